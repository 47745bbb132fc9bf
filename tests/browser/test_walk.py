"""A newcomer's walk in a real browser: a conflict, a goal on three dates, keys alone, no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.server import Served


@pytest.fixture
def page(chrome: Chromium, site: Served) -> Iterator[Page]:
    """A newcomer's tab, on the first page."""
    with chrome.tab() as tab:
        tab.goto(site.address)
        yield tab


def test_from_the_first_page_to_the_conflict_of_a_page_in_two_clicks(page: Page) -> None:
    page.get_by_role("link", name="Conflicts").first.click()
    card = page.locator("article, section, li", has_text=re.compile("XPeng", re.IGNORECASE)).filter(
        has=page.locator("mark")
    )
    expect(card.first).to_be_visible()
    card.first.locator("a.number").first.click()
    expect(page.locator("mark, .lit").first).to_be_visible()


@pytest.mark.parametrize(
    ("day", "stands"), [("2017-10-31", "Open"), ("2018-01-31", "Undecided"), ("2018-02-06", "Met")]
)
def test_a_goal_stands_as_it_stood_on_a_day(page: Page, site: Served, day: str, stands: str) -> None:
    page.goto(f"{site.address}/target?vendor=xiaomi&period=2017&as_of={day}")
    expect(page.locator("main")).to_contain_text(stands)
    assert page.locator("#asof").input_value() == day


def test_the_day_in_the_head_changes_the_page(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/target?vendor=xiaomi&period=2017&as_of=2017-10-31")
    page.locator("#asof").fill("2018-02-06")
    page.locator(".asof button").click()
    expect(page).to_have_url(re.compile(r"as_of=2018-02-06"))
    expect(page.locator("main")).to_contain_text("Met")


def test_keys_alone_lead_from_the_first_page_to_a_lit_sentence(page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile(r"/claims"))
    for _ in range(2):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    if not page.locator("mark, .lit").count():
        page.keyboard.press("j")
        page.keyboard.press("Enter")
    expect(page.locator("mark, .lit").first).to_be_visible()


def test_the_keys_are_told_and_the_list_is_closed_again(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()


def test_every_page_works_with_scripts_off(chrome: Chromium, site: Served) -> None:
    with chrome.tab(scripts=False) as page:
        page.goto(f"{site.address}/claims?vendor=xiaomi")
        page.locator("a.number").nth(1).click()
        expect(page.locator("mark, .lit").first).to_be_visible()
