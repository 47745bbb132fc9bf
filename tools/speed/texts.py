"""What is read for the clock: news texts and HTML pages of `../shared`, or our own test pages where it is missing.

Invariant: a sample is fixed by its name, so two runs on one machine read the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Sample", "grown", "news_texts", "web_pages"]

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "bench"
OWN = ROOT / "tests" / "corpus"

_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sample:
    """Pages as bytes, and what they are in words."""

    told: str
    pages: tuple[bytes, ...]


def news_texts() -> Sample:
    """The BBC's business and technology texts of 2004 and 2005; without `../shared` our own text pages."""
    files = [SHARED / "bbc-news" / f"{name}.jsonl" for name in ("business", "tech")]
    if all(path.is_file() for path in files):
        rows = [json.loads(row) for path in files for row in path.read_text(encoding="utf-8").splitlines()]
        return Sample("BBC business and tech texts", tuple(row["text"].encode() for row in rows))
    return Sample("text pages of tests/corpus (no ../shared beside this clone)", _own("txt"))


def web_pages() -> Sample:
    """The HTML pages of the article extraction benchmark; without `../shared` our own."""
    files = sorted((SHARED / "article-html" / "html").glob("*.html.gz"))
    if files:
        return Sample("pages of article-html", tuple(gzip.decompress(path.read_bytes()) for path in files))
    return Sample("HTML pages of tests/corpus (no ../shared beside this clone)", _own("html"))


def grown(size: int, form: str) -> bytes:
    """One page of about so many bytes, made by repeating our own test pages of a format, `txt` or `html`."""
    pages = [page.decode("utf-8", "replace") for page in _own(form)]
    if form == "html":
        pages = [found[1] for page in pages if (found := _BODY.search(page)) is not None]
    whole = "\n\n".join(pages)
    text = (whole + "\n\n") * (size // len(whole) + 1)
    cut = text[: text.rfind("\n", 0, size)] if size < len(text) else text
    return (f"<!doctype html><html><body>{cut}</body></html>" if form == "html" else cut).encode()


def _own(form: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((OWN / "pages").glob(f"*.{form}")))
