"""Claims of one page tied together: restatements, targets and their status, records and what they crown.

Invariant: a link points to a claim of the same page, never to itself and never in a circle; a poorer mention points to
the fullest one and takes from it the slots it does not have itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from crossfoot.extract.draft import Draft
from crossfoot.model import BlockKind, Form, How, LinkKind, Mode, Quantity, Role
from crossfoot.model.period import UNKNOWN

__all__ = ["Linked", "link"]

_CLOSE = 120
"""Characters within which a new target follows the words that say it is raised or lowered."""
_ROUND = (Form.PLAIN, Form.EXACT, Form.ABOUT, Form.RANGE)
_VALUED = ("level", "growth", "change", "share", "rank", "compare", "streak", "milestone")


@dataclass(frozen=True, slots=True)
class Linked:
    """A draft with its links: kind of link and position of the other draft."""

    draft: Draft
    links: tuple[tuple[LinkKind, int], ...] = ()


def link(drafts: tuple[Draft, ...]) -> tuple[Linked, ...]:
    """Fill headlines from the text they announce, and tie mentions of one thing together."""
    drafts = tuple(_as_before(index, draft, drafts) for index, draft in enumerate(drafts))
    filled = tuple(_from_body(draft, drafts) for draft in drafts)
    restated = {i: j for i, draft in enumerate(filled) if (j := _fuller(i, draft, filled)) is not None}
    out = []
    for index, draft in enumerate(filled):
        links: list[tuple[LinkKind, int]] = []
        if index in restated:
            links.append((LinkKind.RESTATES, restated[index]))
        target = _target(index, draft, filled) if draft.kind == "status" else None
        if draft.more("state") in ("raised", "lowered"):
            target = _new_target(index, draft, filled)
        if target is not None:
            links.append((LinkKind.TARGET, target))
        out.append(Linked(_pointed(index, draft, filled), tuple(links)))
    return tuple(out)


def _as_before(index: int, draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """ "Well below BYD's growth of 38.4 per cent": a figure told before is of the time it was told for."""
    if draft.value is None or draft.value.written is None or _is_head(draft) or _is_timed(draft):
        return draft
    told = next((d for d in drafts[:index] if _is_same_figure(d, draft) and _is_timed(d)), None)
    return draft if told is None else replace(draft, period=told.period, base=told.base, place=told.place)


def _is_same_figure(one: Draft, other: Draft) -> bool:
    """Whether two claims give one vendor the same exact figure of more than two digits."""
    digits = [c for c in (other.value.written if other.value and other.value.written else "") if c.isdigit()]
    return len(digits) > 2 and (one.kind, one.vendor, one.value, one.mode) == (
        other.kind,
        other.vendor,
        other.value,
        other.mode,
    )


def _is_timed(draft: Draft) -> bool:
    """Whether the sentence of a claim gives its time."""
    return dict(draft.how).get("period") in (How.STATED, How.RELATIVE)


def _is_head(draft: Draft) -> bool:
    return draft.block.kind in (BlockKind.TITLE, BlockKind.HEADING)


def _from_body(draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """A headline gives no period, place or source of its own: it has those of the sentence it announces."""
    if not _is_head(draft):
        return draft
    same = [
        d for d in drafts if not _is_head(d) and d.kind == draft.kind and d.vendor == draft.vendor and _alike(draft, d)
    ]
    same = same or [
        d
        for d in drafts
        if not _is_head(d)
        and d.vendor == draft.vendor
        and d.mode is draft.mode
        and d.kind in _VALUED
        and draft.kind in _VALUED
    ]
    if not same:
        spoken = next((d.sources for d in drafts if not _is_head(d) and d.sources), ())
        tracked = spoken and spoken[-1].role in (Role.TRACKER, Role.REGULATOR)
        return replace(draft, sources=spoken) if tracked and not draft.sources else draft
    body = same[0]
    stated = dict(draft.how)
    changed = draft
    if stated.get("period") not in (How.STATED, How.RELATIVE) and body.period is not UNKNOWN:
        changed = replace(
            changed,
            period=body.period,
            base=body.base if body.kind == draft.kind and body.base is not None else draft.base,
        )
    if stated.get("place") is not How.STATED:
        changed = replace(changed, place=body.place)
    if not draft.sources:
        changed = replace(changed, sources=body.sources)
    measure = _measure_of(draft, body)
    if measure == body.measure and body.period.is_flow and not changed.period.is_flow:
        changed = replace(changed, period=body.period)  # a base in the headline that the text knows as what was won
    return replace(
        changed,
        product=body.product if "product" in stated else draft.product,
        segment=body.segment if "product" in stated else draft.segment,
        measure=measure,
        fiscal=body.fiscal,
    )


def _measure_of(draft: Draft, body: Draft) -> str | None:
    return (
        draft.measure
        if any(w in draft.block.text.lower() for w in ("sold", "sells", "ship", "deliver", "sales"))
        else body.measure
    )


def _alike(one: Draft, other: Draft) -> bool:
    """Whether two figures can be the same one at another precision."""
    if one.kind == "level" and one.mode is not other.mode:
        return False
    if one.value is None or other.value is None:
        return one.value is None and other.value is None and one.extra == other.extra
    a, b = one.value, other.value
    return a.unit is b.unit and (
        a.interval.meets(b.interval) or (a.interval.is_bounded and b.interval.low == _middle(a))
    )


def _middle(quantity: Quantity) -> Fraction | None:
    low, high = quantity.interval.low, quantity.interval.high
    return None if low is None or high is None else (low + high) / 2


def _fuller(index: int, draft: Draft, drafts: tuple[Draft, ...]) -> int | None:
    """The claim a mention repeats: the same cell and a figure that is the same at another precision."""
    if draft.kind not in _VALUED and draft.kind not in ("status", "presence"):
        return None
    if draft.kind == "status":
        same = [
            i
            for i, d in enumerate(drafts[:index])
            if d.kind == "status" and d.vendor == draft.vendor and d.extra == draft.extra
        ]
        return same[0] if same else None
    for there, other in enumerate(drafts):
        if there == index or not _same_cell(draft, other) or not _alike(draft, other) or not _repeats(draft, other):
            continue
        if _rank_of(other, there) < _rank_of(draft, index):
            return there
    return None


def _repeats(one: Draft, other: Draft) -> bool:
    """In the text only a figure with two ends repeats another: "more than a fifth" beside 20.5 is its own claim."""
    if one.value is None or _is_head(one) or _is_head(other):
        return True
    if one.value.form in (Form.SIGN, Form.VAGUE) and other.value is not None and other.value.form in _ROUND:
        return True
    bounded = one.value.interval.is_bounded and other.value is not None and other.value.interval.is_bounded
    return (
        bounded and one.value.form in _ROUND and other.value is not None and other.value.form in _ROUND
    ) or one.value == other.value


def _rank_of(draft: Draft, index: int) -> tuple[int, int, int, int]:
    """Fuller mentions first: the text before the headline, a number before a word, a narrow one before a wide one."""
    wordless = draft.value is not None and draft.value.form in (Form.SIGN, Form.VAGUE)
    width = draft.value.interval.width if draft.value is not None and draft.value.interval.width is not None else None
    return (1 if _is_head(draft) else 0, 1 if wordless else 0, 0 if width is None else min(int(width), 10**12), index)


def _same_cell(one: Draft, other: Draft) -> bool:
    return (
        one.kind == other.kind
        and one.vendor == other.vendor
        and one.period == other.period
        and one.place == other.place
        and one.mode is other.mode
        and one.model == other.model
        and one.polarity is other.polarity
        and one.per == other.per
        and (one.sources == other.sources or not one.sources or not other.sources)
        and (one.base is None or other.base is None or one.base.period == other.base.period)
        and one.product == other.product
        and one.segment == other.segment
    )


def _target(index: int, draft: Draft, drafts: tuple[Draft, ...]) -> int | None:
    """The target a status speaks of: the nearest one of the vendor, first ahead in the text, then behind."""
    goals = [
        i
        for i, d in enumerate(drafts)
        if i != index and d.vendor == draft.vendor and d.mode in (Mode.TARGET, Mode.GUIDANCE) and d.kind in _VALUED
    ]
    ahead = [i for i in goals if i > index and drafts[i].block is draft.block]
    before = [i for i in goals if i < index]
    if ahead and drafts[ahead[0]].start - draft.end < 40:
        return ahead[0]
    if before:
        return before[-1]
    return next(iter(ahead or goals), None)


def _new_target(index: int, draft: Draft, drafts: tuple[Draft, ...]) -> int | None:
    """The target set in place of an earlier one: the last that follows closely, "from 70 million to 90 million"."""
    ahead = [
        i
        for i, d in enumerate(drafts)
        if i > index
        and d.block is draft.block
        and d.vendor == draft.vendor
        and d.mode in (Mode.TARGET, Mode.GUIDANCE)
        and d.kind in _VALUED
        and d.start - draft.end < _CLOSE
    ]
    return ahead[-1] if ahead else None


def _pointed(index: int, draft: Draft, drafts: tuple[Draft, ...]) -> Draft:
    """A status stands at the period of its target, as far as the text gives none of its own."""
    if draft.kind == "nondisclosure":
        deal = next((d for d in reversed(drafts[:index]) if d.kind == "deal" and d.block is draft.block), None)
        if deal is not None:
            return replace(draft, measure=None, product=None, place=None, period=deal.period, sources=())
    if draft.kind == "status":
        target = _target(index, draft, drafts)
        state = draft.more("state")
        if state in ("raised", "lowered"):
            target = _new_target(index, draft, drafts)
            return draft if target is None else replace(draft, period=drafts[target].period, place=drafts[target].place)
        if target is not None and state in ("on_track", "missed", "unlikely", "met"):
            goal = drafts[target]
            return replace(draft, period=goal.period, place=goal.place)
    return draft
