"""Every page of the web app is pictured in the documentation, on a desk and on a phone, light and dark."""

from __future__ import annotations

import re

import pytest

from crossfoot.web.page import Page
from crossfoot.web.site import PAGES as KINDS
from tests.browser.pages import PAGES
from tests.conftest import ROOT


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_pictured(name: str) -> None:
    told = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")
    pictures = [f"{name}-{size}-{scheme}.webp" for size in ("desk", "phone") for scheme in ("light", "dark")]
    assert [one for one in pictures if one not in told or not (ROOT / "docs" / "screens" / one).is_file()] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.path)
def test_every_kind_of_page_has_an_address(kind: Page) -> None:
    form = re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(kind.path)))
    assert [path for path in PAGES.values() if form.fullmatch(path.partition("?")[0])] != []
