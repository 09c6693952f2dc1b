"""The nodes of a file: read line by line where it is written plainly, by the YAML parser where it is not.

The parser is loaded only where a file needs it: that takes longer than to read a small deck without it.
"""

from __future__ import annotations

from deckwright.deckfile.nodes import Node
from deckwright.deckfile.quick import quick_nodes
from deckwright.deckfile.source import encoding_problem
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText


def read_nodes(source: SourceText) -> Outcome[Node | None]:
    """The nodes of a file, and all that is wrong with its YAML. A syntax error ends the file, as does a byte that is no
    UTF-8: then there is no node.

    Columns count from the first character after a byte-order mark.
    """
    quick = quick_nodes(source)
    if quick is not None:
        return Outcome(quick)
    problem = encoding_problem(source)
    if problem is not None:
        return Outcome(None, (problem,))
    from deckwright.deckfile.events import parsed_nodes

    return parsed_nodes(source)
