"""A page as one HTML file that shows where everything read on it stands."""

from crossfoot.present.lit.page import MARK, draw

__all__ = ["MARK", "draw"]
