"""Which claims of a draft were read firmly enough to call what they say impossible.

Invariant: a misfit is laid at the draft's door only if nothing says that one of its figures counts something else, and
each was read firmly or a slip of the pen explains one. Else it is a remark: on real pages most misfits are misreadings
(of 25 of 41 pages on phones and cars that seemed to contradict themselves or the starter ledger, seven did).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from crossfoot.extract import Reading
from crossfoot.extract.sentences import split_sentences
from crossfoot.model import Block, Claim, How, LinkKind, Table
from crossfoot.model.statement import Compare, Milestone, Record, Status, Streak
from crossfoot.reconcile import Repair, SlipKind
from crossfoot.reconcile.cells import canonical

__all__ = ["Trust", "is_explained", "trust_in"]

_NEAR = (How.STATED, How.RELATIVE, How.INFERRED)
_SLIPS = (SlipKind.DIGIT, SlipKind.TRANSPOSITION, SlipKind.DECIMAL_POINT, SlipKind.POINTS)
# Beside a figure these words say that it counts something else than its address: a part, a total to date, a distance,
# another time, somebody else's.
_ESTRANGING = re.compile(
    r"\b(?:cumulative|cumulatively|to date|so far|exports?|exported|overseas|others?|remaining|rest of|lead|gap|"
    r"consisted|comprised|made up|during which|previous(?! (?:year|quarter|month))|previously|"
    r"prior(?! (?:year|quarter|month))|last year|analysts?|estimate[sd]?|average|losing|lost|contributed|contribution|"
    r"respective|ambitious|enabled|capable|compatible|equipped)\b",
    re.IGNORECASE,
)
# "Together they": a sum of several, of which a pronoun names one.
_TOGETHER = re.compile(r"\b(?:together|combined|jointly|between them)\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
_BODIES = re.compile(r"\b(?:sedans?|suvs?|crossovers?|hatchbacks?|models?|variants?)\b", re.IGNORECASE)
# The name of a model: P7, SU7, G3i; quarters and halves are none.
_MODEL = re.compile(r"\b(?!Q[1-4]\b|H[12]\b|FY\d)[A-Z]{1,3}[0-9]{1,3}[a-z]?\b")
# A year's goal beside a figure says nothing of the figure's own time.
_YEARLY = re.compile(
    r"\b(?:full[- ]year|annual|annually|whole year)\b(?! (?:\w+ )?(?:targets?|goals?|aims?|guidance)\b)", re.IGNORECASE
)
# Words that may make it a record, or a goal, of something smaller than the figure's address, or of a time nobody gave.
_NARROWING = re.compile(
    r"\b(?:at least|among|amongst|outside|excluding|except|brands?|marques?|segments?|category|class|models?|series|"
    r"line-?ups?|premium|flagships?|entry-level|start-?ups?|rivals?|foreign|domestic|overseas|exports?|regions?|"
    r"regional|states?|cit(?:y|ies)|provinces?|under|tenure|nearly|almost|roughly|so far|to date|single day|weekly|"
    r"of any|for any|since (?:its|the|it|they|he|she)|as a|for a)\b",
    re.IGNORECASE,
)
_MONTHS = 12
_BEFORE, _BEHIND = 70, 60


class Trust(Enum):
    """How sure it is that a claim was understood."""

    FIRM = "firm"
    WEAK = "weak"
    NONE = "none"


def trust_in(reading: Reading) -> dict[str, Trust]:
    """How far each claim is trusted, by id.

    Firm is what names its vendor and time in its own sentence, or stands in a paragraph that has spoken of no other; a
    place may not come from another paragraph. Nothing is trusted beside which a word says that it counts something
    else. What is said to have come of a goal, or how far it was moved, needs no time, nor does the goal: it is compared
    whatever its time.
    """
    found: dict[str, Trust] = {}
    for block, is_cell in _blocks(reading):
        first, last = block.raw_span(0, len(block.text))
        claims = [c for c in reading.claims if c.span is not None and first <= c.span.start < last]
        timeless = {id_ for claim in claims for id_ in _compared(claim)}
        for place, claim in enumerate(claims):
            if is_cell:
                found[claim.id] = Trust.FIRM
            elif _is_estranged(claim, *_around(block, claim)):
                found[claim.id] = Trust.NONE
            else:
                is_placed = _is_placed(claim, claims[:place], needs_time=claim.id not in timeless)
                found[claim.id] = Trust.FIRM if is_placed else Trust.WEAK
    return found


def is_explained(repairs: Iterable[Repair]) -> bool:
    """Whether a slip of the pen would explain a figure."""
    return any(slip.kind in _SLIPS for repair in repairs for slip in repair.slips)


def _compared(claim: Claim) -> tuple[str | None, ...]:
    """What came of a goal, or by how much it was moved, with the goals it is tied to."""
    goal, statement = claim.link(LinkKind.TARGET), claim.statement
    if goal is None or not isinstance(statement, Status | Compare):
        return ()
    return claim.id, goal, statement.other if isinstance(statement, Compare) else None


def _is_placed(claim: Claim, before: Sequence[Claim], *, needs_time: bool) -> bool:
    """Whether vendor and time are said in its sentence, or its paragraph has spoken of no other so far."""
    how = dict(claim.how)
    times = {canonical(one.cell).period for one in before}
    dated = any(dict(one.how).get("period") in _NEAR for one in before)
    has_time = not needs_time or how.get("period") in _NEAR or (dated and times == {canonical(claim.cell).period})
    vendors = {one.cell.vendor for one in before}
    named = {one.cell.vendor for one in before if dict(one.how).get("vendor") is How.STATED}
    is_only = bool(named) and vendors == {claim.cell.vendor}
    speaks = bool(claim.sources) and claim.sources[-1].org in claim.cell.vendor
    is_meant = how.get("vendor") is How.ANAPHOR and (speaks or claim.cell.vendor in named)
    has_vendor = how.get("vendor") in _NEAR or is_meant or is_only
    return has_time and has_vendor and _has_place(claim, before)


def _has_place(claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether its place was told in its own paragraph, or told nowhere and so is the usual one."""
    if dict(claim.how).get("place") is not How.CARRIED:
        return True
    return any(one.cell.place == claim.cell.place and dict(one.how).get("place") in _NEAR for one in before)


def _is_estranged(claim: Claim, sentence: str, near: str, behind: str) -> bool:
    """Whether a word beside it says that it is something else than its address."""
    if _ESTRANGING.search(near):
        return True
    if isinstance(claim.statement, Record | Streak | Milestone | Status) and _NARROWING.search(sentence):
        return True
    if dict(claim.how).get("period") is not How.STATED and _WHEN.search(near[:_BEFORE]):
        return True
    if dict(claim.how).get("vendor") is How.ANAPHOR and _TOGETHER.search(near):
        return True
    if claim.cell.model is None and (_MODEL.search(sentence) or _BODIES.search(sentence)):
        return True
    yearly = (found.start() < len(near) for found in _YEARLY.finditer(near + behind))
    return claim.cell.period.month_count != _MONTHS and any(yearly)


def _around(block: Block, claim: Claim) -> tuple[str, str, str]:
    """The sentence of a claim, of it the words near the claim, and those behind them."""
    if claim.span is None:
        return "", "", ""
    for start, end in split_sentences(block.text):
        first, last = block.raw_span(start, end)
        if first <= claim.span.start < last:
            at = start + (claim.span.start - first)
            until = min(end, at + len(claim.span.text) + _BEHIND)
            return block.text[start:end], block.text[max(start, at - _BEFORE) : until], block.text[until:end]
    return "", "", ""


def _blocks(reading: Reading) -> Iterator[tuple[Block, bool]]:
    """The blocks of a draft, and whether each is the cell of a table."""
    for item in reading.document.blocks:
        if isinstance(item, Table):
            yield from ((cell.block, True) for row in item.rows for cell in row if cell.block.pieces)
        elif item.pieces:
            yield item, False
