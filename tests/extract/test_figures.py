"""Figures: levels, growths, shares, changes and comparisons with every slot, and figures that are no claim."""

from __future__ import annotations

import pytest


def test_a_level_has_its_vendor_measure_product_place_and_period(claims: list[str]) -> None:
    """Samsung shipped 77.2 million smartphones worldwide in the third quarter of 2016."""
    assert claims == [
        "samsung shipments smartphone WORLD 2016-Q3 level 77.2M",
    ]


def test_a_rise_to_a_figure_is_a_growth_and_a_level(claims: list[str]) -> None:
    """Huawei's smartphone shipments rose 22 per cent to 33.6 million in the third quarter of 2016."""
    assert claims == [
        "huawei shipments smartphone WORLD 2016-Q3 growth 22% base=yoy:2015-Q3",
        "huawei shipments smartphone WORLD 2016-Q3 level 33.6M",
    ]


def test_a_fall_is_negative(claims: list[str]) -> None:
    """Apple's iPhone sales fell 5 per cent year on year to 45.5 million in the third quarter of 2016."""
    assert claims == [
        "apple sales smartphone WORLD 2016-Q3 growth -5% base=yoy:2015-Q3",
        "apple sales smartphone WORLD 2016-Q3 level 45.5M",
    ]


def test_a_sequential_growth_is_against_the_quarter_before(claims: list[str]) -> None:
    """Oppo's shipments rose 25.4 per cent sequentially to 33.6 million smartphones in the second quarter of 2017."""
    assert claims == [
        "oppo shipments smartphone WORLD 2017-Q2 growth 25.4% base=qoq:2017-Q1",
        "oppo shipments smartphone WORLD 2017-Q2 level 33.6M",
    ]


def test_a_growth_of_up_to_is_bounded_by_nothing_below(claims: list[str]) -> None:
    """IDC expects PC shipments to decline by up to 9 per cent in 2018."""
    assert claims == [
        "ALL shipments pc WORLD 2018 growth -<=9% base=yoy:2017 mode=forecast said=tracker:IDC",
    ]


def test_a_part_of_the_market_is_a_share(claims: list[str]) -> None:
    """Oppo took 9 per cent of India's smartphone shipments in the third quarter of 2016."""
    assert claims == [
        "oppo shipments smartphone IN 2016-Q3 share 9%",
    ]


def test_a_share_that_fell_from_one_figure_to_another_is_two_shares(claims: list[str]) -> None:
    """Vivo's share of smartphone shipments in China fell to 16 per cent in 2016 from 19 per cent a year earlier."""
    assert claims == [
        "vivo shipments smartphone CN 2016 share 16%",
        "vivo shipments smartphone CN 2015 share 19%",
    ]


def test_points_of_share_are_a_change(claims: list[str]) -> None:
    """Xiaomi's share of smartphone shipments rose by 1.2 points to 14 per cent in the third quarter of 2016."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2016-Q3 change 1.2pp base=yoy:2015-Q3",
        "xiaomi shipments smartphone WORLD 2016-Q3 share 14%",
    ]


def test_a_figure_compared_with_is_another_vendors(claims: list[str]) -> None:
    """Xiaomi shipped 9.2 million smartphones in India in the third quarter, compared with 9.4 million by Samsung."""
    assert claims == [
        "xiaomi shipments smartphone IN 2017-Q3 level 9.2M",
        "samsung shipments smartphone IN 2017-Q3 level 9.4M",
    ]


def test_a_figure_against_a_year_ago_is_of_that_year(claims: list[str]) -> None:
    """Apple sold 40.4 million iPhones in the second quarter of 2016, against 47.5 million a year earlier."""
    assert claims == [
        "apple sales smartphone WORLD 2016-Q2 level 40.4M",
        "apple sales smartphone WORLD 2015-Q2 level 47.5M",
    ]


def test_respectively_pairs_two_lists(claims: list[str]) -> None:
    """Oppo and Vivo shipped 28.5 million and 27.4 million smartphones respectively in the third quarter of 2016."""
    assert claims == [
        "oppo shipments smartphone WORLD 2016-Q3 level 28.5M",
        "vivo shipments smartphone WORLD 2016-Q3 level 27.4M",
    ]


def test_each_gives_every_vendor_the_figure(claims: list[str]) -> None:
    """Lenovo and Huawei shipped 9.9 million smartphones each in the third quarter of 2016."""
    assert claims == [
        "lenovo shipments smartphone WORLD 2016-Q3 level 9.9M",
        "huawei shipments smartphone WORLD 2016-Q3 level 9.9M",
    ]


def test_together_is_a_sum(claims: list[str]) -> None:
    """Oppo and Vivo together shipped 55.9 million smartphones in the third quarter of 2016."""
    assert claims == [
        "oppo,vivo shipments smartphone WORLD 2016-Q3 compare 55.9M relation=sum sum_of=level",
    ]


def test_a_combined_share_is_a_sum_of_shares(claims: list[str]) -> None:
    """Lenovo and HP had a combined share of nearly 40 per cent of PC shipments in the second quarter of 2016."""
    assert claims == [
        "hp,lenovo shipments pc WORLD 2016-Q2 compare <~40% relation=sum sum_of=share",
    ]


def test_everybody_else_is_the_rest_line(claims: list[str]) -> None:
    """Everybody else shipped 84.3 million smartphones in the third quarter of 2016."""
    assert claims == [
        "OTHERS shipments smartphone WORLD 2016-Q3 level 84.3M",
    ]


def test_more_than_doubled_is_an_open_growth(claims: list[str]) -> None:
    """Xiaomi more than doubled its smartphone shipments in India in the third quarter of 2016."""
    assert claims == [
        "xiaomi shipments smartphone IN 2016-Q3 growth (100,)pct:gt base=yoy:2015-Q3",
    ]


def test_doubled_is_a_growth_of_about_a_hundred(claims: list[str]) -> None:
    """Xiaomi's smartphone shipments in India doubled in the third quarter of 2016."""
    assert claims == [
        "xiaomi shipments smartphone IN 2016-Q3 growth [90,110]pct:word base=yoy:2015-Q3",
    ]


def test_nearly_tripled_is_below_two_hundred(claims: list[str]) -> None:
    """Huawei's smartphone shipments in Europe nearly tripled in 2016."""
    assert claims == [
        "huawei shipments smartphone EUROPE 2016 growth [185,200)pct:near_below base=yoy:2015",
    ]


def test_halved_is_a_fall_by_about_half(claims: list[str]) -> None:
    """Lenovo's smartphone shipments in China halved in 2016."""
    assert claims == [
        "lenovo shipments smartphone CN 2016 growth [-105/2,-95/2]pct:word base=yoy:2015",
    ]


def test_double_digits_are_a_growth(claims: list[str]) -> None:
    """Smartphone shipments in India grew by double digits in the third quarter of 2016."""
    assert claims == [
        "ALL shipments smartphone IN 2016-Q3 growth [10,100)pct:vague base=yoy:2015-Q3",
    ]


def test_a_rate_is_per_month(claims: list[str]) -> None:
    """Xiaomi wants to ship more than 10 million smartphones a month in 2018."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2018 level >10M per=month mode=target said=vendor:Xiaomi@xiaomi",
    ]


def test_a_total_since_a_month_is_cumulative(claims: list[str]) -> None:
    """Xiaomi has sold more than 25 million smartphones in India since July 2014."""
    assert claims == [
        "xiaomi sales smartphone IN +2014-07/2017-10 level >25M",
    ]


def test_production_and_deliveries_are_two_measures(claims: list[str]) -> None:
    """Tesla produced 25,336 cars and delivered 26,150 in the third quarter of 2017."""
    assert claims == [
        "tesla production bev WORLD 2017-Q3 level 25,336",
        "tesla deliveries bev WORLD 2017-Q3 level 26,150",
    ]


def test_sales_to_end_users_are_their_own_measure(claims: list[str]) -> None:
    """Samsung's smartphone sales to end users came to 85.6 million in the third quarter of 2017, Gartner said."""
    assert claims == [
        "samsung sell_through smartphone WORLD 2017-Q3 level 85.6M said=tracker:Gartner",
    ]


def test_a_vendor_s_product_is_the_one_it_is_tracked_for(claims: list[str]) -> None:
    """Lenovo shipped 13.2 million units in the second quarter of 2016."""
    assert claims == [
        "lenovo shipments pc WORLD 2016-Q2 level 13.2M",
    ]


def test_outside_china_is_the_world_without_it(claims: list[str]) -> None:
    """Huawei shipped 22 million smartphones outside China in the third quarter of 2016."""
    assert claims == [
        "huawei shipments smartphone WORLD-CN 2016-Q3 level 22M",
    ]


def test_at_home_is_the_vendor_s_country(claims: list[str]) -> None:
    """Huawei shipped 19 million smartphones at home in the third quarter of 2016."""
    assert claims == [
        "huawei shipments smartphone CN 2016-Q3 level 19M",
    ]


def test_the_country_of_a_description_is_no_place(claims: list[str]) -> None:
    """The South Korean company LG shipped 13.3 million smartphones in the third quarter of 2016."""
    assert claims == [
        "lg shipments smartphone WORLD 2016-Q3 level 13.3M",
    ]


def test_a_region_has_its_code(claims: list[str]) -> None:
    """Huawei shipped 6.2 million smartphones in Western Europe in the third quarter of 2016."""
    assert claims == [
        "huawei shipments smartphone WEUROPE 2016-Q3 level 6.2M",
    ]


def test_greater_china_is_not_china(claims: list[str]) -> None:
    """Apple sold 9.2 million iPhones in Greater China in the third quarter of 2016."""
    assert claims == [
        "apple sales smartphone GREATER_CHINA 2016-Q3 level 9.2M",
    ]


def test_money_is_no_claim(claims: list[str]) -> None:
    """Apple's sales in China came to $16.2 billion in Q3 2016, 12 per cent fewer dollars than a year earlier."""
    assert claims == []


def test_an_average_price_is_no_claim(claims: list[str]) -> None:
    """The average selling price of a Samsung phone fell 8 per cent to $227 in 2016."""
    assert claims == []


def test_head_count_stores_and_patents_are_no_claims(claims: list[str]) -> None:
    """Xiaomi has 8,000 employees, 500 stores and 16,000 patents."""
    assert claims == []


def test_a_specification_is_no_claim(claims: list[str]) -> None:
    """The Galaxy S8 has a 5.8-inch screen, a 12 MP camera and a 3,000 mAh battery that charges 20 per cent faster."""
    assert claims == []


def test_the_share_price_is_no_claim(claims: list[str]) -> None:
    """Xiaomi's shares fell 4.2 per cent to HK$16.78 in Hong Kong."""
    assert claims == []


def test_a_price_band_is_no_level(claims: list[str]) -> None:
    """Most Indians buy phones for less than 12,000 rupees."""
    assert claims == []


def test_capacity_is_no_claim(claims: list[str]) -> None:
    """Foxconn can build 100 million phones a year at its new plant for Xiaomi."""
    assert claims == []


def test_a_survey_is_no_claim(claims: list[str]) -> None:
    """In a survey by Kantar, 61 per cent of iPhone owners said they would buy an Apple phone again."""
    assert claims == []


def test_a_list_under_a_verb_of_losing_goes_on_losing(claims: list[str]) -> None:
    """BSNL lost 3.5 lakh mobile subscribers in India in August 2016, Airtel 1.2 lakh and MTNL 2,310."""
    assert claims == [
        "bsnl net_adds mobile_subscribers IN 2016-08 level [-355000,-345000]count:plain:3.5",
        "airtel net_adds mobile_subscribers IN 2016-08 level [-125000,-115000]count:plain:1.2",
        "mtnl net_adds mobile_subscribers IN 2016-08 level -2,310",
    ]


def test_a_base_is_told_from_what_was_won(claims: list[str]) -> None:
    """T-Mobile had 610,000 postpaid net additions in the US in Q3 2016 and serves a total of 69 million customers."""
    assert claims == [
        "t-mobile-us net_adds mobile_subscribers US 2016-Q3 level 610,000 segment=postpaid",
        "t-mobile-us subscribers mobile_subscribers US @2016-09-30 level 69M",
    ]


def test_the_growth_of_what_was_won_is_no_growth_of_the_base(claims: list[str]) -> None:
    """AT&T gained 320,000 mobile subscribers in the US in Q3 2016, 12 percent fewer than the 364,000 it won in Q2."""
    assert claims == [
        "att net_adds mobile_subscribers US 2016-Q3 level 320,000",
        "att net_adds mobile_subscribers US 2016-Q3 growth -12% base=qoq:2016-Q2",
        "att net_adds mobile_subscribers US 2016-Q2 level 364,000",
    ]


def test_a_monthly_rate_of_growth_is_on_the_month_before(claims: list[str]) -> None:
    """India's mobile subscribers grew to 1,031 million at the end of June 2016, a monthly growth rate of 0.5 %."""
    assert claims[-1] == "ALL subscribers mobile_subscribers IN @2016-06-30 growth 0.5% base=mom:@2016-05-31"


def test_what_moves_on_the_exchange_is_no_growth_of_goods(claims: list[str]) -> None:
    """Nio delivered 1,667 cars in May 2016. The US-listed shares of Nio fell 3%, while XPeng's jumped by 6.9%."""
    assert claims == ["nio deliveries nev WORLD 2016-05 level 1,667"]


def test_a_figure_that_a_growth_starts_from_dates_its_base(claims: list[str]) -> None:
    """Tesla sold 7,800 cars in June 2016, a 14 percent increase over the 6,842 units sold in May."""
    assert claims == [
        "tesla sales bev WORLD 2016-06 level 7,800",
        "tesla sales bev WORLD 2016-06 growth 14% base=mom:2016-05",
        "tesla sales bev WORLD 2016-05 level 6,842",
    ]


def test_an_earlier_figure_not_reached_is_no_missed_goal(claims: list[str]) -> None:
    """Nio delivered 1,008 cars in July 2017. That falls short of the 1,524 deliveries recorded in July 2016."""
    assert claims == ["nio deliveries nev WORLD 2017-07 level 1,008", "nio deliveries nev WORLD 2016-07 level 1,524"]


@pytest.mark.published("2017-08-02")
def test_what_was_sold_so_far_in_a_year_runs_to_the_month_reported(claims: list[str]) -> None:
    """Nio delivered 1,008 cars in July 2017. So far in 2017 it has delivered 5,100 cars, 20% more than a year ago."""
    assert claims[1:] == [
        "nio deliveries nev WORLD 2017-01/2017-07 level 5,100",
        "nio deliveries nev WORLD 2017-01/2017-07 growth 20% base=yoy:2016-01/2016-07",
    ]


def test_the_part_before_is_a_share_of_the_time_before(claims: list[str]) -> None:
    """Electric cars took 7 percent of the EU car market in September 2017, an increase from 4.8 percent last year."""
    assert claims[1:] == ["ALL sales ev EU 2016-09 share 4.8%"]


def test_volumes_behind_are_a_fall(claims: list[str]) -> None:
    """In September 2017 car registrations in Spain remained 5.8 percent behind."""
    assert claims == ["ALL registrations car ES 2017-09 growth -5.8% base=yoy:2016-09"]


def test_what_a_streak_is_of_is_no_figure(claims: list[str]) -> None:
    """Nio delivered 1,667 cars in May 2016, the second month in a row of deliveries above 1,000."""
    assert [claim.split()[4:6] for claim in claims] == [["2016-05", "level"], ["2016-05", "streak"]]


def test_a_part_of_the_markets_is_no_part_of_the_goods(claims: list[str]) -> None:
    """Electric car registrations in the EU rose 12% in September 2017. They fell in two-thirds of EU markets."""
    assert len(claims) == 1


def test_the_register_of_one_country_places_what_it_counts(claims: list[str]) -> None:
    """Ola Electric sold 2,980 electric scooters in September 2017, FADA said."""
    assert claims == ["ola-electric sales electric_two_wheeler IN 2017-09 level 2,980 said=regulator:FADA"]


def test_where_a_cause_lies_is_no_place_of_a_figure(claims: list[str]) -> None:
    """Despite a strike in Spain and floods in Germany, Renault delivered 21,100 cars in September 2017."""
    assert claims == ["renault deliveries car WORLD 2017-09 level 21,100"]


def test_deliveries_in_a_release_are_those_of_its_company(claims: list[str]) -> None:
    """Volkswagen delivers 21,100 electric cars in the third quarter of 2017.

    Volkswagen had 12,800 of its deliveries in Europe. Deliveries in China came to 6,350.
    """
    assert all(claim.startswith("volkswagen ") for claim in claims)
    assert len(claims) == 3


def test_goods_sold_by_nobody_in_particular_are_the_markets(claims: list[str]) -> None:
    """18,730 new electric cars were registered in Spain in September 2017, ACEA said."""
    assert claims == ["ALL registrations ev ES 2017-09 level 18,730 said=regulator:ACEA"]


def test_a_second_figure_in_brackets_is_that_of_the_year_before(claims: list[str]) -> None:
    """Tata sold 1,064 electric cars in India in September 2017, 77 per cent more year-on-year (601 units in 2016)."""
    assert claims[0] == "tata sales ev IN 2017-09 level 1,064"


def test_behind_goods_the_figure_is_not_theirs(claims: list[str]) -> None:
    """Plug-in hybrids stayed behind battery-electric cars in Spain in September 2017, with 9,169 registrations."""
    assert claims == ["ALL registrations phev ES 2017-09 level 9,169"]


def test_a_growth_beside_another_has_the_base_it_is_compared_with(claims: list[str]) -> None:
    """BYD sold 9,426 cars in September 2017.

    That is 12.4 per cent month-on-month growth and a 45.9 per cent improvement compared with a year ago.
    """
    assert [claim.split("base=")[1] for claim in claims[1:]] == ["mom:2017-08", "yoy:2016-09"]


def test_sales_without_an_owner_go_on_about_the_company_of_the_page(claims: list[str]) -> None:
    """BYD sells more cars and BYD makes batteries.

    BYD sold 9,426 new energy vehicles in September 2017. Battery electric vehicle sales were 4,941 units.
    """
    assert claims[1] == "byd sales bev WORLD 2017-09 level 4,941"


def test_new_cars_of_an_electric_maker_are_electric(claims: list[str]) -> None:
    """Nio delivered 1,667 new cars in May 2016."""
    assert claims == ["nio deliveries nev WORLD 2016-05 level 1,667"]


def test_a_part_of_ones_own_sales_is_no_share_of_the_market(claims: list[str]) -> None:
    """Electric cars made up 6% of the brand's sales in May 2017, and Ford sold 8,200 electric cars in the US."""
    assert claims == ["ford sales ev US 2017-05 level 8,200"]


def test_what_growth_amounted_to_is_growth(claims: list[str]) -> None:
    """Ford sold 8,200 electric cars in the US in May 2017. The growth on the year amounted to 31%."""
    assert claims[1:] == ["ford sales ev US 2017-05 growth 31% base=yoy:2016-05"]


def test_more_than_a_rival_by_a_percentage_is_no_growth(claims: list[str]) -> None:
    """In May 2017 Airtel added 20 per cent more subscribers in India than Jio."""
    assert claims == []


def test_a_growth_spelled_out_from_month_to_month_is_on_the_month(claims: list[str]) -> None:
    """In June 2017 Ola Electric's registrations in India fell by 40 per cent, from 41,700 units in May to 25,020."""
    assert [line.rpartition(" ")[2] for line in claims if "growth" in line] == ["base=mom:2017-05"]
