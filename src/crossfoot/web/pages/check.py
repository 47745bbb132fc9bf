"""Check: a text before publication, every number of it marked, with the verdicts beside the text.

Invariant: a draft is in no address and is not kept: the page that shows it is the answer to the form that sent it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import BoundedSemaphore

from markupsafe import Markup

from crossfoot.api import check_draft, read
from crossfoot.draft import Checked, Mark
from crossfoot.errors import InputError
from crossfoot.model.notation import write_cell
from crossfoot.present.citation import cite_entry
from crossfoot.present.lit.text import body as blocks
from crossfoot.present.marked import Findings, dated, findings_of, marks_over
from crossfoot.present.marked.words import SIGNS, ledger_line
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.links import claim_link
from crossfoot.web.page import Page
from crossfoot.web.parts import Column, Shown, Slot, Table

__all__ = ["MOST_CLAIMS", "PAGE", "CheckShown", "Draft", "build", "checked_of", "findings_table", "shown_of"]

MOST_CLAIMS = 200
"""Claims of a draft that is checked here; a long article makes fifty, and what they cost grows faster than they do."""
_TURN = BoundedSemaphore(2)  # so many at a time, so that whoever only reads is not kept waiting
_LEAD = (
    "Paste a text that is not out yet, or choose its file: every number of it is held against the others and against "
    "the ledger. Nothing of it is kept."
)
_MEANINGS = (
    (Mark.IMPOSSIBLE, "cannot be true beside the other figures of the text, or beside what its source has said"),
    (Mark.UNKNOWN, "nothing bears on it, or a figure that may count something else differs; the reason stands beside"),
    (Mark.CONSISTENT, "the text or the ledger leaves it between two ends, and it lies there"),
    (Mark.PROVEN, "the text or the ledger leaves no other number"),
)
_COLUMNS = tuple(
    Column(name, name)
    for name in ("mark", "number", "why", "nearest", "source", "sentence", "claim", "cell", "contradictions")
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was sent to be checked.

    Args:
        data: The text, as bytes.
        name: What to call it in messages.
        published: The day it is to be read as of, or None for the day it names itself, or today.
        is_alone: Whether it is held against itself alone.
    """

    data: bytes
    name: str = "draft"
    published: date | None = None
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class CheckShown:
    """What the page shows.

    Args:
        text: The draft, to be changed and checked again.
        draft: What else was sent with it.
        fault: Why it could not be checked, in a sentence, or empty.
        article: Its text with every number lit; None where nothing is checked.
        findings: What was found; None where nothing is checked.
        told: As of which day it was read, and what was asked.
        meanings: Each mark with its sign and what it means.
    """

    text: str = ""
    draft: Draft = Draft(b"")
    fault: str = ""
    article: Markup | None = None
    findings: Findings | None = None
    told: str = ""
    meanings: tuple[tuple[Mark, str, str], ...] = tuple((mark, SIGNS[mark], words) for mark, words in _MEANINGS)


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The form, empty."""
    return Shown("Check", "check.html", CheckShown(), lead=_LEAD)


def checked_of(desk: Desk, draft: Draft) -> Checked:
    """A draft, checked.

    Raises:
        InputError: It is no page of text, or makes too many claims.
    """
    reading = read(draft.data, published=draft.published, name=draft.name)
    count = len(reading.claims)
    if count > MOST_CLAIMS:
        raise InputError(
            f"The draft makes {count:,} claims, and at most {MOST_CLAIMS} are held against each other at once: "
            "check it part by part."
        )
    with _TURN:
        return check_draft(dated(reading, desk.day), None if draft.is_alone else desk.view)


def shown_of(desk: Desk, draft: Draft, *, text: str) -> Shown:
    """The page with a draft checked, or with the sentence that says why it is not.

    Args:
        desk: The ledger as of a day.
        draft: The draft.
        text: What was typed, which stays where the draft cannot be read.
    """
    try:
        checked = checked_of(desk, draft)
    except InputError as fault:
        return Shown("Check", "check.html", CheckShown(text, draft, str(fault)), lead=_LEAD)
    document = checked.reading.document
    article = "\n".join(blocks(document, marks_over(checked)))
    body = CheckShown(
        text=document.text,
        draft=draft,
        article=Markup(article),  # noqa: S704  every character of the draft in it went through `plain`
        findings=findings_of(checked),
        told=ledger_line(checked),
    )
    return Shown("Check", "check.html", body)


def findings_table(asked: Asked, checked: Checked) -> Table:
    """What was found, a row for each number that counts something."""
    return Table("findings", "Findings", _COLUMNS, tuple(_rows(asked, checked)))


def _rows(asked: Asked, checked: Checked) -> list[tuple[Slot, ...]]:
    rows: list[tuple[Slot, ...]] = []
    for note in findings_of(checked).notes:
        first = note.grounds[0] if note.grounds else None
        entry = None if first is None else first.entry
        href = "" if entry is None else claim_link(asked, entry)
        words = "" if first is None else first.quotation.marked() if first.quotation else first.stated
        rows.append(
            (
                Slot(note.mark.value),
                Slot(note.text),
                Slot(note.why),
                Slot(note.near, href),
                Slot("" if first is None else first.said_in),
                Slot(words),
                Slot("" if entry is None else cite_entry(entry).id),
                Slot("" if note.cell is None else write_cell(note.cell)),
                Slot(", ".join(map(str, note.clashes))),
            )
        )
    return rows


PAGE = Page("/check", build)
