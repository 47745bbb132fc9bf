"""Bad input as a new user would try it: every fault is one sentence and a status, never a traceback."""

from __future__ import annotations

import gzip
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crossfoot.cli.main import Exit
from tests.cli.commands import Done, Run
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "pages" / "xpeng-half-year-2025.html"
SENTENCE = re.compile(r"crossfoot: [A-Z-].*[.]\n(?:  .*\n  +\^+\n)?\Z")


def refused(done: Done, status: Exit, sentence: str) -> None:
    """One sentence on standard error, nothing on standard output."""
    assert (done.status, done.out) == (status, "")
    assert done.err == f"crossfoot: {sentence}\n"
    assert SENTENCE.match(done.err)


def page_of(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("command", ["read", "check", "add"])
def test_a_missing_file(run: Run, ledger: Path, tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.html"
    refused(run(command, path), Exit.INPUT, f"Cannot read page '{path}': there is no such file.")
    assert ledger.exists()


def test_a_folder_without_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("no page", encoding="utf-8")
    sentence = f"Cannot read page '{tmp_path}': the folder holds no file that ends in .txt, .html, .htm, "
    done = run("read", tmp_path)
    assert (done.status, done.out) == (Exit.INPUT, "")
    assert done.err.startswith(f"crossfoot: {sentence}")
    assert SENTENCE.match(done.err)


def test_a_folder_where_one_page_is_meant(run: Run, tmp_path: Path) -> None:
    done = run("explain", tmp_path, "--claim", "c1")
    refused(done, Exit.INPUT, f"Cannot read page '{tmp_path}': it is a folder, and one file was expected.")


def test_an_address(run: Run) -> None:
    address = "https://example.org/page.html"
    sentence = "it is an address: give --fetch to have it fetched, or save it and give the file with --url"
    refused(run("read", address), Exit.INPUT, f"Cannot read page '{address}': {sentence}.")


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file(run: Run, tmp_path: Path, data: bytes) -> None:
    path = page_of(tmp_path, data)
    done = run("read", path)
    assert done.status == Exit.INPUT
    assert re.fullmatch(rf"crossfoot: Cannot read page '{path}': .*(empty|nothing).*\.\n", done.err)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(999), "PNG picture"),
        (b"PK\x03\x04" + bytes(99), "ZIP"),
        (b"%PDF-1.7\n%\xe2", "PDF"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_a_binary_file(run: Run, tmp_path: Path, data: bytes, named: str) -> None:
    done = run("read", page_of(tmp_path, data))
    assert done.status == Exit.INPUT
    assert SENTENCE.match(done.err)
    assert named in done.err


def test_a_file_of_50_mb(run: Run, tmp_path: Path) -> None:
    path = page_of(tmp_path, b"Xiaomi shipped 9.2 million phones. " * 1_500_000)
    assert path.stat().st_size > 50_000_000
    done = run("read", path)
    assert done.status == Exit.INPUT
    assert SENTENCE.match(done.err)
    assert "20 MB" in done.err


def test_50_mb_through_a_pipe(run: Run) -> None:
    done = run("read", "-", stdin=b"Xiaomi shipped 9.2 million phones. " * 1_500_000)
    assert done.status == Exit.INPUT
    assert "20 MB" in done.err


def test_html_cut_in_half_is_read_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    data = PAGE.read_bytes()
    whole = run("read", PAGE, "--format", "notation").out.splitlines()
    cut = run("read", page_of(tmp_path, data[: len(data) * 6 // 10]), "--format", "notation")
    assert (cut.status, cut.err) == (Exit.FINE, "")
    assert 0 < len(cut.out.splitlines()) < len(whole)


def test_every_cut_of_a_page_is_read_or_refused_in_one_sentence(run: Run, tmp_path: Path) -> None:
    data = PAGE.read_bytes()
    for end in range(0, len(data), 97):
        done = run("read", page_of(tmp_path, data[:end]), "--format", "notation")
        assert done.status == Exit.FINE or (done.status == Exit.INPUT and SENTENCE.match(done.err))


def test_latin_1_bytes_are_read_and_the_encoding_is_remarked(run: Run, tmp_path: Path) -> None:
    text = "<html><body><p>The café says Xiaomi shipped 9.2 million smartphones in India in 2016.</p></body></html>"
    done = run("read", page_of(tmp_path, text.encode("latin-1")), "--published", "2017-10-31")
    assert done.status == Exit.FINE
    assert "9.2 million" in done.out
    assert "assumed-encoding: " in done.out


def not_ledgers(tmp_path: Path) -> dict[Path, str]:
    """Files that are no ledger, and what is said of each."""
    text, empty, other = tmp_path / "text.sqlite", tmp_path / "empty.sqlite", tmp_path / "other.sqlite"
    text.write_text("This is a letter, and a long one at that. " * 100, encoding="utf-8")
    empty.write_bytes(b"")
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("CREATE TABLE songs (name)")
    return {
        text: "is not a ledger: the file is no database",
        empty: "is empty; 'init' makes a ledger of it",
        other: "is not a ledger: the file is another program's database",
        tmp_path: "is a folder, a ledger is one file",
        tmp_path / "none": "does not exist; 'init' makes one",
    }


@pytest.mark.parametrize(
    "words",
    [
        ("add", str(PAGE)),
        ("cell", "xiaomi shipments smartphone IN 2017-Q3"),
        ("target", "xiaomi"),
        ("brief", "xiaomi"),
        ("explain", "deadbeef00"),
        ("verify",),
    ],
)
def test_a_ledger_that_is_not_a_ledger(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    for path, why in not_ledgers(tmp_path).items():
        before = path.read_bytes() if path.is_file() else None
        refused(run(*words, "--ledger", path), Exit.LEDGER, f"Ledger '{path}': {why}.")
        assert before == (path.read_bytes() if path.is_file() else None)


def test_init_does_not_overwrite_what_is_no_ledger(run: Run, tmp_path: Path) -> None:
    for path, why in not_ledgers(tmp_path).items():
        if path.is_file() and path.stat().st_size:
            refused(run("init", "--ledger", path), Exit.LEDGER, f"Ledger '{path}': {why}.")


@pytest.mark.parametrize("day", ["31/10/2017", "2017-13-01", "2017-02-29", "20171031", "yesterday", ""])
@pytest.mark.parametrize(
    "words", [("read", str(PAGE), "--published"), ("cell", "xiaomi shipments smartphone IN 2017-Q3", "--as-of")]
)
def test_a_bad_date(run: Run, words: tuple[str, ...], day: str) -> None:
    option = words[-1]
    sentence = f"'{day}' is no day: a day is written YYYY-MM-DD, such as 2017-10-31."
    refused(run(*words, day), Exit.INPUT, f"Invalid value for '{option}': {sentence}")


@pytest.mark.parametrize("option", ["--url", "--title"])
@pytest.mark.parametrize("command", ["read", "check", "add"])
def test_what_can_be_true_of_one_page_only_is_not_said_of_two(
    run: Run, ledger: Path, command: str, option: str
) -> None:
    done = run(command, "docs/pages", option, "x")
    refused(done, Exit.INPUT, f"The option {option} speaks of one page, and 2 are given.")
    assert ledger.exists()


def test_standard_input_named_twice(run: Run) -> None:
    refused(run("read", "-", "-"), Exit.INPUT, "Cannot read page '-': standard input can be read only once.")


def test_an_unknown_vendor_and_an_unknown_view(run: Run, ledger: Path) -> None:
    unknown = run("brief", "nobody", "--as-of", "2017-10-31")
    sentence = "Unknown vendor 'nobody': the ledger has nothing on it published by 2017-10-31."
    refused(unknown, Exit.INPUT, sentence)
    for command in ("target", "brief"):
        done = run(command, "xiaomi", "--as-of", "2017-10-31", "--view", "nobody")
        assert done.status == Exit.INPUT
        assert done.err.startswith("crossfoot: The view 'nobody' is empty as of 2017-10-31: there are ")
    assert ledger.exists()


def test_a_page_that_nobody_may_open(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = page_of(tmp_path, b"x")

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    refused(run("read", path), Exit.INPUT, f"Cannot read page '{path}': it cannot be opened (Permission denied).")


CLAIM = "Xiaomi shipped 9.2 million smartphones in India in the third quarter of 2017."
SAID = f"<p>{CLAIM}</p>"
DIGITS = "9" * 400
HOSTILE = {
    "ten thousand nested tags": "<div>" * 10_000 + SAID + "</div>" * 10_000,
    "ten thousand nested tags left open": "<div><b>" * 10_000 + SAID,
    "ten thousand nested tables": "<table><tr><td>" * 10_000 + SAID + "</td></tr></table>" * 10_000,
    "ten thousand nested tables left open": "<table><tr><td>" * 10_000 + SAID,
    "ten thousand nested lists": "<ul><li>" * 10_000 + SAID,
    "ten thousand stray end tags": "</div></b></td></table>" * 10_000 + SAID,
    "a hundred thousand attributes": "<p " + "a=b " * 100_000 + ">" + CLAIM,
    "an attribute of a million signs": f"<p title='{'x' * 1_000_000}'>" + CLAIM,
    "a class of a hundred thousand words": f"<div class='{'ad menu ' * 50_000}'></div>" + SAID,
    "a quote never closed": SAID + '<p class="x>' + CLAIM,
    "a comment never closed": SAID + "<!-- " + "x" * 100_000,
    "twenty thousand signs that open nothing": SAID + "<p>" + "< " * 20_000,
    "a hundred thousand beginnings": SAID + "<a " * 100_000,
    "twenty thousand entities": SAID + "<p>" + "&amp;&bogus;&#x110000;&#0;" * 5_000,
    "NULs between the letters": SAID.replace("smartphones", "sm\x00artphones") + "<p>Nothing else." * 99,
    "right to left": "<p dir=rtl>\u200fشحنت شاومي \u202b9.2\u202c مليون</p>" + SAID,
    "combining marks": "<p>Z" + "\u0351\u0323" * 10_000 + "</p>" + SAID,
    "figures of 400 digits": f"<p>Oppo shipped {DIGITS} phones, {DIGITS}.5 million, {DIGITS}% more.</p>" + SAID,
    "a table of 5,000 rows": f"<table>{'<tr><td>Oppo<td>5.1<td>12%' * 5_000}</table>" + SAID,
    "a row of 5,000 cells": f"<table><tr>{'<td>5.1' * 5_000}<tr>{'<td>Oppo' * 5_000}</table>" + SAID,
    "cells that span a billion": SAID + "<table>" + "<tr><td colspan=999999999 rowspan=999999999>5<td>6" * 100,
    "JSON nested a hundred thousand times": f"<script type=application/ld+json>{'[' * 100_000}</script>" + SAID,
    "markup of another kind never closed": "<svg><g>" * 10_000 + SAID,
    "one word of a hundred thousand letters": f"<p>{'x' * 100_000}</p>" + SAID,
    "surrogates written as entities": "<p>&#xD800;&#xDFFF;&#55357;</p>" + SAID,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_html_is_read_and_the_claim_on_it_found(run: Run, tmp_path: Path, what: str) -> None:
    page = page_of(tmp_path, ("<html>" + HOSTILE[what]).encode())
    done = run("read", page, "--published", "2017-10-31", "--format", "notation")
    assert (done.status, done.err) == (Exit.FINE, "")
    assert "9.2M" in done.out


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "gb18030", "cp037"])
def test_a_page_in_any_encoding_is_read_or_refused_in_one_sentence(run: Run, tmp_path: Path, encoding: str) -> None:
    page = page_of(tmp_path, f"<html>{SAID}<p>– é 小米".encode(encoding, "ignore"))
    done = run("read", page, "--published", "2017-10-31", "--format", "notation")
    is_read = done.status == Exit.FINE and "9.2M" in done.out
    assert is_read or (done.status == Exit.INPUT and SENTENCE.match(done.err))


def test_a_page_that_names_an_encoding_it_is_not_in_is_read_and_told(run: Run, tmp_path: Path) -> None:
    page = page_of(tmp_path, b"<html><meta charset=utf-8><p>caf\xe9 caf\xe9 caf\xe9</p>" + SAID.encode())
    done = run("read", page, "--published", "2017-10-31")
    assert done.status == Exit.FINE
    assert "assumed-encoding: " in done.out


BOMB = "<!DOCTYPE rss [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(30))
)


@pytest.mark.parametrize(
    "declared",
    [
        BOMB,
        "<!DOCTYPE rss [<!ENTITY a30 SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE rss SYSTEM 'http://x.example/x'>",
    ],
)
def test_an_xml_bomb_in_a_feed_stays_as_it_is_written(run: Run, tmp_path: Path, declared: str) -> None:
    item = f"<item><title>x</title><pubDate>2017-10-31</pubDate><description>{CLAIM} &a30;</description></item>"
    page = page_of(tmp_path, f"<?xml version='1.0'?>{declared}<rss><channel>{item}</channel></rss>".encode())
    done = run("read", page, "--format", "json")
    assert (done.status, done.err) == (Exit.FINE, "")
    assert len(done.out) < 20_000
    assert "9.2 million" in done.out


def test_a_file_that_unpacks_to_a_thousand_times_its_size_is_refused(run: Run, tmp_path: Path) -> None:
    page = page_of(tmp_path, gzip.compress(b"x" * 40_000_000))
    assert page.stat().st_size < 100_000
    done = run("read", page)
    refused(done, Exit.INPUT, f"Cannot read page '{page}': it has 40.0 MB, and a page may have at most 20 MB.")
