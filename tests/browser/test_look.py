"""What only a real browser shows: rows without a figure, the menu on a phone, paper, and doubts that come late."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.chromium import Chromium
from tests.browser.pages import PAGES
from tests.browser.server import Served

PHONE = 390
APPLE = "/cell?of=apple+shipments+smartphone+WORLD+2017-Q3&view=all"
LATE_MS = 120_000


def test_a_goal_on_a_phone_has_no_row_without_a_figure(chrome: Chromium, site: Served) -> None:
    with chrome.tab(width=PHONE, height=844) as page:
        page.goto(site.address + PAGES["targets"])
        slots = page.locator(".board td.right")
        shown = [one for one in slots.all() if one.is_visible()]
        assert 0 < len(shown) < slots.count()
        assert [one.get_attribute("data-heading") for one in shown if not one.inner_text().strip()] == []


def test_the_page_that_is_open_is_in_sight_in_the_menu_of_a_phone(chrome: Chromium, site: Served) -> None:
    with chrome.tab(width=PHONE, height=844) as page:
        page.goto(site.address + PAGES["check"])
        expect(page.locator(".top nav [aria-current]")).to_be_in_viewport(ratio=1)


def test_paper_has_the_sources_of_a_brief_and_no_controls(chrome: Chromium, site: Served) -> None:
    with chrome.tab() as page:
        page.goto(site.address + PAGES["target"])
        note = page.locator("details.sources li").first
        expect(note).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".top .asof")).to_be_hidden()
        expect(page.locator(".give").first).to_be_hidden()
        assert note.evaluate("one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})")
        assert (note.bounding_box() or {"height": 0})["height"] > 0


def test_a_doubt_that_an_estimate_raises_comes_to_stand_beside_its_number(chrome: Chromium, site: Served) -> None:
    with chrome.tab() as page:
        page.goto(site.address + APPLE)
        doubt = page.locator(".view .doubts .doubt")
        expect(doubt).to_contain_text("lie between the proven ends", timeout=LATE_MS)
        expect(page.locator("section.later .doubt")).to_have_count(0)
        page.set_viewport_size({"width": PHONE, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
