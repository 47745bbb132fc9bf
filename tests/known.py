"""The engine with the brands and regions that ship with the package, as every command calls it."""

from __future__ import annotations

from functools import partial

from crossfoot import reconcile as engine
from crossfoot.knowledge import load_inclusions
from crossfoot.reconcile import estimate

__all__ = ["evidence_of", "reconcile"]

reconcile = partial(engine.reconcile, inclusions=load_inclusions())
evidence_of = partial(estimate.evidence_of, inclusions=load_inclusions())
