"""Title, outlet, author and language of a page.

Invariant: each comes from the page or the caller; where the page does not say, the answer is None.
"""

from __future__ import annotations

import re

from crossfoot.read.facts import Facts
from crossfoot.read.furniture import Judgement
from crossfoot.read.layout import Layout, Run
from crossfoot.read.prose import folded

__all__ = ["author_of", "language_of", "outlet_of", "title_of", "titles_of"]

_SEPARATOR = re.compile(r" +(?:[|–—•·:»]|-{1,2}|::) +")
_LONGEST_OUTLET = 60
# Letters and digits of a headline that titles may cut short: "Oppo ships more phones in the thi… | Ledger".
_CUT_TITLE = 20
# Reads "(c) Handset Ledger 2022. All rights reserved." and "© 2024 ChargeWire Media."
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: ©| \(c\))?(?: ?[0-9]{4}(?: ?[-–] ?[0-9]{2,4})?,?)? ?(?:by )?"
    r"([A-Z][\w&.’' -]{2,50}?)(?:,? [0-9]{4}|\.(?: |$)|,|$| all rights)",
    re.IGNORECASE,
)
# Reads "Gadget Bazaar Desk | August 6, 2021" and "Fab & Panel / Handsets / Data"; a single word is a section.
_NAME = r"[A-Z][\w’'-]*(?: (?:&|of|the|[A-Z][\w’'-]*)){1,4}"
_DESK = re.compile(rf"^(?:By )?({_NAME}) (?:Desk|Staff|Bureau)(?= *[|,·•]|$)")
_CRUMBS = re.compile(rf"^({_NAME})(?: [/»>›] [^/»>›]{{2,40}}){{2,5}}$")
_NOTE = "crawler header"
_LONGEST_LINE = 240
_CRAWLER = re.compile(r"date \d{4}-\d{2}-\d{2} (.+ [-|–] .+)", re.IGNORECASE)
_AUTHOR = re.compile(r"(?i:\bby):? ((?!The )[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})(?=$| *[|,·•/]| on | - )")


def titles_of(facts: Facts) -> tuple[str, ...]:
    """The titles the metadata gives, for finding the headline on the page."""
    found = [facts.meta("og:title"), *facts.headlines, facts.meta("twitter:title"), facts.title]
    if facts.title:
        found.extend(_SEPARATOR.split(facts.title)[:1])
        found.append(_SEPARATOR.split(facts.title)[-1])
    return tuple(dict.fromkeys(title for title in found if title))


def title_of(layout: Layout, judgement: Judgement, facts: Facts) -> str | None:
    """The headline as shown on the page, or else what the metadata calls it."""
    if judgement.title is not None:
        item = layout.items[judgement.title]
        if isinstance(item, Run):
            return item.text
    return next(iter(titles_of(facts)), None)


def outlet_of(layout: Layout, judgement: Judgement, facts: Facts, title: str | None) -> str | None:
    """Who publishes the page: by its metadata, the end of its title, its copyright line, its desk, its breadcrumbs."""
    named = facts.meta("og:site_name") or next(iter(facts.publishers), None) or facts.meta("application-name")
    if named:
        return named
    furniture = [
        (reason, item.text[:_LONGEST_LINE])
        for reason, item in zip(judgement.reasons, layout.items, strict=True)
        if reason is not None and isinstance(item, Run)
    ]
    notes = [found[1] for reason, text in furniture if reason == _NOTE and (found := _CRAWLER.match(text))]
    for written in (facts.title or "", *notes):
        suffix = _suffix(written, title)
        if suffix:
            return suffix
    for pattern, lines in ((_COPYRIGHT, furniture[::-1]), (_DESK, furniture), (_CRUMBS, furniture)):
        for _, text in lines:
            found = pattern.search(text)
            if found is not None:
                return found[1].strip(" .")
    return None


def _suffix(written: str, title: str | None) -> str | None:
    """`Tribune` of `Apple drops out of the top five - Tribune`, where the rest is the headline."""
    cuts = list(_SEPARATOR.finditer(written))
    if not cuts or not title:
        return None
    suffix = written[cuts[-1].end() :].strip()
    rest = folded(written[: cuts[-1].start()])
    headline = folded(title)
    is_start = len(rest) >= _CUT_TITLE and headline.startswith(rest)
    is_title = rest == headline or rest.startswith(headline) or is_start
    return suffix if is_title and 0 < len(suffix) <= _LONGEST_OUTLET else None


def author_of(layout: Layout, judgement: Judgement, facts: Facts) -> str | None:
    """Who wrote it, by the metadata or the byline."""
    named = next(iter(facts.authors), None) or facts.meta("author", "article:author", "parsely-author", "dc.creator")
    if named and not named.startswith("http"):
        return named
    for at, item in enumerate(layout.items[: judgement.first_prose]):
        if isinstance(item, Run) and judgement.reasons[at] in ("date", "byline"):
            found = _AUTHOR.search(item.text)
            if found is not None:
                return found[1]
    return None


def language_of(facts: Facts) -> str | None:
    """Two letters, from the lang attribute or the metadata."""
    written = facts.language or facts.meta("og:locale", "content-language", "language", "dc.language") or ""
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", written.strip())
    return found[0].lower() if found else None
