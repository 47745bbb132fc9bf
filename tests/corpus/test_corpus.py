"""Our own pages are read as they were annotated, but for what stands in their `.open` files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from crossfoot.model.notation import read
from tests.corpus.annotated import (
    NOTHING,
    PAGES,
    Score,
    claims_of,
    compared,
    gist,
    lines_of,
    open_lines,
    pages_of,
    raw_lines,
    reading_of,
    score,
)
from tests.corpus.show import shrunk

# Claims the reader makes on all pages together that no page says. Lower it when it falls; it never rises.
MOST_ALARMS = 46

ANNOTATED = pytest.mark.parametrize("page", pages_of(PAGES), ids=lambda page: page.stem)
SILENT = pytest.mark.parametrize("page", pages_of(NOTHING), ids=lambda page: page.stem)


def found_on(page: Path) -> Counter[str]:
    return Counter(compared(claim) for claim in reading_of(page).claims)


def wrongly_read(page: Path) -> Counter[str]:
    return Counter(gist(read(line)) for line in raw_lines(page.with_suffix(".open")))


@ANNOTATED
def test_every_claim_of_a_page_is_read_unless_it_is_listed_as_open(page: Path) -> None:
    assert sorted(claims_of(page) - open_lines(page) - found_on(page)) == []


@ANNOTATED
def test_what_is_listed_as_open_is_not_read_yet(page: Path) -> None:
    assert sorted(open_lines(page) - (claims_of(page) - found_on(page))) == [], "python -m tests.corpus.show --shrink"


@ANNOTATED
def test_a_page_says_ten_things_or_so_in_a_few_paragraphs(page: Path) -> None:
    assert claims_of(page).total() >= 6
    assert len(page.read_text(encoding="utf-8").split()) <= 250


@SILENT
def test_a_page_that_says_nothing_gives_no_claims_but_for_those_listed_as_open(page: Path) -> None:
    assert sorted(Counter(gist(claim) for claim in reading_of(page).claims) - wrongly_read(page)) == []


@SILENT
def test_what_is_listed_as_open_on_a_page_that_says_nothing_is_still_wrongly_read(page: Path) -> None:
    still = Counter(gist(claim) for claim in reading_of(page).claims)
    assert sorted(wrongly_read(page) - still) == [], "python -m tests.corpus.show --shrink"


def test_false_alarms_do_not_become_more() -> None:
    total = sum((score(page) for page in (*pages_of(PAGES), *pages_of(NOTHING))), Score(0, 0, 0, 0))
    assert total.alarms <= MOST_ALARMS


def test_every_file_of_claims_belongs_to_a_page() -> None:
    for folder in (PAGES, NOTHING):
        names = {page.stem for page in pages_of(folder)}
        assert {file.stem for file in folder.iterdir()} == names
    assert all(page.with_suffix(".claims").is_file() for page in pages_of(PAGES))


def test_every_open_line_stands_under_a_reason() -> None:
    for file in (*PAGES.glob("*.open"), *NOTHING.glob("*.open")):
        assert file.read_text(encoding="utf-8").startswith("# "), f"{file.name} gives no reason"


def test_a_list_of_open_lines_loses_what_is_read_by_now_with_its_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Samsung shipped 20 million smartphones in 2016.\n", encoding="utf-8")
    level, rank = "samsung shipments smartphone WORLD 2016 level 20M", "samsung shipments smartphone WORLD 2016 rank 7#"
    page.with_suffix(".open").write_text(f"# read\n{level}\n# not read\n{rank}\n", encoding="utf-8")
    assert shrunk(page) == f"# read\n{level}\n"
    assert next(lines_of(page.with_suffix(".open"))).startswith("samsung shipments")
