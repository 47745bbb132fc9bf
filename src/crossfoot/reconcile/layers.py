"""Who contradicts whom: one release, one source over time, or several sources.

Invariant: only claims of one release can be called wrong together. Pages of a source belong to one release as long as
their claims can all hold, so a contradiction is one release's own only if one page carries it: one source there, the
page's own voice included. A gap between pages of a source is a restatement, a gap between sources a divergence. (The
day of publication is too coarse: a revision may follow within hours, and many pages tell only their month.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from crossfoot.reconcile.assertion import Assertion

__all__ = ["Layer", "groups_of", "layer_of"]


class Layer(StrEnum):
    """How far apart the claims of a conflict stand."""

    RELEASE = "release"
    SOURCE = "source"
    ACROSS = "across"


def groups_of(assertions: tuple[Assertion, ...], claims: frozenset[int]) -> Iterator[tuple[Layer, frozenset[int]]]:
    """Groups of claims to be looked at by themselves, the strictest first, the last of them all claims.

    Args:
        assertions: What asserts each claim.
        claims: The claims in question.
    """
    pages: dict[str, set[int]] = {}
    sources: dict[str, set[int]] = {}
    for claim in sorted(claims):
        assertion = assertions[claim]
        for page in assertion.pages:
            pages.setdefault(page, set()).add(claim)
        sources.setdefault(assertion.origin, set()).add(claim)
    strict: list[frozenset[int]] = []
    for _, group in sorted(pages.items()):
        strict += _voices(assertions, group)
    for release in sorted(set(strict), key=sorted):
        yield Layer.RELEASE, release
    for _, group in sorted(sources.items()):
        yield Layer.SOURCE, frozenset(group)
    yield Layer.ACROSS, claims


def layer_of(assertions: Iterable[Assertion]) -> Layer:
    """How far apart some assertions stand."""
    found = tuple(assertions)
    voices = {assertion.origin for assertion in found if not assertion.is_outlet}
    shared_pages = set.intersection(*(set(assertion.pages) for assertion in found))
    if len(voices) <= 1 and shared_pages:
        return Layer.RELEASE
    return Layer.SOURCE if len({assertion.origin for assertion in found}) == 1 else Layer.ACROSS


def _voices(assertions: tuple[Assertion, ...], group: Iterable[int]) -> list[frozenset[int]]:
    """The claims of a page, once for each source it cites, each time with the page's own voice."""
    own = {claim for claim in group if assertions[claim].is_outlet}
    cited: dict[str, set[int]] = {}
    for claim in group:
        if claim not in own:
            cited.setdefault(assertions[claim].origin, set()).add(claim)
    return [frozenset(own | claims) for _, claims in sorted(cited.items())] or [frozenset(own)]
