"""Cells of a table are claims where their header says what they are and their row whose they are."""

from __future__ import annotations

from datetime import date

from crossfoot.extract import Reading, extract
from crossfoot.knowledge import load_vocabulary
from crossfoot.model.notation import write_content
from crossfoot.read import read_page


def row(text: str, tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell.strip()}</{tag}>" for cell in text.split("|")) + "</tr>"


def claims_of(caption: str, header: str, *rows: str, before: str = "") -> list[str]:
    """What a page of 31 October 2017 says that is one table; bars part the cells of a row."""
    return [write_content(claim) for claim in reading_of(caption, header, *rows, before=before).claims]


def reading_of(caption: str, header: str, *rows: str, before: str = "") -> Reading:
    body = "".join(row(line, "td") for line in rows)
    page = f"<html><body>{before}<table><caption>{caption}</caption>{row(header, 'th')}{body}</table></body></html>"
    document, _ = read_page(page.encode(), name="table", published=date(2017, 10, 31))
    return extract(document, load_vocabulary())


def test_a_cell_takes_what_its_header_its_row_and_the_caption_say() -> None:
    assert claims_of(
        "IDC: worldwide tablet shipments (millions)",
        "Vendor  | 3Q16 | Share | Growth",
        "Apple   | 9.3  | 21.5% | -6.2%",
        "Samsung | 6.5  | 15.1% | -19.3%",
    ) == [
        "apple shipments tablet WORLD 2016-Q3 level 9.3M said=tracker:IDC",
        "apple shipments tablet WORLD 2016-Q3 share 21.5% said=tracker:IDC",
        "apple shipments tablet WORLD 2016-Q3 growth -6.2% base=yoy:2015-Q3 said=tracker:IDC",
        "samsung shipments tablet WORLD 2016-Q3 level 6.5M said=tracker:IDC",
        "samsung shipments tablet WORLD 2016-Q3 share 15.1% said=tracker:IDC",
        "samsung shipments tablet WORLD 2016-Q3 growth -19.3% base=yoy:2015-Q3 said=tracker:IDC",
    ]


def test_a_share_goes_with_the_period_of_the_column_before_it() -> None:
    assert claims_of(
        "Gartner: PC shipments (thousands of units)",
        "Company | 2Q16   | Share % | 2Q15   | Share %",
        "Lenovo  | 13,198 | 20.5    | 13,491 | 19.9",
    ) == [
        "lenovo shipments pc WORLD 2016-Q2 level 13,198k said=tracker:Gartner",
        "lenovo shipments pc WORLD 2016-Q2 share 20.5% said=tracker:Gartner",
        "lenovo shipments pc WORLD 2015-Q2 level 13,491k said=tracker:Gartner",
        "lenovo shipments pc WORLD 2015-Q2 share 19.9% said=tracker:Gartner",
    ]


def test_others_and_total_are_the_rest_and_the_market_and_a_whole_of_shares_says_nothing() -> None:
    assert claims_of(
        "Smartphone shipments, Q3 2016 (millions)",
        "Vendor  | Units | Share",
        "Samsung | 75.3  | 21%",
        "Others  | 169.0 | 47%",
        "Total   | 362.9 | 100%",
    ) == [
        "samsung shipments smartphone WORLD 2016-Q3 level 75.3M",
        "samsung shipments smartphone WORLD 2016-Q3 share 21%",
        "OTHERS shipments smartphone WORLD 2016-Q3 level 169.0M",
        "OTHERS shipments smartphone WORLD 2016-Q3 share 47%",
        "ALL shipments smartphone WORLD 2016-Q3 level 362.9M",
    ]


def test_a_dash_or_nothing_in_a_cell_is_no_figure() -> None:
    assert claims_of(
        "Wearable shipments, Q1 2016 (millions)",
        "Vendor | Units | Growth",
        "Apple  | 1.5   | n/a",
        "Garmin | -     |",
    ) == ["apple shipments wearable WORLD 2016-Q1 level 1.5M"]


def test_full_counts_need_no_unit() -> None:
    assert claims_of("Deliveries of electric cars in September 2017", "Maker | Deliveries", "BYD | 10,532") == [
        "byd deliveries ev WORLD 2017-09 level 10,532"
    ]


def test_a_quarter_without_a_year_is_the_latest_one_over_on_the_day_of_the_page() -> None:
    assert claims_of("Smartphone shipments, fourth quarter (millions)", "Vendor | Units", "Samsung | 76.5") == [
        "samsung shipments smartphone WORLD 2016-Q4 level 76.5M"
    ]


def test_growth_in_a_column_without_a_sign_is_a_rise() -> None:
    assert claims_of("Smartphone shipments (millions)", "Vendor | 2Q17 | Change", "Oppo | 27.8 | 22.4%") == [
        "oppo shipments smartphone WORLD 2017-Q2 level 27.8M",
        "oppo shipments smartphone WORLD 2017-Q2 growth 22.4% base=yoy:2016-Q2",
    ]


def test_a_table_before_which_a_source_spoke_is_that_sources() -> None:
    before = "<p>Canalys put smartphone shipments worldwide at 375.5 million units in the third quarter.</p>"
    assert claims_of("Shipments (millions)", "Vendor | Units", "Huawei | 39.1", before=before) == [
        "ALL shipments smartphone WORLD 2017-Q3 level 375.5M said=tracker:Canalys",
        "huawei shipments smartphone WORLD 2017-Q3 level 39.1M said=tracker:Canalys",
    ]


def test_a_table_of_prices_is_no_claim() -> None:
    before = "<p>Samsung shipped 83 million smartphones in Q3 2016.</p>"
    assert claims_of(
        "Prices in dollars, October 2017",
        "Phone             | Price | Change",
        "Samsung Galaxy S8 | 650   | -8%",
        before=before,
    ) == ["samsung shipments smartphone WORLD 2016-Q3 level 83M"]


def test_a_table_of_specifications_is_no_claim() -> None:
    assert claims_of("Smartphone cameras", "Phone | Megapixels | Battery", "Samsung Galaxy S8 | 12 | 3,000") == []


def test_a_row_without_a_vendor_is_left_out() -> None:
    assert claims_of("Smartphone shipments, Q3 2016 (millions)", "City | Units", "Springfield | 4.1") == []


def test_numbers_of_cells_that_say_nothing_are_listed_with_the_reason() -> None:
    reading = reading_of(
        "IDC: tablet shipments in 3Q16 (millions)",
        "Vendor  | Shipments | Plants",
        "Apple   | 9.3       | 2",
        "Foobar  | 6.5       | 4",
    )
    assert len(reading.claims) == 1
    assert [(left.text, left.reason) for left in reading.unread] == [
        ("2", "the header of its column does not say what is counted"),
        ("6.5", "no vendor or market in sight"),
        ("4", "the header of its column does not say what is counted"),
    ]


def test_a_place_in_a_list_may_stand_in_front_of_the_name() -> None:
    assert claims_of("Tablet shipments (millions)", "Rank | Vendor | 3Q16", "1 | Apple | 9.3") == [
        "apple shipments tablet WORLD 2016-Q3 level 9.3M"
    ]


def test_a_header_of_two_rows_is_read_from_above() -> None:
    assert claims_of(
        "Tablet shipments (millions)", "Vendor | 3Q16 | 3Q15", "Vendor | Units | Units", "Apple | 9.3 | 9.9"
    ) == [
        "apple shipments tablet WORLD 2016-Q3 level 9.3M",
        "apple shipments tablet WORLD 2015-Q3 level 9.9M",
    ]


def test_counts_without_a_unit_have_the_one_the_text_gives_them() -> None:
    before = "<p>Tablet shipments fell in Q3 2016. Apple shipped 9.3 million.</p>"
    assert claims_of("Tablets", "Vendor | 3Q16 | 3Q15", "Apple | 9.3 | 9.9", before=before)[1:] == [
        "apple shipments tablet WORLD 2016-Q3 level 9.3M",
        "apple shipments tablet WORLD 2015-Q3 level 9.9M",
    ]


def test_counts_without_any_unit_are_left() -> None:
    assert claims_of("Tablet shipments", "Vendor | 3Q16 | 3Q15", "Apple | 9.3 | 9.9") == []


def test_a_growth_under_two_times_is_between_them() -> None:
    assert claims_of(
        "Tablet shipments (millions)", "Vendor | 3Q16 | 2Q16 | 3Q16/2Q16 Growth", "Apple | 9.3 | 10.0 | -7%"
    )[-1:] == ["apple shipments tablet WORLD 2016-Q3 growth -7% base=qoq:2016-Q2"]


def test_rows_of_products_and_places_are_the_market_s() -> None:
    assert claims_of("IDC: PC shipments (millions)", "Product | 2016", "Notebook | 156.8", "Desktop | 103.5") == [
        "ALL shipments pc WORLD 2016 level 156.8M segment=notebook said=tracker:IDC",
        "ALL shipments pc WORLD 2016 level 103.5M segment=desktop said=tracker:IDC",
    ]
    assert claims_of("IDC: PC shipments (millions)", "Country | 2016", "India | 8.6", "Japan | 10.4") == [
        "ALL shipments pc IN 2016 level 8.6M said=tracker:IDC",
        "ALL shipments pc JP 2016 level 10.4M said=tracker:IDC",
    ]


def test_a_time_that_is_not_over_is_forecast() -> None:
    assert claims_of("Tablet shipments (millions)", "Vendor | 2016 | 2017", "Apple | 42.6 | 43.0")[1:] == [
        "apple shipments tablet WORLD 2017 level 43.0M mode=forecast"
    ]


def test_a_column_of_revenue_beside_units_is_left() -> None:
    assert claims_of(
        "Tablet shipments (millions)",
        "Vendor | 3Q16 units | 3Q16 revenue growth | Value share",
        "Apple | 9.3 | 5% | 40%",
    ) == ["apple shipments tablet WORLD 2016-Q3 level 9.3M"]


def test_brands_counted_in_belong_to_the_row() -> None:
    assert claims_of("Wearable shipments (millions)", "Vendor | 3Q16", "Apple (incl. Beats) | 3.1") == [
        "apple shipments wearable WORLD 2016-Q3 level 3.1M incl=beats"
    ]
