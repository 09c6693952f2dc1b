"""The clauses of a parsed sentence, in phrases: what gaps and pronouns are chosen by."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar import Node
from deckwright.sources.language.records import Clause, Phrases, Words
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.language.verb_group import verb_group


def clauses_of(tree: Node | None, words: Words, phrases: Phrases) -> tuple[Clause, ...]:
    """The clauses of a sentence: the main ones first, then those inside them."""
    if tree is None:
        return ()
    main = [part for part in tree.parts if part.kind == "C"]
    inner = [node for part in tree.parts for node in _inside(part) if node not in main]
    found = [("main" if at == 0 else "coordinate", node) for at, node in enumerate(main)]
    found += [("inner", node) for node in inner]
    made = (_clause(role, node, words, phrases) for role, node in found)
    return tuple(clause for clause in made if clause is not None)


def _inside(node: Node) -> Iterator[Node]:
    for part in node.parts:
        if part.kind == "C":
            yield part
        yield from _inside(part)


def _clause(role: str, node: Node, words: Words, phrases: Phrases) -> Clause | None:
    subject, phrase = node.parts[-2:]
    verb = (phrase.parts[0] if phrase.kind == "VPs" else phrase).parts[0]
    start, end = words[subject.start].start, words[node.end - 1].end
    before, behind = words[verb.start].start, words[verb.end - 1].end
    own = tuple(each for each in phrases if start <= each.words[0].start < before)
    rest = tuple(each for each in phrases if behind <= each.words[0].start < end)
    return Clause(role, own, verb_group(words[verb.start : verb.end]), rest) if own else None


def retagged(words: Words, tree: Node) -> Words:
    """The words with the tags that they have in the tree."""
    found = list(words)
    for at, tag in _tags(tree, words):
        if found[at].tag != tag:
            found[at] = found[at]._replace(tag=tag, lemma=lemma_of(found[at].text, tag))
    return tuple(found)


def _tags(node: Node, words: Words) -> Iterator[tuple[int, str]]:
    if node.kind == "V":
        yield from ((leaf.start, leaf.kind) for leaf in node.parts)
        return
    if node.kind == "NP" and node.head >= node.start and words[node.head].tag[:2] == "VV":
        inner = node.parts and node.parts[0].start == node.start
        if not inner:
            yield node.head, "NN2" if node.mark == "many" else "NN1"
    for part in node.parts:
        yield from _tags(part, words)
