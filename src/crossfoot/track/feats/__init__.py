"""Streaks, records, milestones, first times and changes of place that the figures of a view prove, allow or refute."""

from crossfoot.track.feats.asked import check_streak, longest_streak
from crossfoot.track.feats.claimed import Checked, Outcome, check_feats
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
    "Checked",
    "Feat",
    "Figure",
    "Found",
    "Ground",
    "Height",
    "Kind",
    "Mark",
    "Move",
    "NamedLevel",
    "Outcome",
    "Part",
    "Passing",
    "Run",
    "Scope",
    "by_news",
    "check_feats",
    "check_streak",
    "deciding_sentence",
    "feat_sentence",
    "find_feats",
    "longest_streak",
    "named_levels",
    "newsworthy",
]
