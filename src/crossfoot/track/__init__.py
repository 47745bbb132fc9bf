"""What the table means for goals and streaks."""

from crossfoot.track.aim import Grade
from crossfoot.track.judge import track_target
from crossfoot.track.target import Revision, Target, find_targets
from crossfoot.track.verdict import PartVerdict, State, Verdict
from crossfoot.track.views import ViewSpec, entries_in, parse_view, voices_in

__all__ = [
    "Grade",
    "PartVerdict",
    "Revision",
    "State",
    "Target",
    "Verdict",
    "ViewSpec",
    "entries_in",
    "find_targets",
    "parse_view",
    "track_target",
    "voices_in",
]
