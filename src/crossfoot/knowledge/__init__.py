"""Data files, read once, checked, handed on as frozen tables."""

from crossfoot.knowledge.inclusions import load_inclusions
from crossfoot.knowledge.load import load_vocabulary
from crossfoot.knowledge.pattern import op, parse_pattern
from crossfoot.knowledge.vocabulary import (
    Frame,
    MomentPattern,
    MomentWords,
    NumberWords,
    PeriodPattern,
    Phrase,
    Place,
    Revision,
    Segment,
    SourceName,
    Term,
    Vendor,
    Vocabulary,
)

__all__ = [
    "Frame",
    "MomentPattern",
    "MomentWords",
    "NumberWords",
    "PeriodPattern",
    "Phrase",
    "Place",
    "Revision",
    "Segment",
    "SourceName",
    "Term",
    "Vendor",
    "Vocabulary",
    "load_inclusions",
    "load_vocabulary",
    "op",
    "parse_pattern",
]
