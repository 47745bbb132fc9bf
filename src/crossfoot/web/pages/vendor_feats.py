"""What a vendor did that is worth telling: its streaks, records, milestones, and its places among its rivals.

Invariant: everything here follows from the figures of one view, which the page names; what pages claim of themselves
stands on the vendor's own page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.brief.names import names_of
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.lines import Choices, choices_of, figure_name, line_asked, told_by
from crossfoot.web.links import vendor_link
from crossfoot.web.page import NotHereError, Page
from crossfoot.web.parts import Part, Shown
from crossfoot.web.placings import placings_table, printed_placings, proven_placings
from crossfoot.web.placings_chart import placings_chart
from crossfoot.web.series import series_of
from crossfoot.web.vendor_asked import vendor_asked
from crossfoot.web.vendor_feats import feats_table, told_feats

__all__ = ["PAGE", "build"]


@dataclass(frozen=True, slots=True)
class OfFeats:
    """What the page shows beside its tables.

    Args:
        vendor: The vendor's own page.
        name: Its name.
        choices: Of which other figures, and in whose view, the same may be asked.
    """

    vendor: str
    name: str
    choices: Choices


def build(desk: Desk, asked: Asked, named: Mapping[str, str]) -> Shown:
    """The feats and places of one vendor in one market."""
    vendor = vendor_asked(desk, named["vendor"])
    names = names_of(desk.vocabulary, vendor.entries)
    told = told_by(vendor.members, vendor.entries)
    line = line_asked(asked, told, vendor.members, desk.vocabulary)
    if line is None or not vendor.is_single:
        raise NotHereError(f"No figures of {vendor.called(names)} alone are told, so nothing follows from them.")
    series = desk.recall(("series", line, None), lambda: series_of(desk, line))
    feats = desk.recall(("feats", line.family, line.views[0]), lambda: told_feats(desk, line))
    proven = desk.recall(("placings", line), lambda: proven_placings(desk, series))
    of_market = (line.family.measure, line.family.product, line.family.place)
    printed = [one for one in printed_placings(vendor.entries)
               if (one.cell.measure, one.cell.product, one.cell.place) == of_market]  # fmt: skip
    placings = (*printed, *proven)
    chart = placings_chart(asked, placings, line.family, line.grain, names)
    parts: list[Part] = [feats_table(asked, feats, names), *([chart] if chart else [])]
    parts += [placings_table(asked, placings, names)] if placings else []
    whose = names.voice(line.views[0].text)
    lead = f"What {figure_name(line.family, names)} prove, by the figures of {whose}."
    body = OfFeats(vendor_link(asked, vendor.slug), vendor.called(names), choices_of(asked, told, line, names))
    return Shown(f"{body.name}: streaks, records and places", "vendor_feats.html", body, tuple(parts), lead)


PAGE = Page("/vendor/{vendor}/feats", build)
