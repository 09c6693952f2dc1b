"""``--assist``: proposals of a language model for the statements to be drafted; without them drafting goes on alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckwright.cli import report
from deckwright.edges.assist import Assistant, NoReplyError, ask
from deckwright.sources.outline import Statement
from deckwright.sources.proposals import BATCH, Proposals, joined, read_proposals, request_messages

_MOST_FAILURES = 3
Propose = Callable[[Sequence[Statement]], Proposals]


def proposer(server: Assistant) -> Propose:
    """A function that asks the server about statements, a few at a time, and says what became of it."""

    def propose(statements: Sequence[Statement]) -> Proposals:
        asked = [each for each in statements if each.kind in ("statement", "definition")]
        found, failures = Proposals(), list[str]()
        for start in range(0, len(asked), BATCH):
            part = asked[start : start + BATCH]
            try:
                found = joined(found, read_proposals(ask(server, request_messages(part)), part))
            except NoReplyError as problem:
                failures.append(str(problem))
                if problem.lasting or len(failures) >= _MOST_FAILURES:
                    break
            except ValueError:
                failures.append("the answer is not the JSON that was asked for")
        _say(server, found, failures)
        return found

    return propose


def _say(server: Assistant, found: Proposals, failures: Sequence[str]) -> None:
    taken = f"{report.plural(found.taken, 'proposal')} taken, {found.refused:,} refused by the checks"
    report.say(f"{server.url}: {taken}", err=True)
    for failure in dict.fromkeys(failures):
        report.say(f"  {failure}: the built-in drafter did what is missing", err=True)
