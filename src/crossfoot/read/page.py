"""A page from bytes to document.

Invariant: a pure function of its arguments; nothing is looked up, and the same bytes give the same document.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields, replace
from datetime import date, timedelta

from crossfoot.errors import PageError
from crossfoot.model import Document, Issue, Provenance
from crossfoot.read import meta
from crossfoot.read.assemble import assemble
from crossfoot.read.blocks import lay_out
from crossfoot.read.bylines import PageText, days_of_text, yearless_date, yearless_days
from crossfoot.read.dates import DateCandidate, DateKind, choose_date, days_of_address, days_of_facts, in_order
from crossfoot.read.decode import decode
from crossfoot.read.entry import address_of, is_entry, lay_out_entry
from crossfoot.read.facts import Facts, facts_of
from crossfoot.read.feeds import is_feed
from crossfoot.read.furniture import judge
from crossfoot.read.known import Known, Part
from crossfoot.read.layout import Layout
from crossfoot.read.naming import days_of_name
from crossfoot.read.text import lay_out_text
from crossfoot.read.wordings import wordings

__all__ = ["read_known", "read_page", "read_part"]

_SNIFFED = 4096
_NAMES = (
    r"a|article|body|br|div|h[1-6]|head|header|html|img|li|link|main|meta|nav|ol|p|script|section|span|table|td|title|"
    r"tr|ul"
)
_START = re.compile(
    rf"\s*(?:<\?xml[^>]{{0,200}}>\s*)?(?:<!--.{{0,500}}?-->\s*)?<(?:!doctype html|(?:{_NAMES})(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])[^<>]{{0,300}}>", re.IGNORECASE)
_FEWEST_TAGS = 3


def read_page(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> tuple[Document, tuple[Issue, ...]]:
    """The document that a page of text or HTML is.

    Args:
        data: The page as published.
        name: File name or address, for messages.
        url: Address of publication, if known; it may hold the date.
        published: Day of publication, if known; believed before the page.
        outlet: Publisher, if known.
        title: Headline, if known.

    Raises:
        PageError: The page is empty, binary, larger than 20 MB or in an unknown encoding.

    Issues:
        `assumed-encoding`, `damaged-characters`, `cut-character`, `no-publication-date`, `header-clock-date`,
        `date-from-name`, `dates-disagree`.
    """
    return read_known(data, name=name, known=Known(url, published, outlet, title))


def read_part(part: Part, *, known: Known) -> tuple[Document, tuple[Issue, ...]]:
    """The document that a page inside a file is.

    Args:
        part: The page.
        known: What the caller knows of it; believed before the file.

    Raises:
        PageError: As of a page by itself.
    """
    told = {field.name: getattr(known, field.name) for field in fields(known)}
    both = replace(part.known, **{key: value for key, value in told.items() if value is not None})
    document, issues = read_known(part.data, name=part.name, known=both)
    return document, (*part.issues, *issues)


def read_known(data: bytes, *, name: str, known: Known) -> tuple[Document, tuple[Issue, ...]]:
    """The document that a page is, given all that is known of it beside its bytes.

    Raises:
        PageError: As `read_page`; or it is a feed, which is no page but holds several.
    """
    decoded = decode(data, name=name, charset=known.charset)
    if is_feed(decoded.text):
        raise PageError(name, "it is a feed, and each of its entries is a page; read_many reads them")
    layout, facts, form = _laid_out(decoded.text)
    judgement = judge(layout, ((known.title,) if known.title else ()) + meta.titles_of(facts), wordings())
    address = known.url or (address_of(decoded.text) if is_entry(decoded.text) else None)
    if address is None and name.startswith(("http://", "https://")):
        address = name
    day, oddities = _dated(PageText(layout, judgement, address), facts, name, known)
    headline = known.title or meta.title_of(layout, judgement, facts)
    provenance = Provenance(
        name=name,
        url=address,
        outlet=known.outlet or meta.outlet_of(layout, judgement, facts, headline),
        title=headline,
        author=meta.author_of(layout, judgement, facts),
        published_at=day,
        retrieved_at=known.retrieved,
        language=meta.language_of(facts),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        format=form,
    )
    document = Document(provenance, decoded.text, assemble(layout, judgement), decoded.damaged)
    return document, (*decoded.issues, *oddities)


def _dated(page: PageText, facts: Facts, name: str, known: Known) -> tuple[date | None, tuple[Issue, ...]]:
    """The day of publication, and what is odd about it."""
    yearless = yearless_date(page)
    given = () if known.published is None else (DateCandidate(known.published, "given by the caller", DateKind.CALLER),)
    found = find_dates(page, facts)
    if known.retrieved is not None:
        # What was fetched was published; a day of difference is a matter of time zones.
        latest = known.retrieved + timedelta(days=1)
        found = tuple(candidate for candidate in found if candidate.day <= latest)
    found = found or tuple(days_of_name(page.url or name, yearless_days(yearless)))
    return choose_date((*given, *found), name=name, yearless=yearless)


def _laid_out(text: str) -> tuple[Layout, Facts, str]:
    """A page as runs, what it says about itself, and its format."""
    if is_entry(text):
        return *lay_out_entry(text, wordings()), "html"
    if not _is_html(text):
        return lay_out_text(text), Facts(), "txt"
    layout, telling = lay_out(text, wordings())
    return layout, facts_of(text, telling), "html"


def find_dates(page: PageText, facts: Facts) -> tuple[DateCandidate, ...]:
    """Every date the page gives for its publication, the one believed most first."""
    month_first = (facts.language or "").lower().replace("_", "-") == "en-us"
    return in_order(
        (
            *days_of_facts(facts, month_first=month_first),
            *days_of_address(page.url or ""),
            *days_of_text(page, wordings(), month_first=month_first),
        )
    )


def _is_html(text: str) -> bool:
    """Whether a page is HTML: it starts as such, or has several of its tags early on."""
    start = text[:_SNIFFED]
    if _START.match(start):
        return True
    return sum(1 for _ in zip(range(_FEWEST_TAGS), _TAG.finditer(start), strict=False)) >= _FEWEST_TAGS
