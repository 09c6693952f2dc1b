"""Each question shape on a statement that it is made for; what is refused; pronouns and their antecedents."""

from __future__ import annotations

import pytest
from tests.evaluation.material import read_statements

from deckwright.sources.questions import acceptable, cards_of, question_candidates

GOOD = [
    (
        "term",
        "A tariff is a tax on goods that enter a country.",
        "What is the term for a tax on goods that enter a country?",
        "A tariff",
    ),
    (
        "term",
        "The nephron is the functional unit of the kidney.",
        "What is the term for the functional unit of the kidney?",
        "The nephron",
    ),
    (
        "identity",
        "Lisbon is the city at the mouth of the Tagus.",
        "What is the city at the mouth of the Tagus?",
        "Lisbon",
    ),
    (
        "described",
        "The longest river of the continent is the Nile.",
        "What is the longest river of the continent?",
        "The Nile",
    ),
    (
        "aim",
        "The purpose of a patent is to reward inventors for their work.",
        "What is the purpose of a patent?",
        "To reward inventors for their work",
    ),
    (
        "called",
        "A market with one seller is called a monopoly.",
        "What is a market with one seller called?",
        "A monopoly",
    ),
    (
        "why",
        "Metals conduct electricity well since their electrons move freely.",
        "Why do metals conduct electricity well?",
        "Because their electrons move freely",
    ),
    (
        "why",
        "Because the enamel of teeth contains no living cells, it cannot repair itself.",
        "Why can the enamel of teeth not repair itself?",
        "Because it contains no living cells",
    ),
    (
        "why",
        "Judges are appointed for life so that they can decide without fear.",
        "Why are judges appointed for life?",
        "So that they can decide without fear",
    ),
    (
        "purpose",
        "Central banks raise interest rates to reduce inflation.",
        "Why do central banks raise interest rates?",
        "To reduce inflation",
    ),
    (
        "complement",
        "Camouflage allows small animals to avoid hungry predators.",
        "What does camouflage allow small animals to do?",
        "Avoid hungry predators",
    ),
    (
        "how",
        "Bats find insects in the dark by emitting short sounds.",
        "How do bats find insects in the dark?",
        "By emitting short sounds",
    ),
    (
        "happens",
        "When demand exceeds supply, prices tend to rise.",
        "What happens when demand exceeds supply?",
        "Prices tend to rise",
    ),
    (
        "happens-to",
        "The speed of light falls when it passes from cold air into dense glass.",
        "What happens to the speed of light when it passes from cold air into dense glass?",
        "It falls",
    ),
    (
        "condition",
        "A criminal conviction is void if the judge was bribed.",
        "Under what condition is a criminal conviction void?",
        "If the judge was bribed",
    ),
    (
        "condition-event",
        "A deadlock occurs in a database when two transactions wait for each other.",
        "When does a deadlock occur in a database?",
        "When two transactions wait for each other",
    ),
    (
        "time-clause",
        "The lower house votes on the budget after the committee has reported.",
        "When does the lower house vote on the budget?",
        "After the committee has reported",
    ),
    ("number", "Spiders have eight legs.", "How many legs do spiders have?", "Eight"),
    (
        "number",
        "The constitution divides power among three branches.",
        "Among how many branches does the constitution divide power?",
        "Three",
    ),
    (
        "number",
        "Lead melts at 327 degrees Celsius.",
        "At what temperature does lead melt?",
        "327 degrees Celsius",
    ),
    (
        "percent",
        "About 97 per cent of the water on Earth is salty.",
        "What percentage of the water on Earth is salty?",
        "About 97 per cent",
    ),
    (
        "when",
        "Constantinople fell to the Ottomans in 1453.",
        "When did Constantinople fall to the Ottomans?",
        "In 1453",
    ),
    (
        "when",
        "In 1215, King John signed the Great Charter of the barons.",
        "When did King John sign the Great Charter of the barons?",
        "In 1215",
    ),
    (
        "where",
        "The enzyme breaks large molecules of starch into sugar in the mouth.",
        "Where does the enzyme break large molecules of starch into sugar?",
        "In the mouth",
    ),
    (
        "subject",
        "The loss of sleep impairs attention, memory and judgement in drivers.",
        "What impairs attention, memory and judgement in drivers?",
        "The loss of sleep",
    ),
    (
        "bare-subject",
        "Plants lose water through small pores and take up carbon dioxide.",
        "What loses water through small pores and takes up carbon dioxide?",
        "Plants",
    ),
    (
        "which-subject",
        "Red blood cells carry oxygen from the lungs to the tissues.",
        "Which cells carry oxygen from the lungs to the tissues?",
        "Red blood cells",
    ),
    (
        "which-subject",
        "The Treaty of Westphalia ended a long war between Catholic and Protestant states.",
        "Which treaty ended a long war between Catholic and Protestant states?",
        "The Treaty of Westphalia",
    ),
    (
        "who",
        "Robert Koch identified the bacterium that causes tuberculosis.",
        "Who identified the bacterium that causes tuberculosis?",
        "Robert Koch",
    ),
    (
        "object",
        "The loss of sleep impairs attention, memory and judgement in drivers.",
        "What does the loss of sleep impair in drivers?",
        "Attention, memory and judgement",
    ),
    (
        "which-object",
        "During the dry season, elephants in the park follow the paths that their mothers used.",
        "During the dry season, which paths do elephants in the park follow?",
        "The paths that their mothers used",
    ),
    (
        "governed",
        "Friction converts the kinetic energy of a moving car into heat.",
        "What does friction convert the kinetic energy of a moving car into?",
        "Heat",
    ),
    (
        "agent",
        "Insulin is produced by special cells in the pancreas.",
        "Which cells produce insulin in the pancreas?",
        "Special cells",
    ),
    (
        "contrast",
        "Effective feedback describes behaviour rather than character.",
        "What, rather than character, does effective feedback describe?",
        "Behaviour",
    ),
    (
        "contrast",
        "Copyright protects the expression of an idea, not the idea itself.",
        "What, rather than the idea itself, does copyright protect?",
        "The expression of an idea",
    ),
]

GOOD += [
    (
        "therefore",
        "The Moon turns once in each orbit, so it always shows the same side to the Earth.",
        "Why does the Moon always show the same side to the Earth?",
        "Because the Moon turns once in each orbit",
    ),
    (
        "agent",
        "Scurvy is caused by a lack of vitamin C, not by bad air.",
        "What, rather than bad air, causes scurvy?",
        "A lack of vitamin C",
    ),
    (
        "proportion",
        "The more buyers compete for a rare stamp, the higher its price rises.",
        "What happens the more buyers compete for a rare stamp?",
        "The higher its price rises",
    ),
    (
        "named",
        "Large pots keep the roots of a plant too wet, a problem known as overpotting.",
        "What is the name of the problem that large pots keep the roots of a plant too wet?",
        "Overpotting",
    ),
    (
        "explained",
        "Tears contain lysozyme, an enzyme that breaks down the cell walls of bacteria.",
        "What is the term for an enzyme that breaks down the cell walls of bacteria?",
        "Lysozyme",
    ),
    (
        "named",
        "Bacteria exchange genes through a process called conjugation.",
        "What is the name of the process through which bacteria exchange genes?",
        "Conjugation",
    ),
    (
        "who",
        "Descartes doubted everything until he reached the certainty of his own existence.",
        "Who doubted everything until he reached the certainty of his own existence?",
        "Descartes",
    ),
    (
        "agent",
        "Perspective was first described mathematically by Alberti in 1435.",
        "Who first described perspective mathematically in 1435?",
        "Alberti",
    ),
    (
        "subject",
        "Female cuckoos lay their eggs in the nests of other birds.",
        "What lays its eggs in the nests of other birds?",
        "Female cuckoos",
    ),
    (
        "follows",
        "A hypothesis must be falsifiable, which means that some observation could show it to be wrong.",
        "What follows from the fact that a hypothesis must be falsifiable?",
        "Some observation could show it to be wrong",
    ),
    (
        "number",
        "The kidneys filter about 180 litres of fluid a day.",
        "How much fluid do the kidneys filter a day?",
        "About 180 litres",
    ),
    (
        "how",
        "Beta blockers lower blood pressure mainly by slowing the heartbeat.",
        "How do beta blockers lower blood pressure?",
        "Mainly by slowing the heartbeat",
    ),
    (
        "when",
        "Watson and Crick described the double helix in 1953, relying on images made by Rosalind Franklin.",
        "When did Watson and Crick describe the double helix?",
        "In 1953",
    ),
    (
        "bare-subject",
        "Tendons connect muscles to bones, ligaments bones to bones.",
        "What connects muscles to bones?",
        "Tendons",
    ),
    (
        "governed",
        "Encryption turns readable data into ciphertext, which only those with the key can decode.",
        "What does encryption turn readable data into?",
        "Ciphertext",
    ),
    (
        "which-subject",
        "New employees who are given a realistic preview of the job leave less often during the first year.",
        "Which new employees leave less often during the first year?",
        "New employees who are given a realistic preview of the job",
    ),
    (
        "term",
        "A species can be defined as a group of populations whose members interbreed in nature and have offspring,"
        " and which are isolated from other such groups by differences in anatomy, behaviour or habitat.",
        "What is the term for a group of populations whose members interbreed in nature and have offspring?",
        "A species",
    ),
    (
        "cleft",
        "What distinguishes a lease from a sale is that the lender remains the owner.",
        "What distinguishes a lease from a sale?",
        "That the lender remains the owner",
    ),
    (
        "bare-subject",
        "Ferrets lose their thick coat in spring.",
        "What loses its thick coat in spring?",
        "Ferrets",
    ),
    (
        "object",
        "The reformers abolished the old guilds and founded state banks.",
        "What did the reformers found?",
        "State banks",
    ),
    (
        "which-object",
        "A long drought produces a hard crust in the soil.",
        "What kind of crust does a long drought produce in the soil?",
        "A hard crust",
    ),
    (
        "statement",
        "By the age of about four, most children in Europe understand that other people can hold false beliefs.",
        "By the age of about four, what do most children in Europe understand?",
        "That other people can hold false beliefs",
    ),
    (
        "which-subject",
        "A red giant fuses helium into carbon in its core, so the shell around it expands and cools.",
        "Which giant fuses helium into carbon in its core?",
        "A red giant",
    ),
    (
        "bare-subject",
        "Frogs lay their eggs in shallow water, whereas lizards bury theirs in warm sand.",
        "What lays its eggs in shallow water?",
        "Frogs",
    ),
    (
        "complement",
        "Prussia was compelled to cede half of its land after the French army had won at Jena.",
        "What was Prussia compelled to do after the French army had won at Jena?",
        "Cede half of its land",
    ),
    (
        "classified",
        "Copper and iron are hard metals, whereas glass softens slowly over a flame.",
        "What kind of metals are copper and iron?",
        "Hard metals",
    ),
    (
        "governed",
        "In the trial the patients were treated with a weak dose and recovered within a week.",
        "In the trial, with what kind of dose were the patients treated?",
        "A weak dose",
    ),
    (
        "object",
        "In a small herd, chance can remove rare genes for ever, even if they are useful.",
        "In a small herd, what can chance remove for ever?",
        "Rare genes",
    ),
    (
        "term",
        "A guild is any union or body that trains, or is run by, the masters of a craft.",
        "What is the term for any union or body that trains, or is run by, the masters of a craft?",
        "A guild",
    ),
    (
        "term",
        "A symbiosis is a close bond between a host and a fungus or bacterium, in which both gain.",
        "What is the term for a close bond between a host and a fungus or bacterium, in which both gain?",
        "A symbiosis",
    ),
]

NOT_ASKED = [
    ("Job rotation reduces monotony and makes employees easier to replace.", "Why"),
    ("A satellite in a low orbit sinks slowly and moves faster and faster as it does so.", "What happens"),
    ("Diamond and graphite differ in the way in which their atoms are bonded to each other.", "What differs"),
    ("In the Middle Ages, books were copied by hand in monasteries.", "In the Middle Ages, what copied"),
    ("The Hundred Years' War ended in 1453 with the French victory at Castillon.", "How many"),
    ("Hormones act more slowly than nerve impulses but their effects last longer.", "What"),
    ("Workers seldom quit a firm because of wages alone.", "Why"),
    ("Adding people to a late project makes it later, as Frederick Brooks observed in 1975.", "Why"),
    ("No single style of leadership is effective in every situation.", "What is no"),
    ("A company can fail for lack of cash in a growing market.", "What"),
    ("Haiti became independent of France after a long revolt of slaves.", "What"),
    ("Most children understand that other people can hold false beliefs.", "Who"),
    ("In a cell oxidation takes place at the anode and reduction at the cathode.", "What"),
    ("The more judges a court has, the longer its cases take, because they must all agree.", "Why"),
    ("The colonists were assumed to prefer low taxes and to dislike soldiers.", "Why"),
    ("Each step on the scale of the instrument stands for thirty times more energy.", "For how many"),
    ("The reason is that only a tenth of the energy is passed on to the next level.", "What is that"),
    ("More heat is released when new bonds form than is needed to break the old ones.", "When"),
    ("Damage to the retina destroys the cells that react to light.", "Which damage"),
    ("Two transactions are deadlocked if each of them holds a lock that the other one needs.", "How many"),
]

BAD_PAIRS = [
    ("What is osmosis?", "The movement " + "of water " * 8, "words"),
    ("Is water wet?", "Yes", "question word"),
    ("What does it produce?", "Two cells", "stands for"),
    ("What happens?", "Two cells form", "fewer than two"),
    ("What do cells divide into?", "Cells", "contains the answer"),
    ("What kind of leader inspires trust?", "Trustworthy", "family"),
    ("What does mitosis produce?", "Bananas", "does not say"),
    ("Who inspires trust?", "two cells of water", "names nobody"),
    ("What does mitosis produce?", "Two cells and", "breaks off"),
    ("What does mitosis mitosis produce?", "Two cells", "twice"),
    ("What does mitosis produce", "Two cells", "well-formed"),
    ("Which cells were divided when she returned?", "Two cells", "nobody is named"),
    ("What can mitosis show but never their absence?", "Two cells", "stands for"),
    ("When does mitosis produce heat?", "When cells form than before", "torn apart"),
    ("What does mitosis produce?", "", "empty"),
]


@pytest.mark.parametrize(("shape", "statement", "question", "answer"), GOOD, ids=[case[2] for case in GOOD])
def test_shape_asks(shape: str, statement: str, question: str, answer: str) -> None:
    found = {(each.question, each.answer): each.shape for each in cards_of(statement)}
    assert found.get((question, answer)) == shape, found


def test_every_shape_is_shown() -> None:
    """What the evaluation's statements have candidates of has an example above."""
    found = {
        card.shape for which in ("third", "fourth") for each in read_statements(which) for card in cards_of(each.text)
    }
    assert found <= {case[0] for case in GOOD}
    assert len(found) > 20


@pytest.mark.parametrize(("statement", "opening"), NOT_ASKED)
def test_what_would_mislead_is_not_asked(statement: str, opening: str) -> None:
    assert [each for each in question_candidates(statement) if each.question.startswith(opening)] == []


@pytest.mark.parametrize(("question", "answer", "problem"), BAD_PAIRS)
def test_bad_pair_is_named(question: str, answer: str, problem: str) -> None:
    statement = "Mitosis produces two cells of water, and trustworthy leaders inspire trust."
    assert any(problem in found for found in acceptable(question, answer, statement))


def test_good_pair_passes() -> None:
    assert (
        acceptable("What does mitosis produce?", "Two identical cells", "Mitosis produces two identical cells.") == ()
    )


@pytest.mark.parametrize(
    "statement",
    [
        "It works.",
        "Yes.",
        "",
        "Is this a question?",
        "1 2 3",
        "Follow the white line!",
        "This process produces two cells.",
        "a b c d",
    ],
)
def test_nothing_safe_gives_nothing(statement: str) -> None:
    assert question_candidates(statement) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "Der Kanzler eröffnete gestern die neue Brücke, weil der Minister krank war.",
        "Il presidente ha firmato la legge nel 1990 perché il parlamento era d'accordo.",
        "Le chat est sur la table et il mange une pomme.",
        "De regering heeft de wet in 1990 aangenomen.",
    ],
)
def test_other_languages_give_nothing(statement: str) -> None:
    assert question_candidates(statement) == ()


def test_a_pronoun_without_context_is_not_asked_about() -> None:
    assert question_candidates("They are partnerships between a fungus and an alga.") == ()


@pytest.mark.parametrize(
    ("statement", "context", "question", "answer"),
    [
        (
            "He showed that trade benefits both partners.",
            "David Ricardo wrote on trade.",
            "Who showed that trade benefits both partners?",
            "David Ricardo",
        ),
        (
            "Because they need no analysts, they charge lower fees than most other funds.",
            "Index funds buy all shares of a market.",
            "Why do index funds charge lower fees than most other funds?",
            "Because they need no analysts",
        ),
    ],
)
def test_pronoun_is_resolved_from_context(statement: str, context: str, question: str, answer: str) -> None:
    assert (question, answer) in {(each.question, each.answer) for each in cards_of(statement, context)}


def test_what_a_source_holds_is_asked_under_its_name() -> None:
    found = question_candidates(
        "Karl Popper held that a theory is scientific only if some observation could refute it."
    )
    assert "According to Karl Popper, under what condition is a theory scientific?" in [each.question for each in found]


def test_a_comparison_stays_whole() -> None:
    for found in question_candidates("Selective breeding has a stronger effect in small herds than in large ones."):
        assert "than" not in found.answer


def test_best_comes_first() -> None:
    scores = [each.score for each in question_candidates("Spiders have eight legs because they are arachnids.")]
    assert scores == sorted(scores, reverse=True)
    assert scores
