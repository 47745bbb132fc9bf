"""Named views: whose claims count for an answer.

Invariant: a view is a set of voices named by the user. One text gives one `ViewSpec`, whatever the order and spelling
of its parts, and a view of more than one voice says so, since what follows from it is inference and nobody's word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.errors import InputError
from crossfoot.ledger import Entry, View, slug
from crossfoot.model import ALL

__all__ = ["EVERYBODY", "ViewSpec", "entries_in", "parse_view", "voices_in"]

EVERYBODY = "all"
_COMPANY = "company"
_PAGE = "page:"
_OUTLET = "outlet:"
_JOIN = "+"


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A view as the user named it.

    Args:
        parts: Voices, sorted: slugs of sources (`idc`, `xiaomi` for the company and its executives), `outlet:NAME`,
            `page:ID`, `company` for whichever company is asked about, or `all` alone.
    """

    parts: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(sorted(set(self.parts))))

    @property
    def text(self) -> str:
        """The view as it is typed."""
        return _JOIN.join(self.parts)

    @property
    def is_mixed(self) -> bool:
        """Whether it joins voices, so that its results are inference."""
        return len(self.parts) > 1 or self.parts == (EVERYBODY,)

    def voices(self, vendor: str) -> tuple[str, ...]:
        """Origins it names when a vendor is asked about; pages and `all` name none."""
        named = (vendor if part == _COMPANY else part for part in self.parts)
        return tuple(sorted({part for part in named if part != EVERYBODY and not part.startswith(_PAGE)}))

    @property
    def pages(self) -> tuple[str, ...]:
        """Ids, or beginnings of ids, of the pages it names."""
        return tuple(part.removeprefix(_PAGE) for part in self.parts if part.startswith(_PAGE))


def parse_view(text: str) -> ViewSpec:
    """Read a view as it is typed.

    Args:
        text: `idc`, `company`, `xiaomi+industry-sources`, `page:3f2a91`, `idc+page:3f2a91` or `all`.

    Raises:
        InputError: A part is empty, or `all` stands beside another part.

    Example:
        >>> parse_view("Industry sources+Xiaomi").text
        'industry-sources+xiaomi'
    """
    parts = tuple(_part(part) for part in text.split(_JOIN))
    if not all(parts):
        raise InputError(f"Cannot read '{text}' as a view: expected a source such as 'idc', 'company', 'page:ID' or "
                         "'all', or several joined by '+'.")  # fmt: skip
    if EVERYBODY in parts and set(parts) != {EVERYBODY}:
        raise InputError(f"Cannot read '{text}' as a view: 'all' holds every source already, nothing is added to it.")
    return ViewSpec(parts)


def _part(text: str) -> str:
    name = text.strip()
    for prefix in (_PAGE, _OUTLET):
        if name.lower().startswith(prefix):
            rest = name[len(prefix) :].strip()
            rest = rest.lower() if prefix == _PAGE else slug(rest)
            return f"{prefix}{rest}" if rest else ""
    return slug(name)


def entries_in(view: View, spec: ViewSpec, *, vendor: str | None) -> tuple[Entry, ...]:
    """The entries of a view.

    Args:
        view: The ledger as of a day.
        spec: Whose claims count.
        vendor: Only what counts this vendor or the whole market, and the company `company` stands for; None for all.

    Raises:
        InputError: `company` is asked for without a vendor, or a page is not in the view or named too shortly.
    """
    if vendor is None and _COMPANY in spec.parts:
        raise InputError("The view 'company' needs a vendor: name the company instead.")
    vendors = None if vendor is None else (vendor, ALL)
    if spec.parts == (EVERYBODY,):
        return view.entries(vendors=vendors)
    found: dict[str, Entry] = {}
    voices = spec.voices(vendor or "")
    if voices:
        found.update((entry.id, entry) for entry in view.entries(origins=voices, vendors=vendors))
    for page in spec.pages:
        found.update((entry.id, entry) for entry in _of_page(view, page, vendors))
    return tuple(found.values())


def voices_in(view: View, *, vendor: str) -> tuple[str, ...]:
    """The origins that speak of a vendor, those with most entries first: what a view may be made of."""
    counts: dict[str, int] = {}
    for entry in view.entries(vendors=(vendor,)):
        counts[entry.origin] = counts.get(entry.origin, 0) + 1
    return tuple(sorted(counts, key=lambda origin: (-counts[origin], origin)))


def _of_page(view: View, name: str, vendors: tuple[str, ...] | None) -> Iterator[Entry]:
    found = view.entries(page_id=name)
    if not found:
        every = view.entries()
        ids = {entry.page.id for entry in every if _starts(entry.page.id, name)}
        if len(ids) != 1:
            why = "no page of this view has an id that starts so" if not ids else f"it names {len(ids)} pages"
            raise InputError(f"Cannot find page '{name}': {why}.")
        found = tuple(entry for entry in every if entry.page.id in ids)
    yield from (e for e in found if vendors is None or not set(vendors).isdisjoint(e.claim.cell.vendor))


def _starts(page_id: str, name: str) -> bool:
    """Whether an id starts so, with or without the name of its hash."""
    return page_id.startswith(name) or page_id.partition(":")[2].startswith(name)
