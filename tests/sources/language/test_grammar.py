"""The parse of whole sentences: what belongs to what, told by eye."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from deckwright.sources.language import analyse
from deckwright.sources.language.grammar import Node
from deckwright.sources.language.records import Sentence


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        yield from nodes(part)


def parsed(sentence: str) -> tuple[Sentence, Node]:
    found = analyse(sentence)
    assert found.tree is not None, sentence
    return found, found.tree


def spans(sentence: str, kind: str) -> list[str]:
    found, tree = parsed(sentence)
    return [
        " ".join(word.text for word in found.words[each.start : each.end]) for each in nodes(tree) if each.kind == kind
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "span"),
    [
        # what follows a clause belongs to it
        (
            "Children fail because they attend to one dimension at a time.",
            "SUB",
            "because they attend to one dimension at a time",
        ),
        ("Rates fall if the result depends on the order in which threads run.", "REL", "in which threads run"),
        # the verb's own preposition beats the noun's
        ("A treaty divided the lands outside Europe between Portugal and Spain.", "PP", "between Portugal and Spain"),
        ("Segmentation divides a market into groups with similar needs.", "PP", "into groups with similar needs"),
        # joined phrases
        (
            "The kidneys regulate the volume of the blood, its acidity and its salts.",
            "NP",
            "the volume of the blood , its acidity and its salts",
        ),
        (
            "Frederick Taylor believed that work had one best way and that it could be found.",
            "THAT",
            "that work had one best way and that it could be found",
        ),
        (
            "Antibiotics kill weak bacteria but spare resistant ones.",
            "VPs",
            "kill weak bacteria but spare resistant ones",
        ),
        (
            "Markets clear so that every buyer finds a seller and nobody waits.",
            "SUB",
            "so that every buyer finds a seller and nobody waits",
        ),
        # words between commas
        ("Warfarin, which was sold as a poison, prevents clots.", "ASIDE", ", which was sold as a poison ,"),
        ("The Mongols, though ruthless in war, protected merchants.", "ASIDE", ", though ruthless in war ,"),
        # comparisons
        ("Sleep loss impairs attention more severely than it impairs logic.", "CMP", "than it impairs logic"),
        ("Jupiter contains more matter than the other planets.", "CMP", "than the other planets"),
        # reduced clauses
        ("The terms imposed on Germany in 1919 included reparations.", "VP", "imposed on Germany in 1919"),
        ("Genes lying close together are inherited together.", "VP", "lying close together"),
    ],
)
def test_the_span_belongs_together(sentence: str, kind: str, span: str) -> None:
    assert span in spans(sentence, kind)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Enzymes lower the energy of reactions.", "lower"),
        ("A chemical messenger activates or inhibits the next neuron.", "activates"),
        ("Hash tables store pairs of values.", "store"),
        ("Inflation harms lenders and benefits borrowers.", "harms"),
        ("Memories that are recalled become unstable for hours.", "become"),
    ],
)
def test_the_verb_is_found_among_words_that_could_be_nouns(sentence: str, verb: str) -> None:
    found, tree = parsed(sentence)
    phrase = tree.parts[0].parts[-1]
    first = phrase.parts[0] if phrase.kind == "VPs" else phrase
    assert found.words[first.parts[0].head].text == verb


@pytest.mark.parametrize(
    "sentence",
    [
        "The leaders of the inspires followers the.",
        "Because of the of a table.",
        "The more hosts share a channel, the more often their transmissions collide.",
        "In a trial neither the patients nor the physicians know who receives the drug and who the placebo.",
    ],
)
def test_no_tree_where_a_word_has_no_place(sentence: str) -> None:
    assert analyse(sentence).tree is None


def test_the_tree_covers_every_word_once() -> None:
    found, tree = parsed("In 1847 Ignaz Semmelweis reduced deaths by requiring doctors to wash their hands.")
    assert (tree.start, tree.end) == (0, len(found.words))
    for node in nodes(tree):
        ends = [node.start, *(part.end for part in node.parts)]
        starts = [part.start for part in node.parts]
        assert all(end <= start for end, start in zip(ends, starts, strict=False))
