"""Markdown to the HTML that Anki stores: one construct a case."""

from __future__ import annotations

import pytest

from deckwright.rendering.markdown import plain_text, render_markdown

TABLE = "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>{}</td>\n</tr>\n</tbody>\n</table>"


def render(source: str, *, gaps: bool = False) -> str:
    return render_markdown(source, media=lambda target: f"stored-{target.rpartition('/')[2]}", gaps=gaps)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("*a* **b** ~~c~~ `d<e`", "<em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;e</code>"),
        ("x < 5 & y > 3", "x &lt; 5 &amp; y &gt; 3"),
        ("a List<int> and a <custom-tag>", "a List&lt;int&gt; and a &lt;custom-tag&gt;"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("a == b and ==c==", "a == b and ==c=="),
        ("one\ntwo", "one\ntwo"),
        ("one  \ntwo", "one<br>\ntwo"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("    indented", "indented"),
        ("[a]: not a definition", "[a]: not a definition"),
        ("# Title", "<h1>Title</h1>"),
        ("AT&amp;T &copy;", "AT&amp;T ©"),
        ("{{Field}} and {{c1::x}}", "&#123;{Field}} and &#123;{c1::x}}"),
        ("[latex]x[/latex] [[type:Back]]", "&#91;latex]x&#91;/latex] &#91;[type:Back]]"),
        (r"\\(x\\)", r"\<span></span>(x\<span></span>)"),
    ],
)
def test_text_appears_as_markdown_means_it(source: str, html: str) -> None:
    assert render(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("$x$", r"\(x\)"),
        ("$$x$$", r"\[x\]"),
        (r"\(x\) and \[y\]", r"\(x\) and \[y\]"),
        ("$$\na\n= b\n$$", r"\[a = b\]"),
        ("$a_1 * b_2 * c$", r"\(a_1 * b_2 * c\)"),
        ("$a < b$", r"\(a &lt; b\)"),
        (r"$\frac{a}{b_{c}}$", r"\(\frac{a}{b_{c} }\)"),
        ("$5 and $10", "$5 and $10"),
        ("it costs $5, not $x", "it costs $5, not $x"),
        (r"\$x$", "$x$"),
        ("the $n$th", r"the \(n\)th"),
        ("`$x$`", "<code>$x$</code>"),
        (
            "| a |\n|---|\n| $x|y$ |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>\\(x|y\\)</td>\n</tr>\n</tbody>\n</table>",
        ),
    ],
)
def test_maths_becomes_mathjax(source: str, html: str) -> None:
    assert render(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a {{c1::b::hint}} {{c1,2::c}}", "a {{c1::b::hint}} {{c1,2::c}}"),
        ("{{c1::a {{c2::b}}}}", "{{c1::a {{c2::b}}}}"),
        (
            "{{c1::_it_}} **{{c2::b}}** foo{{c3::**x**}}",
            "{{c1::<em>it</em>}} <strong>{{c2::b}}</strong> foo{{c3::<strong>x</strong>}}",
        ),
        ("{{c1::$x^{a_{b}}$::h}}", r"{{c1::\(x^{a_{b} }\)::h}}"),
        (r"$x = {{c1::\frac{1}{2}}}$", r"\(x = {{c1::\frac{1}{2} }}\)"),
        ("{{c1::`{{a}}::b`}}", "{{c1::<code>&#123;{a&#125;}&#58;:b</code>}}"),
        ("`f({{c1::x}})`", "<code>f({{c1::x}})</code>"),
        (r"{{c1::std:\:vector}}", "{{c1::std&#58;:vector}}"),
        (r"{{c1::a}\}b}}", "{{c1::a&#125;}b}}"),
        ("{{c1::a\\}}}", "{{c1::a&#125;}}"),
        ("{{c1::a:::b}}", "{{c1::a:::b}}"),
        ("{{c1::open", "&#123;{c1::open"),
        ("{{Field}} {{c1::x}}", "&#123;{Field}} {{c1::x}}"),
        ("==left as written== {{c1::x}}", "==left as written== {{c1::x}}"),
        ("$a}} {{c1::b$ c}}", "$a}} {{c1::b$ c}}"),
        ("![the {{c1::map}}](m.png)", '{{c1::<img src="stored-m.png" alt="the map">}}'),
        ("**a {{c1::b** c}} d", "<strong>a </strong>{{c1::<strong>b</strong> c}} d"),
        ("{{c1::a **b}} c**", "{{c1::a <strong>b</strong>}}<strong> c</strong>"),
        ("- {{c1::a\n- b}}", "<ul>\n<li>{{c1::a</li>\n<li>b}}</li>\n</ul>"),
        ("{{c1::a\n\n- b}}", "{{c1::<p>a</p>\n<ul>\n<li>b</li>\n</ul>}}"),
        (
            "| a |\n|---|\n| {{c1::b}} |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>{{c1::b}}</td>\n</tr>\n</tbody>\n</table>",
        ),
        ("| a |\n|---|\n| b | {{c1::lost}} |", "| a |<br>|---|<br>| b | {{c1::lost}} |"),
    ],
)
def test_gaps_survive_markdown(source: str, html: str) -> None:
    assert render(source, gaps=True) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<b onclick='x()' style=\"color:red\" class=k>a</b>", '<b class="k">a</b>'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://example.org">x</a>', '<a href="https://example.org">x</a>'),
        (
            "[x](javascript:alert(1)) [y](https://example.org?a=1&b=2)",
            'x <a href="https://example.org?a=1&amp;b=2">y</a>',
        ),
        ("<i>never closed", "<i>never closed</i>"),
        ("never opened</b>", "never opened"),
        ("a<b and c>d", "a&lt;b and c&gt;d"),
        (
            "<details><summary>S</summary>\n\n*x*\n\n</details>",
            "<details><summary>S</summary><p><em>x</em></p>\n</details>",
        ),
        ("shown <!-- not shown -->", "shown"),
        ('<img src="figures/a.png" width=10 onerror=x>', '<img src="stored-a.png" width="10">'),
    ],
)
def test_only_harmless_html_passes(source: str, html: str) -> None:
    assert render(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("![a cat](figures/my%20cat.png)", '<img src="stored-my cat.png" alt="a cat">'),
        ('![plot](plot.png "invert")', '<img src="stored-plot.png" alt="plot" class="invert">'),
        (
            "![](word.mp3) [listen](word.mp3) [](clip.MP4)",
            "[sound:stored-word.mp3] listen [sound:stored-word.mp3] [sound:stored-clip.MP4]",
        ),
        ("[sound:word.mp3] `[sound:x.mp3]`", "[sound:stored-word.mp3] <code>&#91;sound:x.mp3]</code>"),
        ("[notes](notes.pdf)", "notes"),
    ],
)
def test_media_go_by_their_stored_names(source: str, html: str) -> None:
    assert render(source) == html


def test_code_is_highlighted_with_classes() -> None:
    assert render("```python\nfor x in y:\n    pass\n```") == (
        '<pre><code class="highlight language-python"><span class="k">for </span><span class="n">x </span>'
        '<span class="ow">in </span><span class="n">y</span><span class="p">:\n    </span>'
        '<span class="k">pass</span></code></pre>'
    )


def test_code_of_an_unknown_language_stays_plain() -> None:
    assert render("```nosuch\na < b\n```") == '<pre><code class="language-nosuch">a &lt; b</code></pre>'
    assert render("```\na\n\n```") == "<pre><code>a</code></pre>"


def test_gaps_in_code_stand_between_the_spans() -> None:
    html = render("```python\nx = {{c1::d.get({a: {}})}}\n```", gaps=True)
    assert "{{c1::<span" in html
    assert html.count("}}") == 1
    assert html.endswith("</span>}}</code></pre>")


def test_right_to_left_blocks_find_their_direction() -> None:
    assert render("שלום עולם") == '<p dir="auto">שלום עולם</p>'
    assert render("the word שלום in English") == "the word שלום in English"
    assert render("- שלום\n- abc") == '<ul>\n<li dir="auto">שלום</li>\n<li>abc</li>\n</ul>'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("**a** {{c1::b *c*::hint}} ==d== $x^2$", "a b c d x^2"),
        ("`a` <b>x</b> List<int> [l](u) ![alt](x.png)", "a x List<int> l"),
        ("- a\n- b\n\n```py\nx{{c1::y}}\n```", "a\nb\nxy"),
        ("{{c1::$x{{c2::y}}$}}", "xy"),
        ("{{c1::a::hint {{c2::x}} y}} z", "a z"),
        ("a &amp; b", "a & b"),
    ],
)
def test_plain_text_is_what_one_reads(source: str, text: str) -> None:
    assert plain_text(source) == text
