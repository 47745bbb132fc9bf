"""A second reader, off unless asked for: a language model points, and our own grammar reads what it points to."""

from crossfoot.llm.model import Model
from crossfoot.llm.reader import BY_MODEL, read_left

__all__ = ["BY_MODEL", "Model", "read_left"]
