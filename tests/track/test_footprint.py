"""Where a vendor sells, from what is told of it."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.knowledge import load_inclusions
from crossfoot.model.interval import exactly
from crossfoot.track.footprint import Basis, Footing, Footprint, State, footing_words, footprint_of
from tests.track.ledgers import view_of

_SELLS = "xiaomi - smartphone {} ? presence state={}"


def footprint(*lines: str, as_of: str = "2019-12-31", asked: tuple[str, ...] = ()) -> Footprint:
    day = date.fromisoformat(as_of)
    entries = view_of(*lines, as_of=as_of).entries(vendors=("xiaomi",))
    return footprint_of(entries, vendor="xiaomi", as_of=day, inclusions=load_inclusions(), asked=asked)


def footing(*lines: str, as_of: str = "2019-12-31", place: str = "ES") -> Footing:
    found = footprint(*lines, as_of=as_of, asked=(place,))
    (one,) = [f for f in found.footings if f.place == place]
    return one


def words(*lines: str, as_of: str = "2019-12-31", place: str = "ES") -> str:
    return footing_words(footing(*lines, as_of=as_of, place=place), as_of=date.fromisoformat(as_of))


PLANNED = "2017-10-31 News | xiaomi - smartphone ES 2017-11 presence state=planned mode=plan"
TIPPED = "2017-06-01 News | xiaomi - smartphone ES 2017-11 presence state=planned mode=plan strength=hedged cue=tipped"
ENTERED = "2017-11-08 News | xiaomi - smartphone ES 2017-11-07 presence state=entering"
SELLS = "2018-03-01 News | xiaomi - smartphone ES @2018-03-01 presence state=present"
LEFT = "2019-02-01 News | xiaomi - smartphone ES 2019-01 presence state=exited"
BACK = "2019-10-01 News | xiaomi - smartphone ES 2019-09 presence state=entering"
NO_PLANS = "2017-08-01 News | xiaomi - smartphone ES ? presence state=absent frame=no-plans"


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2017-06-01", State.TIPPED),
        ("2017-09-01", State.ABSENT),
        ("2017-11-01", State.PLANNED),
        ("2017-12-01", State.ENTERED),
        ("2018-04-01", State.PRESENT),
        ("2019-03-01", State.EXITED),
        ("2019-12-31", State.ENTERED),
    ],
)
def test_later_claims_change_the_state(as_of: str, state: State) -> None:
    lines = (TIPPED, NO_PLANS, PLANNED, ENTERED, SELLS, LEFT, BACK)
    assert footing(*lines, as_of=as_of).state is state


def test_the_order_of_the_claims_changes_nothing() -> None:
    lines = (TIPPED, NO_PLANS, PLANNED, ENTERED, SELLS, LEFT)
    assert footing(*lines).state is footing(*reversed(lines)).state is State.EXITED


def test_a_tip_stays_a_tip_however_old_and_often_told() -> None:
    again = TIPPED.replace("2017-06-01 News", "2018-06-01 Herald")
    assert footing(TIPPED, again).state is State.TIPPED
    assert words(TIPPED) == "tipped for November 2017, not confirmed"


def test_a_plan_whose_time_has_passed_without_word_is_unconfirmed() -> None:
    assert footing(PLANNED, as_of="2017-11-30").state is State.PLANNED
    assert footing(PLANNED, as_of="2017-12-01").state is State.UNCONFIRMED
    assert words(PLANNED) == "planned for November 2017, not confirmed"


def test_what_others_expect_is_no_plan() -> None:
    assert (
        footing("2017-01-01 N | xiaomi - smartphone ES 2018 presence state=entering mode=forecast").state
        is State.TIPPED
    )


def test_an_entry_announced_for_a_day_is_entering_until_then() -> None:
    line = "2017-10-31 News | xiaomi - smartphone ES 2017-11-07 presence state=entering mode=plan"
    assert footing(line, as_of="2017-11-07").state is State.ENTERING
    assert words(line, as_of="2017-11-07") == "announced for 7 November 2017"


def test_accounts_of_one_time_that_differ_contradict_each_other() -> None:
    found = footing(SELLS, "2018-04-01 Herald | xiaomi - smartphone ES ? presence state=absent")
    assert found.state is State.ABSENT
    assert [step.word for step in found.against] == ["present"]
    assert words(SELLS, "2018-04-01 Herald | xiaomi - smartphone ES ? presence state=absent").endswith("; contradicted")


def test_an_exit_between_two_accounts_is_no_contradiction() -> None:
    assert footing(SELLS, LEFT).against == ()


def test_a_denial_beside_a_tip_of_the_same_day_stands_and_the_tip_is_shown() -> None:
    found = footing(TIPPED, NO_PLANS.replace("2017-08-01", "2017-06-01"))
    assert found.state is State.ABSENT
    assert [step.word for step in found.against] == ["planned"]


def test_whoever_denies_having_left_is_there() -> None:
    found = footing(LEFT, "2019-02-02 News | xiaomi - smartphone ES 2019-01 presence state=exited polarity=denied")
    assert (found.state, [step.word for step in found.against]) == (State.PRESENT, ["exited"])


def test_what_a_correction_takes_back_is_left_out() -> None:
    gone = "2017-12-01 News | xiaomi - smartphone ES 2017-11-07 presence state=entering polarity=retracted"
    assert footing(PLANNED, ENTERED, gone, as_of="2017-12-01").state is State.UNCONFIRMED


def test_an_exit_announced_is_leaving_and_one_tipped_is_only_told() -> None:
    announced = "2019-01-01 News | xiaomi - smartphone ES 2019-06 presence state=exited mode=plan"
    assert footing(SELLS, announced, as_of="2019-02-01").state is State.LEAVING
    assert footing(SELLS, announced).state is State.PRESENT
    assert words(SELLS, announced) == "there as of 1 March 2018; exit announced for June 2019, not confirmed"
    tipped = f"{announced} strength=weak cue=may"
    assert footing(SELLS, tipped, as_of="2019-02-01").state is State.PRESENT


def test_figures_alone_are_weaker_evidence_and_said_to_be_all_there_is() -> None:
    line = "2017-11-10 News | xiaomi shipments smartphone IN 2017-Q3 level 9.2M said=tracker:IDC"
    found = footing(line, place="IN")
    assert (found.state, found.decisive.basis) == (State.PRESENT, Basis.FIGURES)
    assert words(line, place="IN") == "sold there in the third quarter of 2017, by figures alone"


def test_figures_confirm_a_plan_and_overturn_no_exit() -> None:
    sold = "2019-08-01 News | xiaomi shipments smartphone ES 2019-Q2 level 1M said=tracker:IDC"
    assert footing(PLANNED, sold).state is State.PRESENT
    found = footing(SELLS, LEFT, sold)
    assert (found.state, [step.word for step in found.against]) == (State.EXITED, ["level"])


def test_a_level_of_nothing_and_cars_built_there_sell_nothing() -> None:
    nothing = "2019-08-01 News | xiaomi shipments smartphone ES 2019-Q2 level 0 said=tracker:IDC"
    built = "2019-08-01 News | xiaomi production smartphone ES 2019-Q2 level 1M"
    assert footprint(nothing, built).footings == ()


def test_being_in_a_country_is_being_in_the_regions_around_it() -> None:
    found = footing(ENTERED, place="EUROPE")
    assert (found.state, found.through) == (State.ENTERED, ("ES",))
    planned = "2019-01-01 News | xiaomi - smartphone WEUROPE ? presence state=planned mode=plan"
    assert footing(ENTERED, planned, place="WEUROPE").state is State.ENTERED


def test_being_in_a_region_says_nothing_of_one_country() -> None:
    line = _SELLS.format("EUROPE", "present")
    assert [f.place for f in footprint(f"2018-01-01 News | {line}", asked=("ES",)).footings] == ["EUROPE"]


def test_leaving_a_region_is_leaving_its_countries() -> None:
    left = "2019-02-01 News | xiaomi - smartphone EUROPE 2019-01 presence state=exited"
    assert footing(SELLS, left).state is State.EXITED
    assert footing(SELLS.replace(" ES ", " IN "), left, place="IN").state is State.PRESENT


def test_a_distribution_deal_in_a_place_is_a_plan_for_it() -> None:
    line = "2017-10-01 News | xiaomi - smartphone ES ? deal deal=distribution with=telefonica"
    assert words(line) == "distribution deal signed"
    assert footing(line).state is State.PLANNED


def test_a_status_linked_to_a_plan_tells_what_became_of_it() -> None:
    plan = "2017-11-08 News | xiaomi - smartphone ES 2017-11 presence state=planned mode=plan"
    status = "2017-11-08 News | xiaomi - smartphone ES ? status state={} links=target:c1"
    assert footing(plan, status.format("met")).state is State.PRESENT
    assert footing(plan, status.format("missed")).state is State.ABSENT


def test_the_number_of_markets_is_kept_with_its_source() -> None:
    found = footprint("2018-01-01 News | xiaomi countries smartphone WORLD @2018-01-01 level 70")
    (count,) = found.counts
    assert (count.said_on, len(count.entries)) == (date(2018, 1, 1), 1)
    assert count.count.interval == exactly(70)


def test_a_place_of_two_products_has_two_footings() -> None:
    car = "2018-01-01 News | xiaomi - ev ES ? presence state=planned mode=plan"
    found = footprint(SELLS, car)
    assert [(f.product, f.state) for f in found.footings] == [("ev", State.PLANNED), ("smartphone", State.PRESENT)]
