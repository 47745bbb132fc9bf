"""One figure of a table."""

from __future__ import annotations

import pytest

from crossfoot.exchange.figure import SlotError, read_number, read_quantity
from crossfoot.knowledge import load_vocabulary
from crossfoot.model.figures import read_quantity as figure


def read(text: str = "", *, goal: bool = False, **slots: str) -> object:
    kind = "change" if "%" in text or "points" in text or slots.get("unit") else "level"
    given = {"kind": kind, **({"value": text} if text else {}), **slots}
    return read_quantity(given, load_vocabulary(), is_goal=goal)


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("9.2 million", "9.2M"),
        (">10 million", ">10M"),
        ("> 10 million", ">10M"),
        ("at least 3 million", ">=3M"),
        (">=3 million", ">=3M"),
        ("≤50 million", "<=50M"),
        ("~40 million", "~40M"),
        ("just over 76 million", ">~76M"),
        ("nearly 76 million", "<~76M"),
        ("80 million-100 million", "80..100M"),
        ("302,459", "302,459"),
        ("15.1%", "15.1%"),
        ("-12.4%", "-12.4%"),
        ("+7.3%", "7.3%"),
        ("−5 %", "-5%"),
        ("2 points", "2pp"),
        ("2.3 crore", "[22500000,23500000]count:plain:2.3"),
    ],
)
def test_a_figure_is_read_as_on_a_page(stated: str, meant: str) -> None:
    assert read(stated) == figure(meant)


def test_below_a_fall_is_a_larger_fall() -> None:
    assert read("<-21%") == figure("->21%")
    assert read("about -10%") == figure("-~10%")


def test_a_number_may_have_its_magnitude_and_its_unit_in_another_column() -> None:
    assert read("9.2", magnitude="millions") == figure("9.2M")
    assert read("9.2", magnitude="1,000,000") == figure("9.2M")
    assert read("9.2 million", magnitude="thousand") == figure("9.2M")
    assert read("15.1", unit="percent", kind="share") == figure("15.1%")
    assert read("4", kind="rank") == figure("4#")
    assert read("3", kind="streak") == figure("3n")
    assert read("1.5", unit="ratio", kind="compare") == figure("[1,2]ratio:plain:1.5")


def test_a_form_that_is_given_goes_before_the_one_that_digits_have() -> None:
    assert read("9200000", form="exact") == figure("[9200000,9200000]count:exact:9200000")
    assert read("15.1", form="exact", unit="pct") == figure("[151/10,151/10]pct:exact:15.1")


def test_ends_alone_are_a_range_a_bound_or_a_number() -> None:
    assert read(low="80", high="100") == figure("[80,100]count:range")
    assert read(low="80", high="80") == figure("[80,80]count:exact")
    assert read(low="10", low_open="true") == figure("(10,)count:gt")
    assert read(high="10") == figure("[,10]count:le")
    assert read(high="10", high_open="yes", magnitude="million") == figure("[,10000000)count:lt")


def test_ends_beside_words_are_believed_and_the_words_say_which_is_open() -> None:
    assert read("~40 million", low="39000000", high="41,000,000") == figure("[39000000,41000000]count:approx:40")
    assert read(">10 million", low="10000000") == figure(">10M")
    assert read("<9 million", high="9000000") == figure("<9M")
    assert read("nearly 50%", low="49", high="50", kind="share") == figure("[49,50)pct:near_below:50")
    assert read("close to 40 million", low="39000000", high="41000000", form="approx") == figure(
        "[39000000,41000000]count:approx:40"
    )


def test_a_count_whose_ends_meet_is_exact_and_a_goal_stays_as_round_as_its_words() -> None:
    assert read("12,340", low="12340", high="12340") == figure("[12340,12340]count:exact:12,340")
    assert read("90 million", low="90000000", high="90000000", goal=True) == figure("[90000000,90000000]count:plain:90")
    assert read("900", low="850", high="950") == figure("[850,950]count:plain:900")


def test_no_figure_at_all_is_none() -> None:
    assert read() is None


@pytest.mark.parametrize(
    ("slots", "sentence"),
    [
        ({"value": "a lot"}, "value: met 'a lot', expected one figure such as"),
        ({"value": "$9 million"}, "value: met '$9 million'"),
        ({"value": "9 and 10 million"}, "value: met '9 and 10 million'"),
        ({"value": "doubled"}, "value: met 'doubled'"),
        ({"value": "9.2\x00"}, "expected one figure"),
        ({"value": "15.1%", "unit": "count"}, "unit: met 'count', and '15.1%' beside it is in pct"),
        ({"value": "15.1", "kind": "share"}, "unit: met '', expected what a share is counted in"),
        ({"value": "9x"}, "value: met '9x', and a level is no ratio"),
        ({"value": "9 million", "kind": "share"}, "value: met '9 million', and a share is no count"),
        ({"value": "9", "unit": "tonnes"}, "unit: met 'tonnes', expected one of count"),
        ({"value": "9", "form": "loud"}, "form: met 'loud', expected one of exact"),
        ({"value": "9", "magnitude": "oodles"}, "magnitude: met 'oodles', expected a number"),
        ({"value": "9", "low": "11", "high": "12"}, "met '9', expected a figure between the ends beside it, [11, 12]"),
        ({"low": "2", "high": "1"}, "low: met '2', expected at most the high end, which is 1"),
        ({"low": "1e999999999"}, "low: met '1e999999999', expected a number such as"),
        ({"low": "1", "low_open": "maybe"}, "low_open: met 'maybe', expected true or false"),
        ({"low": "1", "high_open": "true"}, "high_open: met 'true', and there is no high end that could be left out"),
        ({"low": "1", "high": "1", "low_open": "true"}, "low_open: met 'true', and then no number is left"),
    ],
)
def test_what_cannot_be_read_or_contradicts_itself_is_told(slots: dict[str, str], sentence: str) -> None:
    given = {"kind": "level", **slots}
    with pytest.raises(SlotError) as fault:
        read_quantity(given, load_vocabulary(), is_goal=False)
    assert sentence in str(fault.value)


@pytest.mark.parametrize("text", ["", "-", "1,2", "1.2.3", "0x10", "٣", "1" * 31, "nan"])
def test_a_number_is_digits_and_nothing_else(text: str) -> None:
    with pytest.raises(SlotError, match="expected a number"):
        read_number("low", text)
