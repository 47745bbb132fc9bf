"""One market: who stands where in a place, a product and a time, who says what, and whether it adds up.

Invariant: one view's figures are proven at a time, and every source's are shown as printed; nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossfoot.api import market_brief
from crossfoot.brief.market_desk import MarketDesk, figure_of
from crossfoot.brief.names import Names, product_name
from crossfoot.errors import BriefError
from crossfoot.model import ALL, OTHERS, Period, Unit
from crossfoot.reconcile.cells import canonical
from crossfoot.track import ViewSpec
from crossfoot.track.views import EVERYBODY
from crossfoot.track.wording import and_list, period_name
from crossfoot.web.asked import Asked
from crossfoot.web.briefs import ShownBrief, shown_brief
from crossfoot.web.clash_cards import conflict_link
from crossfoot.web.desk import Desk
from crossfoot.web.large import is_large
from crossfoot.web.links import claim_link
from crossfoot.web.market import Counted, counted, market_asked, spec_of
from crossfoot.web.market_sums import Footing, footings_of
from crossfoot.web.market_tables import doubts_in, first_words, ranking_table, said_table, sums_table
from crossfoot.web.page import Page
from crossfoot.web.parts import Part, Shown
from crossfoot.web.places import places_of
from crossfoot.web.places_chart import places_chart
from crossfoot.web.quoted import Quoted, quoted
from crossfoot.web.shares_chart import shares_chart

__all__ = ["PAGE", "build", "market_title"]

_ESTIMATE = "estimate"
_MIXED = "everybody together"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things to look at: what it is called, its address, and whether it is the one shown."""

    label: str
    href: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """One source's vendors as a sum in one line, with the sentences.

    Args:
        who: The source.
        terms: Vendor, figure and address of its claim, for each term.
        total: What they come to.
        whole: The market, and the address of its claim or empty.
        told: What is left, or by how much it fails.
        is_wrong: Whether it fails.
        is_of_one_page: Whether all its figures stand on one page.
        quotes: The words of every figure.
    """

    who: str
    terms: tuple[tuple[str, str, str], ...]
    total: str
    whole: tuple[str, str]
    told: str
    is_wrong: bool
    is_of_one_page: bool
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class OfMarket:
    """What the page of a market shows beside its tables.

    Args:
        voice: Whose figures are proven, by name.
        is_mixed: Whether figures of several voices at once are proven.
        views: Whose figures can be looked at.
        measures: How it can be counted; empty where it is counted in one way.
        times: The periods that something is known of, latest first.
        earlier: The period before, or None.
        later: The period behind, or None.
        estimate: With estimates, or without them.
        sums: The sum check of each source.
        clashes: Addresses of the conflicts in this view.
        brief: The brief, or None where it cannot be written.
        doubts: Whose figure is in doubt though proven, which it is, and why.
    """

    voice: str
    is_mixed: bool
    views: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    times: tuple[Choice, ...]
    earlier: Choice | None
    later: Choice | None
    estimate: Choice
    sums: tuple[Sum, ...]
    clashes: tuple[str, ...]
    brief: ShownBrief | None
    doubts: tuple[tuple[str, str, str], ...]


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:  # noqa: ARG001  every page is built so
    """The market."""
    market = market_asked(desk, asked)
    spec = spec_of(asked, market.counts)
    found = counted(desk, market, spec, is_estimated=asked.one(_ESTIMATE) is not None)
    names, view = market.names, spec.text
    footings = tuple(footings_of(market))
    voice = _voice(names, spec)
    parts = tuple(_parts(asked, market, spec, found, footings))
    title = market_title(names, market.place, market.product, market.period)
    lead = _nobody(view, market) if found is None else f"By the figures of {voice}: {first_words(found, names)}"
    return Shown(title, "market.html", _body(desk, asked, market, spec, (found, footings)), parts, lead)


def market_title(names: Names, place: str, product: str, period: Period | None) -> str:
    """What a market is called: "Smartphones in India, the third quarter of 2017"."""
    goods = product_name(product)
    when = "" if period is None else f", {period_name(period)}"
    return f"{goods[0].upper()}{goods[1:]} {names.where(place)}{when}"


def _voice(names: Names, spec: ViewSpec) -> str:
    if spec.parts == (EVERYBODY,):
        return _MIXED
    return " and ".join(names.voice(part) for part in spec.parts)


def _nobody(view: str, market: MarketDesk) -> str:
    """That a view names no vendor, and who does."""
    speaking = [market.names.voice(count.origin) for count in market.counts if count.standings]
    if not speaking:
        return "No source divides this market among vendors in this time."
    verb = "does" if len(speaking) == 1 else "do"
    return f"The view '{view}' names no vendor of this market in this time; {and_list(speaking)} {verb}."


def _parts(
    asked: Asked, market: MarketDesk, spec: ViewSpec, found: Counted | None, footings: tuple[Footing, ...]
) -> Iterator[Part]:
    names, view = market.names, spec.text
    voice = _voice(names, spec)
    if found is not None:
        yield ranking_table(asked, found, names, voice, view)
        chart = shares_chart(asked, found, names, voice, view)
        yield from () if chart is None else (chart,)
    if any(count.standings for count in market.counts):
        yield said_table(asked, market.counts, names)
        places = places_of(market, spec)
        yield from (places_chart(asked, places, names, voice, view),) if places else ()
        yield sums_table(asked, footings, names)


def _body(
    desk: Desk, asked: Asked, market: MarketDesk, spec: ViewSpec, known: tuple[Counted | None, tuple[Footing, ...]]
) -> OfMarket:
    found, footings = known
    names, times = market.names, _times(market)
    alike = [one for one in times if market.period is not None and one.grain is market.period.grain]
    before = [one for one in alike if _starts(one) < _starts(market.period)]
    behind = [one for one in alike if _starts(one) > _starts(market.period)]
    is_estimated = asked.one(_ESTIMATE) is not None
    return OfMarket(
        voice=_voice(names, spec),
        is_mixed=found is not None and spec.is_mixed,
        views=tuple(_views(asked, market, spec)),
        measures=tuple(_measures(asked, market, found)),
        times=tuple(_at(asked, one, is_chosen=one == market.period) for one in reversed(times)),
        earlier=_at(asked, before[-1]) if before else None,
        later=_at(asked, behind[0]) if behind else None,
        estimate=Choice(
            "Without estimates" if is_estimated else "With estimates",
            asked.here(**{_ESTIMATE: None if is_estimated else "yes"}),
        ),
        sums=tuple(_sum(asked, one, names) for one in footings),
        clashes=() if found is None else tuple(conflict_link(asked, id_) for id_ in found.clashes),
        brief=_brief(desk, asked, market),
        doubts=() if found is None else doubts_in(found, names),
    )


def _times(market: MarketDesk) -> tuple[Period, ...]:
    """The times in which a vendor is spoken of, earliest first."""
    told = {
        canonical(entry.claim.cell).period
        for entry in market.entries
        if entry.claim.cell.vendor not in ((ALL,), (OTHERS,)) and entry.claim.cell.period.has_whole_months
    }
    return tuple(sorted(told, key=lambda one: (_starts(one), one.days or 0)))


def _starts(period: Period | None) -> int:
    return 0 if period is None or period.start is None else period.start.toordinal()


def _at(asked: Asked, period: Period, *, is_chosen: bool = False) -> Choice:
    return Choice(period_name(period), asked.here(period=period.notation, view=None), is_chosen)


def _views(asked: Asked, market: MarketDesk, spec: ViewSpec) -> Iterator[Choice]:
    for count in market.counts:
        if count.standings:
            label = f"{market.names.voice(count.origin)} ({len(count.standings)})"
            yield Choice(label, asked.here(view=count.origin), (count.origin,) == spec.parts)
    yield Choice(_MIXED, asked.here(view=EVERYBODY), spec.parts == (EVERYBODY,))


def _measures(asked: Asked, market: MarketDesk, found: Counted | None) -> Iterator[Choice]:
    """How the market can be counted, where that can be chosen."""
    here = [canonical(entry.claim.cell) for entry in market.entries]
    told = sorted({cell.measure for cell in here if cell.period == market.period and cell.measure})
    if len(told) > 1 or market.measure is not None:
        shown = None if found is None else found.market.measure
        for measure in told:
            yield Choice(measure.replace("_", " "), asked.here(measure=measure, view=None), measure == shown)
        if market.measure is not None:
            yield Choice("however it is counted", asked.here(measure=None, view=None))


def _sum(asked: Asked, one: Footing, names: Names) -> Sum:
    whole = ("100 %", "") if one.whole is None else (one.words(one.market), claim_link(asked, one.whole))
    return Sum(
        who=f"{names.voice(one.origin)}, in {'numbers' if one.unit is Unit.COUNT else 'shares'}",
        terms=tuple(
            (_term(names, vendor), one.words(figure_of(entry)), claim_link(asked, entry)) for vendor, entry in one.terms
        ),
        total=one.words(one.total),
        whole=whole,
        told=one.told,
        is_wrong=one.excess is not None,
        is_of_one_page=one.is_of_one_page,
        quotes=tuple(quoted(asked, entry) for entry in one.entries),
    )


def _term(names: Names, vendor: str) -> str:
    return "all others" if vendor == OTHERS else names.vendor(vendor)


def _brief(desk: Desk, asked: Asked, market: MarketDesk) -> ShownBrief | None:
    """The brief on the market; None where its words would say other than what is known, or nobody can wait for it."""
    if is_large(desk):
        return None
    place, product, period = market.place, market.product, market.period
    try:
        found = desk.recall(
            ("market brief", place, product, period),
            lambda: market_brief(desk.view, place, product, as_of=desk.day, period=period),
        )
    except BriefError:
        return None
    return shown_brief(asked, found, {source.entry: desk.view.entry(source.entry) for source in found.sources})


PAGE = Page("/market", build)
