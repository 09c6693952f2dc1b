"""Tags, phrases and clauses of sentences whose parse can be told by eye."""

from __future__ import annotations

import sys

import pytest

from deckwright.sources.language import MissingExtra, Sentence, analyse, sentences, tagger, tagging
from deckwright.sources.language.records import Clause, Phrases, flat, joined
from deckwright.sources.language.verbs import inversion, singular_text, third_person


def said(phrases: Phrases) -> str:
    return joined(flat(phrases))


def main(sentence: str) -> Clause:
    parsed = analyse(sentence)
    assert parsed.clauses, sentence
    assert parsed.clauses[0].safe, sentence
    return parsed.clauses[0]


@pytest.mark.parametrize(
    ("sentence", "subject", "verb", "rest"),
    [
        ("Enzymes lower the activation energy.", "Enzymes", "lower", "the activation energy"),
        ("The liver stores excess glucose.", "The liver", "stores", "excess glucose"),
        ("Hash tables store pairs of values.", "Hash tables", "store", "pairs of values"),
        ("Leaders who work in the middle use unique skills.", "Leaders who work in the middle", "use", "unique skills"),
        ("The fact that water expands surprises people.", "The fact that water expands", "surprises", "people"),
        ("A contract made under duress is voidable.", "A contract made under duress", "is", "voidable"),
        ("In 1879 Wilhelm Wundt opened a laboratory.", "Wilhelm Wundt", "opened", "a laboratory"),
        ("If prices rise, people buy less bread.", "people", "buy", "less bread"),
        ("The trade winds blow toward the equator.", "The trade winds", "blow", "toward the equator"),
        ("Acids donate protons, whereas bases accept them.", "Acids", "donate", "protons"),
        ("Paris, the capital of France, attracts visitors.", "Paris", "attracts", "visitors"),
    ],
)
def test_main_clause(sentence: str, subject: str, verb: str, rest: str) -> None:
    clause = main(sentence)
    assert (said(clause.subject), joined(clause.verb.words), said(clause.rest)) == (subject, verb, rest)


def test_subordinate_clauses_keep_their_marker() -> None:
    clause = main("Metals conduct electricity because their electrons move freely.")
    assert [(sub.marker, joined(sub.words)) for sub in clause.subordinates] == [
        ("because", "their electrons move freely")
    ]
    leading = main("When demand exceeds supply, prices rise quickly.").subordinates[0]
    assert (leading.marker, leading.leading) == ("when", True)


def test_other_clauses_have_their_role() -> None:
    roles = {clause.role for clause in analyse("Deforestation reduces diversity and increases erosion.").clauses}
    assert roles == {"main", "joined"}
    assert [c.role for c in analyse("Acids donate protons, whereas bases accept them.").clauses] == ["main", "contrast"]


def test_contrast_in_the_subject_stands_apart() -> None:
    clause = main("Inspiration, not motivation, characterizes good relationships.")
    assert (said(clause.subject), said(clause.contrast)) == ("Inspiration", "not motivation")


def test_disagreement_makes_a_clause_unsafe() -> None:
    assert all(not clause.safe for clause in analyse("The leaders inspires the followers.").clauses)


@pytest.mark.parametrize(
    ("sentence", "first", "tag"),
    [
        ("Kotter divided the process.", "Kotter", "NP0"),
        ("Scurvy is a disease.", "Scurvy", "NN1"),
        ("Statins lower cholesterol.", "Statins", "NN2"),
        ("Encryption protects data.", "Encryption", "NN1"),
    ],
)
def test_first_word_is_name_or_noun(sentence: str, first: str, tag: str) -> None:
    token = analyse(sentence).tokens[0]
    assert (token.text, token.tag) == (first, tag)


def test_offsets_fit_the_text() -> None:
    sentence = "It can't carry the workers' well-known 1,000 “tools” (or so)."
    for token in analyse(sentence).tokens:
        assert sentence[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("base", "third"), [("carry", "carries"), ("play", "plays"), ("pass", "passes"), ("have", "has"), ("go", "goes")]
)
def test_third_person(base: str, third: str) -> None:
    assert third_person(base) == third


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("Cells divide.", "do", "divide"),
        ("The cell often divides quickly.", "does", "often divide"),
        ("The king signed it.", "did", "sign"),
        ("The cell has been divided.", "has", "been divided"),
        ("Cells cannot divide.", "can", "not divide"),
        ("Water is a liquid.", "is", ""),
    ],
)
def test_inversion(sentence: str, before: str, after: str) -> None:
    assert inversion(analyse(sentence).clauses[0].verb) == (before, after)


def test_plural_verb_after_what() -> None:
    assert singular_text(analyse("Cells carry oxygen.").clauses[0].verb) == "carries"
    assert singular_text(analyse("Cells are found in water.").clauses[0].verb) == "is found"


def test_sentences_are_split_at_their_ends_only() -> None:
    text = "Dr. Smith arrived in the U.S. in 1900. He stayed."
    assert sentences(text) == ("Dr. Smith arrived in the U.S. in 1900.", "He stayed.")
    assert sentences("") == ()


def test_overlong_sentence_is_not_parsed() -> None:
    assert analyse("word " * 500) == Sentence("word " * 500, (), ())


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "HanTa.HanoverTagger", None)
    tagger.tagger.cache_clear()
    try:
        with pytest.raises(MissingExtra, match=r"deckwright\[draft\]") as raised:
            tagging.tagged("A word nobody has tagged before.")
    finally:
        tagger.tagger.cache_clear()
    assert raised.value.extra == "draft"
