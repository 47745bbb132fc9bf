"""Margins, steps and parts that look like counts or shares, beside figures that are."""

from __future__ import annotations


def test_by_how_much_a_forecast_was_beaten_is_no_count(claims: list[str]) -> None:
    """Tesla delivered 36,100 cars in Q3 2017, beating the forecasts by more than 4,000 cars."""
    assert claims == ["tesla deliveries bev WORLD 2017-Q3 level 36,100"]


def test_what_analysts_looked_for_is_their_forecast_and_no_goal_of_the_vendor(claims: list[str]) -> None:
    """Tesla delivered 36,100 cars in Q3 2017 and beat analyst expectations of 34,800 cars."""
    assert claims == [
        "tesla deliveries bev WORLD 2017-Q3 level 36,100",
        "tesla deliveries bev WORLD 2017-Q3 level 34,800 mode=forecast said=analyst:analysts",
    ]


def test_expected_governs_the_figure_in_front_of_it_alone(claims: list[str]) -> None:
    """Tesla delivered 36,100 cars in Q3 2017.

    The Model S made up 14,200 deliveries, short of the 15,500 expected but showing a 12% increase year on year.
    """
    assert claims[1:] == [
        "tesla deliveries bev WORLD 2017-Q3 level 14,200 model=model-s",
        "tesla deliveries bev WORLD 2017-Q3 level 15,500 model=model-s mode=forecast",
        "tesla deliveries bev WORLD 2017-Q3 growth 12% base=yoy:2016-Q3 model=model-s",
    ]


def test_lines_that_nobody_names_are_not_all_the_vendor_sold(claims: list[str]) -> None:
    """Tesla delivered 36,100 cars in Q3 2017. Other Tesla models contributed 2,933 deliveries, down 13% from Q2."""
    assert claims == ["tesla deliveries bev WORLD 2017-Q3 level 36,100"]


def test_a_part_of_a_surge_is_no_share_of_the_market(claims: list[str]) -> None:
    """Oppo shipped 30 million smartphones in Q3 2017. About 80 percent of the shipment surge came from India."""
    assert claims == ["oppo shipments smartphone WORLD 2017-Q3 level 30M"]


def test_what_most_phones_are_fitted_with_is_nobodys_share(claims: list[str]) -> None:
    """Vivo shipped 26 million smartphones in Q3 2017.

    Some 94 percent of the smartphones shipped in the quarter were LTE devices.
    """
    assert claims == ["vivo shipments smartphone WORLD 2017-Q3 level 26M"]


def test_what_part_of_all_phones_somebody_made_is_a_share(claims: list[str]) -> None:
    """Vivo shipped 26 million smartphones in Q3 2017.

    Some 9 percent of the smartphones shipped in the quarter were made by Vivo.
    """
    assert claims[1:] == ["vivo shipments smartphone WORLD 2017-Q3 share ~9%"]


def test_the_same_step_in_units_and_in_brackets_as_a_percentage(claims: list[str]) -> None:
    """Samsung shipped 6 million tablets in Q3 2017, topping last year's Q3 figure by 500,000 tablets (or 9 percent)."""
    assert claims == [
        "samsung shipments tablet WORLD 2017-Q3 level 6M",
        "samsung shipments tablet WORLD 2017-Q3 change 500,000 base=yoy:2016-Q3",
        "samsung shipments tablet WORLD 2017-Q3 growth 9% base=yoy:2016-Q3",
    ]


def test_so_many_more_than_a_year_ago_is_a_change(claims: list[str]) -> None:
    """Apple's Q3 2017 was good, with 400,000 more Apple Watches shipped than in Q3 2016."""
    assert claims == ["apple shipments wearable WORLD 2017-Q3 change 400,000 base=yoy:2016-Q3"]


def test_a_group_that_is_not_spelled_out_has_no_share_of_the_vendor_named_last(claims: list[str]) -> None:
    """Apple shipped 3.9 million smartwatches in Q3 2017.

    The top five vendors, two of them from China, accounted for 62% of the market.
    """
    assert claims == ["apple shipments wearable WORLD 2017-Q3 level 3.9M segment=smartwatch"]


def test_the_rate_of_a_loss_is_of_the_base(claims: list[str]) -> None:
    """TRAI has counted the mobile subscribers of India in September 2017.

    The net decline in the wireless subscriber base was 2.8 million with a monthly decline rate of 0.24 percent.
    """
    assert claims == [
        "ALL net_adds mobile_subscribers IN 2017-09 level -2.8M said=regulator:TRAI",
        "ALL subscribers mobile_subscribers IN @2017-09-30 growth -0.24% base=mom:@2017-08-31 said=regulator:TRAI",
    ]


def test_growth_of_value_is_growth_of_money(claims: list[str]) -> None:
    """India's smartphone value grew by 12 percent in Q3 2017, while smartphone shipments rose by 3 percent."""
    assert claims == ["ALL shipments smartphone IN 2017-Q3 growth 3% base=yoy:2016-Q3"]


def test_a_difference_between_two_is_no_count(claims: list[str]) -> None:
    """BYD sold 10,900 cars in September 2017 and Nio 10,834. The difference of 66 units is small."""
    assert claims == [
        "byd sales nev WORLD 2017-09 level 10,900",
        "nio sales nev WORLD 2017-09 level 10,834",
    ]


def test_what_is_usually_shipped_is_of_no_one_period(claims: list[str]) -> None:
    """Xiaomi shipped 60 million smartphones in 2016. Apple usually ships around 200 million smartphones."""
    assert claims == ["xiaomi shipments smartphone WORLD 2016 level 60M"]


def test_a_part_of_what_was_won_was_won(claims: list[str]) -> None:
    """Verizon added 2.3 million new mobile subscribers in Q3 2017, including 1 million postpaid subscribers."""
    assert claims == [
        "verizon net_adds mobile_subscribers US 2017-Q3 level 2.3M",
        "verizon net_adds mobile_subscribers US 2017-Q3 level 1M segment=postpaid",
    ]


def test_parts_for_phones_are_no_phones(claims: list[str]) -> None:
    """Xiaomi shipped 27 million smartphones in Q3 2017. It is in talks on components for up to 240 million phones."""
    assert claims == ["xiaomi shipments smartphone WORLD 2017-Q3 level 27M"]


def test_what_was_lost_behind_a_dash_is_lost(claims: list[str]) -> None:
    """TRAI has counted the mobile subscribers of India.

    Airtel lost 2.4 million mobile subscribers in September 2017.
    Vodafone lost even more than Airtel – 2.6 million subscribers in the month.
    """
    assert claims[-1] == "vodafone net_adds mobile_subscribers IN 2017-09 level -2.6M said=regulator:TRAI"
