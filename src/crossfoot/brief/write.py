"""A brief: how a vendor stands as of a day, in a headline and a few cited paragraphs.

Invariant: a pure function of the view, the day and the vocabulary. It tells bounds, claims and their exact arithmetic,
says in whose figures each verdict holds, and says what is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from crossfoot.brief.desk import Desk
from crossfoot.brief.disputes import dispute_sentences, divergence_sentence
from crossfoot.brief.goals import goal_sentences, headline_of
from crossfoot.brief.standings import standing_sentences
from crossfoot.brief.telling import Brief, Draft, Paragraph, Sentence, cited
from crossfoot.brief.verdicts import Rating
from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import View
from crossfoot.model.statement import Level
from crossfoot.track import State, StreakFinding, Target, ViewSpec, find_standings
from crossfoot.track.gaps import is_told
from crossfoot.track.wording import day_name, period_name, periods_text

__all__ = ["write_brief"]


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
    paragraphs = (
        *(Paragraph(_title(target), tuple(goal_sentences(target, found, desk.names))) for target, found in desk.rated),
        Paragraph("Streaks", tuple(_streaks(desk))),
        Paragraph("Standing", tuple(standing_sentences(standings, vendor, desk.names))),
        Paragraph("Figures that do not agree", tuple(_disputes(desk))),
    )
    told = tuple(paragraph for paragraph in paragraphs if paragraph.sentences)
    brief = Brief(vendor, as_of, _headline(desk, told), told, ())
    by_id = {entry.id: entry for entry in desk.entries}
    order = dict.fromkeys(i for sentence in brief.sentences for i in sentence.entries)
    return replace(brief, sources=cited(by_id[i] for i in order if i in by_id))


def _title(target: Target) -> str:
    kind = f"{target.cell.per}ly goal" if target.cell.per in ("month", "quarter", "week", "year") else "goal"
    what = "" if isinstance(target.current.statement, Level) else " in percent"
    return f"The {kind} for {period_name(target.period)}{what}"


def _headline(desk: Desk, paragraphs: tuple[Paragraph, ...]) -> Sentence:
    """The most decided of the goals, else where the vendor stands, else that nothing is known."""
    ratings = [rating for _, found in desk.rated for rating in found]
    if ratings:
        return headline_of(max(ratings, key=_newsworthy), desk.names)
    name = desk.names.vendor(desk.vendor)
    if paragraphs:
        first = paragraphs[0].sentences[0]
        return replace(first, text=first.text.removesuffix("."))
    return Draft().sentence(f"Nothing is known of {name} as of {day_name(desk.as_of)}")


def _newsworthy(rating: Rating) -> tuple[object, ...]:
    """Totals before rates, decided before open, told before untold, one voice before several, long and late first."""
    verdict, period = rating.verdict, rating.verdict.target.period
    is_total = isinstance(verdict.revision.statement, Level) and not verdict.target.is_rate
    told = verdict.aim is not None and is_told(verdict.achieved, verdict.aim)
    decided = verdict.state in (State.MET, State.MISSED)
    return is_total and (decided or told), decided, not rating.is_mixed, period.days or 0, period.start or date.min


def _streaks(desk: Desk) -> Iterator[Sentence]:
    for target, found in desk.streaks():
        yield _streak(desk, target, found)


def _streak(desk: Desk, target: Target, found: StreakFinding) -> Sentence:
    draft = Draft()
    for part in found.parts:
        draft.cite(*(i for bound in part.bounds for i in bound.low_entries))
    amount = draft.words(target.current.quantity)
    when = periods_text([part.period for part in found.parts])
    name = desk.names.vendor(desk.vendor)
    whose = "" if desk.views else "by its own figures "
    run = f"{when} are proven to be months of {amount} each"
    return draft.sentence(f"{whose}{run}, the longest such run of {name}'s past year.")


def _disputes(desk: Desk) -> Iterator[Sentence]:
    told: set[str] = set()
    for target, ratings in desk.rated:
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
