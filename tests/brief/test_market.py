"""Briefs on markets."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import Brief, faults_of, write_market_brief
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import parse_period
from tests.track.ledgers import view_of

LINE = "2018-01-24 Daily | {} shipments smartphone IN 2017-Q4 {} said=tracker:{}"
CANALYS = [
    ("xiaomi", "level 8.2M"),
    ("xiaomi", "share 27%"),
    ("xiaomi", "growth 17% base=yoy:2016-Q4"),
    ("samsung", "level 7.3M"),
    ("samsung", "share 24%"),
    ("vivo", "level 2.0M"),
    ("vivo", "share 7%"),
    ("ALL", "level 30.0M"),
    ("ALL", "growth -6% base=yoy:2016-Q4"),
]


def brief_of(*lines: str, period: str | None = None, as_of: str = "2018-02-28") -> Brief:
    words, asked = load_vocabulary(), None if period is None else parse_period(period)
    found = write_market_brief(
        "IN", "smartphone", view_of(*lines), as_of=date.fromisoformat(as_of), vocabulary=words, period=asked
    )
    assert list(faults_of(found, words)) == []
    return found


def told(*lines: str, title: str) -> str:
    found = [p for p in brief_of(*lines).paragraphs if p.title == title]
    return " ".join(sentence.text for paragraph in found for sentence in paragraph.sentences)


def lines_of(figures: list[tuple[str, str]], source: str = "Canalys") -> list[str]:
    return [LINE.format(vendor, figure, source) for vendor, figure in figures]


def test_who_leads_by_how_much_and_what_all_come_to() -> None:
    lines = lines_of(CANALYS)
    assert brief_of(*lines).headline.text == (
        "Of those that Canalys names, Xiaomi led the market for smartphones in India in the fourth quarter of 2017, "
        "ahead of Samsung"
    )
    assert told(*lines, title="Who leads") == (
        "Xiaomi shipped 8.2 million smartphones in India in the fourth quarter of 2017, up 17 percent on the year "
        "before, for 27 percent of the market, according to Canalys. Samsung shipped 7.3 million smartphones, for 24 "
        "percent of the market. That puts Xiaomi ahead of Samsung by 800,000 to 1,000,000 smartphones. Vivo had 7 "
        "percent of the market. Together the three come to 17.35 to 17.65 million, which leaves 12.3 to 12.7 million "
        "for all others."
    )


def test_the_size_of_the_market_and_its_fall() -> None:
    assert told(*lines_of(CANALYS), title="The market") == (
        "In all, 30.0 million smartphones were shipped in India in the fourth quarter of 2017, down 6 percent on the "
        "year before, according to Canalys."
    )


def test_figures_that_come_to_more_than_the_market_are_said_to() -> None:
    small = [*lines_of(CANALYS[:-2]), LINE.format("ALL", "level 16.0M", "Canalys")]
    assert told(*small, title="Who leads").endswith(
        "Together the three come to 17.35 to 17.65 million, more than the whole market, so these figures cannot all be "
        "right."
    )


def test_trackers_that_differ_are_told_and_those_that_agree_are_not() -> None:
    counterpoint = [("xiaomi", "share 25%"), ("samsung", "share 24%")]
    text = told(*lines_of(CANALYS), *lines_of(counterpoint, "Counterpoint"), title="Where the counts differ")
    assert text == "Counterpoint gives Xiaomi 25 percent of the market, while Canalys gives it 27 percent."


def test_a_tracker_that_sees_another_leader_says_so() -> None:
    other = [("xiaomi", "share 26%"), ("samsung", "share 29%")]
    text = told(*lines_of(CANALYS), *lines_of(other, "Counterpoint"), title="Where the counts differ")
    assert text.startswith("Counterpoint has Samsung ahead of Xiaomi.")


def test_who_led_a_year_before_is_told_where_it_was_another() -> None:
    before = [
        LINE.format("samsung", "rank 1#", "Canalys").replace("2017-Q4", "2016-Q4"),
        LINE.format("xiaomi", "rank 2#", "Canalys").replace("2017-Q4", "2016-Q4"),
    ]
    assert told(*lines_of(CANALYS), *before, title="What changed") == (
        "Samsung had been ahead of Xiaomi in the fourth quarter of 2016, according to Canalys."
    )


def test_vendors_that_lie_too_close_have_no_leader() -> None:
    close = [("xiaomi", "share 25%"), ("samsung", "share 25%")]
    assert brief_of(*lines_of(close)).headline.text == (
        "Who leads the market for smartphones in India in the fourth quarter of 2017 is open"
    )


def test_the_latest_time_that_a_source_divides_is_told_unless_one_is_asked_for() -> None:
    older = [line.replace("2017-Q4", "2017-Q3") for line in lines_of(CANALYS[:5])]
    assert "fourth quarter of 2017" in brief_of(*lines_of(CANALYS[:5]), *older).headline.text
    assert "third quarter of 2017" in brief_of(*lines_of(CANALYS[:5]), *older, period="2017-Q3").headline.text


def test_a_market_nobody_divides_gets_a_brief_that_says_so() -> None:
    assert brief_of(*lines_of(CANALYS), period="2015-Q1").headline.text == (
        "Nothing is known of who had how much of the market for smartphones in India in the first quarter of 2015"
    )


def test_a_leader_of_all_is_ranked_first_or_leaves_too_little_to_the_others() -> None:
    ranked = [("xiaomi", "rank 1#"), ("samsung", "rank 2#")]
    assert brief_of(*lines_of(ranked)).headline.text.startswith("Xiaomi led the market")
    more = [("xiaomi", "share 51%"), ("samsung", "share 24%")]
    assert brief_of(*lines_of(more)).headline.text.startswith("Xiaomi led the market")
    less = [("xiaomi", "share 27%"), ("samsung", "share 24%")]
    assert brief_of(*lines_of(less)).headline.text.startswith("Of those that Canalys names, Xiaomi led the market")


def test_a_year_before_that_names_only_one_of_them_tells_nothing() -> None:
    before = LINE.format("samsung", "level 8.0M", "Canalys").replace("2017-Q4", "2016-Q4")
    assert told(*lines_of(CANALYS), before, title="What changed") == ""


def test_vendors_that_have_only_a_place_come_behind_those_with_a_share() -> None:
    mixed = [
        ("samsung", "share 24%"),
        ("vivo", "rank 4#"),
        ("vivo", "share 7%"),
        ("xiaomi", "share 27%"),
        ("oppo", "rank 5#"),
    ]
    assert told(*lines_of(mixed), title="Who leads").startswith("Xiaomi had 27 percent of the market")
