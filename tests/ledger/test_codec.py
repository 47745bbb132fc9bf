"""Canonical JSON and content hashes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from crossfoot.ledger.claim_text import claim_text, statement_id
from crossfoot.ledger.codec import canonical, claim_from_record, content_id, hash_of, page_record
from crossfoot.model import Interval, Quantity, Span, Unit
from crossfoot.model.notation import read
from crossfoot.model.quantity import Form
from crossfoot.model.statement import Level
from tests.ledger.samples import BOTH, OCTOBER, claims, page


def test_the_hash_of_a_claim_is_the_same_in_every_release() -> None:
    (claim,) = claims(OCTOBER)
    assert statement_id(claim) == "sha256:002396c1dc1fc2fbe957aca025c1e8bb33a86ee4eb4a8ce1b87cc0d87864e84b"
    assert hash_of(claim_text(claim)) == "sha256:fa61425495c20d21f8a375deceb4a5f01fe335b0d459964440fd94012b77aebd"
    assert content_id(page_record(page())) == "sha256:a97f31c6d395a16297f080549b721ec2a5a17c1f76d6ade82c2f9328dfd16f41"


def test_the_texts_and_hashes_of_claims_of_many_shapes_are_the_same_in_every_release() -> None:
    lines = (
        "xiaomi shipments smartphone IN 2017-Q3 growth 290% base=yoy:2016-Q3 said=tracker:Canalys",
        "samsung,xiaomi shipments smartphone IN 2017-Q3 share 47% said=media:Nikkei said=tracker:Canalys/report",
        "xiaomi shipments smartphone WORLD 2017 level 90M mode=target fiscal=FY2017",
        "xiaomi shipments smartphone IN 2017-Q3 rank 2# said=tracker:Canalys",
        'xiaomi subscribers - CN @2017-09-30 level 9.1..9.3M segment=5g per=month incl=a,b excl=c cue="about"',
    )
    found = "".join(claim_text(claim) + statement_id(claim) for claim in map(read, lines))
    assert hash_of(found) == "sha256:1e096811f85187a0a0f11e213613d50100fd6e5cbe46b81c963e4fee522e3e6a"


def test_equal_numbers_have_equal_bytes_however_they_were_written() -> None:
    (claim,) = claims(OCTOBER)
    one, other = (
        replace(claim, statement=Level(claim.cell, Quantity(Interval(end, None), Unit.COUNT, Form.AT_LEAST)))
        for end in (Fraction(9150000), Fraction("9150000.00"))
    )
    assert claim_text(one) == claim_text(other)


def test_a_number_that_no_decimal_writes_is_kept_exactly() -> None:
    (claim,) = claims(OCTOBER)
    third = replace(
        claim, statement=Level(claim.cell, Quantity(Interval(Fraction(1, 3), None), Unit.RATIO, Form.PLAIN))
    )
    assert '"low":"1/3"' in claim_text(third)
    assert claim_from_record(json.loads(claim_text(third))) == third


def test_keys_are_sorted_and_absent_slots_left_out() -> None:
    text = canonical({"b": 1, "a": "ü"})
    assert text == '{"a":"\\u00fc","b":1}'
    assert "null" not in claim_text(claims(OCTOBER)[0])


def test_nothing_that_is_no_number_can_be_hashed() -> None:
    with pytest.raises(ValueError, match="JSON"):
        content_id({"low": float("nan")})


def test_a_statement_is_the_same_wherever_and_however_it_was_read() -> None:
    (claim,) = claims(OCTOBER)
    elsewhere = replace(claim, id="c7", span=Span(3, 13, "10 million"), frame="shipped", note="checked", cue="hinted")
    assert statement_id(elsewhere) == statement_id(claim)


def test_the_order_of_a_groups_members_means_nothing() -> None:
    assert statement_id(read(BOTH)) == statement_id(read(BOTH.replace("samsung,xiaomi", "xiaomi,samsung")))


@pytest.mark.parametrize(
    ("part", "other"),
    [
        (">10M", "10M"),
        ("2017-10", "2017-11"),
        ("vendor:Xiaomi@xiaomi", "tracker:IDC"),
        ("level >10M", "level >10M mode=target"),
        ("level >10M", "level >10M strength=hedged"),
        ("level >10M", "level >10M polarity=denied"),
        ("level >10M", "level >10M per=month"),
    ],
)
def test_a_statement_that_says_something_else_has_another_id(part: str, other: str) -> None:
    assert statement_id(read(OCTOBER)) != statement_id(read(OCTOBER.replace(part, other)))


def test_the_wording_of_a_numeral_is_no_content() -> None:
    (claim,) = claims(OCTOBER)
    assert isinstance(claim.statement, Level)
    worded = replace(claim, statement=Level(claim.cell, replace(claim.statement.value, written="ten")))
    assert statement_id(worded) == statement_id(claim)


def test_the_fiscal_wording_of_a_period_is_no_content() -> None:
    assert statement_id(read(f"{OCTOBER} fiscal=FY2018-M1")) == statement_id(read(OCTOBER))


def test_the_state_of_a_page_is_its_text_and_date_not_its_file() -> None:
    here = page()
    assert page_record(replace(here, name="elsewhere", retrieved_at=date(2020, 1, 1))) == page_record(here)
    assert page_record(replace(here, published_at=None)) != page_record(here)
    assert page_record(replace(here, text="Another text.")) != page_record(here)
