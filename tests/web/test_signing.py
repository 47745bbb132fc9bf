"""Signing in, staying signed in, and signing out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from crossfoot.web.users import read_users, without_user, write_users
from tests.web.conftest import NOW
from tests.web.team import EDITOR, READER, Team, signed_in, team_of, token_in


@pytest.fixture
def team(starter: Path, tmp_path: Path) -> Team:
    return team_of(starter, tmp_path, NOW)


def test_who_has_not_signed_in_sees_the_way_in_and_nothing_else(team: Team) -> None:
    browser = team.browser()
    sent = browser.get("/vendors?as_of=2016-06-30")
    assert (sent.status_code, sent.headers["location"]) == (303, "/signin?to=%2Fvendors%3Fas_of%3D2016-06-30")
    told = browser.get("/vendors.json")
    assert (told.status_code, told.headers["www-authenticate"]) == (401, "Bearer")
    assert "claims" not in browser.get("/signin").text


def test_a_token_opens_a_session_that_scripts_and_other_sites_cannot_use(team: Team) -> None:
    browser = team.browser()
    answer = signed_in(browser, EDITOR)
    assert (answer.status_code, answer.headers["location"]) == (303, "/vendors")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("crossfoot-session="))
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))
    page = browser.get("/vendors")
    assert page.status_code == 200
    assert "Signed in as <bdi>ann</bdi>, editor." in page.text


def test_under_tls_the_cookie_goes_by_tls_alone(team: Team) -> None:
    browser = team.browser("https://127.0.0.1:8317")
    answer = signed_in(browser, EDITOR)
    cookie = next(c for c in answer.headers.get_list("set-cookie") if "session" in c)
    assert cookie.startswith("__Host-crossfoot-session=")
    assert "Secure" in cookie.split("; ")
    assert browser.get("/vendors").headers["strict-transport-security"] == "max-age=31536000"


def test_a_wrong_token_is_told_and_opens_nothing(team: Team) -> None:
    browser = team.browser()
    answer = signed_in(browser, "a guess")
    assert answer.status_code == 401
    assert "Nobody has this token." in answer.text
    assert browser.get("/vendors").status_code == 303


@pytest.mark.parametrize("token", ["", "another"])
def test_nobody_is_signed_in_by_a_form_of_another_page(team: Team, token: str) -> None:
    browser = team.browser()
    browser.get("/signin")
    answer = browser.post("/signin", data={"secret": EDITOR, "token": token})
    assert answer.status_code == 403
    assert browser.get("/vendors").status_code == 303


def test_nobody_is_signed_in_by_another_site(team: Team) -> None:
    browser = team.browser()
    token = token_in(browser.get("/signin"))
    from_elsewhere = {"Origin": "https://elsewhere.example"}
    answer = browser.post("/signin", data={"secret": EDITOR, "token": token}, headers=from_elsewhere)
    assert answer.status_code == 403


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_nobody_is_sent_elsewhere_by_signing_in(team: Team, to: str) -> None:
    browser = team.browser()
    token = token_in(browser.get("/signin"))
    assert browser.post("/signin", data={"secret": EDITOR, "token": token, "to": to}).headers["location"] == "/"


def test_a_session_ends_when_it_is_signed_out_everywhere(team: Team) -> None:
    browser = team.browser()
    signed_in(browser, EDITOR)
    kept = dict(browser.cookies)
    token = token_in(browser.get("/vendors"))
    assert browser.post("/signout", data={"token": token}).headers["location"] == "/signin"
    browser.cookies.update(kept)
    assert browser.get("/vendors").status_code == 303


def test_a_session_ends_when_nobody_uses_it_and_lasts_while_somebody_does(team: Team) -> None:
    browser = team.browser()
    signed_in(browser, EDITOR)
    for _ in range(3):
        team.later(timedelta(hours=11))
        assert browser.get("/vendors").status_code == 200
    team.later(timedelta(hours=13))
    assert browser.get("/vendors").status_code == 303


def test_a_session_does_not_last_for_ever(team: Team) -> None:
    browser = team.browser()
    signed_in(browser, EDITOR)
    statuses = []
    for _ in range(16):
        team.later(timedelta(hours=11))
        statuses.append(browser.get("/vendors").status_code)
    assert statuses == [200] * 15 + [303]


def test_who_is_removed_is_out_at_once(team: Team) -> None:
    browser = team.browser()
    signed_in(browser, READER)
    assert browser.get("/vendors").status_code == 200
    assert team.settings.users is not None
    write_users(team.settings.users, without_user(read_users(team.settings.users), "lin"))
    assert browser.get("/vendors").status_code == 303
    assert browser.get("/vendors", headers={"Authorization": f"Bearer {READER}"}).status_code == 401


def test_a_token_of_a_session_is_worth_nothing_in_another(team: Team) -> None:
    browser, other = team.browser(), team.browser()
    other = team.browser()
    signed_in(browser, EDITOR)
    signed_in(other, EDITOR)
    token = token_in(other.get("/vendors"))
    assert browser.post("/signout", data={"token": token}).status_code == 403


def test_a_program_sends_its_token_with_each_request(team: Team) -> None:
    browser = team.browser()
    assert browser.get("/vendors.json", headers={"Authorization": f"Bearer {READER}"}).status_code == 200
    wrong = browser.get("/vendors.json", headers={"Authorization": "Bearer none"})
    assert (wrong.status_code, "Nobody has this token" in wrong.json()["error"]) == (401, True)


def test_who_has_not_signed_in_sends_no_more_than_a_token(team: Team) -> None:
    browser = team.browser()
    token = token_in(browser.get("/signin"))
    answer = browser.post("/signin", data={"secret": "x" * 10_001, "token": token})
    assert (answer.status_code, "A form to sign in has at most 10,000 bytes" in answer.text) == (413, True)
