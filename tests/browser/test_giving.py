"""What is given to the server in a real browser: drafts to be checked, pages to be added, with scripts and without."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.conftest import crossfoot
from tests.browser.server import Served, served
from tests.conftest import ROOT

XPENG = ROOT / "docs" / "pages" / "xpeng-half-year-2025.html"
SLIP = (
    "XPeng delivered 94,008 cars in the first quarter of 2025 and 104,181 cars in the second quarter of 2025. "
    "In the first half of 2025 XPeng delivered 197,189 cars."
)
FOUND = "3 impossible"
DROP = """text => {
  const given = new DataTransfer();
  given.items.add(new File([text], "draft.txt", { type: "text/plain" }));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
}"""
TOP = "document.getElementById('text').getBoundingClientRect().top"


def check(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/check")
    page.fill("#text", SLIP)
    page.fill("[name=published]", "2025-07-02")
    page.click("#draft button.first")
    expect(page.locator("#summary")).to_have_text(FOUND)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_draft_is_checked_and_its_findings_are_given_out(chrome: Chromium, site: Served, scripts: bool) -> None:
    with chrome.tab(scripts=scripts) as page:
        check(page, site)
        assert page.url == f"{site.address}/check"
        with page.expect_download() as coming:
            page.click("button[value=csv]")
        assert Path(coming.value.path()).read_text("utf-8-sig").count("impossible,") == 3


def test_a_checked_draft_has_no_serious_finding_of_axe(chrome: Chromium, site: Served) -> None:
    with chrome.tab() as page:
        check(page, site)
        assert [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")] == []


def test_marks_are_stepped_through_by_keys_and_each_lights_its_note(chrome: Chromium, site: Served) -> None:
    with chrome.tab() as page:
        check(page, site)
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.textContent") == "104,181"
        expect(page.locator("li.met-with")).to_contain_text("104,181")
        page.keyboard.press("k")
        expect(page.locator("li.met-with")).to_contain_text("94,008")


def test_a_draft_is_checked_again_without_losing_the_place(chrome: Chromium, site: Served) -> None:
    with chrome.tab() as page:
        check(page, site)
        page.fill("#text", SLIP.replace("197,189", "198,189"))
        page.locator("#text").scroll_into_view_if_needed()
        time.sleep(0.6)  # until the page has come to rest where it scrolls to
        before = page.evaluate(TOP)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#summary")).not_to_have_text(FOUND)
        assert page.evaluate("document.activeElement.id") == "text"
        assert abs(page.evaluate(TOP) - before) <= 1


def test_a_file_is_dropped_anywhere(chrome: Chromium, site: Served) -> None:
    with chrome.tab() as page:
        page.goto(f"{site.address}/check")
        page.fill("[name=published]", "2025-07-02")
        page.evaluate(DROP, SLIP)
        expect(page.locator("#summary")).to_have_text(FOUND)
        assert page.input_value("#text") == SLIP


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_is_added_and_what_it_contradicts_is_told(chrome: Chromium, tmp_path: Path, scripts: bool) -> None:
    ledger = tmp_path / "ledger.sqlite"
    crossfoot(ledger, "init")
    with served(ledger) as site, chrome.tab(scripts=scripts) as page:
        page.goto(f"{site.address}/add")
        page.set_input_files("#files", XPENG)
        page.click("text=Only look what would be read")
        expect(page.locator("#pages tbody")).to_contain_text("would be added")
        page.click("text=Add these pages")
        expect(page.locator("#pages tbody .t-met")).to_have_text("added")
        page.click("text=while its other figures make that 198,189")
        expect(page.locator("main")).to_contain_text("104,181")
