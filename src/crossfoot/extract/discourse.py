"""What the text is about at a point: vendor, place, period, source, measure and product in focus.

Invariant: the state is a value; reading a sentence returns a new one. A slot in focus was named earlier on the page
and has not been replaced since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossfoot.model import Period, Source
from crossfoot.model.period import UNKNOWN

__all__ = ["PageFacts", "State"]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What holds for the whole page.

    Args:
        published: Day of publication, or None.
        vendors: Slugs named on the page, most often named first.
        main: The vendor that makes up half of all mentions and more, or None.
        product: The product the page is mostly about, or None.
        segment: The part of that product it is mostly about ("smartwatch"), or None.
        measure: The measure it mostly uses, or None.
        places: Codes of countries named on the page, most often named first.
        only_place: The one country the page names, several times, and no other place; or None.
        has_shares: Whether the page speaks of shares of a market at all.
        reports: The company whose results the page reports, or None: its figures come from itself.
        is_of_operators: Whether subscribers are counted on it, whatever else is sold.
        owner: The company whose release the page tells, or None: goods without an owner are its own.
        spelled: Each vendor of the page with its name as the page mostly writes it.
        names_goods: Whether the page names goods that are counted here and counts them.
        tracker: The one market researcher it quotes, or None where there are several or none.
    """

    published: date | None
    vendors: tuple[str, ...] = ()
    main: str | None = None
    product: str | None = None
    segment: str | None = None
    measure: str | None = None
    tracker: str | None = None
    places: tuple[str, ...] = ()
    only_place: str | None = None
    has_shares: bool = False
    names_goods: bool = False
    reports: str | None = None
    is_of_operators: bool = False
    owner: str | None = None
    spelled: tuple[tuple[str, str], ...] = ()

    def name_of(self, slug: str) -> str | None:
        """A vendor's name as the page writes it, or None where it is not on the page."""
        return next((name for known, name in self.spelled if known == slug), None)


@dataclass(frozen=True, slots=True)
class State:
    """The focus.

    Args:
        vendor: The vendors that "it" and "the vendor" mean; empty for none.
        subject: What the last figures were about, the market included: what an ellipsis goes on with.
        recent: Vendors named in the block so far, the last one last.
        main: The first voice of the page that holds; a new block returns to it.
        place: Code in focus, or None.
        home: Place of the headline, to which a block returns, or None for the world.
        leads: Whether the place in focus opened its passage, and so holds beyond the block.
        period: Period in focus, or unknown.
        report: The period the page reports on: the first its text gives a figure for.
        newest: The latest period of which something is said to have happened.
        opened: Period in focus after the block's first sentence, or None before it.
        foretold: Whether the period in focus is one of a forecast.
        sources: Chain of the passage, empty for the outlet's own voice.
        source_block: Number of the block in which the chain was named.
        tracker: Market researcher named last, or None.
        media: Outlet named last, or None.
        measure: Measure named last in the block, or None.
        goods: Product and segment of the block's last figures, where a segment was named, or None.
        begun: Whether the text has given a figure or a rank, headlines aside.
        counts: Whether the page has given a figure of goods so far.
        listed_per: What the figures of a list are counted by, as its lead-in says ("per day:"), or None.
        rate: Vendor, time counted by and period of the block's last daily rate, or None.
        has_shares: Whether the block has spoken of shares of a market.
        model: Product line in focus, or None.
    """

    vendor: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    main: tuple[Source, ...] = ()
    place: str | None = None
    home: str | None = None
    leads: bool = False
    begun: bool = False
    counts: bool = False
    has_shares: bool = False
    period: Period = UNKNOWN
    report: Period = UNKNOWN
    newest: Period = UNKNOWN
    opened: Period | None = None
    foretold: bool = False
    sources: tuple[Source, ...] = ()
    source_block: int = -1
    tracker: str | None = None
    media: str | None = None
    measure: str | None = None
    goods: tuple[str, str | None] | None = None
    model: str | None = None
    listed_per: str | None = None
    rate: tuple[tuple[str, ...], str, Period] | None = None
