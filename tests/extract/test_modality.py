"""In which sense and how firmly a figure is said."""

from __future__ import annotations


def test_reportedly_hedges(claims: list[str]) -> None:
    """Huawei reportedly shipped 50 million smartphones in the third quarter of 2017."""
    assert claims == [
        "huawei shipments smartphone WORLD 2017-Q3 level 50M strength=hedged cue=reportedly",
    ]


def test_is_said_to_hedges(claims: list[str]) -> None:
    """Huawei is said to have shipped 50 million smartphones in the third quarter of 2017."""
    assert claims == [
        'huawei shipments smartphone WORLD 2017-Q3 level 50M strength=hedged cue="is said to"',
    ]


def test_may_is_weak(claims: list[str]) -> None:
    """Huawei may have shipped 50 million smartphones in the third quarter of 2017."""
    assert claims == [
        "huawei shipments smartphone WORLD 2017-Q3 level 50M strength=weak cue=may",
    ]


def test_attribution_alone_is_no_hedge(claims: list[str]) -> None:
    """IDC estimates that Huawei shipped 39.1 million smartphones in the third quarter of 2017."""
    assert claims == [
        "huawei shipments smartphone WORLD 2017-Q3 level 39.1M said=tracker:IDC",
    ]


def test_an_aim_is_a_target(claims: list[str]) -> None:
    """Huawei aims to ship 200 million smartphones in 2018."""
    assert claims == [
        "huawei shipments smartphone WORLD 2018 level 200M mode=target said=vendor:Huawei@huawei",
    ]


def test_a_hope_is_a_target(claims: list[str]) -> None:
    """Xiaomi hopes to sell 100 million smartphones in 2018."""
    assert claims == [
        "xiaomi sales smartphone WORLD 2018 level 100M mode=target said=vendor:Xiaomi@xiaomi",
    ]


def test_a_goal_of_a_range_is_a_target(claims: list[str]) -> None:
    """Xiaomi had set itself a goal of shipping 80 to 100 million smartphones in 2015."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2015 level 80..100M mode=target said=vendor:Xiaomi@xiaomi",
    ]


def test_a_target_behind_an_and_does_not_colour_the_figure_before_it(claims: list[str]) -> None:
    """Xiaomi shipped 58 million smartphones in 2016 and aims to ship 90 million in 2017."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2016 level 58M",
        "xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi",
    ]


def test_what_analysts_had_looked_for_is_their_forecast(claims: list[str]) -> None:
    """Apple shipped 46.7 million smartphones in Q3 2017, against the 46.4 million analysts had expected."""
    assert claims == [
        "apple shipments smartphone WORLD 2017-Q3 level 46.7M",
        "apple shipments smartphone WORLD 2017-Q3 level 46.4M mode=forecast said=analyst:analysts",
    ]


def test_a_researcher_behind_an_and_says_nothing_on_what_stands_before(claims: list[str]) -> None:
    """Xiaomi shipped 58 million smartphones in 2016, and IDC expects 90 million in 2017."""
    assert claims == [
        "xiaomi shipments smartphone WORLD 2016 level 58M",
        "xiaomi shipments smartphone WORLD 2017 level 90M mode=forecast said=tracker:IDC",
    ]


def test_a_vendor_that_said_it_would_has_a_target(claims: list[str]) -> None:
    """Oppo said it would ship 120 million smartphones in 2018."""
    assert claims == ["oppo shipments smartphone WORLD 2018 level 120M mode=target said=vendor:Oppo@oppo"]


def test_a_vendor_that_expects_of_itself_has_a_target(claims: list[str]) -> None:
    """Oppo expects to ship 120 million smartphones in 2018."""
    assert claims == ["oppo shipments smartphone WORLD 2018 level 120M mode=target said=vendor:Oppo@oppo"]


def test_a_tracker_expects_a_forecast(claims: list[str]) -> None:
    """IDC expects Huawei to ship 160 million smartphones in 2018."""
    assert claims == [
        "huawei shipments smartphone WORLD 2018 level 160M mode=forecast said=tracker:IDC",
    ]


def test_a_market_that_will_grow_is_a_forecast(claims: list[str]) -> None:
    """Smartphone shipments will grow 4 per cent in 2018, Gartner predicts."""
    assert claims == [
        "ALL shipments smartphone WORLD 2018 growth 4% base=yoy:2017 mode=forecast said=tracker:Gartner",
    ]


def test_would_have_is_counterfactual(claims: list[str]) -> None:
    """Huawei would have shipped 300 million smartphones in 2016 without the ban."""
    assert claims == [
        "huawei shipments smartphone WORLD 2016 level 300M mode=counterfactual",
    ]


def test_a_mark_that_will_be_passed_is_a_forecast(claims: list[str]) -> None:
    """Analysts said BYD's sales will exceed 3.6 million cars in 2018."""
    assert claims == ["byd sales nev WORLD 2018 level >3.6M mode=forecast said=analyst:analysts"]


def test_could_only_is_no_doubt(claims: list[str]) -> None:
    """Ford could sell only 10,866 electric cars in Q3 2017."""
    assert claims == ["ford sales ev WORLD 2017-Q3 level 10,866"]


def test_the_condition_of_a_conditional_is_not_claimed(claims: list[str]) -> None:
    """BYD sold 73,083 cars in September 2017. If its monthly sales exceed 80,000 units, it can grow."""
    assert claims == ["byd sales nev WORLD 2017-09 level 73,083"]


def test_a_goal_that_is_internal_or_a_stretch_is_not_the_companys_word(claims: list[str]) -> None:
    """BYD has an internal sales target of 5 million vehicles for 2025. NIO set a stretch goal of 440,000 deliveries for 2025."""  # noqa: E501
    assert [line.partition("mode=")[2].partition(" said")[0].split(" cue")[0] for line in claims] == [
        "target strength=hedged",
        "target strength=hedged",
    ]


def test_a_rumoured_change_of_a_goal_is_weak(claims: list[str]) -> None:
    """Huawei shipped 28.3 million smartphones in the first quarter of 2018. There were rumors that it has toned down its 2018 target from 240 million to 220 million."""  # noqa: E501
    assert [line.partition("strength=")[2] for line in claims] == ["", "weak cue=rumors", "weak cue=rumors"]


def test_a_figure_in_front_of_the_target_it_names_is_one(claims: list[str]) -> None:
    """Samsung shipped 309.4 million smartphones in 2016. The 350 million shipment target for 2017 was higher."""
    assert claims[-1].startswith("samsung shipments smartphone WORLD 2017 level 350M mode=target")
