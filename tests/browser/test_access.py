"""Every page can be used by everybody: no serious finding of axe, nothing wider than a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import Chromium, Scheme
from tests.browser.pages import PAGES
from tests.browser.server import Served

SERIOUS = ("serious", "critical")
PHONE = 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_has_no_serious_finding(chrome: Chromium, site: Served, path: str, scheme: Scheme) -> None:
    with chrome.tab(scheme=scheme) as page:
        page.goto(site.address + path)
        found = Axe().run(page).response["violations"]
    told = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found if v["impact"] in SERIOUS]
    assert told == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_no_wider_than_a_phone(chrome: Chromium, site: Served, path: str) -> None:
    with chrome.tab(width=PHONE, height=844) as page:
        page.goto(site.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
