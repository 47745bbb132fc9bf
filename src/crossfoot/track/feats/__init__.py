"""Streaks, records, milestones, first times and changes of place that the figures of a view prove, allow or refute."""

from crossfoot.track.feats.feat import (
    Arrival,
    Best,
    Feat,
    Figure,
    Ground,
    Height,
    Kind,
    Mark,
    Move,
    Part,
    Passing,
    Run,
)
from crossfoot.track.feats.find import Found, find_feats
from crossfoot.track.feats.levels import NamedLevel, named_levels
from crossfoot.track.feats.news import by_news, newsworthy
from crossfoot.track.feats.subjects import EVERYTHING, Scope
from crossfoot.track.feats.telling import Called, deciding_sentence, feat_sentence

__all__ = [
    "EVERYTHING",
    "Arrival",
    "Best",
    "Called",
    "Feat",
    "Figure",
    "Found",
    "Ground",
    "Height",
    "Kind",
    "Mark",
    "Move",
    "NamedLevel",
    "Part",
    "Passing",
    "Run",
    "Scope",
    "by_news",
    "deciding_sentence",
    "feat_sentence",
    "find_feats",
    "named_levels",
    "newsworthy",
]
