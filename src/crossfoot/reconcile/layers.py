"""Who contradicts whom: one release, one source over time, or several sources.

Invariant: only claims of one release can be called wrong together. Pages of a source belong to one release as long as
their claims can all hold, so a contradiction is one release's own only if one page carries it: one source there, the
page's own voice included. A gap between pages of a source is a restatement, a gap between sources a divergence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from crossfoot.reconcile.assertion import Assertion

__all__ = ["Group", "Layer", "groups_of", "layer_of"]


class Layer(StrEnum):
    """How far apart the claims of a conflict stand."""

    RELEASE = "release"
    SOURCE = "source"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Group:
    """Claims to be looked at by themselves.

    Args:
        layer: How far apart they stand.
        claims: The claims.
        page: Within a release the page that carries them; empty for the looser layers.
        source: The source that all of them but the page's own voice come from; empty where there are several or none.
    """

    layer: Layer
    claims: frozenset[int]
    page: str = ""
    source: str = ""


def groups_of(assertions: tuple[Assertion, ...], claims: frozenset[int]) -> Iterator[Group]:
    """Groups of claims, the strictest first; the last of them are all claims, where they have several sources.

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
    strict: dict[frozenset[int], Group] = {}
    for page, group in sorted(pages.items()):
        for found in _voices(assertions, group, page):
            strict.setdefault(found.claims, found)
    yield from sorted(strict.values(), key=lambda group: sorted(assertions[claim].key for claim in group.claims))
    for source, group in sorted(sources.items()):
        yield Group(Layer.SOURCE, frozenset(group), source=source)
    if len(sources) > 1:
        yield Group(Layer.ACROSS, claims)


def layer_of(assertions: Iterable[Assertion]) -> Layer:
    """How far apart some assertions stand."""
    found = tuple(assertions)
    voices = {assertion.origin for assertion in found if not assertion.is_outlet}
    shared_pages = set.intersection(*(set(assertion.pages) for assertion in found))
    if len(voices) <= 1 and shared_pages:
        return Layer.RELEASE
    return Layer.SOURCE if len({assertion.origin for assertion in found}) == 1 else Layer.ACROSS


def _voices(assertions: tuple[Assertion, ...], group: Iterable[int], page: str) -> Iterator[Group]:
    """The claims of a page, once for each source it cites, each time with the page's own voice."""
    own = {claim for claim in group if assertions[claim].is_outlet}
    cited: dict[str, set[int]] = {"": set()} if own else {}
    for claim in group:
        if claim not in own:
            cited.setdefault(assertions[claim].origin, set()).add(claim)
    for source, claims in sorted(cited.items()):
        if source or len(cited) == 1:
            yield Group(Layer.RELEASE, frozenset(own | claims), page, source)
