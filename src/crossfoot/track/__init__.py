"""What the table means for goals, streaks and standing."""

from crossfoot.reconcile.grade import Grade, grade_of
from crossfoot.reconcile.stretch import Stretch
from crossfoot.track.aim import aim_of, number_of
from crossfoot.track.assumption import Implication, implication_of
from crossfoot.track.board import RatedTarget, Standpoint, rate_targets
from crossfoot.track.divergence import Divergence, divergence_of
from crossfoot.track.evidence import Evidence, evidence_for
from crossfoot.track.feats import (
    EVERYTHING,
    Arrival,
    Best,
    Called,
    Checked,
    Feat,
    Figure,
    Found,
    Ground,
    Height,
    Kind,
    Mark,
    Move,
    NamedLevel,
    Outcome,
    Part,
    Passing,
    Run,
    Scope,
    by_news,
    check_feats,
    check_streak,
    deciding_sentence,
    feat_sentence,
    find_feats,
    longest_streak,
    named_levels,
    newsworthy,
)
from crossfoot.track.judge import track_target
from crossfoot.track.pace import Pace
from crossfoot.track.progress import Course, course_of, remaining_of, required_run_rate
from crossfoot.track.question import Deciding, deciding_figures, next_sentence
from crossfoot.track.remark import Bearing, Remark, remarks_on
from crossfoot.track.setting import find_targets, targets_in
from crossfoot.track.standing import Standing, find_standings
from crossfoot.track.target import Act, Revision, Target, Voice
from crossfoot.track.verdict import Obstacle, PartVerdict, State, Verdict
from crossfoot.track.views import ViewSpec, entries_in, parse_view, voices_in

__all__ = [
    "EVERYTHING",
    "Act",
    "Arrival",
    "Bearing",
    "Best",
    "Called",
    "Checked",
    "Course",
    "Deciding",
    "Divergence",
    "Evidence",
    "Feat",
    "Figure",
    "Found",
    "Grade",
    "Ground",
    "Height",
    "Implication",
    "Kind",
    "Mark",
    "Move",
    "NamedLevel",
    "Obstacle",
    "Outcome",
    "Pace",
    "Part",
    "PartVerdict",
    "Passing",
    "RatedTarget",
    "Remark",
    "Revision",
    "Run",
    "Scope",
    "Standing",
    "Standpoint",
    "State",
    "Stretch",
    "Target",
    "Verdict",
    "ViewSpec",
    "Voice",
    "aim_of",
    "by_news",
    "check_feats",
    "check_streak",
    "course_of",
    "deciding_figures",
    "deciding_sentence",
    "divergence_of",
    "entries_in",
    "evidence_for",
    "feat_sentence",
    "find_feats",
    "find_standings",
    "find_targets",
    "grade_of",
    "implication_of",
    "longest_streak",
    "named_levels",
    "newsworthy",
    "next_sentence",
    "number_of",
    "parse_view",
    "rate_targets",
    "remaining_of",
    "remarks_on",
    "required_run_rate",
    "targets_in",
    "track_target",
    "voices_in",
]
