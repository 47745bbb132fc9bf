"""From bytes to a document: text and HTML pages, their blocks, tables, dates and outlet."""

from crossfoot.read.dates import DateCandidate
from crossfoot.read.page import read_page

__all__ = ["DateCandidate", "read_page"]
