"""Prints how our own pages are read, and takes what is read by now off the lists of what is not.

python -m tests.corpus.show              a line for each page, and their sum
python -m tests.corpus.show NAME…        what is missing (-) and what is too much (+) on these pages, with its frame
python -m tests.corpus.show --shrink     strike lines from the `.open` files, and marks from the sentences, that no
                                             longer belong there; adds none
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from crossfoot.model.notation import read
from tests.corpus.annotated import NOTHING, PAGES, Score, claims_of, compared, gist, pages_of, reading_of, score
from tests.corpus.sentences import (
    REFUSED,
    SENTENCES,
    alarms_of,
    found_in,
    refused_of,
    sentences_of,
    shrunk_refused,
    shrunk_sentences,
)


def differences(page: Path) -> list[str]:
    """What the page says and the reader does not (-), and the other way round (+)."""
    said = claims_of(page)
    reading = reading_of(page)
    found = Counter(compared(claim) for claim in reading.claims)
    surplus = found - said
    return [
        *(f"  - {line}" for line in (said - found).elements()),
        *(
            f"  + {compared(claim)}   <- {claim.span.text!r} by {claim.frame}"
            for claim in reading.claims
            if surplus[compared(claim)] and claim.span is not None
        ),
        *(f"  ? {unread.text}: {unread.reason}" for unread in reading.unread),
    ]


def shrunk(page: Path) -> str:
    """The text of its `.open` file without lines that no longer belong there, and without comments left alone."""
    claims = reading_of(page).claims
    is_annotated = page.with_suffix(".claims").is_file()
    same = compared if is_annotated else gist
    found = Counter(same(claim) for claim in claims)
    left = claims_of(page) - found if is_annotated else found
    kept: list[str] = []
    for line in page.with_suffix(".open").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            kept.append(line)
        elif line.strip() and left[same(read(line))] > 0:
            left[same(read(line))] -= 1
            kept.append(line)
    following = [*kept[1:], "#"]
    pairs = zip(kept, following, strict=True) if kept else ()
    return "".join(f"{line}\n" for line, after in pairs if not (line.startswith("#") and after.startswith("#")))


def shrink(page: Path) -> None:
    """Rewrite its `.open` file, or remove it where nothing is left."""
    file = page.with_suffix(".open")
    if not file.is_file():
        return
    text = shrunk(page)
    if text:
        file.write_text(text, encoding="utf-8")
    else:
        file.unlink()


def told_of_sentences() -> str:
    """One line for people."""
    every = list(sentences_of(SENTENCES))
    said = sum(len(sentence.lines) for sentence in every)
    right = sum(((s.claims(are_read=True) + s.claims(are_read=False)) & found_in(s)).total() for s in every)
    found = sum(found_in(sentence).total() for sentence in every)
    silent = [text for _, text in refused_of(REFUSED)]
    taken = sum(1 for text in silent if alarms_of(text))
    return f"said {said}, read {found}, strict {right}; of {len(silent)} that say nothing {taken} are taken"


def main(arguments: list[str]) -> int:
    """Prints, and shrinks where asked to."""
    write = sys.stdout.write
    if "--shrink" in arguments:
        SENTENCES.write_text(shrunk_sentences(SENTENCES), encoding="utf-8")
        REFUSED.write_text(shrunk_refused(REFUSED), encoding="utf-8")
    total = Score(0, 0, 0, 0)
    for page in (*pages_of(PAGES), *pages_of(NOTHING)):
        if "--shrink" in arguments:
            shrink(page)
        counted = score(page)
        total += counted
        if not arguments or page.stem in arguments:
            write(f"{page.name:24} {counted.told}\n")
        if page.stem in arguments:
            write("".join(f"{line}\n" for line in differences(page)))
    write(f"{'all':24} {total.told}\n")
    write(f"{'sentences':24} {told_of_sentences()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
