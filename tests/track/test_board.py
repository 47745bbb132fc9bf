"""All goals of a ledger with their verdicts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from crossfoot.ledger import Judgement, JudgementKind
from crossfoot.model import parse_period
from crossfoot.track import RatedTarget, State, Voice, parse_view, rate_targets
from tests.track.ledgers import ledger, view_of

GOAL = "2017-01-05 Daily | xiaomi shipments smartphone WORLD 2017 level 90M mode=target said=vendor:Xiaomi@xiaomi"
OTHER = "2017-01-05 Daily | oppo shipments smartphone WORLD 2017 level 120M mode=target said=vendor:OPPO@oppo"
YEAR = "2018-01-20 Daily | xiaomi shipments smartphone WORLD 2017 level {} said={}"
OVER = date(2018, 2, 1)


def one_of(*lines: str) -> RatedTarget:
    (found,) = rate_targets(view_of(*lines), as_of=OVER)
    return found


def states(found: RatedTarget) -> dict[str, State]:
    return {one.spec.text: one.verdict.state for one in found.standpoints}


def test_goals_of_all_vendors_come_by_vendor() -> None:
    found = rate_targets(view_of(GOAL, OTHER), as_of=OVER)
    assert [rated.target.vendor for rated in found] == ["oppo", "xiaomi"]
    assert [r.target.vendor for r in rate_targets(view_of(GOAL, OTHER), as_of=OVER, vendor="oppo")] == ["oppo"]
    assert rate_targets(view_of(GOAL), as_of=OVER, period=parse_period("2018")) == ()


def test_every_voice_that_speaks_of_the_figure_is_a_view_the_company_first() -> None:
    found = one_of(GOAL, YEAR.format("92.4M", "tracker:IDC"), YEAR.format("90M", "vendor:Xiaomi@xiaomi"))
    assert states(found) == {"xiaomi": State.UNDECIDED, "idc": State.MET}
    assert [one.spec.text for one in found.standpoints] == ["xiaomi", "idc"]


def test_a_view_that_decides_speaks_for_the_goal() -> None:
    found = one_of(GOAL, YEAR.format("92.4M", "tracker:IDC"), YEAR.format("90M", "vendor:Xiaomi@xiaomi"))
    assert found.state is State.MET
    assert found.chief.spec.text == "idc"


def test_views_that_decide_differently_leave_a_goal_undecided() -> None:
    found = one_of(GOAL, YEAR.format("92.4M", "tracker:IDC"), YEAR.format("85M", "tracker:Canalys"))
    assert states(found) == {"canalys": State.MISSED, "idc": State.MET}
    assert (found.state, found.is_divided) == (State.UNDECIDED, True)


def test_a_goal_nobody_speaks_of_is_rated_by_the_company_alone() -> None:
    found = one_of(GOAL)
    assert states(found) == {"xiaomi": State.UNDECIDED}
    assert found.chief.verdict.why.startswith("The period is over, and no claim of this view")


def test_views_asked_for_stand_in_their_order() -> None:
    view = view_of(GOAL, YEAR.format("92.4M", "tracker:IDC"), YEAR.format("85M", "tracker:Canalys"))
    specs = tuple(parse_view(text) for text in ("idc", "company", "all"))
    (found,) = rate_targets(view, as_of=OVER, views=specs)
    assert [one.spec.text for one in found.standpoints] == ["idc", "company", "all"]


def test_what_others_merely_expect_is_listed_in_their_name() -> None:
    found = one_of(GOAL.replace("mode=target", "mode=forecast").replace("vendor:Xiaomi@xiaomi", "analyst:Jefferies"))
    assert found.target.voice is Voice.EXPECTED
    view = view_of(GOAL.replace("mode=target", "mode=forecast"))
    assert rate_targets(view, as_of=OVER, voices=(Voice.OWN, Voice.REPORTED)) == ()


def test_a_goal_or_a_figure_judged_to_be_of_another_definition_does_not_count() -> None:
    found = ledger(GOAL, YEAR.format("92.4M", "tracker:IDC"))
    now = datetime(2030, 1, 2, tzinfo=UTC)
    (figure,) = found.view().entries(origins=("idc",))
    found.append_judgement(
        Judgement(figure.id, JudgementKind.DIFFERENT_DEFINITION, "desk", "counts feature phones as well"),
        recorded_at=now,
    )
    (rated,) = rate_targets(found.view(), as_of=OVER)
    assert states(rated) == {"xiaomi": State.UNDECIDED}
    (rated,) = rate_targets(found.view(), as_of=OVER, views=(parse_view("idc"),))
    assert states(rated) == {"idc": State.UNDECIDED}
    (goal,) = found.view().entries(origins=("xiaomi",))
    found.append_judgement(
        Judgement(goal.id, JudgementKind.DIFFERENT_DEFINITION, "desk", "is a goal for all phones"), recorded_at=now
    )
    assert rate_targets(found.view(), as_of=OVER) == ()


def test_views_that_disagree_are_named() -> None:
    found = one_of(GOAL, YEAR.format("92.4M", "tracker:IDC"), YEAR.format("85M", "tracker:Canalys"))
    assert found.why == "Views disagree: it is met by the figures of idc and missed by the figures of canalys."
    assert one_of(GOAL).why == one_of(GOAL).chief.verdict.why


def test_what_the_mother_company_says_counts_as_the_vendors_own() -> None:
    goal = "2024-01-05 Daily | zeekr deliveries nev WORLD 2024 level 230000 mode=target said=vendor:Zeekr@zeekr"
    told = "2025-04-07 Daily | zeekr sales nev WORLD 2024 level 222100 said=vendor:Geely@geely-auto"
    (found,) = rate_targets(view_of(goal, told), as_of=date(2025, 5, 1))
    assert states(found) == {"geely-auto": State.MISSED}
