"""Tables whose borders are lost are read like tables; what is no table stays text."""

from __future__ import annotations

from datetime import date

from crossfoot.extract import Reading, extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model.notation import write_content
from crossfoot.read import read_page


def reading_of(*lines: str) -> Reading:
    """What a page of 31 October 2017 says that has a headline, a sentence and these lines."""
    text = "\n".join(
        ("The tablet market in Q3 2017", "", "IDC has counted tablets, and these are shipments.", "", *lines)
    )
    document, _ = read_page(f"{text}\n".encode(), name="page.txt", published=date(2017, 10, 31))
    return extract(document, load_vocabulary())


def cells_of(*lines: str) -> list[str]:
    return [write_content(claim) for claim in reading_of(*lines).claims if claim.frame == "table-cell"]


APPLE_AND_OTHERS = [
    "apple shipments tablet WORLD 2017-Q3 level 10.3M said=tracker:IDC",
    "apple shipments tablet WORLD 2017-Q3 share 25.8% said=tracker:IDC",
    "apple shipments tablet WORLD 2017-Q3 growth 11.4% base=yoy:2016-Q3 said=tracker:IDC",
    "OTHERS shipments tablet WORLD 2017-Q3 level 15.6M said=tracker:IDC",
    "OTHERS shipments tablet WORLD 2017-Q3 share 39.0% said=tracker:IDC",
    "OTHERS shipments tablet WORLD 2017-Q3 growth -20.4% base=yoy:2016-Q3 said=tracker:IDC",
    "ALL shipments tablet WORLD 2017-Q3 level 40.0M said=tracker:IDC",
    "ALL shipments tablet WORLD 2017-Q3 growth -5.4% base=yoy:2016-Q3 said=tracker:IDC",
]


def test_lines_of_names_and_figures_are_rows_below_their_header() -> None:
    assert (
        cells_of(
            "Vendor 3Q17 Unit Shipments (millions) 3Q17 Market Share Year-Over-Year Growth",
            "1. Apple 10.3 25.8% 11.4%",
            "Others 15.6 39.0% -20.4%",
            "Total 40.0 100.0% -5.4%",
        )
        == APPLE_AND_OTHERS
    )


def test_a_table_in_one_line_is_one() -> None:
    assert (
        cells_of(
            "Tablet shipments (millions) Company 3Q17 Shipments 3Q17 Share 3Q17/3Q16 Growth 1. Apple 10.3 25.8% 11.4% "
            "Others 15.6 39.0% -20.4% Total 40.0 100.0% -5.4% Source: IDC, November 2017"
        )
        == APPLE_AND_OTHERS
    )


def test_cells_that_each_have_a_line_are_rows() -> None:
    cells = (
        "Vendor|Shipments (million)|Share|Growth|Apple|10.3|25.8%|11.4%|Others|15.6|39.0%|-20.4%|Total|40.0|100%|-5.4%"
    )
    assert cells_of("Tablets, Q3 2017", *cells.split("|")) == APPLE_AND_OTHERS


def test_lines_with_bars_are_rows_whatever_digits_a_name_has() -> None:
    assert cells_of(
        "Rank | Console | Sales in September 2017",
        "1 | PlayStation 4 | 0.3 million",
        "2 | Xbox 360 | 11,000",
    ) == [
        "sony sales tablet WORLD 2017-09 level 0.3M model=ps4 said=tracker:IDC",
        "microsoft sales tablet WORLD 2017-09 level 11,000 model=xbox-360 said=tracker:IDC",
    ]


def test_figures_below_no_header_are_left_unread() -> None:
    reading = reading_of("Apple 10.3 25.8 11.4", "Samsung 6.0 15.0 -7.9")
    assert reading.claims == ()
    assert [unread.text for unread in reading.unread] == ["10.3", "25.8", "11.4", "6.0", "15.0", "-7.9"]


def test_a_header_of_another_number_of_columns_is_none() -> None:
    assert cells_of("Vendor 3Q17 Shipments (millions) Share", "Apple 10.3 25.8% 11.4%", "Samsung 6.0 15.0% -7.9%") == []


def test_a_list_that_says_itself_what_it_counts_stays_text() -> None:
    reading = reading_of("Apple, 10.3 million (26%)", "Samsung, 6.0 million (15%)")
    assert [write_content(claim) for claim in reading.claims][:2] == [
        "apple shipments tablet WORLD 2017-Q3 level 10.3M said=tracker:IDC",
        "apple shipments tablet WORLD 2017-Q3 share 26% said=tracker:IDC",
    ]


def test_a_cell_is_cut_from_the_line_it_stands_in() -> None:
    reading = reading_of("Vendor 3Q17 Shipments (millions) 3Q16 Shipments", "Apple 10.3 9.3", "Samsung 6.0 6.5")
    cells = [claim.span for claim in reading.claims if claim.span is not None]
    assert [reading.document.text[span.start : span.end] for span in cells] == ["10.3", "9.3", "6.0", "6.5"]


def figures_of(*lines: str) -> list[str]:
    """The claims of such a page, without who said it."""
    return [write_content(claim).partition(" said=")[0] for claim in reading_of(*lines).claims]


def test_growth_on_the_year_and_on_the_quarter_are_two_columns() -> None:
    assert figures_of(
        "Company Shipments Year-on-Year Growth Quarter-on-Quarter Growth "
        "Apple 3,934,000 14.6% +9.8% Samsung 2,155,000 -12.4% -7.6% Huawei 1,306,000 25.9% +6.0%"
    )[:3] == [
        "apple shipments tablet WORLD 2017-Q3 level 3,934,000",
        "apple shipments tablet WORLD 2017-Q3 growth 14.6% base=yoy:2016-Q3",
        "apple shipments tablet WORLD 2017-Q3 growth 9.8% base=qoq:2017-Q2",
    ]


def test_columns_of_a_month_and_a_year_each_with_its_change() -> None:
    assert figures_of(
        "September | % change | 2016 | % change | |",
        "Apple | 3,934,000 | 14.6% | 42,600,000 | (-14%) |",
        "Samsung | 2,155,000 | (-12.4%) | 26,600,000 | 3% |",
    ) == [
        "apple shipments tablet WORLD 2017-09 level 3,934,000",
        "apple shipments tablet WORLD 2017-09 growth 14.6% base=yoy:2016-09",
        "apple shipments tablet WORLD 2016 level 42,600,000",
        "apple shipments tablet WORLD 2016 growth -14% base=yoy:2015",
        "samsung shipments tablet WORLD 2017-09 level 2,155,000",
        "samsung shipments tablet WORLD 2017-09 growth -12.4% base=yoy:2016-09",
        "samsung shipments tablet WORLD 2016 level 26,600,000",
        "samsung shipments tablet WORLD 2016 growth 3% base=yoy:2015",
    ]


def test_figures_under_columns_that_say_nothing_are_no_sentence() -> None:
    reading = reading_of(
        "Assembled Handed over Leased out Apple 16,992 15,200 13% Samsung 28,044 24,100 7% Total 45,036 39,300 7%"
    )
    assert reading.claims == ()
    assert len(reading.unread) == 9
