"""Kinds of claims as sentences about unknowns, one file for each family of kinds."""

from crossfoot.reconcile.rules.by_kind import RULES, readings_of

__all__ = ["RULES", "readings_of"]
