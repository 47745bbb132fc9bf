"""How often a draft says a thing was done, held against the times it lists."""

from __future__ import annotations

import pytest

from crossfoot.draft.occasions import miscounted


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], why) for start, end, why in miscounted(text)]


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        ("It cut its target in May, August, October and November. The cut in November was its second of the year.",
         "second", "fourth"),
        ("The maker lowered its forecast in March and in June. That was its third cut of the year.", "third", "second"),
        ("It raised its goal for the second time this year, after raising it in May and in July.", "second", "third"),
        ("It delayed the car in April and then in June. The latest is the third delay.", "third", "second"),
    ],
)  # fmt: skip
def test_an_ordinal_that_does_not_fit_the_times_listed_is_found(text: str, said: str, right: str) -> None:
    assert found(text) == [(said, f"the times listed make it the {right}, not the {said}")]


@pytest.mark.parametrize(
    "text",
    [
        "It cut its target in May, August and November. The cut in November was its third of the year.",
        "It raised its goal for the third time this year, after raising it in May and in July.",
        "It cut its target in May and August. The first cut was small.",
        "It cut its target in May and August. It was second in Europe.",
        "It cut its target for the second time this year.",
        "It cut its target in May and August. The latest is its second recall.",
        "It sold more in May and August. The latest quarter was its second of the year.",
        "It raised its goal in May and cut prices in June. That was its third cut of the year.",
    ],
)
def test_what_fits_or_may_speak_of_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []
