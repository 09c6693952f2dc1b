"""What every diagnostic code means: told by the rules themselves, and by the tables beside this file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from deckwright.domain.named import NamedTuple
from deckwright.lint import RULES
from deckwright.lint.record import Option, Rule

TABLES = ("drafting", "reading", "keys", "notes", "options", "schedules", "quality", "projects")


class Explanation(NamedTuple):
    """What a code tells, and why it matters; a bad and a good example, which are that code's test.

    ``severity``, ``origin`` and ``options`` are those of a rule of card quality.
    """

    code: str
    what: str
    why: str
    bad: str
    good: str
    name: str = ""
    severity: str = ""
    origin: str = ""
    options: tuple[Option, ...] = ()


def explain(code: str) -> Explanation | None:
    """The explanation of a code; None for a code that does not exist."""
    return next((each for each in explanations() if each.code == code.upper()), None)


def explanations() -> tuple[Explanation, ...]:
    """All of them, in the order of their codes."""
    return tuple(sorted((*map(_of_rule, RULES), *_written())))


def _of_rule(rule: Rule) -> Explanation:
    told = (rule.code, rule.what, rule.why, rule.bad, rule.good)
    return Explanation(*told, rule.name, rule.severity.value, rule.origin, rule.options)


def _written() -> Iterator[Explanation]:
    import yaml

    for table in TABLES:
        text = files(__name__).joinpath(f"{table}.yaml").read_text(encoding="utf-8")
        for code, told in yaml.load(text, Loader=yaml.CSafeLoader).items():
            yield Explanation(code, **told)
