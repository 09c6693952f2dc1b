"""Closed lists of English words that the parse and the templates ask for."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


PERSONAL = words("i you he she it we they me him her us them himself herself itself themselves ourselves yourself one")
DETERMINERS = words(
    "the a an this that these those its their his her our your my each every some any no both all many most"
    " several few much more less another either neither such what which enough fewer"
)
SUBORDINATORS = words(
    "because since while whereas although though if when unless until whenever wherever once as before after"
    " whether provided except lest where how why than"
)

PERSON_NOUNS = words(
    "person people man woman men women child children boy girl human adult teenager infant baby student teacher"
    " leader follower manager worker employee employer boss customer consumer buyer seller investor saver lender"
    " borrower producer trader merchant farmer peasant slave king queen emperor empress pharaoh president minister"
    " chancellor governor mayor senator politician voter citizen lawyer judge juror soldier general officer"
    " captain sailor pirate scientist physicist chemist biologist economist historian philosopher psychologist"
    " sociologist anthropologist mathematician astronomer engineer inventor explorer settler colonist immigrant"
    " migrant refugee writer author poet novelist playwright artist painter sculptor composer musician singer"
    " actor dancer architect doctor physician nurse surgeon patient therapist researcher scholar monk priest"
    " bishop pope nun missionary prophet god goddess parent mother father son daughter brother sister wife husband"
    " friend neighbour neighbor visitor tourist reader speaker listener viewer user programmer developer designer"
    " player coach athlete member owner entrepreneur founder shareholder director executive supervisor expert"
    " critic rebel revolutionary nobleman noble knight samurai lord aristocrat craftsman artisan hunter gatherer"
    " inhabitant resident villager native american european roman greek egyptian persian chinese ancestor"
    " descendant victim criminal observer participant subject theorist thinker reformer activist journalist editor"
    " publisher banker accountant auditor consultant negotiator mediator party individual somebody"
    " someone everyone anybody everybody learner pupil professor tutor witness defendant plaintiff prosecutor"
    " offender homeowner tenant landlord pilot driver passenger smoker vegetarian clinician epidemiologist"
    " geologist ecologist linguist statistician theologian monarch dictator tyrant ruler caliph sultan tsar kaiser"
    " crusader pilgrim heir successor predecessor rival opponent supporter ally enemy colleague peer partner"
    " adolescent newborn toddler eyewitness bystander juvenile stakeholder holder"
    " magistrate mentor bureaucrat clerk prisoner insurer arbitrator broker commander cleric preacher orator courtier"
    " envoy diplomat ambassador sheriff councillor deputy delegate legislator lawmaker prosecution interviewer"
    " apprentice technician caregiver"
    " taxpayer monopolist claimant creditor debtor donor recipient applicant candidate"
)
GROUP_NOUNS = words(
    "government company firm corporation organization organisation business state nation country army navy team"
    " group party parliament congress senate court committee council church family community society tribe bank"
    " union association agency department ministry police board majority minority population public class crowd"
    " audience empire kingdom republic civilization civilisation city institution university school household"
    " monopoly legislature jury staff management manufacturer supplier airline retailer"
)
LIGHT_NOUNS = words(
    "thing way part kind type sort form number amount case example fact time people person process result reason"
    " place point area level set group series range piece bit lot variety aspect feature factor order use one"
    " majority rest term name something anything nothing everything someone kinds role concept idea method purpose"
    " effect side world year day today change term work section chapter book study research ability"
)
VAGUE = words(
    "important key major common significant vital good useful essential necessary crucial popular different same"
    " such central main great big simple typical powerful possible likely famous interesting well-known new only"
    " valuable critical effective favourite favorite serious difficult complex fundamental unique natural best"
    " large small various certain particular other similar specific general whole entire basic"
)
QUANTITY_HEADS = words("number majority lot variety range series set group part most some all half rest plenty couple")
TIME_NOUNS = words(
    "year century decade day night month week morning evening spring summer autumn fall winter hour minute second"
    " period era age war revolution january february march april may june july august september october november"
    " december monday tuesday wednesday thursday friday saturday sunday childhood adulthood adolescence infancy"
    " pregnancy sleep reign season dynasty renaissance 1st millennium"
)
PLACE_NOUNS = words(
    "cell nucleus cytoplasm membrane chloroplast mitochondrion mitochondria ribosome liver pancreas kidney"
    " stomach lung heart brain bone marrow blood intestine leaf root stem gland retina ear eye nose mouth skin"
    " body muscle artery vein city town village country region area valley desert ocean sea river lake island"
    " continent mountain forest atmosphere mantle crust core surface equator tropics stratosphere troposphere soil"
    " cave house church temple school university library factory laboratory hospital court market street north"
    " south east west coast basin delta plain hemisphere galaxy sun moon planet space universe orbit center centre"
    " middle head top bottom memory hippocampus cortex cerebellum hypothalamus thymus spleen bladder uterus ovary"
    " testis colon tubule cerebrum thalamus amygdala medulla spine tissue bloodstream sky ground place site"
    " location zone belt rainforest savanna tundra world kingdom empire province"
)
COUNTRIES = words(
    "Britain England Scotland Wales Ireland France Germany Prussia Italy Spain Portugal Russia China Japan India"
    " Pakistan Egypt Greece Turkey Iran Iraq Israel Poland Austria Hungary Serbia Belgium Holland Netherlands"
    " Denmark Sweden Norway Finland Switzerland Canada Mexico Brazil Argentina Chile Peru Cuba Australia Nigeria"
    " Ethiopia Kenya Vietnam Korea Indonesia Thailand Afghanistan Ukraine America Colombia Venezuela Bolivia Ghana"
    " Morocco Algeria Libya Sudan Somalia Iceland Persia Mongolia Singapore Malaysia"
)
NOT_PERSON_NAMES = words(
    "war wars empire union states kingdom river mountain mountains mount sea ocean city act treaty revolution"
    " university company party church court republic bank island islands age dynasty congress parliament senate"
    " army council society league nations constitution amendment declaration conference committee wall canal"
    " desert valley battle new north south east west northern southern eastern western united great san los saint"
    " st the black red white world european american british french german roman greek christianity islam buddhism"
    " hinduism judaism reform movement plan crisis depression renaissance enlightenment reformation theory law"
    " principle effect process test supreme house commission organization office department ministry bible earth"
    " mars venus jupiter saturn mercury neptune uranus pluto moon sun internet english latin french german sumer"
    " mesopotamia rome athens sparta london paris africa asia europe antarctica"
)
PERSONAL_VERBS = words(
    "write publish propose discover invent paint compose argue believe formulate coin claim think describe"
    " suggest hypothesize hypothesise theorize declare marry die propound conclude observe teach compile design"
    " devise demonstrate identify introduce develop prove translate sculpt patent study win sail travel explore"
    " reign crown assassinate overthrow refuse vow hope feel want fear love hate know doubt deny assert maintain"
    " postulate name define distinguish say recommend ask dream wonder criticise criticize classify found"
)
SAYING_VERBS = words(
    "decide determine ask argue show state claim believe suggest propose demonstrate find conclude hold predict"
    " assume hypothesize think know mean imply indicate reveal prove discover observe assert maintain declare say"
    " estimate ensure require recognize recognise realize realise report explain teach confirm hypothesise posit"
    " point contend postulate guarantee specify emphasize emphasise stress warn agree note"
)
NAMING = words("called known named termed dubbed labelled labeled")
REFLECTIVE = words(
    "explain describe discuss give provide compare contrast specify differentiate define identify consider think"
    " feel find list name state examine example experience response answer question argue argument most briefly"
    " typical chapter author literature propose similar different difference do does how what which why who when"
    " where your you"
)
FUNCTION_TAGS = frozenset(
    [
        "AT0",
        "PRP",
        "PRF",
        "CJC",
        "CJS",
        "CJT",
        "TO0",
        "DPS",
        "DT0",
        "DTQ",
        "PNP",
        "PNQ",
        "PNX",
        "PNI",
        "EX0",
        "VM0",
        "VBB",
        "VBZ",
        "VBD",
        "VBI",
        "VBN",
        "VBG",
        "VHB",
        "VHZ",
        "VHD",
        "VHI",
        "VHN",
        "VHG",
        "VDB",
        "VDZ",
        "VDD",
        "VDI",
        "VDN",
        "VDG",
        "XX0",
        "AVQ",
        "POS",
        "PUN",
        "PUQ",
        "PUL",
        "PUR",
        "AVP",
    ]
)
COMPLEMENTED = words(
    "ability need right power tendency desire attempt way opportunity capacity failure decision effort time"
    " freedom incentive permission willingness ambition potential chance reason motivation pressure obligation"
    " duty plan authority refusal inability readiness drive urge likelihood order something nothing anything"
)
