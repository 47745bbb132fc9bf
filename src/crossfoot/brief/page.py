"""A brief as one HTML file that needs nothing else: each note leads to the sentence it rests on.

Invariant: no script, no address but those of the pages cited, and every text escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from crossfoot.brief.notes import Note, notes_of, numbers_of, short_id
from crossfoot.brief.telling import Brief, Cited, Sentence
from crossfoot.track.wording import day_name

__all__ = ["render_page"]

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.1rem/1.6 Georgia, "Times New Roman", serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin-bottom: .3rem; }
h2 { font: bold .8rem/1.4 system-ui, sans-serif; letter-spacing: .06em; margin: 1.8rem 0 .3rem; }
h2 { text-transform: uppercase; }
p { margin: 0 0 1rem; }
time, .where, .id { color: GrayText; font: .85rem/1.5 system-ui, sans-serif; }
sup a { font: .7rem/1 system-ui, sans-serif; padding: 0 .12rem; text-decoration: none; }
ol { font-size: .95rem; padding-left: 1.4rem; }
blockquote { border-left: .2rem solid #8886; margin: .3rem 0 .6rem; padding-left: .7rem; }
mark { background: #ffe58a; color: #000; }
:target { background: #ffe58a40; outline: .15rem solid #e0b000; }
@media print { body { margin: 0; max-width: none; } }
"""


def render_page(brief: Brief) -> str:
    """The brief as HTML."""
    notes = notes_of(brief)
    headline = escape(brief.headline.text)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{headline}</title>",
        f"<style>{_STYLE}</style></head>",
        "<body><article>",
        f"<h1>{headline}{_links(brief.headline, notes)}</h1>",
        f'<p><time datetime="{brief.as_of.isoformat()}">As of {day_name(brief.as_of)}</time></p>',
    ]
    for paragraph in brief.paragraphs:
        told = " ".join(f"{escape(s.text)}{_links(s, notes)}" for s in paragraph.sentences)
        lines += [f"<h2>{escape(paragraph.title)}</h2>", f"<p>{told}</p>"]
    lines += ["</article>", *_sources(notes), "</body></html>"]
    return "\n".join(lines) + "\n"


def _links(sentence: Sentence, notes: tuple[Note, ...]) -> str:
    """The notes of a sentence, each leading to the first thing quoted for it."""
    wanted = set(sentence.entries)
    found = []
    for number in numbers_of(sentence, notes):
        first = next(source for source in notes[number - 1].sources if source.entry in wanted)
        found.append(f'<a href="#{_anchor(first)}">{number}</a>')
    return f"<sup>{' '.join(found)}</sup>" if found else ""


def _sources(notes: tuple[Note, ...]) -> Iterator[str]:
    if not notes:
        return
    yield "<section><h2>Sources</h2><ol>"
    for note in notes:
        where = escape(note.where, quote=True)
        is_address = note.where.startswith(("https://", "http://"))
        place = f'<a href="{where}" rel="noreferrer">{where}</a>' if is_address else where
        yield f'<li>{escape(note.title)}. <span class="where">{place}</span>'
        yield from (_quoted(source) for source in note.sources)
        yield "</li>"
    yield "</ol></section>"


def _quoted(source: Cited) -> str:
    """What the page says, its words marked; the id leads on to `explain`."""
    found = source.quotation
    if found is not None:
        text = f"{escape(found.before)}<mark>{escape(found.words)}</mark>{escape(found.after)}"
    elif source.stated:
        text = f"<mark>{escape(source.stated)}</mark>, as stated; the page itself is not kept"
    else:
        text = "neither the page nor its words are kept"
    name = f'<span class="id">explain {short_id(source.entry)}</span>'
    return f'<blockquote id="{_anchor(source)}">{text} {name}</blockquote>'


def _anchor(source: Cited) -> str:
    return f"e{source.entry.rpartition(':')[2]}"
