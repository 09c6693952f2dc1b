"""Every rule on its own examples: the bad one gives this code alone, the good one nothing."""

from __future__ import annotations

import re

import pytest
from tests.conftest import linted

from deckwright.lint import RULES
from deckwright.lint.record import Rule

by_code = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@by_code
def test_the_bad_example_breaks_this_rule_alone(rule: Rule) -> None:
    found = linted(rule.bad)
    assert {each.code for each in found} == {rule.code}
    assert {each.severity for each in found} == {rule.severity}
    assert all(each.hint for each in found)


@by_code
def test_the_good_example_breaks_none(rule: Rule) -> None:
    assert linted(rule.good) == ()


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"DW3[0-2]\d", code) for code in codes)
    assert len({rule.name for rule in RULES}) == len(RULES)


@by_code
def test_a_rule_looks_at_single_notes_or_at_all_of_them(rule: Rule) -> None:
    assert (rule.each is None) != (rule.across is None)
    assert rule.what
    assert rule.why
    assert rule.origin
