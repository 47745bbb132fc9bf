"""Best estimates with bands beside the proven bounds; never a proof."""

from crossfoot.reconcile.estimate.estimates import Estimates
from crossfoot.reconcile.estimate.evidence import Evidence, evidence_of
from crossfoot.reconcile.estimate.value import LEVELS, Band, Basis, Estimate, Weight

__all__ = ["LEVELS", "Band", "Basis", "Estimate", "Estimates", "Evidence", "Weight", "evidence_of"]
