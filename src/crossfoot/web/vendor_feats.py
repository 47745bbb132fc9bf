"""The streaks, records, milestones and changes of place of a vendor in one market and view, the best of them first.

Invariant: a feat is told as proven or as possible, with the claims it rests on and the figure it is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.brief.names import Names
from crossfoot.model import notation
from crossfoot.reconcile import Grade
from crossfoot.track import Feat, Scope, deciding_sentence, feat_sentence, find_feats, named_levels, newsworthy
from crossfoot.track.wording import period_name
from crossfoot.web.asked import Asked
from crossfoot.web.desk import Desk
from crossfoot.web.lines import Line
from crossfoot.web.links import cell_link
from crossfoot.web.market_figures import figures_in
from crossfoot.web.parts import Column, Slot, Table

__all__ = ["ToldFeat", "feats_table", "told_feats"]

_MOST = 12
_COLUMNS = (
    Column("period", "when"),
    Column("feat", "what"),
    Column("grade", "how sure"),
    Column("kind", "kind", is_shown=False),
    Column("settled_by", "what would settle it", is_shown=False),
    Column("cell", "address", is_shown=False),
)
_TONES = {Grade.PROVEN: "met", Grade.POSSIBLE: "open"}


@dataclass(frozen=True, slots=True)
class ToldFeat:
    """Feats of one view.

    Args:
        view: Whose figures prove them, as typed.
        feats: Those worth telling, the best first.
        left_out: How many more there are.
    """

    view: str
    feats: tuple[Feat, ...]
    left_out: int


def told_feats(desk: Desk, line: Line) -> ToldFeat:
    """The feats of a vendor in the market of a line, by the figures of its first view.

    Args:
        desk: Where they are looked up.
        line: Whose figures, where.
    """
    view, family = line.views[0], line.family
    known = figures_in(desk, family, view)
    scope = Scope(family.vendor[0], family.place, family.product)
    found = find_feats(known.table, levels=named_levels(known.entries), scope=scope).feats
    told = newsworthy(feat for feat in found if feat.grade is not Grade.REFUTED)
    return ToldFeat(view.text, told[:_MOST], max(0, len(told) - _MOST))


def feats_table(asked: Asked, told: ToldFeat, names: Names) -> Table:
    """Feats as a table."""
    rows = tuple(_row(asked, feat, told.view, names) for feat in told.feats)
    whose = names.voice(told.view)
    note = f"By the figures of {whose}, as far back as they go."
    if told.left_out:
        note += f" {told.left_out} smaller ones are left out."
    return Table("feats", "Streaks, records and changes of place", _COLUMNS, rows, note, (whose,))


def _row(asked: Asked, feat: Feat, view: str, names: Names) -> tuple[Slot, ...]:
    href = cell_link(asked, feat.cell, view=view)
    return (
        Slot(period_name(feat.period), value=feat.period.notation),
        Slot(feat_sentence(feat, names), href),
        Slot(feat.grade.value, tone=_TONES.get(feat.grade, "")),
        Slot(feat.kind.value),
        Slot(deciding_sentence(feat)),
        Slot(notation.write_cell(feat.cell)),
    )
