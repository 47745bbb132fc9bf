"""A brief on a vendor's goals for one time: each in full, with its wordings, its chance, and what would decide it.

Invariant: a chance is told as a forecast and only where nothing is proven; what would decide a goal is told as proven.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossfoot.brief.chances import chance_sentence
from crossfoot.brief.desk import Desk
from crossfoot.brief.draft import Draft
from crossfoot.brief.goals import earlier_goals, goal_sentences, goal_title, headline_of
from crossfoot.brief.names import Names
from crossfoot.brief.telling import Brief, FigureKind, Paragraph, Sense, Sentence
from crossfoot.brief.verdicts import Rating
from crossfoot.brief.write import disputes_about, finished, newsworthy
from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import View
from crossfoot.model import Period
from crossfoot.reconcile import Grade
from crossfoot.track import Deciding, Target, ViewSpec, deciding_figures

__all__ = ["write_target_brief"]


def write_target_brief(
    vendor: str, period: Period, view: View, *, as_of: date, vocabulary: Vocabulary, views: tuple[ViewSpec, ...] = ()
) -> Brief:
    """How a vendor's goals for a time stand.

    Args:
        vendor: Slug.
        period: The time; goals for a part of it count.
        view: The ledger as of the day.
        as_of: The day.
        vocabulary: Names of vendors and places.
        views: Whose figures rate them; none is the company's own, and each tracker whose figures decide.
    """
    desk = Desk(vendor, view, as_of, vocabulary, views, period)
    rated = sorted(desk.rated, key=lambda item: max(map(newsworthy, item[1])), reverse=True)
    about = f"{vendor} {period.label}"
    if not rated:
        return Brief("target", about, as_of, _nothing(desk, period), ())
    paragraphs = [Paragraph(goal_title(target), tuple(_goal(target, found, desk))) for target, found in rated]
    paragraphs.append(Paragraph("Figures that do not agree", tuple(disputes_about(desk, rated))))
    headline = headline_of(max(rated[0][1], key=newsworthy), desk.names)
    told = tuple(paragraph for paragraph in paragraphs if paragraph.sentences)
    return finished(Brief("target", about, as_of, headline, told), desk.entries)


def _nothing(desk: Desk, period: Period) -> Sentence:
    draft = Draft(desk.names)
    no, goal = draft.say(Sense.NOT, "no"), draft.say(Sense.GOAL, "goal")
    return draft.sentence(f"{no} {goal} of {draft.vendor(desk.vendor)} for {draft.when(period)} is known")


def _goal(target: Target, ratings: tuple[Rating, ...], desk: Desk) -> Iterator[Sentence]:
    yield from goal_sentences(target, ratings, desk.names)
    yield from earlier_goals(target, desk.names)
    yield from chance_sentence(ratings, desk)
    open_ones = [rating for rating in ratings if not rating.is_decided and not rating.is_mixed]
    if len(open_ones) == len(ratings):
        for rating in open_ones[:1]:
            yield from _deciding(rating, desk.names)


def _deciding(rating: Rating, names: Names) -> Iterator[Sentence]:
    """A figure that would prove it met and one that would prove it missed, rather to come than late."""
    verdict = rating.verdict
    course = verdict.course
    ahead = None if course is None else course.left
    found = [
        one
        for one in deciding_figures(verdict, rating.entries)
        if verdict.target.is_rate or one.cell.period != verdict.target.period
    ]
    for grade in (Grade.PROVEN, Grade.REFUTED):
        alike = [one for one in found if one.grade is grade]
        to_come = [one for one in alike if ahead is not None and all(ahead.contains(p) for p in one.periods)]
        for one in (to_come or alike)[:1]:
            yield _question(one, names)


def _question(found: Deciding, names: Names) -> Sentence:
    draft = Draft(names)
    is_proof = found.grade is Grade.PROVEN
    if found.proof is not None:
        draft.cite(*found.proof.entry_ids)
    end = draft.say(Sense.MET, "met") if is_proof else draft.say(Sense.MISSED, "missed")
    size, would = draft.interval(found.wanted, FigureKind.NEED), draft.say(Sense.WOULD, "would")
    each = "" if len(found.periods) == 1 else "each of " if is_proof else "any of "
    when = draft.each_of(found.periods, joint="and" if is_proof else "or")
    return draft.sentence(
        f"to prove the {draft.say(Sense.GOAL, 'goal')} {end} it {would} take {size} for {each}{when}."
    )
