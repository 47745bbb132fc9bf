"""From a document to claims, with the derivation kept."""

from crossfoot.extract.assemble import GRAMMAR, Reading, extract
from crossfoot.extract.unread import Unread

__all__ = ["GRAMMAR", "Reading", "Unread", "extract"]
