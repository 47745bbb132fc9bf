"""Claims as lines: what they look like, and what is said of a line that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossfoot.errors import NotationError
from crossfoot.model.attribution import Channel, Mode, Role, Source
from crossfoot.model.claim import Claim, How
from crossfoot.model.document import Span
from crossfoot.model.interchange import from_json
from crossfoot.model.notation import read, write, write_content

LINES = [
    'xiaomi shipments smartphone WORLD 2017-10 level >10M said="executive:Lei Jun@xiaomi/social_post"',
    "xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:Canalys",
    "xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=media:AH",
    "lenovo shipments pc WORLD 2016-Q2 growth -2.2% base=yoy:2015-Q2",
    "apple,samsung shipments smartphone WORLD 2017-Q3 share [49,51]pct:word strength=hedged cue=almost",
    "huawei shipments smartphone CN 2017-Q3 order above=huawei below=xiaomi event=standing",
    'xiaomi shipments smartphone WORLD 2017-10 streak 2n predicate="level > 10M per month"',
    "xiaomi - - ES ? presence state=planned mode=plan",
    "xiaomi - - IN 2017-W44 deal deal=meeting with=microsoft",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_written_as_it_was_read(line: str) -> None:
    assert write_content(read(line)) == line


def test_a_line_says_what_the_page_says() -> None:
    claim = read(LINES[0])
    assert claim.sources == (Source("Lei Jun", Role.EXECUTIVE, "xiaomi", Channel.SOCIAL_POST),)
    assert claim.cell.vendor == ("xiaomi",)
    assert (claim.kind, claim.mode, claim.span) == ("level", Mode.ACTUAL, None)


def test_the_whole_line_holds_span_and_derivation() -> None:
    content = read(LINES[1])
    claim = Claim("c7", content.statement, Span(5, 16, "9.2 million"), sources=content.sources,
                  how=(("place", How.CARRIED),), note="as printed", frame="vendor-verb-number")  # fmt: skip
    line = write(claim)
    assert line.removeprefix(write_content(claim)) == (
        ' id=c7 anchor="5:16:9.2 million" how=place:carried note="as printed" frame=vendor-verb-number'
    )
    assert read(line) == claim


@pytest.mark.parametrize(
    ("line", "piece", "expected"),
    [
        ("xiaomi shipments smartphone", "xiaomi shipments smartphone", "a claim starts with vendor"),
        ("xiaomi shipments smartphone WORLD 2017-13 level >10M", "2017-13", "a period is"),
        ("xiaomi shipments smartphone WORLD 2017 levels >10M", "levels", "a kind is one of level, growth"),
        ("xiaomi shipments smartphone WORLD 2017 level >10Q", ">10Q", "a figure is"),
        ("xiaomi shipments smartphone WORLD 2017 level 1M 2M", "2M", "the value is already given"),
        (
            "xiaomi shipments smartphone WORLD 2017 level 1M base=yoy:2016",
            "base=yoy:2016",
            "the kind level has no base",
        ),
        ("xiaomi shipments smartphone WORLD 2017 level 1M moed=target", "moed=target", "the kind level has no moed"),
        ("xiaomi shipments smartphone WORLD 2017 order 4# above=a below=b", "4#", "the kind order has no value"),
        ("xiaomi shipments smartphone WORLD 2017 level 1M said=Canalys", "said=Canalys", "a source is role:name"),
        ("xiaomi shipments smartphone WORLD 2017 level 1M anchor=5", "anchor=5", "an anchor is start:end:text"),
        ("- shipments smartphone WORLD 2017 level 1M", "-", "every claim has a vendor"),
        ("xiaomi of=1 smartphone WORLD 2017 level 1M", "of=1", "the column 'measure' comes before any key"),
        ('xiaomi "ship', '"ship', "a piece is a word"),
        ('xiaomi shipments "a\\q" WORLD 2017 level 1M', '"a\\q" WORLD 2017 level 1M', "a quoted text is a JSON string"),
    ],
)
def test_the_piece_at_fault_is_underlined(line: str, piece: str, expected: str) -> None:
    with pytest.raises(NotationError) as caught:
        read(line)
    fault = caught.value
    assert line[fault.start : fault.end] == piece
    assert expected in str(fault)
    assert str(fault).split("\n")[2] == "  " + " " * fault.start + "^" * len(piece)


@pytest.mark.parametrize(
    "line",
    [
        "xiaomi shipments smartphone WORLD 2017 level",
        "xiaomi sold phones WORLD 2017 level 1M",
        "xiaomi shipments phone WORLD 2017 level 1M mode=wish",
    ],
)
def test_a_line_that_makes_no_claim_is_refused_as_a_whole(line: str) -> None:
    with pytest.raises(NotationError, match="Cannot read") as caught:
        read(line)
    assert (caught.value.start, caught.value.end) == (0, len(line))


def test_every_annotated_claim_is_read_back_from_its_line(shared: Path) -> None:
    seen = 0
    for path in sorted([*shared.glob("seed/*.claims.json"), *shared.glob("pages/*.claims.json")]):
        for found in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            claim = from_json(found)
            assert read(write(claim)) == claim
            seen += 1
    assert seen > 300
