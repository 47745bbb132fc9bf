"""The tool that makes the starter figures, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.ledger.figures import _FIGURES
from tools import make_starter
from tools.make_starter import UnmappedError, figure_of, main

ROW = {
    "claim_id": "S1", "kind": "level", "subject": "Xiaomi", "measure": "shipments", "product": "smartphone",
    "place": "world", "period": "2017-Q2", "value_low": "23155000", "value_high": "23165000",
    "stated_form": "23.16 million", "unit": "units", "growth_basis": "", "source": "Xiaomi", "via": "Financial Express",
    "published": "2017-07-07", "url": "https://x.example/",
}  # fmt: skip


HEAD = ",".join(ROW)


def made(**changes: str) -> dict[str, str]:
    return figure_of({**ROW, **changes})


def some(figure: dict[str, str], names: str) -> list[str]:
    return [figure[name] for name in names.split()]


def test_the_committed_figures_are_what_the_tool_makes(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                       capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(make_starter, "OUTPUT", tmp_path / "figures.csv")
    assert main([str(shared / "facts")]) == 0
    assert (tmp_path / "figures.csv").read_bytes() == _FIGURES.read_bytes()
    told = capsys.readouterr().out
    assert "    2  left out: money\n" in told
    assert "  109  target as target\n" in told
    assert "   28  target as forecast\n" in told
    assert "not taken" not in told


def test_rows_it_cannot_tell_are_named_and_the_rest_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_starter, "OUTPUT", tmp_path / "figures.csv")
    odd = [{**ROW, "claim_id": "S2", "source": "a bird"}, {**ROW, "claim_id": "S3", "period": "2017-Q5"}]
    money = {**ROW, "unit": "CNY"}
    for name, rows in zip(make_starter.FILES, ([ROW, ROW, *odd], [money], []), strict=True):
        lines = [HEAD, *(",".join(row[column] for column in HEAD.split(",")) for row in rows)]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "not taken: smartphones.csv S2: no chain for source 'a bird'" in told
    assert "not taken: smartphones.csv S3: Cannot read '2017-Q5'" in told
    assert "    1  left out: the same figure twice" in told
    assert len((tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_without_a_folder_it_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FOLDER holds smartphones.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("subject", "vendor"),
    [
        ("Xiaomi", "xiaomi"),
        ("Li Auto", "li-auto"),
        ("Yulong", "coolpad"),
        ("market", "ALL"),
        ("others", "OTHERS"),
        ("Samsung and Apple combined", "apple+samsung"),
        ("Huawei, Xiaomi, OPPO and vivo combined", "huawei+oppo+vivo+xiaomi"),
        ("Chinese brands combined", "@chinese-brands"),
        ("eight Chinese vendors combined", "@eight-chinese-vendors"),
        ("four Chinese vendors in top five", "@four-chinese-vendors-in-top-five"),
        ("top five", "@top-five"),
    ],
)
def test_a_subject_is_a_vendor_a_group_or_a_cohort(subject: str, vendor: str) -> None:
    assert made(subject=subject)["vendor"] == vendor


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("sales to end users", ["sell_through", ""]), ("production per week", ["production", "week"])],
)
def test_a_measure_may_carry_a_rate(measure: str, expected: list[str]) -> None:
    assert some(made(measure=measure), "measure per") == expected


@pytest.mark.parametrize(
    ("subject", "product", "expected"),
    [
        ("XPeng", "vehicle", ["nev", "", "", ""]),
        ("Geely Auto", "vehicle", ["vehicle", "", "", ""]),
        ("BYD", "plug-in vehicle", ["nev", "", "", ""]),
        ("market", "handset", ["mobile_phone", "", "", ""]),
        ("market", "4G smartphone", ["smartphone", "", "4g", ""]),
        ("Tesla", "Model 3", ["bev", "model-3", "", ""]),
        ("market", "smartphone share of phones", ["smartphone", "", "", "mobile_phone"]),
    ],
)
def test_a_product_is_named_as_claims_name_it(subject: str, product: str, expected: list[str]) -> None:
    assert some(made(subject=subject, product=product), "product model segment whole") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"source": "Xiaomi (Lei Jun)"}, "executive:Lei Jun@xiaomi"),
        ({"source": "Geely"}, "vendor:Geely@geely-auto"),
        ({"source": "IDC", "via": "IDC"}, "tracker:IDC"),
        ({"source": "AndroGuider", "via": "AndroGuider"}, ""),
        ({"source": "Mercury News (sum of quarterly totals)", "via": "Mercury News"}, ""),
        ({"source": "industry sources (DIGITIMES)"}, "media:DIGITIMES > supply_chain:industry sources"),
        (
            {"source": "Huawei (Richard Yu memo, per Reuters)"},
            "media:Reuters > executive:Richard Yu@huawei/internal_memo",
        ),
        ({"source": "average of IDC and Strategy Analytics"}, "analyst:average of IDC and Strategy Analytics"),
    ],
)
def test_a_source_is_a_chain(changes: dict[str, str], expected: str) -> None:
    assert made(**changes)["sources"] == expected


@pytest.mark.parametrize(
    ("source", "goal", "mode"),
    [
        ("Xiaomi", "xiaomi-2017", "target"),
        ("Xiaomi (Lei Jun)", "xiaomi-2017", "target"),
        ("Xiaomi", "xiaomi-2017-stretch", "forecast"),
        ("industry sources (DIGITIMES)", "xiaomi-2017", "forecast"),
        ("XPeng (per Dianchetong)", "xpeng-2025", "forecast"),
        ("BYD (expected, per CnEVPost)", "byd-2022", "forecast"),
        ("Electric Vehicles", "xpeng-2025", "forecast"),
    ],
)
def test_a_goal_is_the_companys_own_only_where_it_says_so_itself(source: str, goal: str, mode: str) -> None:
    assert made(kind="target", source=source, goal_id=goal, via="Electric Vehicles")["mode"] == mode


def test_a_rumour_is_weak() -> None:
    assert some(made(kind="target", source="rumour (AsiaICT)", goal_id="g"), "mode strength") == ["forecast", "weak"]


@pytest.mark.parametrize(
    ("kind", "unit", "low", "high", "stated", "expected"),
    [
        ("level", "units", "9150000", "9250000", "9.2 million", ["9150000", "9250000", "", "count", "plain", "9.2"]),
        ("level", "units", "302459", "302459", "302,459", ["302459", "302459", "", "count", "exact", "302,459"]),
        ("level", "units", "80350", "80450", "80,400", ["80350", "80450", "", "count", "plain", "80,400"]),
        ("level", "units", "10000000", "", ">10 million", ["10000000", "", "low", "count", "gt", "10"]),
        ("level", "units", "", "9000000", "<9 million", ["0", "9000000", "high", "count", "lt", "9"]),
        ("target", "units", "", "50000000", "<=50 million", ["0", "50000000", "", "count", "le", "50"]),
        ("target", "units", "3000000", "", ">=3 million", ["3000000", "", "", "count", "ge", "3"]),
        ("target", "units", "90000000", "90000000", "90 million", ["90000000", "90000000", "", "count", "plain", "90"]),
        ("target", "units", "160000", "160000", "160,000", ["160000", "160000", "", "count", "plain", "160,000"]),
        ("target", "units", "1400", "1700", "1,400-1,700", ["1400", "1700", "", "count", "range", "1,400..1,700"]),
        ("level", "units", "39000000", "41000000", "~40 million",
         ["39000000", "41000000", "", "count", "approx", "40"]),
        ("level", "units", "76000000", "77000000", "just over 76 million",
         ["76000000", "77000000", "low", "count", "near_above", "76"]),
        ("share", "percent", "49", "50", "almost 50%", ["49", "50", "high", "pct", "near_below", "50"]),
        ("growth", "percent", "-12.45", "-12.35", "-12.4%", ["-12.45", "-12.35", "", "pct", "plain", "12.4"]),
        ("growth", "percent", "", "-21", "<-21%", ["", "-21", "high", "pct", "gt", "21"]),
        ("growth", "percent", "-11", "-9", "~-10%", ["-11", "-9", "", "pct", "approx", "10"]),
        ("rank", "rank", "4", "4", "4", ["4", "4", "", "rank", "exact", "4"]),
    ],
)  # fmt: skip
def test_a_figure_keeps_its_ends_and_its_words(
    kind: str, unit: str, low: str, high: str, stated: str, expected: list[str]
) -> None:
    figure = made(
        kind=kind, unit=unit, value_low=low, value_high=high, stated_form=stated, growth_basis="yoy", goal_id="g"
    )
    assert some(figure, "low high open unit form written") == expected


@pytest.mark.parametrize(
    ("period", "basis", "base"),
    [("2017-Q2", "yoy", "yoy:2016-Q2"), ("2017-Q1", "qoq", "qoq:2016-Q4"), ("2017", "yoy", "yoy:2016")],
)
def test_growth_names_its_base(period: str, basis: str, base: str) -> None:
    assert made(kind="growth", unit="percent", period=period, growth_basis=basis)["base"] == base


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"date_stated": "2017-01", "date_basis": "page"}, ["2017-01", "2017-07-07"]),
        ({"date_stated": "2017-01", "date_basis": "inferred"}, ["", "2017-07-07"]),
        ({"date_stated": "2017-01", "date_basis": "inferred", "published": ""}, ["", ""]),
        ({"date_stated": "2017-01", "date_basis": "page", "published": ""}, ["2017-01", "2017-01"]),
    ],
)
def test_a_goal_counts_as_published_by_its_page_unless_only_its_own_day_is_told(
    changes: dict[str, str], expected: list[str]
) -> None:
    assert some(made(kind="target", goal_id="g", **changes), "stated_on published") == expected


@pytest.mark.parametrize(
    "changes",
    [{"kind": "streak"}, {"measure": "revenue"}, {"product": "fridge"}, {"place": "moon"}, {"unit": "tonnes"},
     {"stated_form": "a lot"}, {"source": "a bird"}, {"kind": "growth", "growth_basis": "mom"}],
)  # fmt: skip
def test_what_has_no_word_in_the_claims_schema_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(UnmappedError):
        made(**changes)
