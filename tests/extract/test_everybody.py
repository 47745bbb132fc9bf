"""Figures of everybody, and of those whom a page does not let us know."""

from __future__ import annotations


def test_goods_told_of_in_the_passive_are_the_markets(claims: list[str]) -> None:
    """According to IDC, Samsung led in the third quarter of 2016 with 20 per cent.

    IDC said that 362 million smartphones of all makes were shipped in the quarter, a 1 per cent rise on the year.
    """
    assert claims[-2:] == [
        "ALL shipments smartphone WORLD 2016-Q3 level 362M said=tracker:IDC",
        "ALL shipments smartphone WORLD 2016-Q3 growth 1% base=yoy:2015-Q3 said=tracker:IDC",
    ]


def test_a_passive_with_its_maker_is_the_makers(claims: list[str]) -> None:
    """IDC said that 20.1 million smartphones were shipped by Oppo in the third quarter of 2016."""
    assert claims == ["oppo shipments smartphone WORLD 2016-Q3 level 20.1M said=tracker:IDC"]


def test_a_country_in_front_of_the_verb_stands_for_its_market(claims: list[str]) -> None:
    """Micromax shipped 5 million smartphones in the third quarter of 2014.

    India also led the region with 23 million smartphones in the quarter.
    """
    assert claims[-1] == "ALL shipments smartphone IN 2014-Q3 level 23M"


def test_a_noun_that_is_no_vendor_keeps_its_figure_from_the_vendor_in_focus(claims: list[str]) -> None:
    """Samsung and Oppo were the largest vendors. Oppo shipped 20 million smartphones in the third quarter of 2016.

    Penetration was 30 per cent of households. Other emerging countries received 23 million smartphones.
    """
    assert claims == ["oppo shipments smartphone WORLD 2016-Q3 level 20M"]


def test_a_figure_in_brackets_belongs_to_the_name_before_it(claims: list[str]) -> None:
    """Transsion beat Samsung (27 per cent) and Huawei (9 per cent) by smartphone shipments in Africa in 2016."""
    shares = [claim for claim in claims if " share " in claim]
    assert [claim.split()[0] for claim in shares] == ["samsung", "huawei"]


def test_platforms_are_groups_of_phones(claims: list[str]) -> None:
    """Gartner said that 67.2 million Android-based units were sold in 2010, 22.7 per cent of the smartphone market.

    Nokia's Symbian took 37.6 per cent of smartphone sales.
    """
    assert claims == [
        "@android sales smartphone WORLD 2010 level 67.2M said=tracker:Gartner",
        "@android sales smartphone WORLD 2010 share 22.7% said=tracker:Gartner",
        "@symbian sales smartphone WORLD 2010 share 37.6% said=tracker:Gartner",
    ]


def test_a_researcher_in_no_list_is_quoted_by_name(claims: list[str]) -> None:
    """According to Norrland Data, Samsung shipped 2.1 million smartphones in Sweden in the third quarter of 2016.

    Figures from market research firm Orbis Metrics put Apple at 1.9 million smartphones.
    """
    assert [claim.rsplit("said=", 1)[1] for claim in claims] == [
        '"tracker:Norrland Data"',
        '"tracker:Orbis Metrics"',
    ]


def test_local_vendors_are_those_of_the_place_spoken_of(claims: list[str]) -> None:
    """Local vendors took 53 per cent of smartphone shipments in India in 2016."""
    assert claims == ["@india-based shipments smartphone IN 2016 share 53%"]


def test_a_verb_of_noting_is_no_registration(claims: list[str]) -> None:
    """Micromax registered a decline in its share of smartphone sales to 16.2 per cent in the third quarter of 2016."""
    assert claims[-1].startswith("micromax sales smartphone WORLD 2016-Q3 share 16.2%")


def test_what_a_total_takes_in_is_not_what_it_counts(claims: list[str]) -> None:
    """The overall mobile phone market, including feature phones, fell 15 per cent in India in 2016."""
    assert claims == ["ALL shipments mobile_phone IN 2016 growth -15% base=yoy:2015"]


def test_makers_that_ship_are_everybody(claims: list[str]) -> None:
    """Worldwide, IDC said, manufacturers shipped 362 million smartphones in the third quarter of 2016."""
    assert claims == ["ALL shipments smartphone WORLD 2016-Q3 level 362M said=tracker:IDC"]


def test_a_phone_that_came_out_is_no_subject(claims: list[str]) -> None:
    """Apple's smartphone shipments rose 16 per cent following the iPhone 6 launch in the third quarter of 2014."""
    assert claims == ["apple shipments smartphone WORLD 2014-Q3 growth 16% base=yoy:2013-Q3"]


def test_its_in_a_fronted_clause_is_the_name_behind_it(claims: list[str]) -> None:
    """Samsung led in 2014. Despite its smartphone shipments falling by 2 per cent in 2014, Huawei stayed third."""
    assert any(claim.startswith("huawei shipments smartphone WORLD 2014 growth -2%") for claim in claims)


def test_profits_that_drop_are_money(claims: list[str]) -> None:
    """Samsung's smartphone shipments fell 8 per cent in 2014, and it saw a 49 per cent drop in net profits."""
    assert claims == ["samsung shipments smartphone WORLD 2014 growth -8% base=yoy:2013"]


def test_a_compound_rate_is_no_growth_of_one_year(claims: list[str]) -> None:
    """IDC said smartphone shipments were 1.4 billion in 2015 and expects 6 per cent compound growth through 2020."""
    assert claims == ["ALL shipments smartphone WORLD 2015 level 1.4B said=tracker:IDC"]


def test_a_sub_brand_counted_in_is_not_the_subject(claims: list[str]) -> None:
    """Xiaomi and its sub-brand Poco together took 42 per cent of the Russian smartphone market in July 2017."""
    assert claims == ["xiaomi shipments smartphone RU 2017-07 share 42%"]


def test_a_time_in_brackets_dates_the_figure_in_brackets(claims: list[str]) -> None:
    """In July 2017 Samsung's share of the Russian smartphone market fell to 8.5 per cent (10.9 per cent in June)."""
    assert [claim.split()[4] for claim in claims] == ["2017-07", "2017-06"]


def test_where_a_share_has_come_to_is_no_growth(claims: list[str]) -> None:
    """In the third quarter of 2016 Oppo's share of the smartphone market fell from 31 per cent to 29 per cent YoY.

    Vivo's share of the smartphone market came to 31 per cent, up from 26 per cent a year ago.
    """
    assert [claim.split()[5:] for claim in claims] == [
        ["share", "31%"],
        ["share", "29%"],
        ["share", "31%"],
        ["share", "26%"],
    ]


def test_the_title_of_a_report_names_no_goods(claims: list[str]) -> None:
    """According to IDC's Quarterly Mobile Phone Tracker, 2.9 million smartphones were shipped in Peru in 2016."""
    assert claims == ["ALL shipments smartphone PE 2016 level 2.9M said=tracker:IDC"]


def test_a_record_that_is_foretold_is_foretold(claims: list[str]) -> None:
    """IDC expects smartphone sales to rise 4 per cent to a record 1.5 billion units in 2018."""
    assert any("record" in claim and "mode=forecast" in claim for claim in claims)


def test_a_time_in_passing_does_not_turn_the_text(claims: list[str]) -> None:
    """Samsung shipped 12 million smartphones in Europe in the third quarter of 2016.

    Apple fell as a lack of screens delayed some smartphones into Q4. Xiaomi overtook Apple.
    """
    assert claims[-1].split()[4] == "2016-Q3"


def test_a_place_behind_an_and_is_the_next_figures(claims: list[str]) -> None:
    """In the US, Android's share of smartphone sales rose to 65 per cent in 2016, and in China it was 77 per cent."""
    assert [claim.split()[3] for claim in claims][:1] == ["US"]


def test_percent_points_and_pc_are_read(claims: list[str]) -> None:
    """Samsung held a 32pc share of the smartphone market in the second quarter of 2016, up 7.1% points on the year."""
    assert [claim.split()[5:7] for claim in claims] == [["share", "32%"], ["change", "7.1pp"]]


def test_shipments_in_another_place_are_the_markets_there(claims: list[str]) -> None:
    """Samsung and Oppo shipped phones to Southeast Asia. Oppo shipped 1.1 million smartphones there in July 2017.

    Xiaomi shipped 1.3 million. Vivo shipped 0.9 million. Shipments in Thailand rose 5 per cent to 1.4 million units.
    """
    assert [claim.split()[0] for claim in claims][-2:] == ["ALL", "ALL"]


def test_a_list_of_places_is_none_of_them(claims: list[str]) -> None:
    """Smartphone shipments in Indonesia, the Philippines and Malaysia rose 20 per cent to 7.3 million in July 2017."""
    assert {claim.split()[3] for claim in claims} == {"WORLD"}


def test_the_name_that_words_of_rank_explain_has_the_rank(claims: list[str]) -> None:
    """Oppo leapfrogged Samsung, the long-term market leader, by smartphone shipments in Thailand in July 2017."""
    assert not any(claim.startswith("oppo") and " rank " in claim for claim in claims)


def test_the_owner_of_a_sub_brand_is_not_the_subject(claims: list[str]) -> None:
    """Honor, a smartphone sub-brand of Chinese equipment maker Huawei, sold 2 million smartphones in India in 2016."""
    assert claims == ["honor sales smartphone IN 2016 level 2M"]


def test_what_hits_the_roads_is_everybodys(claims: list[str]) -> None:
    """VW sold 4,100 electric cars in Germany in May 2017. A total of 9,300 new electric cars hit the roads."""
    assert claims[1].startswith("ALL ")
