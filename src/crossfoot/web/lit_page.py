"""A page of the press as it is shown: its text with every claim lit, its notes, and what became of each claim.

Invariant: every letter of the page passes through `present.lit`, which makes it text; what is added in notes is made
here from escaped words and from links of `links`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from crossfoot.brief.names import Names
from crossfoot.extract import Unread
from crossfoot.extract.derive import derive_unread
from crossfoot.extract.retrace import Trace, retrace
from crossfoot.knowledge import Vocabulary
from crossfoot.ledger import Entry, Page
from crossfoot.ledger.quotation import document_of
from crossfoot.present.derivations import derived_again
from crossfoot.present.lit.layer import UNREAD, layer_over
from crossfoot.present.lit.notes import claim_note, unread_note
from crossfoot.present.lit.page import aside, language, legend
from crossfoot.present.lit.text import article, left_out, plain
from crossfoot.web.asked import Asked
from crossfoot.web.links import cell_link
from crossfoot.web.titles import figure_title

__all__ = ["LitPage", "Status", "lit_page"]


@dataclass(frozen=True, slots=True)
class Status:
    """What is to be said of a claim beside itself: words, and where they lead, or empty."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class LitPage:
    """The text of a page and what lies over it, drawn.

    Args:
        attributes: Of the article: its language and direction.
        legend: The kinds with their switches.
        article: The text, lit.
        furniture: What of the page was not read.
        notes: A note for each claim.
        unread: A note for each figure that was left unread.
    """

    attributes: Markup
    legend: Markup
    article: Markup
    furniture: Markup
    notes: Markup
    unread: Markup


def lit_page(
    asked: Asked, page: Page, entries: Sequence[Entry], statuses: Mapping[str, Sequence[Status]], known: Known
) -> LitPage:
    """A page whose text is kept.

    Args:
        asked: What the page was asked for.
        page: The page.
        entries: The claims that are lit, the one asked for with them.
        statuses: By entry what is to be said of it besides.
        known: The words, the names, and the id of the entry asked for.
    """
    document = document_of(page)
    trace = retrace(document, known.vocabulary)
    lit = [entry for entry in entries if entry.claim.span is not None]
    unread = trace.reading.unread
    spans = [(e.claim.id, e.claim.kind, e.claim.span.start, e.claim.span.end) for e in lit if e.claim.span is not None]
    spans += [(f"u{number}", UNREAD, u.start, u.end) for number, u in enumerate(unread, 1)]
    wanted = next((entry.claim.id for entry in entries if entry.id == known.wanted), None)
    kinds = Counter(entry.claim.kind for entry in entries) + Counter({UNREAD: len(unread)})
    notes = "".join(
        claim_note(
            entry.claim,
            derived_again(trace, entry.claim, known.vocabulary),
            page.outlet or "the page itself",
            more=_more(asked, entry, statuses.get(entry.id, ()), known.names),
            is_open=entry.id == known.wanted,
        )
        for entry in entries
    )
    return LitPage(
        attributes=_markup(language(document.provenance)),
        legend=_markup(legend(kinds)),
        article=_markup("\n".join(article(document, layer_over(document, spans, asked=wanted)))),
        furniture=_markup(aside(list(left_out(document)))),
        notes=_markup(notes),
        unread=_markup("".join(_unread(unread, trace, known.vocabulary))),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What a page is shown with.

    Args:
        vocabulary: The words it is read with.
        names: Names of vendors and places.
        wanted: Id of the entry asked for, or empty.
    """

    vocabulary: Vocabulary
    names: Names
    wanted: str = ""


def _unread(unread: Sequence[Unread], trace: Trace, vocabulary: Vocabulary) -> Iterable[str]:
    return (unread_note(n, one, derive_unread(trace, one, vocabulary)) for n, one in enumerate(unread, 1))


def _more(asked: Asked, entry: Entry, statuses: Sequence[Status], names: Names) -> str:
    """The figure's own page, and what became of the claim."""
    cell = entry.claim.cell
    lines = [Status(figure_title(cell, names), cell_link(asked, cell)), *statuses]
    told = "".join(f"<li>{_linked(line)}</li>" for line in lines)
    return f'<ul class="ways">{told}</ul>'


def _linked(line: Status) -> str:
    return f'<a class="number" href="{plain(line.href)}">{plain(line.text)}</a>' if line.href else plain(line.text)


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704  made by `present.lit`, which escapes every text it is given
