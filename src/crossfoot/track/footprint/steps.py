"""From claims to steps: what each tells of a vendor in a place.

Invariant: a claim makes one step or none; what is said with a hedge, or expected by others, is tipped; a denial points
the other way; what a correction takes back is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crossfoot.ledger import Entry
from crossfoot.model import Claim, Grain, LinkKind, Mode, Polarity, Strength
from crossfoot.model.interval import exactly
from crossfoot.model.statement import Deal, Level, Presence, Rank, Share, Status
from crossfoot.track.footprint.step import Basis, Firmness, Step, Way

__all__ = ["steps_of"]

_WAYS = {"present": Way.IN, "expanding": Way.IN, "entering": Way.IN, "planned": Way.IN,
         "absent": Way.OUT, "exited": Way.OUT}  # fmt: skip
_EVENTS = ("entering", "exited")
_MEANT = (Mode.PLAN, Mode.TARGET, Mode.GUIDANCE)
# Selling in a place is what these count there; cars are built and ordered where none is sold.
_SOLD = ("shipments", "sales", "sell_in", "sell_through", "deliveries", "registrations", "activations", "net_adds",
         "subscribers", "users")  # fmt: skip
_OPENING_DEALS = ("distribution",)
_REACHED = {"met": True, "exceeded": True, "missed": False, "unlikely": False}
_Told = tuple[str | None, str | None, str]


def steps_of(entries: Iterable[Entry], *, vendor: str) -> tuple[Step, ...]:
    """What entries tell of a vendor's places, in order.

    Args:
        entries: Entries that count the vendor; those of pages without a date tell nothing.
        vendor: Who.
    """
    found = [e for e in entries if vendor in e.claim.cell.vendor and e.page.published_at is not None]
    claims = {(entry.page.id, entry.claim.id): entry for entry in found}
    withdrawn = _taken_back(found)
    steps = []
    for entry in found:
        step = _step(entry, claims, vendor)
        if step is not None and step.said_on > withdrawn.get(_told(entry.claim), date.min):
            steps.append(step)
    return tuple(sorted(steps, key=lambda step: step.order))


def _taken_back(entries: Iterable[Entry]) -> dict[_Told, date]:
    """What was taken back, and when last."""
    days: dict[_Told, date] = {}
    for entry in entries:
        if entry.claim.polarity is Polarity.RETRACTED and entry.page.published_at is not None:
            told = _told(entry.claim)
            days[told] = max(entry.page.published_at, days.get(told, date.min))
    return days


def _told(claim: Claim) -> _Told:
    return claim.cell.place, claim.cell.product, getattr(claim.statement, "state", "")


def _step(entry: Entry, claims: dict[tuple[str, str], Entry], vendor: str) -> Step | None:
    claim = entry.claim
    if claim.polarity is Polarity.RETRACTED or claim.mode is Mode.COUNTERFACTUAL:
        return None
    match claim.statement:
        case Presence(state=state):
            return _presence(entry, state)
        case Deal(deal=deal) if deal in _OPENING_DEALS and claim.polarity is Polarity.AFFIRMED:
            firmness = min(_firmness(claim, "planned"), Firmness.ANNOUNCED)
            return _make(entry, Way.IN, firmness, basis=Basis.DEAL, word=f"{deal} deal")
        case Status(state=state) if state in _REACHED and claim.polarity is Polarity.AFFIRMED:
            return _status(entry, claims, is_reached=_REACHED[state])
        case Level() | Share() | Rank() if claim.cell.vendor == (vendor,) and _is_sold(claim):
            return _make(entry, Way.IN, Firmness.DONE, basis=Basis.FIGURES, word=claim.kind)
    return None


def _presence(entry: Entry, state: str) -> Step | None:
    claim, way = entry.claim, _WAYS.get(state)
    if way is None:
        return None
    firmness = _firmness(claim, state)
    if claim.polarity is Polarity.AFFIRMED:
        is_ahead = claim.mode is Mode.ACTUAL and state in _EVENTS and _starts_later(entry)
        firmness = min(firmness, Firmness.ANNOUNCED) if is_ahead else firmness
        word = "no plans" if claim.frame == "no-plans" else state
        return _make(entry, way, firmness, word=word)
    # Who denies a plan to come says that he is not there; who denies having left, or wanting to, that he is.
    other = Way.OUT if way is Way.IN else Way.IN
    return _make(entry, other, Firmness.TIPPED if firmness is Firmness.TIPPED else Firmness.DONE, word="denied")


def _firmness(claim: Claim, state: str) -> Firmness:
    if claim.strength is not Strength.PLAIN or claim.mode is Mode.FORECAST:
        return Firmness.TIPPED
    return Firmness.ANNOUNCED if claim.mode in _MEANT or state == "planned" else Firmness.DONE


def _status(entry: Entry, claims: dict[tuple[str, str], Entry], *, is_reached: bool) -> Step | None:
    """What became of a plan, told by a status that is linked to it on its page."""
    planned = claims.get((entry.page.id, entry.claim.link(LinkKind.TARGET) or ""))
    if planned is None or not isinstance(planned.claim.statement, Presence) or planned.claim.cell.place is None:
        return None
    way = _WAYS.get(planned.claim.statement.state)
    if way is None:
        return None
    if not is_reached:
        way = Way.OUT if way is Way.IN else Way.IN
    firmness = _firmness(entry.claim, "")
    return _make(entry, way, firmness, word="done as planned" if is_reached else "not done", of=planned.claim)


def _make(entry: Entry, way: Way, firmness: Firmness, *, word: str, basis: Basis = Basis.CLAIM,
          of: Claim | None = None) -> Step | None:  # fmt: skip
    cell, said_on = (of or entry.claim).cell, entry.page.published_at
    place = _ground(cell.place)
    if place is None or said_on is None:
        return None
    is_event = basis is Basis.CLAIM and word in _EVENTS and firmness is Firmness.DONE
    last, is_dated = cell.period.last, cell.period.grain is not Grain.ASOF
    day = said_on if last is None or firmness is not Firmness.DONE else min(last, said_on)
    due = cell.period if firmness is not Firmness.DONE and last is not None and is_dated else None
    return Step(place, cell.product, way, firmness, is_event, day, due, basis, word, entry)


def _ground(place: str | None) -> str | None:
    """The country or region of a place; a shop in it stands for it, and the world for nothing."""
    ground = (place or "").partition("/")[0]
    return None if ground in ("", "WORLD") else ground


def _starts_later(entry: Entry) -> bool:
    start, said_on = entry.claim.cell.period.start, entry.page.published_at
    return start is not None and said_on is not None and start > said_on


def _is_sold(claim: Claim) -> bool:
    """Whether a figure says that something was sold: above nothing, as fact, without a hedge."""
    is_fact = (claim.mode, claim.polarity, claim.strength) == (Mode.ACTUAL, Polarity.AFFIRMED, Strength.PLAIN)
    if not is_fact or claim.cell.measure not in _SOLD or claim.cell.period.last is None:
        return False
    if isinstance(claim.statement, Rank):
        return True
    value = claim.statement.value.interval if isinstance(claim.statement, Level | Share) else exactly(0)
    return value.low is not None and (value.low > 0 or (value.low == 0 and value.low_open))
