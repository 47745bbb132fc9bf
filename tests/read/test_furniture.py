"""What of a page is furniture, all steps together."""

from __future__ import annotations

import pytest

from crossfoot.model import BlockKind
from crossfoot.read.furniture import judge
from crossfoot.read.wordings import wordings
from tests.read.layouts import PROSE, blocks_of, dropped, layout_of

TITLE = "Oppo ships more phones"
ARTICLE = f"<h1>{TITLE}</h1>" + "".join(f"<p>{number}. {PROSE}</p>" for number in range(4))


def test_nothing_is_lost() -> None:
    page = f"<nav>a</nav>{ARTICLE}<footer>b</footer>"
    assert [block.text for block in blocks_of(page)] == ["a", TITLE, *(f"{n}. {PROSE}" for n in range(4)), "b"]


def test_the_headline_is_the_title_and_is_never_judged_by_its_wording() -> None:
    headline = "Related: phones under $9 | Ledger"
    page = f"<title>{headline}</title><h1>{headline}</h1>{ARTICLE}"
    assert [(block.kind, block.furniture) for block in blocks_of(page)[:2]] == [
        (BlockKind.TITLE, None),
        (BlockKind.HEADING, None),
    ]


def test_the_first_step_that_finds_a_reason_gives_it() -> None:
    assert dropped(f"{ARTICLE}<nav><p class=share><a href=x>Read more</a></p></nav>") == {"Read more": "menu"}


@pytest.mark.parametrize(
    ("page", "at"),
    [
        (f"<h1>{TITLE}</h1><p>{PROSE}</p><p>Again: {PROSE}</p>", (0, 1, 2)),
        (f"<h1>{TITLE}</h1><p>{PROSE}</p>", (0, 1, 1)),
        ("<p>Nothing</p>", (None, 1, 1)),
    ],
)
def test_a_judgement_knows_the_headline_and_where_the_body_starts(page: str, at: tuple[int | None, int, int]) -> None:
    found = judge(layout_of(page), (), wordings())
    assert (found.title, found.first_prose, found.body) == at
