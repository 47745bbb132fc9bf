"""The list of conflicts, one in full, and what becomes of it when somebody says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from crossfoot.api import add, open_ledger, read
from crossfoot.present.citation import short_id
from crossfoot.verify import main as verify
from crossfoot.web.app import create_app
from crossfoot.web.settings import Settings
from tests.web.conftest import ADDRESS, NOW
from tests.web.team import token_in

SUM = "94,008 (first quarter of 2025) + 104,181 (second quarter of 2025) = 198,189"
SENTENCES = (
    b"XPeng delivered 94,008 cars in the first quarter of 2025.",
    b"XPeng delivered 104,181 cars in the second quarter of 2025, {{7*7}} &lt;script&gt;alert(1)&lt;/script&gt;.",
    b"XPeng delivered 197,189 cars in the first half of 2025.",
)
PAGE = b"<html><body>%s</body></html>" % b"".join(b"<p>%s</p>" % sentence for sentence in SENTENCES)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """Asks the server of a ledger with one page that contradicts itself, and calls itself what it likes."""
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path, create=True) as opened:
        page = read(PAGE, url="javascript:alert(1)", outlet="<b>Press</b>", published=date(2025, 7, 1))
        add(opened, page, recorded_at=NOW)
    settings = Settings(str(path), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client


def conflict_in(desk: TestClient) -> str:
    """The address of the one conflict there is."""
    (row,) = desk.get("/conflicts/conflicts.json").json()["rows"]
    return str(row["sum_link"]).removeprefix(ADDRESS)


def judged(desk: TestClient, kind: str = "misprinted", **changes: str) -> Response:
    """Say what is wrong with the second quarter, as the form does."""
    address = conflict_in(desk)
    id_ = parse_qs(urlsplit(address).query)["id"][0]
    rows = desk.get("/conflicts/conflicts.json").json()["rows"][0]["claims"].split()
    fields = {"id": id_, "claim": rows[1], "kind": kind, "reason": "A digit: 103,181.", "author": "Ann"} | changes
    fields["token"] = token_in(desk.get(address))
    return desk.post("/conflict/judge", data=fields, follow_redirects=False)


def test_hard_conflicts_stand_with_their_sum_their_sentences_and_the_likeliest_slip(desk: TestClient) -> None:
    page = desk.get("/conflicts").text
    assert f"{SUM}, &lt;b&gt;Press&lt;/b&gt; says 197,189 (first half of 2025): gap 1,000" in page
    assert "<mark><bdi>104,181</bdi></mark>" in page
    assert "103,181 instead of 104,181 (104,181 differs in one digit from 103,181" in page
    assert "At least one of these three is wrong, or means something else." in page


def test_the_menu_counts_hard_conflicts_once_they_are_known(desk: TestClient) -> None:
    assert 'class="count"' not in desk.get("/targets").text
    desk.get("/conflicts")
    assert '<span class="count" title="hard conflicts">1</span>' in desk.get("/targets").text


def test_what_a_page_calls_itself_stays_text(desk: TestClient) -> None:
    for address in ("/conflicts", conflict_in(desk)):
        page = desk.get(address).text
        assert "{{7*7}}" in page
        assert "&lt;script&gt;alert(1)" in page
        assert "&lt;b&gt;Press&lt;/b&gt;" in page
        assert "javascript:" not in page


def test_a_conflict_in_full_has_its_proof_for_the_verifier(desk: TestClient, tmp_path: Path) -> None:
    address = conflict_in(desk)
    assert "0 &lt;= -1,000" in desk.get(address).text
    proof = desk.get(address.replace("/conflict?", "/conflict/certificate?"))
    (tmp_path / "proof.json").write_bytes(proof.content)
    assert verify([str(tmp_path / "proof.json")]) == 0


def test_a_repair_can_be_accepted_and_the_conflict_is_gone(desk: TestClient) -> None:
    address = conflict_in(desk)
    answer = judged(desk)
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    page = desk.get(address).text
    assert "This conflict does not stand any more" in page
    assert "<b>Misprinted</b>" in page
    assert "A digit: 103,181." in page
    assert "<bdi>Ann</bdi>, 10 February 2018" in page
    assert desk.get("/conflicts/conflicts.json").json()["rows"] == []
    (row,) = desk.get("/conflicts/judgements.json").json()["rows"]
    assert (row["judgement"], row["who"], row["why"]) == ("misprinted", "Ann", "A digit: 103,181.")


def test_what_is_misprinted_is_so_wherever_it_is_copied(desk: TestClient, tmp_path: Path) -> None:
    copied = SENTENCES[2].replace(b"XPeng delivered", b"XPeng said it delivered")
    with open_ledger(tmp_path / "ledger.sqlite") as opened:
        for outlet in ("One", "Two"):
            page = read(b"<p>%s</p>" % copied, outlet=outlet, published=date(2025, 7, 1), name=f"{outlet}.html")
            add(opened, page, recorded_at=NOW)
        half = [e.id for e in opened.view().entries() if e.claim.cell.period.label == "2025-H1"]
    address = conflict_in(desk)
    judged(desk, claim=desk.get("/conflicts/conflicts.json").json()["rows"][0]["claims"].split()[-1])
    assert "This conflict does not stand any more" in desk.get(address).text
    assert len(half) > 1


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    """Asks the server of a ledger with three pages on which XPeng says the same of a half year."""
    path = tmp_path / "copied.sqlite"
    quarters, half = SENTENCES[:2], SENTENCES[2]
    with open_ledger(path, create=True) as opened:
        for outlet, sentences in (("Zero", (*quarters, half)), ("One", (half,)), ("Two", (half,))):
            told = b"".join(b"<p>%s</p>" % one.replace(b"delivered", b"said it delivered") for one in sentences)
            page = read(b"<title>%s</title>%s" % (outlet.encode(), told), outlet=outlet, published=date(2025, 7, 1))
            add(opened, page, recorded_at=NOW)
    settings = Settings(str(path), lambda: NOW, (f"drawn-{number}" for number in count()).__next__)
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        yield client, path


def halves(path: Path) -> list[str]:
    """The entries that say the half year and still count."""
    with open_ledger(path, read_only=True) as opened:
        return sorted(e.id for e in opened.view().entries() if e.claim.cell.period.label == "2025-H1")


def outlet_of(path: Path, entry: str) -> str | None:
    with open_ledger(path, read_only=True) as opened:
        return opened.view().entry(entry).page.outlet


@pytest.mark.parametrize(("ticked", "kept"), [({}, 2), ({"copies": "yes"}, 0)])
def test_copies_were_misread_only_where_somebody_says_so(
    copied: tuple[TestClient, Path], ticked: dict[str, str], kept: int
) -> None:
    desk, path = copied
    before = halves(path)
    told = desk.get("/conflicts/conflicts.json").json()["rows"][0]["claims"].split()
    rest = [one for one in told if not any(one in half for half in before)]
    # The page that says the quarters too contradicts itself still; which copy a conflict names is by its id.
    claim = next(short_id(id_) for id_ in before if outlet_of(path, id_) != "Zero")
    judged(desk, kind="misread", reason="It is another half.", claim=claim, **ticked)
    left = halves(path)
    page = desk.get(f"/conflict?id={claim}.{'.'.join(rest)}").text
    assert page.count("<b>Misread</b>") == (3 if ticked else 1)
    assert ("Copies of it still contradict the others" in page) is not bool(ticked)
    stands = [row["sum_link"].removeprefix(ADDRESS) for row in desk.get("/conflicts/conflicts.json").json()["rows"]]
    assert [f'class="button" href="{link}"' in page for link in stands] == [True] * (0 if ticked else 1)
    with open_ledger(path, read_only=True) as opened:
        said = [one.judgement for one in opened.view().judgements()]
    assert (len(before), len(left)) == (3, kept)
    assert sorted(one.names for one in said) == sorted(set(before) - set(left))
    assert {(one.kind.value, one.author, one.reason) for one in said} == {("misread", "Ann", "It is another half.")}


def test_the_copies_of_a_claim_are_named_where_they_can_be_marked(
    desk: TestClient, copied: tuple[TestClient, Path]
) -> None:
    assert 'name="copies"' not in desk.get(conflict_in(desk)).text
    page = copied[0].get(conflict_in(copied[0])).text
    form = page[page.index('class="copies"') : page.index('name="copies"')]
    assert form.count("<li>[3]") == 2
    assert len([outlet for outlet in ("Zero", "One", "Two") if f"in <bdi>{outlet}</bdi>, 1 July 2025" in form]) == 2


def test_what_was_judged_can_be_taken_back(desk: TestClient) -> None:
    address = conflict_in(desk)
    judged(desk)
    (row,) = desk.get("/conflicts/judgements.json").json()["rows"]
    fields = {"judgement": row["id"], "reason": "It was right.", "author": "Bob", "token": token_in(desk.get(address))}
    answer = desk.post("/conflict/withdraw", data=fields, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/conflicts#judgements")
    assert SUM in desk.get(address).text


def test_a_repair_fills_the_form_it_is_accepted_with(desk: TestClient) -> None:
    page = desk.get(conflict_in(desk)).text
    start = page.index("accept=")
    claim = page[start + len("accept=") : page.index("#judge", start)].partition("&")[0]
    filled = desk.get(f"{conflict_in(desk)}&accept={claim}").text
    assert f'value="{claim}" required checked' in filled
    assert "instead of" in filled[filled.index("<textarea") :]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"author": " "}, "its author is empty"),
        ({"reason": ""}, "its reason is empty"),
        ({"claim": ""}, "say which of the claims it is about"),
        ({"kind": "nonsense"}, "is none of misprinted, misread"),
    ],
)
def test_a_form_that_says_too_little_records_nothing(desk: TestClient, changes: dict[str, str], sentence: str) -> None:
    answer = judged(desk, **changes)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert SUM in desk.get(conflict_in(desk)).text


def test_a_form_of_elsewhere_records_nothing(desk: TestClient) -> None:
    fields = {"id": "x", "claim": "y", "kind": "misread", "reason": "r", "author": "a", "token": "guessed"}
    assert desk.post("/conflict/judge", data=fields).status_code == 403


def test_claims_that_do_not_clash_are_no_conflict(desk: TestClient) -> None:
    claims = desk.get("/conflicts/conflicts.json").json()["rows"][0]["claims"].split()
    answer = desk.get(f"/conflict?id={claims[0]}.{claims[1]}")
    assert answer.status_code == 404
    assert "do not contradict each other" in answer.text
    assert desk.get("/conflict").status_code == 400


def test_differences_are_looked_for_one_vendor_at_a_time(browser: TestClient) -> None:
    lists = browser.get("/conflicts?layer=across&as_of=2018-02-10").text
    assert "whose?" in lists
    assert "vendor=xiaomi" in lists
    rows = browser.get("/conflicts/conflicts.json?layer=across&vendor=xiaomi&as_of=2018-02-10").json()["rows"]
    assert {row["kind"] for row in rows} == {"across"}


def test_only_hard_or_only_stretched_ones_can_be_asked_for(browser: TestClient) -> None:
    kinds = {
        severity: {row["kind"] for row in browser.get(f"/conflicts/conflicts.json?severity={severity}").json()["rows"]}
        for severity in ("hard", "soft")
    }
    assert kinds == {"hard": {"hard"}, "soft": {"release"}}
    assert browser.get("/conflicts?severity=odd").status_code == 400
