"""`crossfoot brief`."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crossfoot.brief import Brief, write_brief
from tests.cli.commands import Run

DAY = ("--as-of", "2018-02-06")
EARLY = ("--as-of", "2014-06-30")


@pytest.mark.usefixtures("ledger")
def test_a_market_is_named_by_place_and_product(run: Run) -> None:
    done = run("brief", "--market", "india smartphones", "--period", "2017-Q4", *DAY)
    assert done.status == 0
    assert done.out.startswith("Xiaomi led the market for smartphones in India in the fourth quarter of 2017")


@pytest.mark.usefixtures("ledger")
def test_a_time_tells_the_goals_for_it(run: Run) -> None:
    done = run("brief", "xiaomi", "--period", "2018", *DAY)
    assert done.out.startswith("Xiaomi's goal of 100 million smartphones for 2018 is still open\n")


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(("form", "start"), [("md", "# Sony's goal"), ("html", "<!DOCTYPE html>"), ("json", "{")])
def test_every_form_tells_the_same_sentences(run: Run, form: str, start: str) -> None:
    told = json.loads(run("brief", "sony", *EARLY, "--format", "json").out)
    done = run("brief", "sony", *EARLY, "--format", form)
    assert (done.status, done.out.startswith(start)) == (0, True)
    sentences = [one["text"] for paragraph in told["paragraphs"] for one in paragraph["sentences"]]
    assert all(text.replace("'", "&#x27;") in done.out or text in done.out for text in sentences)
    assert (told["schema"], told["kind"], told["about"]) == ("crossfoot-brief/1", "vendor", "sony")


@pytest.mark.usefixtures("ledger")
def test_what_is_asked_must_be_clear(run: Run) -> None:
    for words in ((), ("xiaomi", "--market", "IN smartphone")):
        assert run("brief", *words).err.startswith("crossfoot: Name a vendor, a market or a day")
    assert "'smartphones' as a market" in run("brief", "--market", "smartphones").err
    assert run("brief", "--market", "IN smartphone", "--view", "idc").status == 2
    assert run("brief", "--market", "atlantis smartphone").status == 2
    assert run("brief", "--since", "2018-01-15", "--market", "IN smartphone").status == 2
    assert "which is earlier" in run("brief", "--since", "2018-03-15", *DAY).err


@pytest.mark.usefixtures("ledger")
def test_what_is_new_is_told_of_a_vendor_or_of_everybody(run: Run) -> None:
    headline = "Xiaomi's goal of 90 million smartphones for 2017 is met, by IDC's figures\n"
    assert run("brief", "xiaomi", "--since", "2018-01-31", *DAY).out.startswith(headline)
    everybody = run("brief", "--since", "2018-01-31", *DAY).out
    assert everybody.startswith(headline)
    assert "\nXiaomi\n" in everybody


@pytest.mark.usefixtures("ledger")
def test_a_brief_that_does_not_read_back_is_not_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(*words: object, **named: object) -> Brief:
        found: Brief = write_brief(*words, **named)  # type: ignore[arg-type]  # handed on as it came
        headline = replace(found.headline, text=found.headline.text.replace("9.7 million", "8.7 million"))
        return replace(found, headline=headline)

    monkeypatch.setattr("crossfoot.brief.write_brief", spoilt)
    done = run("brief", "sony", *EARLY)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("crossfoot: The brief is stopped at the sentence 'Sony's goal of 8.7 million ")
