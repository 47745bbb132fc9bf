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

from crossfoot.cli.conflict import conflict_lines
from crossfoot.cli.marked.words import (
    SIGNS,
    Cited,
    beside_words,
    counted,
    hard_clashes,
    head,
    heading,
    ledger_line,
    soft_ones,
)
from crossfoot.draft import Checked, Mark, Number, worst
from crossfoot.model.document import Provenance
from crossfoot.present.citation import Citation, cite_entry
from crossfoot.present.conflict import remark_line
from crossfoot.present.lit.layer import layer_over
from crossfoot.present.lit.text import article, plain

__all__ = ["check_page"]


def check_page(checked: Checked) -> str:
    """A checked draft as one HTML file."""
    document = checked.reading.document
    cited = Cited(checked)
    spans = [(number.id, mark.value, number.start, number.end) for number, mark in _shown(checked)]
    parts = [
        _head(document.provenance),
        '<a class="skip" href="#found">To what was found</a>',
        _top(checked),
        '<main id="text"><article>',
        *article(document, layer_over(document, spans)),
        "</article></main>",
        '<section id="found" aria-label="What was found" tabindex="-1">',
        *_found(checked, cited),
        "</section></body></html>\n",
    ]
    return "\n".join(parts)


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
    return files("crossfoot.cli.marked").joinpath("marked.css").read_text(encoding="utf-8")


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


def _found(checked: Checked, cited: Cited) -> Iterator[str]:
    hard = hard_clashes(checked)
    yield f"<h2>{plain(counted(len(hard), 'contradiction'))}</h2>"
    for clash in hard:
        lines = conflict_lines(clash.conflict, cited.members(clash.conflict), cited.mine, heading(clash, cited))
        yield f'<pre class="conflict" dir="auto">{plain(chr(10).join(lines))}</pre>'
    soft = [remark_line(one, cited.members(one), cited.mine) for one in soft_ones(checked)]
    soft += [f"{issue.message} ({issue.where})" for issue in checked.issues]
    if soft:
        yield "<h2>Remarks, which are no contradictions</h2><ul>"
        yield from (f'<li dir="auto">{plain(line)}</li>' for line in soft)
        yield "</ul>"
    yield '<h2>Every number</h2><ol class="notes">'
    yield from (_note(number) for number in checked.numbers if number.counts)
    yield "</ol>"
    rest = sum(not number.counts for number in checked.numbers)
    if rest:
        yield f"<p>{plain(counted(rest, 'more number'))} of the text count nothing: years, dates, parts of names.</p>"


def _note(number: Number) -> str:
    words = " ".join(number.text.split())
    near = "" if number.nearest is None else _near(number, cite_entry(number.nearest.entry))
    return (
        f'<li class="k-{number.mark.value}" id="n-{number.id}"><span id="s-{number.id}">'
        f'<span class="sign" aria-hidden="true">{SIGNS[number.mark]}</span> <b class="word">{number.mark.value}</b> '
        f'<a href="#{number.id}"><bdi>{plain(words)}</bdi></a></span> {plain(number.why)}{near}</li>'
    )


def _near(number: Number, cited: Citation) -> str:
    quoted = "" if cited.quotation is None else f"<q dir='auto'>{plain(cited.quotation.marked())}</q>"
    return (
        f'<span class="near" dir="auto">{plain(beside_words(number))}; {plain(cited.where)} '
        f"<code>{plain(cited.id)}</code>{quoted}</span>"
    )
