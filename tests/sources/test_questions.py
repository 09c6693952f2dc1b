"""Each question shape on a statement that it is made for, and on one that only looks like it."""

from __future__ import annotations

import pytest

from deckwright.sources.questions import SHAPES, acceptable, question_candidates

GOOD = [
    (
        "called",
        "A market with one seller is called a monopoly.",
        "What is a market with one seller called?",
        "A monopoly",
    ),
    (
        "defined",
        "A species can be defined as a group of populations that interbreed in nature.",
        "How can a species be defined?",
        "As a group of populations that interbreed in nature",
    ),
    ("define", "A tariff is a tax on imported goods.", "What is a tariff?", "A tax on imported goods"),
    ("identity", "The capital of Portugal is Lisbon.", "What is the capital of Portugal?", "Lisbon"),
    (
        "unique",
        "The nephron is the functional unit of the kidney.",
        "What is the functional unit of the kidney?",
        "The nephron",
    ),
    ("term", "A tariff is a tax on imported goods.", "What is the term for a tax on imported goods?", "A tariff"),
    (
        "which-that",
        "Mitosis is a process that produces two identical cells.",
        "Which process produces two identical cells?",
        "Mitosis",
    ),
    (
        "which-object",
        "Mens rea is the mental element that the prosecution must prove besides the act.",
        "Which mental element must the prosecution prove besides the act?",
        "Mens rea",
    ),
    (
        "refers",
        "Erosion refers to the removal of soil by water.",
        "What does erosion refer to?",
        "The removal of soil by water",
    ),
    ("how-many-object", "Spiders have eight legs.", "How many legs do spiders have?", "Eight"),
    (
        "how-many-subject",
        "Six muscles control the movement of the eye.",
        "How many muscles control the movement of the eye?",
        "Six",
    ),
    ("how-many-there", "There are three states of matter.", "How many states of matter are there?", "Three"),
    (
        "how-many-of",
        "The adult skeleton consists of 206 bones.",
        "How many bones does the adult skeleton consist of?",
        "206",
    ),
    (
        "how-many-into",
        "The constitution divides power among three branches.",
        "Among how many branches does the constitution divide power?",
        "Three",
    ),
    ("temperature", "Lead melts at 327 degrees Celsius.", "At what temperature does lead melt?", "327 degrees Celsius"),
    (
        "percentage",
        "Nitrogen makes up 78 percent of the atmosphere.",
        "What percentage of the atmosphere does nitrogen make up?",
        "78 percent",
    ),
    (
        "percentage-subject",
        "About 97 percent of the water on Earth is salty.",
        "What percentage of the water on Earth is salty?",
        "About 97 percent",
    ),
    ("how-long", "Human pregnancy lasts for nine months.", "How long does human pregnancy last?", "For nine months"),
    (
        "how-often",
        "The Senate votes on the budget every year.",
        "How often does the Senate vote on the budget?",
        "Every year",
    ),
    (
        "why",
        "Metals conduct electricity because their electrons move freely.",
        "Why do metals conduct electricity?",
        "Because their electrons move freely",
    ),
    (
        "why-phrase",
        "The western empire fell because of invasions.",
        "Why did the western empire fall?",
        "Because of invasions",
    ),
    (
        "why-for",
        "Socrates was condemned for corrupting the young.",
        "Why was Socrates condemned?",
        "For corrupting the young",
    ),
    (
        "according",
        "Workers are paid according to the value of their product.",
        "How are workers paid?",
        "According to the value of their product",
    ),
    (
        "so-that",
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
    ("used-to", "Plants use chlorophyll to capture light.", "What do plants use to capture light?", "Chlorophyll"),
    ("how-by", "Bats find insects by emitting sounds.", "How do bats find insects?", "By emitting sounds"),
    (
        "how-through",
        "Conditioning shapes behaviour through rewards.",
        "How does conditioning shape behaviour?",
        "Through rewards",
    ),
    (
        "when",
        "Constantinople fell to the Ottomans in 1453.",
        "When did Constantinople fall to the Ottomans?",
        "In 1453",
    ),
    ("when-front", "In 1215, King John signed Magna Carta.", "When did King John sign Magna Carta?", "In 1215"),
    ("where", "Insulin is produced in the pancreas.", "Where is insulin produced?", "In the pancreas"),
    (
        "happens",
        "When demand exceeds supply, prices tend to rise.",
        "What happens when demand exceeds supply?",
        "Prices tend to rise",
    ),
    (
        "condition",
        "Proteins unfold when the temperature is too high.",
        "When do proteins unfold?",
        "When the temperature is too high",
    ),
    (
        "what-occurs",
        "A deadlock occurs when two processes wait for each other.",
        "What occurs when two processes wait for each other?",
        "A deadlock",
    ),
    (
        "contrast",
        "Inspiration, not motivation, characterizes their relationships with followers.",
        "What, rather than motivation, characterizes their relationships with followers?",
        "Inspiration",
    ),
    (
        "contrast-tail",
        "Selection acts on phenotypes rather than genotypes.",
        "What, rather than genotypes, does selection act on?",
        "Phenotypes",
    ),
    (
        "unlike",
        "Inner leaders occupy a unique culture, unlike that of their bosses.",
        "What kind of culture do inner leaders occupy, unlike that of their bosses?",
        "A unique culture",
    ),
    (
        "compare-use",
        "Inner leaders use personal power more than authority.",
        "What do inner leaders use more than authority?",
        "Personal power",
    ),
    ("compare-be", "Gold is denser than silver.", "Which is denser: silver or gold?", "Gold"),
    (
        "differs",
        "A comet differs from an asteroid in its composition.",
        "How does a comet differ from an asteroid?",
        "In its composition",
    ),
    (
        "besides",
        "Sleep deprivation impairs attention, memory, and judgement.",
        "Besides attention and memory, what does sleep deprivation impair?",
        "Judgement",
    ),
    ("agent", "Scurvy is caused by a lack of vitamins.", "What is scurvy caused by?", "A lack of vitamins"),
    (
        "helped",
        "Camouflage allows animals to avoid predators.",
        "What does camouflage allow animals to do?",
        "Avoid predators",
    ),
    (
        "kept-from",
        "Predation keeps herds of deer from growing too large.",
        "What does predation keep herds of deer from doing?",
        "Growing too large",
    ),
    ("rendered", "Punishment makes a behaviour less likely.", "What does punishment make less likely?", "A behaviour"),
    (
        "striving",
        "Impressionist painters tried to capture light.",
        "What did impressionist painters try to do?",
        "Capture light",
    ),
    (
        "involving",
        "Photosynthesis involves converting light into sugar.",
        "What does photosynthesis involve?",
        "Converting light into sugar",
    ),
    ("saying", "Galileo argued that the Earth moves.", "What did Galileo argue?", "That the Earth moves"),
    ("stranded", "Reaction rate depends on temperature.", "What does reaction rate depend on?", "Temperature"),
    (
        "adjective-with",
        "The energy of a photon is proportional to its frequency.",
        "What is the energy of a photon proportional to?",
        "Its frequency",
    ),
    (
        "joined-to",
        "Friction converts kinetic energy into heat.",
        "What does friction convert kinetic energy into?",
        "Heat",
    ),
    (
        "role-in",
        "The hippocampus plays a key role in the formation of memories.",
        "What does the hippocampus play a key role in?",
        "The formation of memories",
    ),
    (
        "those-who",
        "Predators that hunt in packs can kill large prey.",
        "Which predators can kill large prey?",
        "Those that hunt in packs",
    ),
    (
        "kind-of-object",
        "Binary search requires a sorted list.",
        "What kind of list does binary search require?",
        "A sorted list",
    ),
    (
        "object",
        "Enzymes lower the activation energy of reactions.",
        "What do enzymes lower?",
        "The activation energy of reactions",
    ),
    (
        "which-subject",
        "Red blood cells carry oxygen to the tissues.",
        "Which cells carry oxygen to the tissues?",
        "Red blood cells",
    ),
    ("subject", "Chlorophyll absorbs red light.", "What absorbs red light?", "Chlorophyll"),
]

LOOKS_LIKE_IT = [
    ("called", "The officers called a meeting of the whole board."),
    ("defined", "The committee defined its goals as early as possible."),
    ("define", "Osmosis is important."),
    ("identity", "The best example of this is one that everyone knows."),
    ("unique", "Copper is a good conductor of heat."),
    ("term", "Paris is a city on the river Seine."),
    ("which-that", "Osmosis is an important process that everyone should know."),
    ("which-object", "Mitosis is a process that produces two cells."),
    ("refers", "They refer to the dictionary."),
    ("how-many-object", "The treaty of 1919 has many critics."),
    ("how-many-subject", "One muscle controls the movement of the eye."),
    ("how-many-there", "There are many states of matter in physics."),
    ("how-many-of", "The adult skeleton consists of many bones."),
    ("how-many-into", "The constitution divides power among several branches."),
    ("temperature", "Lead melts at a low temperature."),
    ("percentage", "Nitrogen makes up most of the atmosphere."),
    ("percentage-subject", "Most of the water on Earth is salty."),
    ("how-long", "The company pays for many months."),
    ("how-often", "The comet appears on every map."),
    ("why", "Trade has grown since the end of the war in 1945."),
    ("why-phrase", "The western empire fell in spite of its armies."),
    ("why-for", "Socrates was known for a long time."),
    ("according", "Workers accord with the value of their product."),
    ("so-that", "The river is so long that it crosses four countries."),
    ("purpose", "Animals have the ability to learn from experience."),
    ("used-to", "People used to believe in witches."),
    ("how-by", "The house by the river belongs to a farmer."),
    ("how-through", "The road runs through the valley."),
    ("when", "The committee met in a small room."),
    ("when-front", "In general, kings signed few charters."),
    ("where", "Energy is stored in the form of fat."),
    ("happens", "Although whales live in water, they are mammals."),
    ("condition", "Teachers decide to act when pupils fail."),
    ("what-occurs", "Leaders succeed when they listen."),
    ("contrast", "Inspiration and motivation characterize good relationships."),
    ("contrast-tail", "Selection acts on phenotypes directly."),
    ("unlike", "Inner leaders occupy a unique culture."),
    ("compare-use", "Inner leaders use personal power often."),
    ("compare-be", "Gold is a dense metal."),
    ("differs", "A comet differs greatly."),
    ("besides", "Sleep deprivation impairs attention and memory."),
    ("agent", "The treaty was signed by 1919."),
    ("helped", "Camouflage hides animals."),
    ("kept-from", "Predation keeps herds of deer healthy."),
    ("rendered", "Punishment makes enemies."),
    ("striving", "The plan to expand failed."),
    ("involving", "Reading helps young children."),
    ("saying", "Galileo showed the court a telescope."),
    ("stranded", "The children played on the beach."),
    ("adjective-with", "The energy of a photon is very small."),
    ("joined-to", "Friction heats the brakes of a car."),
    ("role-in", "The hippocampus stores recent memories."),
    ("those-who", "Predators in packs can kill large prey."),
    ("kind-of-object", "Binary search requires the list."),
    ("object", "The meeting took place in Vienna."),
    ("which-subject", "Our cells carry oxygen to the tissues."),
    ("subject", "They absorb red light."),
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
    ("What does mitosis produce?", "", "empty"),
]


def test_every_shape_is_shown() -> None:
    names = {shape.name for shape in SHAPES}
    assert names == {case[0] for case in GOOD} == {case[0] for case in LOOKS_LIKE_IT}
    assert len(names) == len(SHAPES)


@pytest.mark.parametrize(("shape", "statement", "question", "answer"), GOOD, ids=[case[0] for case in GOOD])
def test_shape_asks(shape: str, statement: str, question: str, answer: str) -> None:
    found = {(each.question, each.answer): each.shape for each in question_candidates(statement)}
    assert found.get((question, answer)) == shape, found


@pytest.mark.parametrize(("shape", "statement"), LOOKS_LIKE_IT, ids=[case[0] for case in LOOKS_LIKE_IT])
def test_shape_abstains(shape: str, statement: str) -> None:
    assert [each for each in question_candidates(statement) if each.shape == shape] == []


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


def test_pronoun_is_resolved_from_context() -> None:
    found = question_candidates(
        "They are partnerships between a fungus and an alga.", "Lichens often grow on bare rock."
    )
    assert found[0].answer == "Lichens" or "lichens" in found[0].question
    assert question_candidates("They are partnerships between a fungus and an alga.") == ()


def test_person_is_resolved_for_he() -> None:
    found = question_candidates("He showed that trade benefits both partners.", "David Ricardo wrote on trade.")
    assert ("What did David Ricardo show?", "That trade benefits both partners") in [
        (q.question, q.answer) for q in found
    ]


def test_best_comes_first() -> None:
    scores = [each.score for each in question_candidates("Spiders have eight legs because they are arachnids.")]
    assert scores == sorted(scores, reverse=True)
    assert scores
