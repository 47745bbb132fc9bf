"""A page with everything read on it lit: as one HTML file, and as what a web page is made of."""

from crossfoot.present.lit.page import MARK, draw

__all__ = ["MARK", "draw"]
