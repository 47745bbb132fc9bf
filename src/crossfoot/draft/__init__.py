"""A text before publication, each of its numbers held against the text itself and against the ledger."""

from crossfoot.draft.check import check_draft
from crossfoot.draft.mark import Answer, Checked, Clash, Grounds, Held, Known, Mark, Nearest, Number, worst

__all__ = [
    "Answer",
    "Checked",
    "Clash",
    "Grounds",
    "Held",
    "Known",
    "Mark",
    "Nearest",
    "Number",
    "check_draft",
    "worst",
]
