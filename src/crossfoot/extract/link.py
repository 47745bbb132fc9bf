"""Claims of one page tied together: restatements, revisions, targets and their status, records and what they crown.

Invariant: a link points to a claim of the same page, never to itself and never in a circle; a poorer mention points to
the fullest one and takes from it the slots it does not have itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, pairwise

from crossfoot.extract.draft import Draft
from crossfoot.extract.moved import EARLIER, before_and_after
from crossfoot.extract.portions import GROWTH, growth_meant
from crossfoot.extract.revising import revised_by
from crossfoot.knowledge import Revision
from crossfoot.model import BlockKind, Form, How, LinkKind, Mode, Quantity, Role
from crossfoot.model.period import UNKNOWN

__all__ = ["Linked", "link"]

_FAR = 200
"""Claims of a kind among which a headline finds the one it announces."""
_NEAR = 40
"""Characters within which a target behind a status is its own."""
_BESIDE = 4
"""Characters, a comma and a blank, between a figure and the growth told with it."""
_CLOSE = 120
"""Characters within which a new target follows the words that say it is raised or lowered."""
_ROUND = (Form.PLAIN, Form.EXACT, Form.ABOUT, Form.RANGE)
_VALUED = ("level", "growth", "change", "share", "rank", "compare", "streak", "milestone")


@dataclass(frozen=True, slots=True)
class Linked:
    """A draft with its links: kind of link and position of the other draft."""

    draft: Draft
    links: tuple[tuple[LinkKind, int], ...] = ()


def link(drafts: tuple[Draft, ...], revisions: tuple[Revision, ...] = ()) -> tuple[Linked, ...]:
    """Fill headlines from the text they announce, and tie mentions of one thing together.

    Args:
        drafts: The claims of a page, in its order.
        revisions: Words that tell a figure from the one it replaces.
    """
    drafts = _as_its_growth(_as_before(drafts))
    body = _body_of(drafts)
    filled = tuple(_from_body(draft, body) for draft in drafts)
    cells = _by(filled, _cell_of)
    restated = {i: j for i, draft in enumerate(filled) if (j := _fuller(i, filled, cells)) is not None}
    revised = revised_by(filled, cells.values(), revisions)
    goals = _by(filled, lambda d: d.vendor if _is_goal(d) else None)
    out = []
    for index, draft in enumerate(filled):
        links: list[tuple[LinkKind, int]] = []
        if index in restated:
            links.append((LinkKind.RESTATES, restated[index]))
        if index in revised:
            links.append((LinkKind.REVISES, revised[index]))
        mine = goals.get(draft.vendor, ())
        target = _target(index, filled, mine) if draft.kind == "status" else None
        if draft.more("state") in ("raised", "lowered"):
            target = _new_target(index, filled, mine)
        if target is not None:
            links.append((LinkKind.TARGET, target))
        if draft.more("whole") == GROWTH and (whole := growth_meant(draft, filled[:index])) is not None:
            out.append(Linked(replace(draft, extra=(("whole", f"c{whole + 1}"),)), tuple(links)))
        elif draft.more("other") == EARLIER:
            out.append(_measured(draft, tuple(links), filled, mine))
        else:
            out.append(Linked(_pointed(index, filled, mine), tuple(links)))
    return tuple(out)


def _as_before(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """ "Well below BYD's growth of 38.4 per cent": a figure told before is of the time it was told for."""
    told: dict[object, Draft] = {}
    out = []
    for draft in drafts:
        same = (draft.kind, draft.vendor, draft.value, draft.mode)
        if _is_timed(draft):
            told.setdefault(same, draft)
        elif same in told and _is_exact(draft) and not _is_head(draft):
            before = told[same]
            draft = replace(draft, period=before.period, base=before.base, place=before.place)  # noqa: PLW2901
        out.append(draft)
    return tuple(out)


def _as_its_growth(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """ "It was 34.7m, 33 per cent up on the first half of 2014": the time that the growth behind a figure shows."""
    out = list(drafts)
    for index, (one, other) in enumerate(pairwise(drafts)):
        beside = one.block is other.block and 0 <= other.start - one.end <= _BESIDE
        alike = (one.kind, other.kind) == ("level", "growth") and (one.vendor, one.mode) == (other.vendor, other.mode)
        if beside and alike and not _is_timed(one) and other.base is not None and other.period is not UNKNOWN:
            out[index] = replace(one, period=other.period)
    return tuple(out)


def _is_exact(draft: Draft) -> bool:
    """Whether a figure has more than two digits, so that nobody prints it twice by chance."""
    written = draft.value.written if draft.value is not None else None
    return sum(c.isdigit() for c in written or "") > 2


def _is_timed(draft: Draft) -> bool:
    """Whether the sentence of a claim gives its time."""
    return dict(draft.how).get("period") in (How.STATED, How.RELATIVE)


def _is_head(draft: Draft) -> bool:
    return draft.block.kind in (BlockKind.TITLE, BlockKind.HEADING)


def _body_of(drafts: tuple[Draft, ...]) -> dict[object, list[Draft]]:
    """The claims of the text by kind and vendor, those with a figure by vendor and mode, and those with a source."""
    out: dict[object, list[Draft]] = {}
    for draft in drafts:
        if not _is_head(draft):
            out.setdefault((draft.kind, draft.vendor), []).append(draft)
            if draft.kind in _VALUED:
                out.setdefault((draft.vendor, draft.mode), []).append(draft)
            if draft.sources:
                out.setdefault("spoken", []).append(draft)
    return out


def _from_body(draft: Draft, text: dict[object, list[Draft]]) -> Draft:
    """A headline gives no period, place or source of its own: it has those of the sentence it announces."""
    if not _is_head(draft):
        return draft
    alike = islice(text.get((draft.kind, draft.vendor), []), _FAR)
    same = [d for d in alike if _alike(draft, d)]
    if not same and draft.kind in _VALUED:
        same = text.get((draft.vendor, draft.mode), [])
    if not same:
        spoken = next((d.sources for d in text.get("spoken", [])), ())
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


def _by(drafts: tuple[Draft, ...], key: Callable[[Draft], object]) -> dict[object, list[int]]:
    """Positions of the drafts by a key, in order; those without one are left out."""
    out: dict[object, list[int]] = {}
    for index, draft in enumerate(drafts):
        if (found := key(draft)) is not None:
            out.setdefault(found, []).append(index)
    return out


def _cell_of(draft: Draft) -> object:
    """What two mentions of one thing have in common; None for kinds that repeat nothing."""
    if draft.kind == "status":
        return (draft.kind, draft.vendor, draft.extra)
    if draft.kind not in (*_VALUED, "presence"):
        return None
    where = (draft.period, draft.place, draft.model, draft.product, draft.segment, draft.per)
    return (draft.kind, draft.vendor, where, draft.mode, draft.polarity)


def _fuller(index: int, drafts: tuple[Draft, ...], cells: dict[object, list[int]]) -> int | None:
    """The claim a mention repeats: the same cell and a figure that is the same at another precision."""
    draft = drafts[index]
    same: Sequence[int] = cells.get(_cell_of(draft), [])
    if draft.kind == "status":
        return same[0] if same and same[0] < index else None
    for there in same:
        other = drafts[there]
        if there == index or not _is_one_voice(draft, other) or not _alike(draft, other) or not _repeats(draft, other):
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


def _is_one_voice(one: Draft, other: Draft) -> bool:
    """Whether two mentions of a cell can be by the same source, and on the same base."""
    heard = one.sources == other.sources or not one.sources or not other.sources
    return heard and (one.base is None or other.base is None or one.base.period == other.base.period)


def _is_goal(draft: Draft) -> bool:
    return draft.mode in (Mode.TARGET, Mode.GUIDANCE) and draft.kind in _VALUED


def _target(index: int, drafts: tuple[Draft, ...], goals: Sequence[int]) -> int | None:
    """The target a status speaks of: the nearest one of the vendor, first ahead in the text, then behind."""
    draft = drafts[index]
    left, right = bisect_left(goals, index), bisect_right(goals, index)
    before = goals[left - 1] if left else None
    after = goals[right] if right < len(goals) else None
    if after is not None and drafts[after].block is draft.block and drafts[after].start - draft.end < _NEAR:
        return after
    return after if before is None else before


def _new_target(index: int, drafts: tuple[Draft, ...], goals: Sequence[int]) -> int | None:
    """The target set in place of an earlier one: the last that follows closely, "from 70 million to 90 million"."""
    draft, found = drafts[index], None
    for there in islice(goals, bisect_right(goals, index), None):
        if drafts[there].block is not draft.block or drafts[there].start - draft.end >= _CLOSE:
            break
        found = there
    return found


def _pointed(index: int, drafts: tuple[Draft, ...], goals: Sequence[int]) -> Draft:
    """A status stands at the period of its target, as far as the text gives none of its own."""
    draft = drafts[index]
    if draft.kind == "nondisclosure":
        deal = next((d for d in reversed(drafts[:index]) if d.kind == "deal" and d.block is draft.block), None)
        if deal is not None:
            return replace(draft, measure=None, product=None, place=None, period=deal.period, sources=())
    if draft.kind == "status":
        target = _target(index, drafts, goals)
        state = draft.more("state")
        if state in ("raised", "lowered"):
            target = _new_target(index, drafts, goals)
            return draft if target is None else replace(draft, period=drafts[target].period, place=drafts[target].place)
        if target is not None and state in ("on_track", "ahead", "behind", "missed", "unlikely", "met"):
            goal = drafts[target]
            return replace(draft, period=goal.period, place=goal.place)
    return draft


def _measured(
    move: Draft, links: tuple[tuple[LinkKind, int], ...], drafts: tuple[Draft, ...], goals: Sequence[int]
) -> Linked:
    """A goal's cut or rise, tied to the goal it was before and to the one it became where the page lets us know."""
    found = before_and_after(move, drafts, goals)
    kept = tuple((name, value) for name, value in move.extra if name != "other")
    if found is None:
        return Linked(replace(move, extra=kept), links)
    before, after = found
    return Linked(replace(move, extra=(*kept, ("other", f"c{before + 1}"))), (*links, (LinkKind.TARGET, after)))
