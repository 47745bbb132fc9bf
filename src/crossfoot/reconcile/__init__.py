"""From entries to tight bounds, minimal conflicts and smallest repairs, each with its proof."""

from crossfoot.reconcile.assertion import Entry, PlainEntry, PlainPage, entries_of, origin_of
from crossfoot.reconcile.bound import Bound, EndStatus
from crossfoot.reconcile.certificate import Certificate, to_json
from crossfoot.reconcile.conflict import Conflict
from crossfoot.reconcile.equation import Equation, EquationKind, Term
from crossfoot.reconcile.layers import Layer
from crossfoot.reconcile.repair import Repair
from crossfoot.reconcile.slips import Slip, SlipKind
from crossfoot.reconcile.table import Table, reconcile

__all__ = [
    "Bound",
    "Certificate",
    "Conflict",
    "EndStatus",
    "Entry",
    "Equation",
    "EquationKind",
    "Layer",
    "PlainEntry",
    "PlainPage",
    "Repair",
    "Slip",
    "SlipKind",
    "Table",
    "Term",
    "entries_of",
    "origin_of",
    "reconcile",
    "to_json",
]
