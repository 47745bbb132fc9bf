"""A brief on a vendor: how it stands as of a day, in a headline and a few cited paragraphs.

Invariant: a pure function of the view, the day and the vocabulary. It tells bounds, claims and their exact arithmetic,
says in whose figures each verdict holds, and says what is not known. The most important comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossfoot.brief.chances import chance_sentence
from crossfoot.brief.desk import Desk
from crossfoot.brief.disputes import dispute_sentences, divergence_sentence
from crossfoot.brief.draft import Draft
from crossfoot.brief.feats import feat_sentences
from crossfoot.brief.footings import footing_sentences
from crossfoot.brief.goals import goal_sentences, goal_title, headline_of
from crossfoot.brief.standings import standing_headline, standing_sentences
from crossfoot.brief.telling import Brief, FigureKind, Paragraph, Sense, Sentence, cited
from crossfoot.brief.verdicts import Rating
from crossfoot.knowledge import Vocabulary, load_inclusions
from crossfoot.ledger import Entry, View
from crossfoot.model import Mode
from crossfoot.model.period import span_of
from crossfoot.model.statement import Level
from crossfoot.track import Feat, Standing, Target, ViewSpec, find_standings
from crossfoot.track.evidence import plain
from crossfoot.track.footprint import State as FootingState
from crossfoot.track.footprint import footprint_of

__all__ = ["disputes_about", "finished", "newsworthy", "write_brief"]

Rated = Sequence[tuple[Target, tuple[Rating, ...]]]
_MOST_GOALS = 2
_MOST_SENTENCES = 12
_MOST_DISPUTES = 2
_MOST_PLACES = 6
# Figures whose time ended longer ago than this are told to be old.
_OLD = timedelta(days=200)


def write_brief(
    vendor: str, view: View, *, as_of: date, vocabulary: Vocabulary, views: tuple[ViewSpec, ...] = ()
) -> Brief:
    """How a vendor stands.

    Args:
        vendor: Slug.
        view: The ledger as of the day.
        as_of: The day.
        vocabulary: Names of vendors and places.
        views: Whose figures rate its goals; none is the company's own, and each tracker whose figures decide.
    """
    desk = Desk(vendor, view, as_of, vocabulary, views)
    standings = find_standings(desk.about, vendor=vendor, as_of=as_of)
    rated = sorted(desk.rated, key=lambda item: max(map(newsworthy, item[1])), reverse=True)[:_MOST_GOALS]
    paragraphs = (
        *_goals(rated, desk),
        Paragraph("Where it stands", tuple(standing_sentences(standings, vendor, desk.names))),
        Paragraph("Streaks and records", (*_streaks(desk), *_feats(desk, standings))),
        Paragraph("Where it sells", tuple(_places(desk))),
        Paragraph("Figures that do not agree", tuple(disputes_about(desk, desk.rated))[:_MOST_DISPUTES]),
        Paragraph("What is not known", tuple(_unknown(desk, standings))),
    )
    told = tuple(_shortened(paragraphs))
    return finished(Brief("vendor", vendor, as_of, _headline(desk, rated, standings), told), view.entries())


def _shortened(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """No more than a reader has time for: what comes last is left out."""
    left = _MOST_SENTENCES
    for paragraph in paragraphs:
        kept = paragraph.sentences[:left]
        left -= len(kept)
        if kept:
            yield replace(paragraph, sentences=kept)


def finished(brief: Brief, entries: Iterable[Entry]) -> Brief:
    """The brief with the sources it cites."""
    by_id = {entry.id: entry for entry in entries}
    order = dict.fromkeys(i for sentence in brief.sentences for i in sentence.entries)
    return replace(brief, sources=cited(by_id[i] for i in order if i in by_id))


def _goals(rated: Rated, desk: Desk) -> Iterator[Paragraph]:
    """The goal that is most news in full, then the others in short."""
    for target, ratings in rated[:1]:
        yield Paragraph(
            goal_title(target), (*goal_sentences(target, ratings, desk.names), *chance_sentence(ratings, desk))
        )
    others = (
        sentence
        for target, ratings in rated[1:]
        for sentence in goal_sentences(target, ratings, desk.names, is_first=False, is_whole=False)
    )
    yield Paragraph("Another goal", tuple(others))


def _headline(desk: Desk, rated: Rated, standings: tuple[Standing, ...]) -> Sentence:
    """The goal that is most news, else where the vendor stands, else that nothing is known."""
    if rated:
        return headline_of(max(rated[0][1], key=newsworthy), desk.names)
    if standings:
        return standing_headline(standings[0], desk.vendor, desk.names)
    draft = Draft(desk.names)
    nothing = draft.say(Sense.NOT, "nothing")
    return draft.sentence(f"{nothing} is known of {draft.vendor(desk.vendor)} as of {draft.day(desk.as_of)}")


def newsworthy(rating: Rating) -> tuple[object, ...]:
    """Totals before rates, decided before open, told before untold, one voice before several, long and late first."""
    verdict, period = rating.verdict, rating.verdict.target.period
    is_total = isinstance(verdict.revision.statement, Level) and not verdict.target.is_rate
    return (is_total and rating.is_told, rating.is_decided, not rating.is_mixed, period.days or 0,
            period.start or date.min)  # fmt: skip


def _streaks(desk: Desk) -> Iterator[Sentence]:
    for target, found in desk.streaks():
        yield _streak(desk, target, found)


def _streak(desk: Desk, target: Target, found: Feat) -> Sentence:
    draft = Draft(desk.names)
    draft.cite(*found.entry_ids)
    cell = target.cell
    first, last = found.parts[0].period.start, found.parts[-1].period.last
    whole = cell.period if first is None or last is None else span_of(first, last)
    amount = draft.goal(target.current.quantity, FigureKind.LEVEL, plain(cell).at(whole), mode=Mode.ACTUAL)
    periods = draft.each_of(tuple(part.period for part in found.parts), joint="and")
    whose = "" if desk.views else ", by its own figures"
    run = f"{draft.vendor(desk.vendor)} {draft.did(cell.measure, past=True)} {amount} {draft.goods(cell.product)}"
    longest = f"its {draft.say(Sense.MOST, 'longest')} such run in {draft.per('year')}"
    return draft.sentence(f"{run} in each of {periods}{whose}, {longest}.")


def disputes_about(desk: Desk, rated: Rated) -> Iterator[Sentence]:
    """Figures about goals that cannot all be true, and views of them that part."""
    told: set[str] = set()
    for target, ratings in rated:
        if not isinstance(target.current.statement, Level):
            continue
        for rating in ratings:
            if rating.is_mixed:
                continue
            table = desk.table(target, rating.entries)
            for sentence in dispute_sentences(table, rating.entries, target.period, desk.names):
                if sentence.text not in told:
                    told.add(sentence.text)
                    yield sentence
    for lower, higher, found in desk.divergences():
        yield divergence_sentence(found, lower, higher, desk.names)


def _feats(desk: Desk, standings: tuple[Standing, ...]) -> Iterator[Sentence]:
    """What the fullest source proves of late, in the place told of first."""
    for standing in standings[:1]:
        yield from feat_sentences(standing, desk.vendor, desk.view, desk.names, as_of=desk.as_of)


def _places(desk: Desk) -> Iterator[Sentence]:
    """Where it has come, is coming, or has left of late."""
    known = footprint_of(desk.about, vendor=desk.vendor, as_of=desk.as_of, inclusions=load_inclusions())
    lately = [f for f in known.footings if f.decisive.day >= desk.as_of - _OLD and f.state is not FootingState.PRESENT]
    yield from footing_sentences(lately[:_MOST_PLACES], desk.vendor, desk.names, is_named=True)


def _unknown(desk: Desk, standings: tuple[Standing, ...]) -> Iterator[Sentence]:
    """That nothing newer is known, where what is known is old."""
    ends = [(s.period.end, s.period) for s in standings if s.period.end is not None]
    if not ends:
        return
    end, newest = max(ends, key=lambda pair: pair[0])
    if end < desk.as_of - _OLD:
        draft = Draft(desk.names)
        draft.cite(*(i.id for s in standings if s.period == newest for i in s.entries[:1]))
        no = draft.say(Sense.NOT, "no")
        yield draft.sentence(f"{no} size, share or place of a time after {draft.when(newest)} is known.")
