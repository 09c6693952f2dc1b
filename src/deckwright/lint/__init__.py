"""The rules of card quality, one file each. A new rule is one more file and one more line here.

They catch what is malformed; they do not measure how good a card is (measured: such features of a text say nothing
about what teachers would accept).
"""

from __future__ import annotations

from deckwright.lint import (
    answer_in_question,
    braces_in_maths,
    function_word_gap,
    gap_blanks,
    generic_question,
    left_out,
    list_answer,
    little_context,
    long_answer,
    long_question,
    malformed_text,
    many_gaps,
    near_duplicate,
    negated_gap,
    nested_gap,
    no_source,
    opinion_prompt,
    question_word,
    same_front,
    stem_in_question,
    two_questions,
    undated_claim,
    unresolved_pronoun,
    weak_subject,
    wide_gap,
    yes_no,
)
from deckwright.lint.record import Rule

RULES: tuple[Rule, ...] = (
    long_answer.RULE,
    long_question.RULE,
    list_answer.RULE,
    yes_no.RULE,
    unresolved_pronoun.RULE,
    generic_question.RULE,
    answer_in_question.RULE,
    stem_in_question.RULE,
    wide_gap.RULE,
    little_context.RULE,
    function_word_gap.RULE,
    negated_gap.RULE,
    many_gaps.RULE,
    same_front.RULE,
    near_duplicate.RULE,
    no_source.RULE,
    undated_claim.RULE,
    malformed_text.RULE,
    opinion_prompt.RULE,
    question_word.RULE,
    weak_subject.RULE,
    nested_gap.RULE,
    two_questions.RULE,
    braces_in_maths.RULE,
    gap_blanks.RULE,
    left_out.RULE,
)
