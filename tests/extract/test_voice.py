"""Who said it: the chain of sources, and how far it reaches."""

from __future__ import annotations


def test_according_to_names_the_source(claims: list[str]) -> None:
    """According to Canalys, Xiaomi shipped 15 million smartphones in China in the third quarter of 2016."""
    assert claims == [
        "xiaomi shipments smartphone CN 2016-Q3 level 15M said=tracker:Canalys",
    ]


def test_a_source_may_stand_at_the_end(claims: list[str]) -> None:
    """Xiaomi shipped 15 million smartphones in China in the third quarter of 2016, IDC said."""
    assert claims == [
        "xiaomi shipments smartphone CN 2016-Q3 level 15M said=tracker:IDC",
    ]


def test_a_possessive_tracker_is_a_source(claims: list[str]) -> None:
    """Canalys's figures put Xiaomi's shipments in China at 15 million smartphones in the third quarter of 2016."""
    assert claims == [
        "xiaomi shipments smartphone CN 2016-Q3 level 15M said=tracker:Canalys",
    ]


def test_a_source_holds_for_the_next_sentence(claims: list[str]) -> None:
    """IDC said Xiaomi shipped 15 million smartphones in China in Q3 2016. Oppo shipped 20.1 million."""
    assert claims == [
        "xiaomi shipments smartphone CN 2016-Q3 level 15M said=tracker:IDC",
        "oppo shipments smartphone CN 2016-Q3 level 20.1M said=tracker:IDC",
    ]


def test_an_executive_speaks_for_the_company(claims: list[str]) -> None:
    """Chief executive Lei Jun said Xiaomi shipped more than 10 million smartphones in September 2017."""
    assert claims == [
        'xiaomi shipments smartphone WORLD 2017-09 level >10M said="executive:Lei Jun@xiaomi"',
    ]


def test_a_post_is_a_channel(claims: list[str]) -> None:
    """Xiaomi shipped more than 10 million smartphones in September 2017, Lei Jun wrote in a post on Weibo."""
    assert claims == [
        'xiaomi shipments smartphone WORLD 2017-09 level >10M said="executive:Lei Jun@xiaomi/social_post"',
    ]


def test_a_company_speaks_for_itself(claims: list[str]) -> None:
    """Nokia said it sold 111 million mobile phones in the second quarter of 2010."""
    assert claims == [
        "nokia sales mobile_phone WORLD 2010-Q2 level 111M said=vendor:Nokia@nokia",
    ]


def test_the_company_said_is_the_vendor(claims: list[str]) -> None:
    """Tesla delivered 26,150 cars in the third quarter of 2017, the company said."""
    assert claims == [
        "tesla deliveries bev WORLD 2017-Q3 level 26,150 said=vendor:Tesla@tesla",
    ]


def test_a_filing_is_a_channel(claims: list[str]) -> None:
    """Xiaomi shipped more than 27.5 million smartphones in the first quarter of 2017, the company said in a filing."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2017-Q1 level >27.5M said=vendor:Xiaomi@xiaomi/filing",
    ]


def test_a_vendor_that_cites_a_tracker_is_nearest(claims: list[str]) -> None:
    """Citing GfK, Huawei puts its share of smartphone shipments in Europe at 8.8 per cent in 2016."""
    assert claims == [
        "huawei shipments smartphone EUROPE 2016 share 8.8% said=vendor:Huawei@huawei said=tracker:GfK",
    ]


def test_the_outlet_itself_is_no_source(claims: list[str]) -> None:
    """Samsung shipped 82 million smartphones in the third quarter of 2017."""
    assert claims == [
        "samsung shipments smartphone WORLD 2017-Q3 level 82M",
    ]


def test_a_tracker_as_a_comparison_is_no_source(claims: list[str]) -> None:
    """Unlike IDC, Gartner said Samsung sold 85.6 million smartphones in the third quarter of 2017."""
    assert claims == [
        "samsung sales smartphone WORLD 2017-Q3 level 85.6M said=tracker:Gartner",
    ]


def test_somebody_unknown_is_quoted_by_name_title_and_company(claims: list[str]) -> None:
    """Volvo sold 12,000 cars in Q3 2017, said Jane Doe, head of sales at Volvo."""
    assert claims == ['volvo sales car WORLD 2017-Q3 level 12,000 said="executive:Jane Doe@volvo"']


def test_cars_that_found_buyers_said_nothing(claims: list[str]) -> None:
    """Volvo sold 52,000 cars in Q3 2017. Polestar's cars found 1,697 buyers."""
    assert not any("said=" in claim for claim in claims)


def test_an_outlet_on_a_line_of_its_own_is_quoted_by_nobody(claims: list[str]) -> None:
    """Volvo sold 52,000 cars in Q3 2017.

    Reuters

    Audi sold 31,000 cars in Q3 2017.
    """
    assert claims == ["volvo sales car WORLD 2017-Q3 level 52,000", "audi sales car WORLD 2017-Q3 level 31,000"]


def test_who_steers_a_company_says_nothing(claims: list[str]) -> None:
    """Tesla, the giant steered by Elon Musk, has delivered 26,150 cars in Q3 2017."""
    assert not any("executive" in claim for claim in claims)


def test_a_register_that_counts_counts_everybodys(claims: list[str]) -> None:
    """Tesla led Audi in Germany in July 2017. In total, the KBA registered 28,926 electric cars."""
    assert claims[-1].startswith("ALL registrations")
    assert claims[-1].endswith("level 28,926 said=regulator:KBA")


def test_estimates_that_were_surpassed_are_their_makers_only(claims: list[str]) -> None:
    """T-Mobile added 830,000 mobile subscribers in Q2 2017, topping FactSet estimates of 700,300 additions."""
    assert ["said=" in claim for claim in claims] == [False, True]
    assert "mode=forecast" in claims[1]


def test_what_a_company_reports_ends_at_the_rival_behind_a_while(claims: list[str]) -> None:
    """T-Mobile reported 500,000 postpaid phone net additions in Q2 2017, while AT&T gained 410,000."""
    assert [("said=" in line) for line in claims] == [True, False]


def test_it_behind_a_register_is_what_the_register_says(claims: list[str]) -> None:
    """TRAI has released its figures for September 2017, and it suggests that Airtel lost 1.2 million subscribers."""
    assert claims == ["airtel net_adds mobile_subscribers IN 2017-09 level -1.2M said=regulator:TRAI"]


def test_the_last_of_a_list_does_not_speak_alone(claims: list[str]) -> None:
    """Oppo LI, Vivo Inc VI and Xiaomi XI released their October figures.

    Xiaomi shipped 9 million smartphones in October 2017.
    """
    assert claims == ["xiaomi shipments smartphone WORLD 2017-10 level 9M"]


def test_a_company_that_showed_a_decline_says_nothing(claims: list[str]) -> None:
    """IDC says the tablet market fell 5% in Q3 2017.

    Samsung closes the top three, but the company showed a decline in shipments of 13.9%, to 4.6 million.
    """
    assert claims[-1].endswith("said=tracker:IDC")
