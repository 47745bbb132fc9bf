"""Title, outlet, author and language."""

from __future__ import annotations

import pytest

from tests.read.layouts import PROSE, document_of

BODY = f"<h1>Oppo ships more phones</h1><p>{PROSE}</p><p>{PROSE}</p>"


def test_the_title_is_the_headline_as_shown() -> None:
    page = f"<title>Oppo ships more phones | Ledger</title><h1>Ledger</h1>{BODY}"
    found = document_of(page).provenance
    assert (found.title, found.outlet) == ("Oppo ships more phones", "Ledger")


def test_a_title_that_is_not_shown_comes_from_the_metadata() -> None:
    found = document_of(f"<meta property=og:title content='Oppo grows'><p>{PROSE}</p>").provenance
    assert found.title == "Oppo grows"


def test_a_page_without_title_has_none() -> None:
    found = document_of(PROSE).provenance
    assert (found.title, found.outlet, found.author, found.language) == (None, None, None, None)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            "<meta property=og:site_name content='The Ledger'><title>Oppo ships more phones - Ledger</title>",
            "The Ledger",
        ),
        ("<title>Oppo ships more phones - Ledger</title>", "Ledger"),
        ("<title>Oppo ships more phones in 2019 | Phones | Ledger</title>", "Ledger"),
        ("<title>Oppo ships more phones</title>", None),
        ("<title>Oppo - a portrait</title>", None),
        ("<title>Ledger</title>", None),
        (f"<title>Oppo ships more phones - {'x' * 80}</title>", None),
        ('<script type=application/ld+json>{"@type":"Article","publisher":{"name":"Ledger"}}</script>', "Ledger"),
    ],
)
def test_the_outlet_comes_from_the_metadata_or_the_end_of_the_title(head: str, outlet: str | None) -> None:
    assert document_of(f"<html>{head}{BODY}").provenance.outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("(c) Handset Ledger 2022. All rights reserved.", "Handset Ledger"),
        ("© 2024 ChargeWire Media. Unsubscribe", "ChargeWire Media"),
        ("Copyright © 2010-2019 Phone & Tablet, Inc.", "Phone & Tablet"),
        ("All rights reserved.", None),
        ("Phone & Tablet Desk | 3 May 2019", "Phone & Tablet"),
        ("Tech Desk | 3 May 2019", None),
    ],
)
def test_a_copyright_line_names_the_outlet(line: str, outlet: str | None) -> None:
    assert document_of(f"Oppo ships more phones\n{PROSE}\n{line}").provenance.outlet == outlet


@pytest.mark.parametrize(
    ("crumbs", "outlet"),
    [("Fab &amp; Panel / Phones / Data", "Fab & Panel"), ("Home / Phones / Data", None), ("Phones | Oppo", None)],
)
def test_breadcrumbs_that_start_with_a_name_of_several_words_name_the_outlet(crumbs: str, outlet: str | None) -> None:
    assert document_of(f"<div class=crumbs>{crumbs}</div>{BODY}").provenance.outlet == outlet


def test_a_crawlers_header_line_names_the_outlet() -> None:
    page = f" date 2019-10-28 Oppo ships more phones - Mobile Ledger\n\nOppo ships more phones\n\n{PROSE}"
    assert document_of(page).provenance.outlet == "Mobile Ledger"


@pytest.mark.parametrize(
    ("page", "author"),
    [
        (f"Oppo ships more phones\nBy Ann Writer | 3 May 2019\n{PROSE}", "Ann Writer"),
        (f"Oppo ships more phones\nPosted by Ann Writer on 3 May 2019\n{PROSE}", "Ann Writer"),
        (f"Oppo ships more phones\nBy the newsdesk | 3 May 2019\n{PROSE}", None),
        (f"<meta name=author content='Ann Writer'>{BODY}", "Ann Writer"),
        (f"<meta name=author content='https://example.com/ann'>{BODY}", None),
    ],
)
def test_the_author_comes_from_the_metadata_or_the_byline(page: str, author: str | None) -> None:
    assert document_of(page).provenance.author == author


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("<html lang=en-KE>", "en"),
        ("<html lang=PT>", "pt"),
        ("<html><meta property=og:locale content=de_DE>", "de"),
        ("<html lang=english>", None),
        ("<html>", None),
    ],
)
def test_the_language_comes_from_the_page_or_is_none(head: str, language: str | None) -> None:
    assert document_of(head + BODY).provenance.language == language
