"""Whether a figure that several sources prove together lies far from where all of those that print it put it.

Invariant: only what is printed as fact of exactly this figure counts, and one print near the proven ends is enough for
there to be no doubt: that sources differ a little is nobody's error. The proven ends stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from crossfoot.brief.names import Names
from crossfoot.ledger import Entry
from crossfoot.model import Interval, Mode, Polarity
from crossfoot.track.wording import and_list, interval_text
from crossfoot.web.cell_claims import level_of

__all__ = ["DOUBTFUL", "doubt_of"]

DOUBTFUL = "in doubt"
"""What stands beside such a figure."""
_MOST = 4  # prints that are named
# Of the print. Of 43 starter figures that joined sources prove away from their prints, the 16 that lie further off
# than this are all in doubt by their estimates as well; of the 27 nearer by four are, and three at 17 to 19 % are not.
_FAR = Fraction(20, 100)


def doubt_of(names: Names, proven: Interval, printed: Iterable[Entry]) -> str:
    """Why a figure is in doubt, in a sentence; empty where it is not.

    Args:
        names: Names of voices.
        proven: The ends that the sources prove together.
        printed: What is said of exactly this figure.
    """
    told: dict[str, None] = {}
    for entry in printed:
        level = level_of(entry)
        is_fact = entry.claim.mode is Mode.ACTUAL and entry.claim.polarity is Polarity.AFFIRMED
        if level is None or level.is_empty or not is_fact:
            continue
        if not _is_far(proven, level):
            return ""
        told[f"{interval_text(level)} by {names.voice(entry.origin)}"] = None
    if proven.is_empty or not told:
        return ""
    shown = [*told][:_MOST]
    more = [f"{len(told) - _MOST} more"] if len(told) > _MOST else []
    return (
        f"Nobody who prints this figure puts it near there: it is {and_list([*shown, *more])}. One of the claims that "
        "the proof joins is likely to be wrong, loosely said or of another count."
    )


def _is_far(proven: Interval, level: Interval) -> bool:
    """Whether a print lies outside of the proven ends, by more than sources usually part."""
    low, high = level.low, level.high
    below = low is not None and proven.high is not None and low > proven.high and low - proven.high > _FAR * low
    above = high is not None and proven.low is not None and high < proven.low and proven.low - high > _FAR * high
    return below or above
