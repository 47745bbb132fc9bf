"""Our own pages and what they say: `pages/NAME.txt` or `.html` with `NAME.claims`; pages in `nothing/` make no claims.

Invariant: `NAME.claims` says what a page says, one claim a line in notation, whether the reader can read it or not; the
lines it cannot read yet stand in `NAME.open` as well, under a comment with the reason. In `nothing/`, `NAME.open` holds
what the reader wrongly takes for a claim.

Claims are compared by what two careful people would fill in alike: the words of a hedge, the name given to a segment,
the numeral as printed and the fiscal name of a quarter are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from crossfoot.extract import Reading, extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Cell, Claim
from crossfoot.model.notation import read, write_content
from crossfoot.model.statement import Compare, Growth, Milestone, Nondisclosure, Record, Share, Statement, Streak
from crossfoot.read import read_page

__all__ = ["NOTHING", "PAGES", "Score", "claims_of", "compared", "gist", "lines_of", "open_lines", "pages_of",
           "raw_lines", "reading_of", "score"]  # fmt: skip

HERE = Path(__file__).parent
PAGES = HERE / "pages"
NOTHING = HERE / "nothing"


@dataclass(frozen=True, slots=True)
class Score:
    """How a page was read.

    Args:
        said: Claims the page makes.
        read: Claims the reader makes.
        matched: Claims of the page that the reader makes too, by kind, vendor and value.
        strict: Those with every slot right.
    """

    said: int
    read: int
    matched: int
    strict: int

    def __add__(self, other: Score) -> Score:
        return Score(
            self.said + other.said, self.read + other.read, self.matched + other.matched, self.strict + other.strict
        )

    @property
    def alarms(self) -> int:
        """Claims of the reader that the page does not make."""
        return self.read - self.matched

    @property
    def told(self) -> str:
        """One line for people."""
        f1, strict = (2 * part / max(1, self.said + self.read) for part in (self.matched, self.strict))
        return (
            f"said {self.said}, read {self.read}, matched {self.matched} (F1 {f1:.3f}), "
            f"strict {self.strict} (F1 {strict:.3f}), alarms {self.alarms}"
        )


def pages_of(folder: Path) -> list[Path]:
    """Its pages, in order of their names."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html"))


@cache
def reading_of(page: Path) -> Reading:
    """The page as the reader reads it."""
    document, issues = read_page(page.read_bytes(), name=page.name)
    return extract(document, load_vocabulary(), issues)


def claims_of(page: Path) -> Counter[str]:
    """What it says, as people annotated it."""
    return Counter(lines_of(page.with_suffix(".claims")))


def open_lines(page: Path) -> Counter[str]:
    """What the reader does not read of it yet."""
    return Counter(lines_of(page.with_suffix(".open")))


def lines_of(file: Path) -> Iterator[str]:
    """The claims of a file, reduced to what is compared; comments and empty lines are left out."""
    yield from (compared(read(line)) for line in raw_lines(file))


def compared(claim: Claim) -> str:
    """The claim as one line, without what two careful people may fill in differently."""
    sources = tuple(replace(source, channel=None) for source in claim.sources)
    return write_content(replace(claim, statement=_plain(claim.statement), cue=None, sources=sources))


def score(page: Path) -> Score:
    """How a page was read, counted."""
    said = [read(line) for line in raw_lines(page.with_suffix(".claims"))]
    found = reading_of(page).claims
    keys = Counter(gist(claim) for claim in said) & Counter(gist(claim) for claim in found)
    lines = Counter(compared(claim) for claim in said) & Counter(compared(claim) for claim in found)
    return Score(len(said), len(found), keys.total(), lines.total())


def raw_lines(file: Path) -> Iterator[str]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    yield from (line for line in lines if line.strip() and not line.startswith("#"))


def gist(claim: Claim) -> str:
    """What two readings of one claim share at least: kind, vendor and the size of the value."""
    value = getattr(claim.statement, "value", None)
    return f"{claim.kind} {claim.cell.vendor} {None if value is None else (value.interval, value.unit)}"


def _plain(statement: Statement) -> Statement:
    cell: Cell = replace(statement.cell, fiscal=None, segment=statement.cell.segment and "some")
    plain: Any = replace(statement, cell=cell)
    if getattr(plain, "value", None) is not None:
        plain = replace(plain, value=replace(plain.value, written=None))
    return _without_free_words(plain)


def _without_free_words(plain: Statement) -> Statement:
    match plain:
        case Record():
            return replace(plain, of=None)
        case Nondisclosure():
            return replace(plain, of=None)
        case Share():
            return replace(plain, whole=plain.whole and "some")
        case Growth():
            return replace(plain, scope=None)
        case Milestone() | Streak():
            return replace(plain, since=None)
        case Compare():
            return replace(plain, other=plain.other and plain.other.split()[0])
    return plain
