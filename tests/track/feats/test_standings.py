"""First times at the top, overtakings and changes of place."""

from __future__ import annotations

from crossfoot.track import Kind
from tests.track.feats.feats import found, told

LINE = "{} shipments smartphone IN {} level {}M"
QUARTERS = ("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4", "2017-Q1")


def market(**vendors: tuple[float | None, ...]) -> list[str]:
    return [
        LINE.format(vendor, quarter, figure)
        for vendor, figures in vendors.items()
        for quarter, figure in zip(QUARTERS, figures, strict=True)
        if figure is not None
    ]


def test_a_vendor_that_passes_all_others_leads_for_the_first_time() -> None:
    lines = market(samsung=(6.1, 6.2, 6.3, 6.4, 6.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 7.5), vivo=(1.1, 1.2, 1.3, 1.4, 1.5))
    (first,) = found(*lines, kind=Kind.FIRST, vendor="xiaomi")[:1]
    assert told(first) == (
        "Xiaomi led the vendors named in smartphone shipments in India in the first quarter of 2017, ahead of Samsung "
        "and Vivo, for the first time in figures that go back to the first quarter of 2016."
    )
    assert [part.period.label for part in first.parts] == list(QUARTERS)


def test_who_passes_a_rival_that_was_always_ahead_does_so_for_the_first_time() -> None:
    lines = market(samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 7.5), vivo=(6.1, 6.2, 6.3, 6.4, 6.5))
    (first,) = found(*lines, kind=Kind.FIRST, vendor="vivo")
    assert told(first) == (
        "Xiaomi passed Vivo in smartphone shipments in India in the first quarter of 2017, for the first time in "
        "figures that go back to the first quarter of 2016."
    )


def test_roundings_that_meet_leave_it_open_who_is_ahead() -> None:
    lines = market(samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 6.5), vivo=(6.1, 6.2, 6.3, 6.4, 6.5))
    (possible,) = found(*lines, kind=Kind.OVERTAKE)
    assert told(possible).startswith(
        "Possibly, as for the first quarter of 2017 nobody can tell yet: Xiaomi passed Vivo"
    )


def test_an_order_that_is_told_decides_what_roundings_leave_open() -> None:
    lines = market(samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 6.5), vivo=(6.1, 6.2, 6.3, 6.4, 6.5))
    ahead = "xiaomi shipments smartphone IN 2017-Q1 compare 0.02M relation=difference other=vivo"
    (first,) = found(*lines, ahead, kind=Kind.FIRST, vendor="vivo")
    assert told(first).startswith("Xiaomi passed Vivo")


def test_two_vendors_passed_at_once_are_one_change_of_place() -> None:
    lines = market(
        samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 8.5), vivo=(6.1, 6.2, 6.3, 6.4, 6.5),
        oppo=(7.1, 7.2, 7.3, 7.4, 7.5),
    )  # fmt: skip
    (move,) = found(*lines, kind=Kind.PLACE, vendor="xiaomi")
    assert told(move) == (
        "Xiaomi rose from fourth to second of the four vendors named for both in smartphone shipments in India from "
        "the fourth quarter of 2016 to the first quarter of 2017, past Oppo and Vivo."
    )


def test_being_ahead_of_everybody_named_is_a_streak() -> None:
    lines = market(samsung=(9.1, 9.2, 9.3, 9.4, 9.5), xiaomi=(2.1, 3.2, 4.3, 5.4, 6.2), vivo=(6.1, 6.2, 6.3, 6.4, 6.6))
    streaks = [told(feat) for feat in found(*lines, kind=Kind.STREAK, vendor="samsung")]
    assert (
        "Samsung was ahead of every other vendor named in smartphone shipments in India for at least five quarters "
        "running, from the first quarter of 2016 to the first quarter of 2017, the latest known." in streaks
    )


def test_a_leader_that_is_named_no_more_leaves_the_first_place_open() -> None:
    lines = market(
        samsung=(9.1, 9.2, 9.3, None, None), xiaomi=(2.1, 3.2, 4.3, 5.4, 6.2), vivo=(3.1, 3.2, 3.3, 3.4, 3.6),
        oppo=(1.1, 1.2, 1.3, 1.4, 1.5),
    )  # fmt: skip
    assert [feat for feat in found(*lines, vendor="xiaomi") if feat.kind is Kind.FIRST and "led" in told(feat)] == []


def test_among_the_first_five_needs_a_market_with_no_room_for_others() -> None:
    five = dict.fromkeys(("samsung", "vivo", "oppo", "lenovo", "micromax"), (9.1,) * 5)
    lines = market(**five, xiaomi=(2.1, 3.2, 4.3, 5.4, 12.5))
    total = [LINE.format("ALL", quarter, size) for quarter, size in zip(QUARTERS, (49, 50, 51, 52, 60), strict=True)]
    firsts = [told(feat) for feat in found(*lines, *total, kind=Kind.FIRST, vendor="xiaomi")]
    assert [words.partition(" in smartphone")[0] for words in firsts if "five" in words] == [
        "Xiaomi was among the first five"
    ]
    assert not any("five" in told(feat) for feat in found(*lines, kind=Kind.FIRST, vendor="xiaomi"))
