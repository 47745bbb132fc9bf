"""A checked draft as text, as one HTML file, and as a record."""

from crossfoot.cli.marked.page import check_page
from crossfoot.cli.marked.record import check_record
from crossfoot.cli.marked.text import check_lines

__all__ = ["check_lines", "check_page", "check_record"]
