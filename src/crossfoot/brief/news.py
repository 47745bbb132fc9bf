"""A brief on what is new: goals set, raised, met or missed, figures, places, and figures that do not agree.

Invariant: whatever it tells rests on a claim that came since the day, or on a verdict that changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from crossfoot.brief.desk import Desk
from crossfoot.brief.disputes import dispute_sentences
from crossfoot.brief.draft import Draft
from crossfoot.brief.footings import footing_sentences
from crossfoot.brief.goals import earlier_goals, goal_sentences, headline_of
from crossfoot.brief.standings import standing_headline, standing_sentences
from crossfoot.brief.telling import Brief, Paragraph, Sense, Sentence
from crossfoot.brief.write import finished, newsworthy
from crossfoot.knowledge import Vocabulary, load_inclusions
from crossfoot.ledger import Entry, View
from crossfoot.model import ALL
from crossfoot.reconcile import reconcile
from crossfoot.reconcile.cells import canonical
from crossfoot.track import Standing, Target, find_standings, find_targets
from crossfoot.track.footprint import footprint_of
from crossfoot.track.news import Change, Kind, News, Wanted, change_between, news_between

__all__ = ["write_news_brief"]

_MOST_VENDORS = 4  # told where all are asked about
_MOST_GOALS = 3
_MOST_PLACES = 4
_MOST_DISPUTES = 2
_ABOUT_GOALS = frozenset({Kind.VERDICT, Kind.MONTH, Kind.RAISED, Kind.CUT, Kind.TARGET})
_KINDS = _ABOUT_GOALS | {Kind.CONFLICT, Kind.FOOTPRINT, Kind.CLAIMS}


def write_news_brief(
    before: View, after: View, *, since: date, as_of: date, vocabulary: Vocabulary, vendor: str | None = None
) -> Brief:
    """What is new since a day.

    Args:
        before: The ledger as of the day since which.
        after: The ledger as of the day of the brief.
        since: The first day.
        as_of: The day of the brief.
        vocabulary: Names of vendors and places.
        vendor: Only about this vendor; None for whoever is most in the news.
    """
    change = change_between(before, after, since=since, until=as_of)
    desk = Desk(vendor or ALL, after, as_of, vocabulary)
    wanted = Wanted(_KINDS, None if vendor is None else frozenset({vendor}))
    found = news_between(change, names=desk.names, inclusions=load_inclusions(), wanted=wanted)
    about = f"{vendor or 'all'} since {since.isoformat()}"
    told = [
        _Told(name, change, tuple(n for n in found if n.vendor == name), Desk(name, after, as_of, vocabulary))
        for name in _in_the_news(found, vendor)
    ]
    pairs = [(one, paragraph) for one in told for paragraph in one.paragraphs(is_alone=vendor is not None)]
    if not pairs:
        return Brief("news", about, as_of, _nothing(desk, vendor, since, as_of), ())
    headline = pairs[0][0].headline()
    return finished(Brief("news", about, as_of, headline, tuple(p for _, p in pairs)), after.entries())


def _nothing(desk: Desk, vendor: str | None, since: date, as_of: date) -> Sentence:
    draft = Draft(desk.names)
    nothing, whom = draft.say(Sense.NOT, "nothing"), f" of {draft.vendor(vendor)}" if vendor else ""
    return draft.sentence(f"{nothing} new is known{whom} from {draft.day(since)} to {draft.day(as_of)}")


def _in_the_news(found: tuple[News, ...], vendor: str | None) -> list[str]:
    """Vendors with news of their goals first, then those with most news; of equals by name."""
    if vendor is not None:
        return [vendor]
    weights: dict[str, list[int]] = {}
    for news in found:
        weight = weights.setdefault(news.vendor, [0, 0])
        weight[0] += news.kind in _ABOUT_GOALS
        weight[1] += 1
    names = [name for name in weights if name != ALL]
    return sorted(names, key=lambda name: ([-n for n in weights[name]], name))[:_MOST_VENDORS]


@dataclass(frozen=True)
class _Told:
    """The news about one vendor.

    Args:
        vendor: Who.
        change: What changed.
        news: What is new of it.
        desk: What is known of it.
    """

    vendor: str
    change: Change
    news: tuple[News, ...]
    desk: Desk

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """What sources newly say of its size, share and place."""
        return find_standings(self.change.about(self.vendor), vendor=self.vendor, as_of=self.change.until)

    @cached_property
    def goals(self) -> tuple[Target, ...]:
        """Goals that there is news of."""
        return tuple(t for t in find_targets(self.change.after, vendor=self.vendor) if self._is_new(t))

    def headline(self) -> Sentence:
        """The goal that is most news, else the fullest new figure, else that pages speak of the vendor."""
        ratings = [rating for target in self.goals for rating in self.desk.ratings_of(target)]
        if ratings:
            return headline_of(max(ratings, key=newsworthy), self.desk.names)
        if self.standings:
            return standing_headline(self.standings[0], self.vendor, self.desk.names)
        return next(self._places(is_named=True), None) or next(self._disputes())

    def paragraphs(self, *, is_alone: bool) -> Iterator[Paragraph]:
        """Its paragraphs; where it is one of several vendors, one under its name."""
        goals = tuple(self._goals())
        is_named = is_alone or not goals
        figures = tuple(standing_sentences(self.standings, self.vendor, self.desk.names, is_named=is_named))
        places = tuple(self._places(is_named=is_alone or not (goals or figures)))
        disputes = tuple(self._disputes())
        if not is_alone:
            sentences = (*goals, *figures, *places, *disputes)
            yield from [Paragraph(self.desk.names.vendor(self.vendor), sentences)] if sentences else []
            return
        titles = ("Goals", "New figures", "Places", "Figures that do not agree")
        for title, sentences in zip(titles, (goals, figures, places, disputes), strict=True):
            if sentences:
                yield Paragraph(title, sentences)

    def _is_new(self, target: Target) -> bool:
        """Whether there is news of a goal, or of a month of it."""
        cell = canonical(target.cell)
        cells = [canonical(news.cell) for news in self.news if news.kind in _ABOUT_GOALS and news.cell is not None]
        return any(cell == one or (cell.period.contains(one.period) and cell.at(one.period) == one) for one in cells)

    def _goals(self) -> Iterator[Sentence]:
        rated = [(target, self.desk.ratings_of(target)) for target in self.goals]
        rated.sort(key=lambda item: max(map(newsworthy, item[1])), reverse=True)
        for number, (target, ratings) in enumerate(rated[:_MOST_GOALS]):
            yield from goal_sentences(target, ratings, self.desk.names, is_first=number == 0, is_whole=False)
            if self.change.new_ids.intersection(target.current.entries):
                yield from earlier_goals(target, self.desk.names)

    def _places(self, *, is_named: bool) -> Iterator[Sentence]:
        places = {news.place for news in self.news if news.kind is Kind.FOOTPRINT}
        entries = self.change.after.entries(vendors=(self.vendor,))
        known = footprint_of(entries, vendor=self.vendor, as_of=self.change.until, inclusions=load_inclusions())
        found = [footing for footing in known.footings if footing.place in places][:_MOST_PLACES]
        yield from footing_sentences(found, self.vendor, self.desk.names, is_named=is_named)

    def _disputes(self) -> Iterator[Sentence]:
        ids = [i for news in self.news if news.kind is Kind.CONFLICT for i in news.entries]
        pages = (self.change.after.entries(page_id=page) for page in sorted({self._page(i) for i in ids}))
        tables = ((reconcile(entries, inclusions=load_inclusions()), self._mine(entries)) for entries in pages)
        found = (s for table, entries in tables for s in dispute_sentences(table, entries, None, self.desk.names))
        yield from islice(found, _MOST_DISPUTES)

    def _mine(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """What counts the vendor or the market: a contradiction that needs more is another vendor's."""
        return tuple(entry for entry in entries if {self.vendor, ALL} & set(entry.claim.cell.vendor))

    def _page(self, entry: str) -> str:
        return self.change.after.entry(entry).page.id
