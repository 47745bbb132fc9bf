"""From entries to tight bounds, minimal conflicts and smallest repairs, each with its proof."""

from crossfoot.reconcile.assertion import Entry, PlainEntry, PlainPage, entries_of, origin_of
from crossfoot.reconcile.bound import Bound, EndStatus
from crossfoot.reconcile.certificate import Certificate, to_json
from crossfoot.reconcile.conflict import Conflict
from crossfoot.reconcile.derived import Above, Pace, above, growth_of, run_rate, share_of
from crossfoot.reconcile.derived_parts import EveryPart, every_part_at_least
from crossfoot.reconcile.derived_quotient import Quotient, quotient
from crossfoot.reconcile.derived_rank import RankRange, rank_of
from crossfoot.reconcile.desk import Desk, desk_of
from crossfoot.reconcile.equation import Equation, EquationKind, Term
from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.habits import Habit
from crossfoot.reconcile.layers import Layer
from crossfoot.reconcile.parting import Parting, Where
from crossfoot.reconcile.question import Narrowing, next_questions
from crossfoot.reconcile.releases import Release
from crossfoot.reconcile.repair import Repair
from crossfoot.reconcile.slips import Slip, SlipKind
from crossfoot.reconcile.table import Table, reconcile

__all__ = [
    "Above",
    "Bound",
    "Certificate",
    "Conflict",
    "Desk",
    "EndStatus",
    "Entry",
    "Equation",
    "EquationKind",
    "EveryPart",
    "Grade",
    "Habit",
    "Layer",
    "Narrowing",
    "Pace",
    "Parting",
    "PlainEntry",
    "PlainPage",
    "Quotient",
    "RankRange",
    "Release",
    "Repair",
    "Slip",
    "SlipKind",
    "Table",
    "Term",
    "Where",
    "above",
    "desk_of",
    "entries_of",
    "every_part_at_least",
    "grade_of",
    "growth_of",
    "next_questions",
    "origin_of",
    "quotient",
    "rank_of",
    "reconcile",
    "run_rate",
    "share_of",
    "to_json",
]
