"""The card templates of every kind, in Anki's template language; `card.css` holds all of their looks.

What holds for all: no script; ``dir=auto`` where a field's text may run from right to left; an element with
``id=answer`` on every back, where Anki scrolls to; ``FrontSide`` where the back repeats the front, because Anki then
does not play the front's audio again. ``hr id=answer`` is spelt as Anki's stock templates spell it: the desktop looks
for exactly these characters and moves the line above the comparison of a typed answer.

``Speak`` stands where hearing it gives nothing away: a question-answer note speaks its answer, on the back of the
question and on the front of the reverse; a cloze or a list speaks the whole text, on the back; a reflection speaks
its prompt, on the front.
"""

from __future__ import annotations

_FOOT = """
{{#Extra}}<div class="extra" dir="auto">{{Extra}}</div>{{/Extra}}
{{#Source}}<div class="source" dir="auto">{{Source}}</div>{{/Source}}
{{#Status}}<div class="status">{{Status}}</div>{{/Status}}"""

QUESTION_FRONT = """\
<div class="q" dir="auto">{{Question}}</div>
{{#Typed}}<div class="typed">{{type:Typed}}</div>{{/Typed}}"""

QUESTION_BACK = (
    """\
{{FrontSide}}
<hr id=answer>
<div class="a" dir="auto">{{Answer}}</div>{{Speak}}"""
    + _FOOT
)

REVERSE_FRONT = """\
{{#Reverse}}<div class="q" dir="auto">{{Answer}}</div>{{Speak}}{{/Reverse}}"""

REVERSE_BACK = (
    """\
{{FrontSide}}
<hr id=answer>
<div class="a" dir="auto">{{Question}}</div>"""
    + _FOOT
)

CLOZE_FRONT = """\
<div class="q front" dir="auto">{{cloze:Text}}</div>
{{#Typed}}<div class="typed">{{type:cloze:Text}}</div>{{/Typed}}"""

CLOZE_BACK = (
    """\
<div class="q" id=answer dir="auto">{{cloze:Text}}</div>
{{#Typed}}<div class="typed">{{type:cloze:Text}}</div>{{/Typed}}{{Speak}}"""
    + _FOOT
)

REFLECTION_FRONT = """\
<div class="sign">To reflect on</div>
<div class="q" dir="auto">{{Prompt}}</div>{{Speak}}
<div class="note">There is no one right answer. Think first, then compare.</div>"""

REFLECTION_BACK = (
    """\
{{FrontSide}}
<hr id=answer>
{{#Statements}}<div class="sign">Compare with</div>
<div class="a" dir="auto">{{Statements}}</div>{{/Statements}}"""
    + _FOOT
)
