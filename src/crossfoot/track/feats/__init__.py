"""Streaks, records, milestones, first times and changes of place that the figures of a view prove, allow or refute."""

from crossfoot.track.feats.feat import Best, Feat, Figure, Ground, Kind, Part, Run
from crossfoot.track.feats.find import Found, find_feats
from crossfoot.track.feats.levels import NamedLevel, named_levels

__all__ = [
    "Best",
    "Feat",
    "Figure",
    "Found",
    "Ground",
    "Kind",
    "NamedLevel",
    "Part",
    "Run",
    "find_feats",
    "named_levels",
]
