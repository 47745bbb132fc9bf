"""A brief read as any page is read, each claim held against the figure whose words it was made of.

Invariant: a claim passes only if it says no other kind of thing, of nobody and nowhere else, and in no other sense than
its figure; a figure that is worked out must not be read as something that happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossfoot.brief.accounting import Place, abs_of
from crossfoot.brief.telling import Brief, Figure, FigureKind
from crossfoot.extract import extract
from crossfoot.knowledge import Vocabulary
from crossfoot.model import Cell, Claim, How, Mode, Polarity
from crossfoot.model.interval import at_least
from crossfoot.model.statement import Level
from crossfoot.read import read_page
from crossfoot.reconcile.cells import canonical

__all__ = ["read_back"]

_CLAIMED = {FigureKind.LEVEL, FigureKind.SHARE, FigureKind.GROWTH, FigureKind.RANK}
# A rate of so many a day or week holds at a day, which its sentence names as it likes.
_SHORT = ("day", "week", "minute")
_ALL_GONE = -100  # nothing falls by more
_WISHED = (Mode.TARGET, Mode.GUIDANCE, Mode.PLAN)


def read_back(brief: Brief, places: Sequence[tuple[Place, ...]], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Sentences whose words our reader takes for something else, each with what.

    Args:
        brief: The brief.
        places: For each sentence where its figures stand.
        vocabulary: What the reader knows.
    """
    text, starts = _laid_out(brief)
    document, issues = read_page(text.encode(), name="brief", published=brief.as_of, title=brief.headline.text)
    claims = extract(document, vocabulary, issues).claims
    for sentence, start, found in zip(brief.sentences, starts, places, strict=True):
        end = start + len(sentence.text)
        here = [c for c in claims if c.span is not None and start <= c.span.start and c.span.end <= end]
        for place in found:
            for claim in here:
                if claim.span is not None and _meets(claim, start, place):
                    why = _difference(claim, place.figure)
                    if why is not None:
                        yield sentence.text, f"'{claim.span.text}' reads as {why}"


def _laid_out(brief: Brief) -> tuple[str, list[int]]:
    """The text as a page of one block for each paragraph, and where each sentence starts in it."""
    text, starts = brief.headline.text, [0]
    for paragraph in brief.paragraphs:
        text += "\n\n"
        for number, sentence in enumerate(paragraph.sentences):
            text += " " if number else ""
            starts.append(len(text))
            text += sentence.text
    return f"{text}\n", starts


def _meets(claim: Claim, start: int, place: Place) -> bool:
    span = claim.span
    return span is not None and span.start < start + place.end and start + place.start < span.end


def _difference(claim: Claim, figure: Figure) -> str | None:
    """What the reader takes a figure's words for, where that is not what they stand for."""
    value = getattr(claim.statement, "value", None)
    if value is None:
        return None
    if figure.kind not in _CLAIMED:
        is_fact = isinstance(claim.statement, Level) and claim.mode is Mode.ACTUAL and figure.kind is not FigureKind.SUM
        return "something that happened" if is_fact else None
    if claim.kind != figure.kind.value:
        return f"a {claim.kind}, not a {figure.kind.value}"
    known = figure.interval if figure.kind is FigureKind.GROWTH else abs_of(figure.interval)
    known = known.intersect(at_least(_ALL_GONE if figure.kind is FigureKind.GROWTH else 0))
    if value.unit is not figure.unit or not known.is_inside(value.interval):
        return f"{value.interval}, while {known} is known"
    if claim.polarity is not Polarity.AFFIRMED:
        return "denied"
    if claim.mode is not figure.mode and not (claim.mode in _WISHED and figure.mode in _WISHED):
        return f"{claim.mode.value}, not {figure.mode.value}"
    return None if figure.cell is None else _address_difference(claim, figure.cell)


def _address_difference(claim: Claim, meant: Cell) -> str | None:
    """Where the reader puts a figure elsewhere; a slot it only carries over from other sentences is its guess."""
    read, meant, how = canonical(claim.cell), canonical(meant), dict(claim.how)
    if _is_read(how, "vendor") and read.vendor != meant.vendor:
        return f"of {', '.join(read.vendor)}, not of {', '.join(meant.vendor)}"
    times = (read.period, meant.period)
    if _is_read(how, "period") and meant.per not in _SHORT and len({(p.start, p.end) for p in times}) > 1:
        return f"of {read.period.label}, not of {meant.period.label}"
    if _is_read(how, "place") and read.place != meant.place:
        return f"in {read.place}, not in {meant.place}"
    if _is_read(how, "product") and read.product != meant.product:
        return f"of {read.product}, not of {meant.product}"
    return None if read.per in (None, meant.per) else f"a figure for each {read.per}, not for each {meant.per}"


def _is_read(how: Mapping[str, How], slot: str) -> bool:
    return how.get(slot, How.STATED) in (How.STATED, How.ANAPHOR, How.RELATIVE)
