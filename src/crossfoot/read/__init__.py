"""From bytes to a document: pages, feeds, saved pages, archives; their blocks, tables, dates and outlet."""

from crossfoot.read.dates import DateCandidate
from crossfoot.read.known import Known, Part
from crossfoot.read.page import read_page, read_part
from crossfoot.read.parts import parts_of

__all__ = ["DateCandidate", "Known", "Part", "parts_of", "read_page", "read_part"]
