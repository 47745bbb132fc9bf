"""How fast pages are read, on one core: alone, beside the peers in the same run, and as pages grow.

Invariant: what is compared runs in turn on the same pages in one process, and time is that process's time on the
processor, so that neighbours on a busy machine change neither side.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from statistics import median

from crossfoot.extract import extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.read import read_page
from tools.speed import peers
from tools.speed.texts import Sample, grown, news_texts, web_pages

__all__ = ["keep_to_one_core", "show_growth", "show_reading"]

# Peers read about so many pages, in batches of so many: enough to compare, and the run stays under two minutes.
_PEER_PAGES = 100
_BATCH = 10
_PATIENCE_S = 300
_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)

Read = Callable[[Iterable[bytes]], object]


def keep_to_one_core() -> None:
    """Binds this process to one of its cores, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def read_all(pages: Iterable[bytes]) -> None:
    """Every page from bytes to claims."""
    vocabulary = load_vocabulary()
    for page in pages:
        document, issues = read_page(page, name="page")
        extract(document, vocabulary, issues)


def show_reading(*, with_peers: bool) -> None:
    """Pages a second of text and of HTML, and how many times as fast as the peers."""
    texts, pages = news_texts(), web_pages()
    read_all(texts.pages[:20])  # what is compiled once is not part of the rate
    nlp = peers.pipeline() if with_peers else None
    _show_alone(texts)
    if nlp is not None:
        _show_beside(_some(texts), "spaCy pipeline", lambda batch: list(nlp.pipe(page.decode() for page in batch)))
    _show_alone(pages)
    if nlp is not None:
        name = "trafilatura fast and that pipeline"
        _show_beside(_some(pages), name, lambda batch: list(nlp.pipe(map(peers.web_text, batch))))


def _some(sample: Sample) -> tuple[bytes, ...]:
    """Pages from all over a sample, as many as the peers read in half a minute."""
    return sample.pages[:: max(1, len(sample.pages) // _PEER_PAGES)]


def _show_alone(sample: Sample) -> None:
    size = sum(map(len, sample.pages))
    taken = _seconds(read_all, sample.pages)
    print(
        f"speed    {len(sample.pages)} {sample.told}: {len(sample.pages) / taken:.0f} a second, "
        f"{size / taken / 1e6:.2f} MB a second"
    )


def _show_beside(pages: tuple[bytes, ...], name: str, peer: Read) -> None:
    batches = [pages[start : start + _BATCH] for start in range(0, len(pages), _BATCH)]
    peer(batches[0])
    mine, theirs = [], []
    for batch in batches:
        mine.append(_seconds(read_all, batch))
        theirs.append(_seconds(peer, batch))
    ratios = [them / me for me, them in zip(mine, theirs, strict=True)]
    print(
        f"speed    same run, {len(pages)} of them: crossfoot {len(pages) / sum(mine):.0f} a second, "
        f"{name} {len(pages) / sum(theirs):.1f} a second: {sum(theirs) / sum(mine):.1f} times as fast "
        f"(batches {min(ratios):.1f} to {max(ratios):.1f}, middle {median(ratios):.1f})"
    )


def show_growth() -> None:
    """Time to read one page of 10 kB to 10 MB, made of our own pages; a linear reader keeps the last column level."""
    for form in ("txt", "html"):
        rate = 0.0
        for size in _SIZES:
            if rate * size > _PATIENCE_S:
                print(f"growth   {form:4} {size:>10,} bytes: not run, it would take about {rate * size:.0f} s")
                break
            page = grown(size, form)
            taken = _seconds(read_all, [page])
            rate = taken / len(page)
            print(f"growth   {form:4} {len(page):>10,} bytes {taken:9.3f} s {1e6 * rate:8.2f} s/MB")


def _seconds(read: Read, pages: Iterable[bytes]) -> float:
    start = time.process_time()
    read(pages)
    return time.process_time() - start
