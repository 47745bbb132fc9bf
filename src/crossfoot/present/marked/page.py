"""A checked draft as one HTML file: the draft on one side, what was found and why each mark on the other.

Invariant: the file needs no network, no script and no other file; the policy in its head lets nothing run or be styled
but what this package wrote, whatever the draft holds. A mark is told by its sign and its word, not by colour alone.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePath

from crossfoot.draft import Checked, Mark, Number, worst
from crossfoot.model.document import Provenance
from crossfoot.present.lit.layer import Layer, layer_over
from crossfoot.present.lit.text import article, plain
from crossfoot.present.marked.findings import Contradiction, Note, Quoted, findings_of
from crossfoot.present.marked.words import SIGNS, counted, head, ledger_line

__all__ = ["check_page", "marks_over"]


def check_page(checked: Checked) -> str:
    """A checked draft as one HTML file."""
    document = checked.reading.document
    parts = [
        _head(document.provenance),
        '<a class="skip" href="#found">To what was found</a>',
        _top(checked),
        '<main id="text"><article>',
        *article(document, marks_over(checked)),
        "</article></main>",
        '<section id="found" aria-label="What was found" tabindex="-1">',
        *_found(checked),
        "</section></body></html>\n",
    ]
    return "\n".join(parts)


def marks_over(checked: Checked) -> Layer:
    """Where the marks stand over the text of a draft."""
    spans = [(number.id, mark.value, number.start, number.end) for number, mark in _shown(checked)]
    return layer_over(checked.reading.document, spans)


def _shown(checked: Checked) -> Iterator[tuple[Number, Mark]]:
    """Numbers that count something, several on the same words under the worst mark of theirs."""
    alike: dict[tuple[int, int], list[Number]] = {}
    for number in checked.numbers:
        if number.counts:
            alike.setdefault((number.start, number.end), []).append(number)
    for numbers in alike.values():
        mark = worst(number.mark for number in numbers)
        yield next(number for number in numbers if number.mark is mark), mark


@lru_cache(maxsize=1)
def _style() -> str:
    return files("crossfoot.present.marked").joinpath("marked.css").read_text(encoding="utf-8")


def _head(found: Provenance) -> str:
    digest = b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{plain(found.title or PurePath(found.name).name)} · checked by crossfoot</title>\n"
        f"<style>{_style()}</style>\n</head>\n<body>"
    )


def _top(checked: Checked) -> str:
    return (
        f'<header><p class="brand">crossfoot check</p><p>{plain(head(checked))}</p>'
        f"<p>{plain(ledger_line(checked))}</p>{_legend(checked)}</header>"
    )


def _legend(checked: Checked) -> str:
    items = "".join(
        f'<li class="k-{mark.value}"><span class="sign" aria-hidden="true">{SIGNS[mark]}</span> '
        f"{checked.count(mark):,} {mark.value}</li>"
        for mark in Mark
    )
    return f'<ul class="legend">{items}</ul>'


def _found(checked: Checked) -> Iterator[str]:
    found = findings_of(checked)
    yield f"<h2>{plain(counted(len(found.contradictions), 'contradiction'))}</h2>"
    for one in found.contradictions:
        yield from _contradiction(one)
    if found.remarks:
        yield "<h2>Remarks, which are no contradictions</h2><ul>"
        yield from (f'<li dir="auto">{plain(line)}</li>' for line in found.remarks)
        yield "</ul>"
    yield '<h2>Every number</h2><ol class="notes">'
    yield from (_note(note) for note in found.notes)
    yield "</ol>"
    if found.silent:
        rest = plain(counted(found.silent, "more number"))
        yield f"<p>{rest} of the text count nothing: years, dates, parts of names.</p>"


def _contradiction(one: Contradiction) -> Iterator[str]:
    """A contradiction as a sum, its sentences and its repairs."""
    yield (
        f'<section class="conflict" dir="auto"><h3>{plain(one.heading)}</h3><p class="sum">{plain(one.sum)}</p>'
        f"<p>{plain(one.severity)}</p><ol>"
    )
    for member in one.members:
        link = f'<a href="#n-{member.mine}">this draft</a>' if member.mine else plain(member.said_in)
        yield f"<li>{_words(member)} <span class='near'>{link} <code>{plain(member.id)}</code></span></li>"
    yield f"</ol><p>{plain(one.blame)} Smallest repairs:</p><ul>"
    yield from (f"<li>[{way.member}] {plain(way.words)}</li>" for way in one.ways)
    yield "</ul></section>"


def _note(note: Note) -> str:
    near = "" if not note.near else _near(note)
    return (
        f'<li class="k-{note.mark.value}" id="n-{note.id}"><span id="s-{note.id}">'
        f'<span class="sign" aria-hidden="true">{note.sign}</span> <b class="word">{note.mark.value}</b> '
        f'<a href="#{note.id}"><bdi>{plain(note.text)}</bdi></a></span> {plain(note.why)}{near}</li>'
    )


def _near(note: Note) -> str:
    first = note.grounds[0]
    return (
        f'<span class="near" dir="auto">{plain(note.near)}; {plain(first.said_in)} '
        f"<code>{plain(first.id)}</code>{_words(first)}</span>"
    )


def _words(quoted: Quoted) -> str:
    """The sentence of a claim, its own words marked."""
    found = quoted.quotation
    if found is None:
        return f"<q dir='auto'>{plain(quoted.stated)}</q>"
    return f"<q dir='auto'>{plain(found.before)}<b>{plain(found.words)}</b>{plain(found.after)}</q>"
