"""A vendor: its figures over time, its goals, its places in markets, where it sells, what is told of it.

Invariant: every number on the page leads to its figure or to its words; what is left out because there is too much of
it is said to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.api import brief
from crossfoot.brief.names import Names, names_of, product_name
from crossfoot.errors import BriefError, InputError
from crossfoot.knowledge import load_inclusions
from crossfoot.track.footprint import footprint_of
from crossfoot.track.wording import and_list, day_name
from crossfoot.web.asked import Asked
from crossfoot.web.briefs import ShownBrief, shown_brief
from crossfoot.web.claimed import claims_table
from crossfoot.web.countries import countries_table
from crossfoot.web.desk import Desk
from crossfoot.web.goals import goals_of
from crossfoot.web.large import of_late
from crossfoot.web.lines import Choices, Line, choices_of, figure_name, line_asked, told_by
from crossfoot.web.links import feats_link, vendor_link
from crossfoot.web.page import NotHereError, Page
from crossfoot.web.parts import Part, Shown, Table
from crossfoot.web.placings import placings_table, printed_placings
from crossfoot.web.placings_chart import placings_chart
from crossfoot.web.series import Series, periods_asked, series_of, series_table
from crossfoot.web.series_chart import series_chart
from crossfoot.web.vendor_asked import MOST_LOADED, Vendor, vendor_asked
from crossfoot.web.vendor_goals import InShort, goals_table, in_short, that_matter
from crossfoot.web.world_chart import world_chart

__all__ = ["PAGE", "build"]

_SHEET = 50
_LONG = 12  # names of products, at most so many in the lead


@dataclass(frozen=True, slots=True)
class OfVendor:
    """What the page of a vendor shows beside its tables and charts.

    Args:
        members: The members of a group with their pages; none for a single vendor.
        choices: What other figures may be shown, or None where nobody tells of any.
        earlier: Where earlier figures of the series stand, and how many; empty where there are none.
        later: Where the last ones stand; empty where they are shown.
        goals: The goals that matter, in short.
        brief: The brief, or None.
        no_brief: Why there is none, in a sentence, or empty.
        sheet: Which part of the list of claims is shown.
        feats: Where its streaks, records and places by figures are told; empty for a group.
        conflicts: Where its figures that cannot all be true are listed; empty for a group.
    """

    members: tuple[tuple[str, str], ...]
    choices: Choices | None
    earlier: tuple[str, int]
    later: str
    goals: tuple[InShort, ...]
    brief: ShownBrief | None
    no_brief: str
    sheet: Sheet
    feats: str
    conflicts: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where one is in the list of claims: the addresses of newer and older ones, or empty."""

    newer: str
    older: str


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:
    """The page of one vendor."""
    vendor = vendor_asked(desk, named["vendor"])
    names = names_of(desk.vocabulary, vendor.entries)
    told = told_by(vendor.members, vendor.entries)
    line = line_asked(asked, told, vendor.members, desk.vocabulary)
    parts: list[Part] = []
    series = None
    if line is not None:
        series = _series(desk, asked, line)
        parts += _figures(asked, series, vendor, names)
    parts += _countries(desk, asked, vendor, names, None if line is None else line.family.product)
    goals, drawn = _goals(desk, asked, vendor, names)
    parts += drawn
    shown_brief_, no_brief = _brief(desk, asked, vendor)
    claims, sheet = _claims(asked, vendor, names)
    body = OfVendor(
        members=()
        if len(vendor.members) == 1
        else tuple((names.vendor(one), vendor_link(asked, one)) for one in vendor.members),
        choices=None if line is None else choices_of(asked, told, line, names),
        earlier=_earlier(asked, series),
        later=asked.here(before=None) if asked.one("before") else "",
        goals=goals,
        brief=shown_brief_,
        no_brief=no_brief,
        sheet=sheet,
        feats=feats_link(asked, vendor.slug) if vendor.is_single and line is not None else "",
        conflicts=asked.link("/conflicts", vendor=vendor.slug) if vendor.is_single else "",
    )
    return Shown(vendor.called(names), "vendor.html", body, (*parts, claims), _lead(vendor))


def _series(desk: Desk, asked: Asked, line: Line) -> Series:
    before = periods_asked(asked)
    return desk.recall(("series", line, before), lambda: series_of(desk, line, before))


def _figures(asked: Asked, series: Series, vendor: Vendor, names: Names) -> list[Part]:
    """The series, and the places in markets as sources print them."""
    line = series.line
    title = figure_name(line.family, names)
    title = title[:1].upper() + title[1:]
    parts: list[Part] = [series_chart(asked, series, names, title) if series.bars
                         else series_table(asked, series, names, title)]  # fmt: skip
    if not vendor.is_single:
        return parts
    placings = printed_placings(vendor.entries)
    if placings:
        chart = placings_chart(asked, placings, line.family, line.grain, names)
        parts += [chart] if chart else []
        parts.append(placings_table(asked, placings, names))
    return parts


def _countries(desk: Desk, asked: Asked, vendor: Vendor, names: Names, product: str | None) -> list[Part]:
    """The map and the table of where it sells; nothing where nothing is told of that."""
    if not vendor.is_single:
        return []
    found = footprint_of(vendor.entries, vendor=vendor.slug, as_of=desk.day, inclusions=load_inclusions())
    if not found.footings:
        return []
    chart = world_chart(asked, found, product, names)
    if chart is not None and len(chart.table.rows) == len(found.footings):
        return [chart]
    return [*([chart] if chart else []), countries_table(asked, found, names)]


def _goals(desk: Desk, asked: Asked, vendor: Vendor, names: Names) -> tuple[tuple[InShort, ...], list[Part]]:
    """The goals that matter with their charts, and the table of all."""
    goals = goals_of(desk, vendor.slug) if vendor.is_single else ()
    if not goals:
        return (), []
    told, parts = [], []
    for number, goal in enumerate(that_matter(goals, desk.day), 1):
        short, chart = in_short(asked, goal, names, f"goal-{number}")
        told.append(short)
        parts += [chart] if chart else []
    return tuple(told), [*parts, goals_table(asked, goals, names)]


def _brief(desk: Desk, asked: Asked, vendor: Vendor) -> tuple[ShownBrief | None, str]:
    """The brief; where there is none, why."""
    if not vendor.is_single:
        return None, "A brief is written of one vendor, not of several together."
    try:
        found = desk.recall(("brief", vendor.slug, None), lambda: brief(of_late(desk), vendor.slug, as_of=desk.day))
    except BriefError as fault:
        return None, f"No brief is shown, since one of its sentences did not pass our own check: {fault}"
    except InputError as fault:
        return None, str(fault)
    if not found.paragraphs:  # its headline says no more than that nothing is known
        return None, ""
    known = {entry.id: entry for entry in vendor.entries}
    known.update((one.entry, desk.view.entry(one.entry)) for one in found.sources if one.entry not in known)
    return shown_brief(asked, found, known), ""


def _claims(asked: Asked, vendor: Vendor, names: Names) -> tuple[Table, Sheet]:
    """One sheet of the claims, the last published first."""
    number = _number(asked)
    count = len(vendor.entries)
    shown = vendor.entries[(number - 1) * _SHEET : number * _SHEET]
    if not shown:
        raise NotHereError(f"The list of claims has {-(-count // _SHEET)} sheets: there is no sheet {number}.")
    first = (number - 1) * _SHEET + 1
    note = f"{first:,} to {first + len(shown) - 1:,} of {count:,}, the last published first." if count > _SHEET else ""
    if vendor.is_cut:
        note += f" Only the {MOST_LOADED:,} recorded last are looked at."
    table = claims_table(asked, names, shown, name="claims", title="What is told of it", note=note)
    newer = "" if number == 1 else asked.here(sheet=str(number - 1) if number > 2 else None)  # noqa: PLR2004
    older = asked.here(sheet=str(number + 1)) if number * _SHEET < count else ""
    return table, Sheet(newer, older)


def _number(asked: Asked) -> int:
    text = asked.one("sheet") or "1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_LOADED):
        raise InputError(f"'{text}' is no sheet of the list of claims: expected a number from 1 on.")
    return int(text)


def _earlier(asked: Asked, series: Series | None) -> tuple[str, int]:
    if series is None or not series.earlier or series.first is None:
        return "", 0
    return asked.here(before=series.first.notation), series.earlier


def _lead(vendor: Vendor) -> str:
    """How much is told of it, by whom, and since when."""
    entries = vendor.entries
    count, voices = len(entries), len({entry.origin for entry in entries})
    products = {entry.claim.cell.product: None for entry in entries if entry.claim.cell.product}
    days = sorted(entry.page.published_at for entry in entries if entry.page.published_at is not None)
    about = f" about {and_list([product_name(one) for one in list(products)[:_LONG]])}" if products else ""
    many = f"More than {count - 1:,} claims" if vendor.is_cut else "One claim" if count == 1 else f"{count:,} claims"
    who = "one voice" if voices == 1 else f"{voices} voices"
    since = f", published from {day_name(days[0])} to {day_name(days[-1])}" if len(set(days)) > 1 else (
        f", published on {day_name(days[0])}" if days else "")  # fmt: skip
    return f"{many}{about} by {who}{since}."


PAGE = Page("/vendor/{vendor}", build)
