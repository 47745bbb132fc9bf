"""When a figure holds: its own time, the time it is compared with, times that date nothing, and the time in focus."""

from __future__ import annotations

import pytest


def test_a_month_compared_with_is_the_last_of_its_name_before_the_figures_own(claims: list[str]) -> None:
    """Tesla delivered 3,667 cars in October 2016, 65.5 per cent fewer than in September."""
    assert claims == [
        "tesla deliveries bev WORLD 2016-10 level 3,667",
        "tesla deliveries bev WORLD 2016-10 growth -65.5% base=mom:2016-09",
    ]


def test_the_time_of_a_figure_compared_with_dates_no_other(claims: list[str]) -> None:
    """Samsung shipped 75 million smartphones in Q3 2016, up from 77 million in the second quarter."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016-Q3 level 75M",
        "samsung shipments smartphone WORLD 2016-Q2 level 77M",
    ]


def test_the_year_of_a_target_that_is_missed_does_not_date_what_is_missing(claims: list[str]) -> None:
    """Leapmotor delivered 96,000 cars in the first nine months of 2016, 104,000 short of its annual goal of 200,000."""
    assert [claim.partition(" level ")[0].partition(" compare ")[0].split()[-1] for claim in claims] == [
        "2016-01/2016-09",
        "2016-01/2016-09",
        "2016",
    ]


def test_a_rise_from_one_figure_to_another_starts_a_year_before(claims: list[str]) -> None:
    """Realme's smartphone shipments rose from 3.2 million to 7 million in Q3 2016."""
    assert claims == [
        "realme shipments smartphone WORLD 2015-Q3 level 3.2M",
        "realme shipments smartphone WORLD 2016-Q3 level 7M",
    ]


def test_a_rise_between_two_times_holds_at_the_later(claims: list[str]) -> None:
    """Realme's smartphone shipments doubled from 3.5 million in Q3 2015 to 7 million in Q3 2016."""
    assert claims == [
        "realme shipments smartphone WORLD 2016-Q3 growth [90,110]pct:word base=yoy:2015-Q3",
        "realme shipments smartphone WORLD 2015-Q3 level 3.5M",
        "realme shipments smartphone WORLD 2016-Q3 level 7M",
    ]


def test_a_time_behind_an_and_belongs_to_the_next_figure(claims: list[str]) -> None:
    """Nio's Q3 2016 deliveries came to 1,738 cars, up 20 percent on the year, and in the first nine months to 5,693."""
    assert claims == [
        "nio deliveries nev WORLD 2016-Q3 level 1,738",
        "nio deliveries nev WORLD 2016-Q3 growth 20% base=yoy:2015-Q3",
        "nio deliveries nev WORLD 2016-01/2016-09 level 5,693",
    ]


def test_two_figures_and_two_quarters_go_by_their_order(claims: list[str]) -> None:
    """Lenovo shipped 14 million and 15 million PCs in the second and third quarters."""
    assert claims == [
        "lenovo shipments pc WORLD 2017-Q2 level 14M",
        "lenovo shipments pc WORLD 2017-Q3 level 15M",
    ]


def test_a_time_in_the_possessive_dates_its_own_figure_only(claims: list[str]) -> None:
    """Xiaomi shipped 10.3 million smartphones in September after August's 10.1 million."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2017-09 level 10.3M",
        "xiaomi shipments smartphone WORLD 2017-08 level 10.1M",
    ]


def test_the_same_period_of_no_year_is_the_one_in_focus(claims: list[str]) -> None:
    """Xiaomi sold 8.5 million smartphones in India in October. Realme sold 5.2 million in the same month."""
    assert claims == [
        "xiaomi sales smartphone IN 2017-10 level 8.5M",
        "realme sales smartphone IN 2017-10 level 5.2M",
    ]


def test_times_a_record_is_one_of_are_not_its_own(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones last quarter, its best third quarter since 2013, up 11 per cent."""
    assert [line for line in claims if " record " not in line] == [
        "samsung shipments smartphone WORLD 2017-Q3 level 83M",
        "samsung shipments smartphone WORLD 2017-Q3 growth 11% base=yoy:2016-Q3",
    ]


def test_a_running_total_ends_with_the_time_told_of(claims: list[str]) -> None:
    """Tesla delivered 4,011 vehicles in September 2017, taking its cumulative deliveries to 61,200."""
    assert claims == [
        "tesla deliveries bev WORLD 2017-09 level 4,011",
        "tesla deliveries bev WORLD +../2017-09-30 level 61,200",
    ]


def test_the_time_a_target_was_set_is_not_the_one_it_is_for(claims: list[str]) -> None:
    """Nio delivered 3,000 cars in September 2017. In August it raised its target for the year to 50,000."""
    assert "nio deliveries nev WORLD 2017 level 50,000" in claims[-1]


def test_a_forecast_that_opens_with_its_quarter_lies_ahead(claims: list[str]) -> None:
    """Nio delivered 3,000 cars in September. For the fourth quarter analysts expect deliveries of 12,000 cars."""
    assert "nio deliveries nev WORLD 2017-Q4 level 12,000 mode=forecast" in claims[-1]


def test_a_fiscal_quarter_is_one_of_its_vendors_year(claims: list[str]) -> None:
    """Apple sold 39.3 million iPhones in fiscal 4Q14."""
    assert claims == ['apple sales smartphone WORLD 2014-Q3 level 39.3M fiscal="Apple FY2014-Q4"']


def test_a_fiscal_year_in_india_runs_from_april(claims: list[str]) -> None:
    """In India, smartphone shipments reached 60 million in the first half of FY17 and 120 million in 2015-16."""
    assert claims == [
        "ALL shipments smartphone IN 2016-04/2016-09 level 60M",
        "ALL shipments smartphone IN 2015-04/2016-03 level 120M",
    ]


def test_after_an_outlook_a_new_paragraph_is_of_the_period_of_report(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones in the third quarter of 2017.

    For 2018, IDC expects the market to grow 3 per cent.

    Apple shipped 46.7 million smartphones.
    """
    assert "apple shipments smartphone WORLD 2017-Q3 level 46.7M" in claims[-1]


def test_a_time_named_in_passing_ends_with_its_paragraph(claims: list[str]) -> None:
    """Samsung shipped 83 million smartphones in Q3 2017. In the first half it shipped 160 million.

    Apple shipped 46.7 million smartphones.
    """
    assert claims[-1] == "apple shipments smartphone WORLD 2017-Q3 level 46.7M"


def test_beside_a_time_told_with_its_year_the_nearest_of_its_name_is_meant(claims: list[str]) -> None:
    """Vivo shipped 21 million smartphones in Q2 2016 and 24 million in Q3."""
    assert claims == [
        "vivo shipments smartphone WORLD 2016-Q2 level 21M",
        "vivo shipments smartphone WORLD 2016-Q3 level 24M",
    ]


def test_a_base_right_behind_a_growth_wins_over_a_word_of_the_growth_before(claims: list[str]) -> None:
    """In Q3 smartphone shipments in India fell 10 per cent sequentially but grew 15 per cent from a year ago."""
    assert claims == [
        "ALL shipments smartphone IN 2017-Q3 growth -10% base=qoq:2017-Q2",
        "ALL shipments smartphone IN 2017-Q3 growth 15% base=yoy:2016-Q3",
    ]


def test_the_previous_months_end_where_those_told_of_begin(claims: list[str]) -> None:
    """Xiaomi shipped 90 million smartphones in the 12 months to June 2017, and 58 million in the previous 12 months."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2016-07/2017-06 level 90M",
        "xiaomi shipments smartphone WORLD 2015-07/2016-06 level 58M",
    ]


def test_a_headline_that_points_back_waits_for_the_period_of_the_text(claims: list[str]) -> None:
    """Did Apple sell 45 million smartphones, down from 46 million a year earlier?

    Apple sold 45 million iPhones in the third quarter of 2017.
    """
    assert claims[:2] == [
        "apple sales smartphone WORLD 2017-Q3 level 45M",
        "apple sales smartphone WORLD 2016-Q3 level 46M",
    ]


def test_a_later_year_told_of_in_a_paragraph_goes_on_in_the_next(claims: list[str]) -> None:
    """In 2015 Samsung shipped 310 million smartphones. In 2016 it shipped 317 million.

    Apple shipped 216 million smartphones.
    """
    assert claims[-1] == "apple shipments smartphone WORLD 2016 level 216M"


@pytest.mark.published("2017-10-03")
def test_this_quarter_in_a_text_on_one_just_over_is_that_one(claims: list[str]) -> None:
    """Tesla delivered 26,150 cars in the third quarter.

    That is up from 22,000 cars last quarter. Analysts had expected 25,000 deliveries this quarter.
    """
    assert claims == [
        "tesla deliveries bev WORLD 2017-Q3 level 26,150",
        "tesla deliveries bev WORLD 2017-Q2 level 22,000",
        "tesla deliveries bev WORLD 2017-Q3 level 25,000 mode=forecast said=analyst:analysts",
    ]


def test_by_the_end_of_june_is_all_of_the_half_year_told_of(claims: list[str]) -> None:
    """BMW delivered 42,000 electric cars in the first half of 2017. By the end of June Audi had delivered 4,000."""
    assert [claim.split()[4] for claim in claims if "2017" in claim] == ["2017-H1", "2017-H1"]


def test_a_time_that_is_outdone_dates_its_own_figure_only(claims: list[str]) -> None:
    """Nio delivered 5,100 cars in Q3 2017, beating its Q4 2016 deliveries of 4,300. XPeng delivered 1,200 cars."""
    assert [claim.split()[4] for claim in claims] == ["2017-Q3", "2016-Q4", "2017-Q3"]


def test_what_happened_in_a_relative_clause_dates_nothing_behind_it(claims: list[str]) -> None:
    """In September 2017 Ola, which held 27 percent of the market in May 2016, had 12 percent of the car market."""
    assert [claim.split()[4] for claim in claims] == ["2016-05", "2017-09"]


def test_another_event_dates_no_figure(claims: list[str]) -> None:
    """Renault sold 3,100 cars in the first half of 2017. Since entering India in May 2016 it had sold 9,000 cars."""
    assert "2016-05" not in claims[-1].split()[4]


def test_doubling_last_year_is_not_compared_with_last_year(claims: list[str]) -> None:
    """Ford's electric vehicle sales in the US more than doubled last year."""
    assert claims == ["ford sales ev US 2016 growth (100,)pct:gt base=yoy:2015"]


def test_a_model_named_like_a_quarter_is_none(claims: list[str]) -> None:
    """In May 2017 Audi sold 4,310 Q4 e-tron cars in Europe."""
    assert claims == ["audi sales bev EUROPE 2017-05 level 4,310 model=q4-e-tron"]


def test_the_month_a_record_was_set_dates_the_record_and_its_figure_alone(claims: list[str]) -> None:
    """BYD sold 302,459 vehicles in March 2017, short of the record it set in December, 341,043."""
    assert claims == [
        "byd sales nev WORLD 2017-03 level 302,459",
        "byd sales nev WORLD 2016-12 record record=highest scope=ever",
        "byd sales nev WORLD 2016-12 level 341,043",
    ]


def test_the_growth_behind_a_figure_shows_its_time(claims: list[str]) -> None:
    """Xiaomi shipped 60 million smartphones in 2015. A stop was 34.7m, 33 per cent up on the first half of 2014."""
    assert claims[1] == "xiaomi shipments smartphone WORLD 2015-H1 level 34.7M"


def test_a_base_at_the_end_of_a_month_leaves_the_text_in_that_month(claims: list[str]) -> None:
    """Airtel's base was 325.5 million subscribers in August, Trai said. Vodafone Idea lost a total of 3.6 million."""
    assert [claim for claim in claims if "@2017-08-31" in claim or " 2017-08 " in claim] == claims
    assert len(claims) == 2


def test_an_annual_target_is_for_the_year(claims: list[str]) -> None:
    """Huawei shipped 34.3 million smartphones in the first half of 2014, or about 43 percent of its annual shipment target of 80 million smartphones."""  # noqa: E501
    assert claims[-1].startswith("huawei shipments smartphone WORLD 2014 level 80M mode=target")
