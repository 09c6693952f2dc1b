"""Tags, phrases and clauses of sentences whose parse can be told by eye."""

from __future__ import annotations

import sys

import pytest

from deckwright.sources.language import MissingExtra, Sentence, analyse, sentences, tagger, tagging
from deckwright.sources.language.records import Clause, Phrases, flat, joined
from deckwright.sources.language.verbs import third_person


def said(phrases: Phrases) -> str:
    return joined(flat(phrases))


def main(sentence: str) -> Clause:
    parsed = analyse(sentence)
    assert parsed.clauses, sentence
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
        ("Paris, the capital of France, attracts visitors.", "Paris, the capital of France,", "attracts", "visitors"),
    ],
)
def test_main_clause(sentence: str, subject: str, verb: str, rest: str) -> None:
    clause = main(sentence)
    assert (said(clause.subject), joined(clause.verb.words), said(clause.rest)) == (subject, verb, rest)


def test_clauses_have_their_role() -> None:
    roles = [
        clause.role for clause in analyse("Acids donate protons, but bases accept them when they are free.").clauses
    ]
    assert roles == ["main", "coordinate", "inner"]


def test_words_have_the_tags_of_the_tree() -> None:
    tags = {word.text: word.tag for word in analyse("The monarchies that Napoleon had overthrown returned.").tokens}
    assert (tags["overthrown"], tags["returned"]) == ("VVN", "VVD")


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


@pytest.mark.parametrize("connective", ["however", "for example", "in turn", "therefore"])
def test_words_that_join_sentences_are_no_part_of_the_parse(connective: str) -> None:
    plain = analyse("Deltas sink when dams hold back sediment.")
    opened = analyse(f"{connective.capitalize()}, deltas sink when dams hold back sediment.")
    inside = analyse(f"Deltas, {connective}, sink when dams hold back sediment.")
    texts = [[word.low for word in each.words] for each in (plain, opened, inside)]
    assert texts[0] == texts[1] == texts[2]


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
