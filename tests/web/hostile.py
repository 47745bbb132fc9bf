"""A ledger of pages that mean harm: everything a page can say holds script, markup, template code or a formula."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from crossfoot.api import open_ledger
from crossfoot.ledger import Judgement, JudgementKind, Page
from crossfoot.model import Claim, Role, Source, Span
from crossfoot.model.notation import read

__all__ = ["EVALUATED", "HARM", "hostile_ledger", "page_faults", "picture_faults"]

HARM = (
    "<script>window.harm = 1</script>",
    '"><img src=x onerror="harm()">',
    "'-alert(1)-'",
    "javascript:harm()",
    "data:text/html,<script>harm()</script>",
    "{{ 1337 * 1331 }}",
    "{% for harm in range(9) %}harm{% endfor %}",
    '=HYPERLINK("https://harm.example","see")',
    "@SUM(A1:A9)",
    "+cmd|' /C harm'!A0",
    "-2+3+harm()",
    "</style><style>*{display:none}",
    "</textarea></title><svg onload=harm()>",
    "&lt;b&gt;&#x6a;avascript:",
)
EVALUATED = str(1337 * 1331)
"""What the template code among it would give."""
_NOON = datetime(2018, 2, 1, 12, tzinfo=UTC)
_LINES = (
    "{v} shipments smartphone IN 2017-Q1 level 4M",
    "{v} shipments smartphone IN 2017-Q2 level 5M",
    "{v} shipments smartphone IN 2017-H1 level 8M",
    "{v} shipments smartphone IN 2017-Q3 level 9.2M",
    "{v} shipments smartphone IN 2017-Q3 rank 1#",
    "{v} shipments smartphone WORLD 2017 level 90M mode=target",
    "{v} shipments smartphone WORLD 2017 level 92.4M",
    "ALL shipments smartphone IN 2017-Q3 level 39.9M",
)
_OWN = ("/static/", "/lit.js")
"""Where the scripts of the app itself are served."""
_RUNS = ("href", "src", "action", "formaction", "xlink:href", "{http://www.w3.org/1999/xlink}href")
_FINE = ("http://", "https://", "/", "#", "?")


def hostile_ledger(path: Path) -> Path:
    """A ledger where every text means harm, in names, titles, addresses, quotations, reasons and authors."""
    with open_ledger(path, create=True) as ledger:
        for number, harm in enumerate(HARM):
            name = f"vendor{number % 3}" if number % 2 else harm
            ledger.append(_page(number, harm), _claims(harm, name), reader=harm, recorded_at=_NOON, stated={})
        for entry, harm in zip(ledger.view().entries()[::9], HARM, strict=False):
            said = Judgement(entry.id, JudgementKind.MISREAD, author=harm, reason=harm)
            ledger.append_judgement(said, recorded_at=_NOON)
    return path


def _page(number: int, harm: str) -> Page:
    day = date(2017, 11, 1 + number)
    return Page(f"sha256:{number:064x}", harm, harm, harm, harm, day, None, None, _text(harm))


def _text(harm: str) -> str:
    return "\n".join(f"{harm} {line} {harm}" for line in _LINES)


def _claims(harm: str, vendor: str) -> tuple[Claim, ...]:
    text, found = _text(harm), []
    for number, line in enumerate(_LINES, start=1):
        claim = read(line.format(v="xiaomi"))
        cell = claim.cell
        named = cell if cell.vendor == ("ALL",) else replace(cell, vendor=(vendor,))
        start = text.index(line)
        span = Span(start - len(harm) - 1, start + len(line), text[start - len(harm) - 1 : start + len(line)])
        statement = replace(claim.statement, cell=named)
        source = Source(harm, Role.TRACKER)
        found.append(replace(claim, id=f"c{number}", statement=statement, span=span, sources=(source,), note=harm,
                             cue=harm))  # fmt: skip
    return tuple(found)


class _Looked(HTMLParser):
    """What of a page could run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and not given.get("src", "").startswith(_OWN):
            self.faults.append(f"a script: {given}")
        if tag in ("style", "iframe", "object", "embed", "base", "foreignobject", "meta") and "http-equiv" in given:
            self.faults.append(f"<{tag}> {given}")
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.faults.append(f"<{tag}>")
        self.faults += [f"<{tag} {name}>" for name in given if name.startswith("on") or name == "style"]
        self.faults += [
            f"<{tag} {name}={given[name]!r}>" for name in _RUNS if name in given and not _leads(given[name])
        ]
        if tag == "a" and "href" in given:
            self.links.append(given["href"])


def _leads(address: str) -> bool:
    return address.startswith(_FINE) and not address.startswith("//")


def page_faults(html: str) -> tuple[list[str], list[str]]:
    """What in a page could run, and where its links lead."""
    looked = _Looked()
    looked.feed(html)
    looked.close()
    return looked.faults, looked.links


def picture_faults(svg: bytes) -> list[str]:
    """What in a picture could run."""
    faults = []
    for element in ET.fromstring(svg).iter():  # noqa: S314  our own drawing is what is looked at
        tag = element.tag.rpartition("}")[2].lower()
        if tag in ("script", "foreignobject", "iframe"):
            faults.append(f"<{tag}>")
        for name, value in element.attrib.items():
            bare = name.rpartition("}")[2].lower()
            if bare.startswith("on") or (bare == "href" and not _leads(value)):
                faults.append(f"<{tag} {bare}={value!r}>")
    return faults
