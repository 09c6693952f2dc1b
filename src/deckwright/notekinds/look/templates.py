"""The card templates of every kind, in Anki's template language; `card.css` holds all of their looks.

What holds for all: no script, but for image occlusion, which Anki itself draws; ``dir=auto`` where a field's text may
run from right to left; an element with ``id=answer`` on every back, where Anki scrolls to; ``FrontSide`` where the back
repeats the front, because Anki then does not play the front's audio again. ``hr id=answer`` is spelt as Anki's stock
templates spell it: the desktop looks for exactly these characters and moves the line above the comparison of a typed
answer.

``Speak`` stands where hearing it gives nothing away: a question-answer note speaks its answer, on the back of the
question and on the front of the reverse; a cloze speaks the whole text, a list the asked item, image occlusion the name
of the asked box, on the back; a reflection speaks its prompt, on the front.
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

LIST_FRONT = """\
<div class="q" dir="auto">{{Title}}</div>
<div class="items front" dir="auto">{{cloze:Items}}</div>
{{#Typed}}<div class="typed">{{type:cloze:Items}}</div>{{/Typed}}"""
"""An overlapping list: ``Items`` holds one gap for each item, one right after the other, ``{{c1::…}}{{c2::…}}``, in
the order of the list whatever their numbers. The sheet makes a line of each, and on the front shows only what comes
right before the item that is asked."""

LIST_BACK = (
    """\
<div class="q" dir="auto">{{Title}}</div>
<div class="items" id=answer dir="auto">{{cloze:Items}}</div>
{{#Typed}}<div class="typed">{{type:cloze:Items}}</div>{{/Typed}}{{cloze-only:Speak}}"""
    + _FOOT
)

_OCCLUDED = """\
{{#Header}}<div class="q" dir="auto">{{Header}}</div>{{/Header}}
<div hidden>{{cloze:Occlusion}}</div>
<div id="err" class="note"></div>
<div id="image-occlusion-container">{{Image}}<canvas id="image-occlusion-canvas"></canvas></div>
<script>
try { anki.imageOcclusion.setup(); }
catch (error) {
  document.getElementById("err").textContent = "This image needs Anki 23.10, AnkiDroid 2.17 or later. " + error;
}
</script>"""

OCCLUSION_FRONT = _OCCLUDED
"""Anki's native image occlusion: Anki finds the shapes in the hidden gaps and draws them on the canvas, by the ids
that its own template uses. Needs kind cloze, stock kind 6, and the fields `Occlusion`, `Image`, `Header`,
`Back Extra` and `Comments` with the tags 0 to 4 (read from Anki 26.9's own notetype). ``Names`` has a gap with the
name of each box, in Anki's numbers."""

OCCLUSION_BACK = f"""\
<div id=answer>{_OCCLUDED}</div>
<div class="a" dir="auto">{{{{cloze-only:Names}}}}</div>{{{{cloze-only:Speak}}}}
<button id="toggle" type="button">Masks on or off</button>
{{{{#Back Extra}}}}<div class="extra" dir="auto">{{{{Back Extra}}}}</div>{{{{/Back Extra}}}}""" + _FOOT.replace(
    '{{#Extra}}<div class="extra" dir="auto">{{Extra}}</div>{{/Extra}}\n', ""
)
