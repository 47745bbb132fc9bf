"""Mentions of one thing are tied together, and a headline takes from its text what it does not say."""

from __future__ import annotations

from crossfoot.extract import Reading
from crossfoot.model import LinkKind
from crossfoot.model.notation import write_content


def links_of(reading: Reading) -> list[tuple[str, str, str]]:
    """Words, kind of link, words pointed to."""
    words = {claim.id: claim.span.text for claim in reading.claims if claim.span is not None}
    return [(words[claim.id], kind.value, words[to]) for claim in reading.claims for kind, to in claim.links]


def test_a_headline_restates_the_fuller_figure_of_the_text(reading: Reading) -> None:
    """Did Samsung ship 83 million smartphones?

    Samsung shipped 83.3 million smartphones in the third quarter of 2016, IDC said.
    """
    assert links_of(reading) == [("83 million", "restates", "83.3 million")]


def test_a_headline_has_the_period_and_the_source_of_its_text(reading: Reading) -> None:
    """Did Samsung ship 83 million smartphones?

    Samsung shipped 83.3 million smartphones in the third quarter of 2016, IDC said.
    """
    assert [write_content(claim) for claim in reading.claims] == [
        "samsung shipments smartphone WORLD 2016-Q3 level 83M said=tracker:IDC",
        "samsung shipments smartphone WORLD 2016-Q3 level 83.3M said=tracker:IDC",
    ]


def test_the_same_figure_of_another_period_is_no_restatement(reading: Reading) -> None:
    """Samsung shipped 83 million smartphones in Q3 2016. It had shipped 83 million in Q3 2015."""
    assert links_of(reading) == []


def test_the_same_figure_of_another_vendor_is_no_restatement(reading: Reading) -> None:
    """Oppo shipped 25 million smartphones in Q3 2016. Vivo shipped 25 million smartphones in Q3 2016."""
    assert links_of(reading) == []


def test_figures_of_two_sources_do_not_restate_each_other(reading: Reading) -> None:
    """IDC said Samsung shipped 83.3 million smartphones in Q3 2016. Gartner said Samsung shipped 83.3 million."""
    assert links_of(reading) == []


def test_a_status_points_to_its_target(reading: Reading) -> None:
    """Xiaomi is on track to reach its goal. It aims to ship 90 million smartphones in 2017."""
    assert [(kind, to) for _, kind, to in links_of(reading)] == [("target", "90 million")]


def test_links_point_to_claims_of_the_page_and_never_in_a_circle(reading: Reading) -> None:
    """Xiaomi ships 9 million smartphones in India.

    Xiaomi shipped 9.2 million smartphones in India in the third quarter, Canalys said. That is 9.2 million units.

    With 9.2 million smartphones Xiaomi was second in India.
    """
    ids = {claim.id for claim in reading.claims}
    to = {claim.id: claim.link(LinkKind.RESTATES) for claim in reading.claims}
    assert len(ids) > 2
    for start in ids:
        seen, here = [start], to[start]
        while here is not None:
            assert here in ids
            assert here not in seen
            seen.append(here)
            here = to[here]
