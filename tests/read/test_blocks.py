"""From tags to runs of text: which block each word is in, and what kind of block."""

from __future__ import annotations

import pytest

from crossfoot.model import BlockKind
from tests.read.layouts import layout_of, runs_of


def told(page: str) -> list[str]:
    return [f"{run.kind}: {run.text}" for run in runs_of(page)]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p><b>Samsung</b>, first: 53.9 mil<i>li</i>on</p>", ["paragraph: Samsung, first: 53.9 million"]),
        ("<p>a<p>b", ["paragraph: a", "paragraph: b"]),
        ("<div>a<div>b</div>c</div>", ["paragraph: a", "paragraph: b", "paragraph: c"]),
        ("text of the body <p>a", ["paragraph: text of the body", "paragraph: a"]),
        ("<ul><li>a<li>b</ul>c", ["item: a", "item: b", "paragraph: c"]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["item: a", "item: b"]),
        ("<ol><li><p>a</p><p>b</p></ol>", ["item: a", "item: b"]),
        ("<dl><dt>a<dd>b</dl>", ["item: a", "item: b"]),
        ("<blockquote><p>a</p></blockquote>b", ["quote: a", "paragraph: b"]),
        ("<figure><img alt=no><figcaption>a</figcaption></figure>b", ["caption: a", "paragraph: b"]),
        ("<p>a<h2>b</h3>c", ["paragraph: a", "heading: b", "paragraph: c"]),
        ("<h3>a<br>b</h3>", ["heading: a b"]),
        ("<p>a<br>b<br><br>c<br> <br>d", ["paragraph: a b", "paragraph: c", "paragraph: d"]),
        ("<p>a<hr>b", ["paragraph: a", "paragraph: b"]),
        ("<p>a</br>b", ["paragraph: a b"]),
        ("<a href=x><div>a</div><div>b</div></a>", ["paragraph: a", "paragraph: b"]),
        ("<b><p>a</b>b</p>c", ["paragraph: ab", "paragraph: c"]),
        ("<div>a</p>b</div>", ["paragraph: a", "paragraph: b"]),
        ("<div>a</span>b</div>", ["paragraph: ab"]),
    ],
)
def test_blocks_start_and_end_where_a_browser_would_start_and_end_them(page: str, blocks: list[str]) -> None:
    assert told(page) == blocks


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = 5</script>",
        "<style>p {}</style>",
        "<noscript>no</noscript>",
        "<template><p>no</p></template>",
        "<svg><text>no</text><g/></svg>",
        "<math><mi>no</mi></math>",
        "<title>no</title>",
        "<textarea>no</textarea>",
        "<iframe>no</iframe>",
        "<!-- no -->",
        "<img alt='no'>",
        "<input value='no'>",
    ],
)
def test_what_is_not_shown_is_in_no_block(hidden: str) -> None:
    assert told(f"<p>a{hidden}b</p>c")[-1] == "paragraph: c"
    assert "no" not in "".join(told(f"<div>a{hidden}b</div>"))


def test_the_head_shows_nothing_even_where_its_end_tag_is_missing() -> None:
    assert told("<html><head><title>no</title><meta name=x><p>a") == ["paragraph: a"]
    assert told("<html><head><title>no</title>a<p>b") == ["paragraph: a", "paragraph: b"]
    assert told("<html><head><title>no</title><body>a") == ["paragraph: a"]


def test_a_drawing_never_closed_ends_at_the_next_block() -> None:
    assert told("<svg><path d=x><g><p>a</p>") == ["paragraph: a"]


def test_a_footnote_number_does_not_become_a_digit_of_the_figure() -> None:
    assert told("<p>10 million<sup>1</sup> and 9<sup><a href=#f>[2]</a></sup>, the 5<sup>th</sup>") == [
        "paragraph: 10 million 1 and 9 [2], the 5th"
    ]


def test_headings_know_their_level() -> None:
    assert [run.level for run in runs_of("<h1>a</h1><h4>b</h4><p>c</p>")] == [1, 4, 0]


def test_links_are_counted_by_characters() -> None:
    (run,) = runs_of("<p>Oppo <a href=/x>rose 259%</a>; <a name=y>no link</a></p>")
    assert run.linked == len("rose259%")


def test_a_link_never_closed_ends_with_its_block_and_with_the_next_link() -> None:
    first, second = runs_of("<p>a <a href=x>bb</p><p>cc <a href=y>d<a name=z>e</p>")
    assert (first.linked, second.linked) == (2, 1)


def test_cells_of_a_table_carry_their_place() -> None:
    runs = runs_of("<table><caption>t</caption><tr><th>a<td>b<tr><td>c<td>d</table>e")
    assert [(run.kind, run.text, run.slot) for run in runs] == [
        (BlockKind.CAPTION, "t", 0),
        (BlockKind.PARAGRAPH, "a", 1),
        (BlockKind.PARAGRAPH, "b", 2),
        (BlockKind.PARAGRAPH, "c", 3),
        (BlockKind.PARAGRAPH, "d", 4),
        (BlockKind.PARAGRAPH, "e", -1),
    ]


def test_end_tags_inside_a_cell_do_not_reach_out_of_the_table() -> None:
    assert [run.slot for run in runs_of("<div><table><tr><td>a</div>b</p>c<td>d</table>e</div>")] == [0, 0, 0, 1, -1]


def test_text_in_spans_of_a_byline_is_counted_as_such() -> None:
    (run,) = runs_of("<p><span class=byline>By A. Writer</span> x")
    assert (run.mark, run.marked) == ("byline", len("ByA.Writer"))


def test_a_span_left_open_does_not_mark_the_blocks_after_it() -> None:
    first, second = runs_of("<div><span class=meta>a<p>b</p></div>")
    assert (first.mark, second.mark) == ("byline", None)


@pytest.mark.parametrize(
    "style", ["style='display: none'", "style=visibility:hidden", "hidden", "class=cookie", "role=navigation"]
)
def test_an_element_says_why_it_is_furniture(style: str) -> None:
    assert layout_of(f"<div {style}>a</div>").containers[1].reason in {"hidden", "cookies", "menu"}
