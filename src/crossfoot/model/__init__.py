"""The values everything else speaks in; it imports nothing but the exceptions."""

from crossfoot.model.attribution import Channel, Mode, Polarity, Role, Source, Strength
from crossfoot.model.cell import ALL, MEASURES, OTHERS, Cell
from crossfoot.model.claim import Claim, How, LinkKind
from crossfoot.model.document import Block, BlockKind, Document, Piece, Provenance, Span, Table, TableCell
from crossfoot.model.inclusion import Brand, Inclusions, Region
from crossfoot.model.interval import EMPTY, EVERYTHING, Interval
from crossfoot.model.issue import Issue
from crossfoot.model.period import Grain, Period, parse_period
from crossfoot.model.quantity import Form, Quantity, Unit
from crossfoot.model.statement import Base, Relation, Statement, kind_of

__all__ = [
    "ALL",
    "EMPTY",
    "EVERYTHING",
    "MEASURES",
    "OTHERS",
    "Base",
    "Block",
    "BlockKind",
    "Brand",
    "Cell",
    "Channel",
    "Claim",
    "Document",
    "Form",
    "Grain",
    "How",
    "Inclusions",
    "Interval",
    "Issue",
    "LinkKind",
    "Mode",
    "Period",
    "Piece",
    "Polarity",
    "Provenance",
    "Quantity",
    "Region",
    "Relation",
    "Role",
    "Source",
    "Span",
    "Statement",
    "Strength",
    "Table",
    "TableCell",
    "Unit",
    "kind_of",
    "parse_period",
]
