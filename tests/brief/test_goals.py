"""Goals in sentences."""

from __future__ import annotations

from datetime import date

from crossfoot.brief import write_brief
from crossfoot.knowledge import load_vocabulary
from crossfoot.track import parse_view
from tests.track.ledgers import view_of

YEAR = "acme shipments smartphone WORLD 2017 level"
GOAL = f"2017-01-05 Daily | {YEAR} 90M mode=target said=vendor:Acme@acme"
Q1 = "2017-04-20 Daily | acme shipments smartphone WORLD 2017-Q1 level 20.0M said=vendor:Acme@acme"


def told(*lines: str, as_of: str = "2017-04-30", views: tuple[str, ...] = ()) -> str:
    """The first paragraph of the brief, without its chance."""
    named = tuple(parse_view(view) for view in views)
    day = date.fromisoformat(as_of)
    brief = write_brief("acme", view_of(*lines), as_of=day, vocabulary=load_vocabulary(), views=named)
    sentences = [sentence.text for sentence in brief.paragraphs[0].sentences]
    return " ".join(text for text in sentences if not text.startswith("By our forecast"))


def test_an_open_goal_tells_what_is_done_what_is_missing_and_what_is_needed() -> None:
    assert told(GOAL, Q1) == (
        "Acme wants to ship 90 million smartphones worldwide in 2017. By its own figures it shipped at least 19.95 "
        "million from January to April 2017, with no figure for April 2017. That leaves at most 70.05 million for May "
        "to December 2017, or at most 8.76 million a month. An even pace would have brought 30 million by then; "
        "whether it is on track is not proven."
    )


def test_an_even_pace_that_is_kept_or_not_is_said() -> None:
    assert "22.5 million by then, so it is behind." in told(GOAL, Q1, as_of="2017-04-20")
    assert "22.5 million by then, so it is on track." in told(GOAL, Q1.replace("20.0M", "23.0M"), as_of="2017-04-20")


def test_a_figure_that_decides_alone_is_told_as_printed() -> None:
    year = f"2018-01-20 Daily | {YEAR} 92.4M said=tracker:IDC"
    assert told(GOAL, year, as_of="2018-02-01") == (
        "Acme wanted to ship 90 million smartphones worldwide in 2017. By IDC's figures it shipped 92.4 million in "
        "2017, so the goal is met, with 2.35 to 2.45 million to spare."
    )


def test_a_goal_met_early_is_told_by_all_that_is_known() -> None:
    running = "2017-05-20 Daily | acme shipments smartphone WORLD 2017-05 level >75M said=vendor:Acme@acme"
    assert told(GOAL, Q1, running, as_of="2017-05-20").endswith(
        "By its own figures it shipped more than 94.95 million so far in 2017, so the goal is met, with more than 4.95 "
        "million to spare."
    )


def test_a_missed_goal_tells_by_how_much() -> None:
    year = f"2018-01-20 Daily | {YEAR} 80.0M said=vendor:Acme@acme"
    assert told(GOAL, year, as_of="2018-02-01").endswith(
        "By its own figures it shipped 80.0 million in 2017, so the goal is missed by 9.95 to 10.05 million."
    )


def test_a_goal_nothing_decides_stays_undecided() -> None:
    assert told(GOAL, Q1, as_of="2018-02-01").endswith(
        "By its own figures it shipped at least 19.95 million in 2017, with no figure for April to December 2017, "
        "which does not settle it."
    )
    assert told(GOAL, as_of="2018-02-01").endswith("It has given no figure of its own for 2017.")


def test_a_goal_that_has_not_begun_tells_what_it_takes() -> None:
    assert told(GOAL, as_of="2017-01-10") == (
        "Acme wants to ship 90 million smartphones worldwide in 2017. No month of that time has ended yet; it would "
        "take 7.5 million a month."
    )


def test_who_reported_a_goal_and_who_expects_what_is_told() -> None:
    reported = f'2017-01-05 Daily | {YEAR} 90M mode=target strength=hedged said="media:Android Headlines"'
    expected = [f"2017-02-0{n} Daily | {YEAR} {n}5M mode=forecast said=analyst:Analyst-{n}" for n in (7, 8)]
    text = told(reported, *expected)
    assert text.startswith(
        "Acme reportedly wants to ship 90 million smartphones worldwide in 2017, as Android Headlines reported."
    )
    assert text.endswith("Analyst-7 expected Acme to ship 75 million and Analyst-8 85 million in 2017.")


def test_hedges_of_a_goal_are_kept() -> None:
    for figure, words in (
        ("80..100M", "80 to 100 million"),
        (">90M", "more than 90 million"),
        ("~90M", "about 90 million"),
    ):
        assert f"ship {words} smartphones" in told(GOAL.replace("90M", figure))


def test_measure_product_and_place_have_their_words() -> None:
    goal = "2017-01-05 Daily | acme deliveries nev CN 2017 level 50,000 model=su7 mode=target"
    assert told(goal).startswith("Acme wants to deliver 50,000 SU7 new-energy cars in China in 2017")
    goal = "2017-01-05 Daily | acme production pc WORLD-CN 2017-01/2017-10 level 50,000 mode=target"
    assert told(goal).startswith("Acme wants to build 50,000 PCs outside China from January to October 2017")


def test_a_rate_tells_its_months() -> None:
    goal = "2017-10-03 Daily | acme shipments smartphone WORLD 2017-Q4 level >10M per=month mode=target"
    month = "2017-11-05 Daily | acme shipments smartphone WORLD 2017-10 level {} said=vendor:Acme@acme"
    assert told(goal, month.format(">10M"), as_of="2017-11-05").endswith(
        "By its own figures October 2017 reached it; November and December 2017 are still open."
    )
    assert told(goal, month.format("10M"), as_of="2018-02-01").endswith(
        "By its own figures October 2017 had 9.5 to 10.5 million, which does not settle it; November and December 2017 "
        "have no figure."
    )
    assert told(goal, month.format("9.1M"), as_of="2018-02-01").endswith(
        "By its own figures it shipped at most 9.15 million in October 2017, so the goal is missed."
    )


def test_growth_and_share_are_told_as_decided_or_not() -> None:
    growth = GOAL.replace("level 90M", "growth 40% base=yoy:2016")
    base = "2017-01-20 Daily | acme shipments smartphone WORLD 2016 level 60.0M said=vendor:Acme@acme"
    year = f"2018-01-20 Daily | {YEAR} 92.4M said=vendor:Acme@acme"
    assert told(growth, base, year, as_of="2018-02-01") == (
        "Acme wanted to grow by 40 percent worldwide in 2017. By its own figures that goal is met."
    )
    share = GOAL.replace("level 90M", "share 6%")
    assert told(share, year, as_of="2018-02-01") == (
        "Acme wanted to have 6 percent of the market for smartphones worldwide in 2017. By its own figures that is "
        "still undecided."
    )


def test_a_place_in_a_ranking_is_a_goal() -> None:
    first = GOAL.replace("level 90M", "rank 1#")
    rank = "2018-01-20 Daily | acme shipments smartphone WORLD 2017 rank 2# said=tracker:IDC"
    assert told(first, rank, as_of="2018-02-01", views=("idc",)) == (
        "Acme wanted to be first worldwide in 2017. By IDC's figures that goal is missed."
    )
    five = GOAL.replace("level 90M", "rank [1,5]rank:exact:5")
    assert told(five).startswith("Acme wants to be fifth or better worldwide in 2017.")


def test_a_view_that_counts_something_else_says_so() -> None:
    other = "2018-01-20 Daily | acme sell_through smartphone WORLD 2017 level 92.4M said=tracker:Gartner"
    assert told(GOAL, other, as_of="2018-02-01", views=("gartner",)).endswith("No figure is known that settles it.")
