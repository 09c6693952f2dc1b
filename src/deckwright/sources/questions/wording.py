"""Signs in the words of a question, by which a judge would have doubts, or fewer."""

from __future__ import annotations

import re

_SAYING = "argue|hold|show|find|claim|demonstrate|recommend|conclude|report|suggest|believe|propose"
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("that of", r"(?i)\b(?:that|those) (?:of|in|from)\b"),
        ("compared with nothing", r"(?i)\bthe same\b(?!.* as\b)|\b(?:a|an|the|than) (?:\w+ )?ones?\b"),
        ("it or they", r"(?i)^(?:\S+ ){2}.*\b(?:it|they|them|itself|themselves)\b"),
        ("its or their", r"(?i)^(?:\S+ ){2}.*\b(?:its|their|his|her)\b"),
        ("therefore", r"(?i)\b(?:therefore|thus|hence|thereby|also|however|nevertheless|instead|though|then)\b"),
        ("whereas", r"(?i)\b(?:whereas|while)\b"),
        ("so", r"(?i), so\b"),
        ("the thing in front", r"(?i)^(?:unless|when|if|once|after|before|because|since|where|while) the \w+ \w+ "),
        ("more than nothing", r"(?i)\b(?:more|less|fewer)\b(?!.* than\b)"),
        ("rather than", r"(?i)\b(?:rather than|instead of|unlike)\b"),
        ("but", r"(?i), but\b|\bnot .* but\b"),
        ("than", r"(?i)(?<!rather )\bthan\b"),
        ("more or less", r"(?i)\b(?:more|less|fewer|\w{3,}ier)\b"),
        ("such as", r"(?i)\b(?:such as|for example)\b"),
        ("a condition", r"(?i).{15}\b(?:if|when|unless|until|before|after|because|since|whenever|once)\b"),
        ("a purpose", r"(?i)\b(?:in order to|so that)\b|\bby \w+ing\b"),
        ("a relative clause", r"(?i).{12}\b(?:that|which|who|whose|whom|where)\b"),
        ("often", r"(?i)\b(?:often|usually|generally|tends?|may|can|sometimes|mostly|mainly)\b"),
        ("a name or number", r" (?:[A-Z]|\d)"),
        ("a colon", r"[:;–—]"),
        ("what holds that", rf"(?i)^(?:.*, )?what (?:do|does|did) .{{3,45}}\b(?:{_SAYING})\?$"),
        ("what is", r"(?i)^what (?:is|are|was|were) (?!the term)"),
        ("what has", r"(?i)^what (?:has|have|had|contains?|includes?)\b"),
    )
)  # fmt: skip


def signs_in(question: str) -> dict[str, float]:
    """Which signs a question has, 1 or 0, and how many commas."""
    found = {name: float(sign.search(question) is not None) for name, sign in _SIGNS}
    commas = question.count(",")
    return {**found, "commas": min(commas, 3) / 2, "more than one comma": float(commas > 1)}
