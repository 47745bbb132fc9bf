"""The list of vendors."""

from __future__ import annotations

from fastapi.testclient import TestClient


def listed(browser: TestClient, query: str = "") -> list[dict[str, str]]:
    rows: list[dict[str, str]] = browser.get(f"/vendors/vendors.json?{query}").json()["rows"]
    return rows


def test_vendors_are_listed_once_the_most_spoken_of_first(browser: TestClient) -> None:
    rows = listed(browser)
    claims = [int(row["claims"]) for row in rows]
    assert rows[0]["vendor"] == "xiaomi"
    assert claims == sorted(claims, reverse=True)
    assert len({row["vendor"] for row in rows}) == len(rows)


def test_products_are_named_in_words(browser: TestClient) -> None:
    page = browser.get("/vendors?name=tesla").text
    assert "battery-electric cars" in page
    assert ">Chinese brands</bdi>" in browser.get("/vendors").text


def test_the_list_is_narrowed_by_product_industry_and_name(browser: TestClient) -> None:
    assert all("tablet" in row["products"] for row in listed(browser, "product=tablets"))
    vehicles = {row["vendor"] for row in listed(browser, "industry=vehicles")}
    others = {row["vendor"] for row in listed(browser, "industry=electronics")}
    assert {"tesla", "byd"} <= vehicles
    assert "samsung" in others
    assert not vehicles & others
    assert [row["vendor"] for row in listed(browser, "name=xpe")] == ["xpeng"]


def test_the_address_orders_the_list(browser: TestClient) -> None:
    names = [row["vendor"] for row in listed(browser, "sort=name&letter=L")]
    assert names == ["lava", "leapmotor", "lenovo", "lg", "li-auto", "lucid"]
    last = [row["last"] for row in listed(browser, "sort=last")]
    assert last == sorted(last, reverse=True)
    assert browser.get("/vendors?sort=size").status_code == 400


def test_a_form_keeps_the_day_and_the_order(browser: TestClient) -> None:
    page = browser.get("/vendors?sort=name&as_of=2017-11-05").text
    assert '<input type="hidden" name="sort" value="name">' in page
    assert page.count('name="as_of" value="2017-11-05"') >= 2
