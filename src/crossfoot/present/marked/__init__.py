"""A checked draft for pages and programs: its findings, one HTML file, and a record."""

from crossfoot.present.marked.findings import Findings, findings_of
from crossfoot.present.marked.page import check_page, marks_over
from crossfoot.present.marked.reading import dated
from crossfoot.present.marked.record import check_record

__all__ = ["Findings", "check_page", "check_record", "dated", "findings_of", "marks_over"]
