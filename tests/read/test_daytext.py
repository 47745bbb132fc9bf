"""Days written in text."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.read.daytext import date_words, days_in, iso_day, yearless_days_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 OCT 2017", date(2017, 10, 31)),
        ("July 12, 2016 15:02 BST", date(2016, 7, 12)),
        ("Updated - December 22, 2023 06:41 pm IST", date(2023, 12, 22)),
        ("Posted by X on December 26, 2018 at 9:14 am", date(2018, 12, 26)),
        ("Jun 18, 2019 9:05AM", date(2019, 6, 18)),
        ("May 5, 2017, 4:20 pm", date(2017, 5, 5)),
        ("date 2017-10-31 English", date(2017, 10, 31)),
        ("Tue 5 Dec 2023", date(2023, 12, 5)),
        ("the 12th of July, 2016", date(2016, 7, 12)),
        ("Sept. 5 2017", date(2017, 9, 5)),
        ("9-Mar-2019", date(2019, 3, 9)),
        ("2017/1/9", date(2017, 1, 9)),
        ("2017-10-31T23:30:00-05:00", date(2017, 10, 31)),
        ("31.10.2017", date(2017, 10, 31)),
        ("10/31/2017", date(2017, 10, 31)),
        ("March 4, 202412:44 PM UTC", date(2024, 3, 4)),
        ("2017年10月31日", date(2017, 10, 31)),
        ("2017년 10월 31일", date(2017, 10, 31)),
        ("5. März 2019", date(2019, 3, 5)),
        ("3 de mayo de 2020", date(2020, 5, 3)),
        ("1er août 2021", date(2021, 8, 1)),
        ("7 июня 2020", date(2020, 6, 7)),
        ("7 июня 2020 г., 10:30", date(2020, 6, 7)),
        ("Duminică, 20 septembrie 2020 16:20", date(2020, 9, 20)),
        ("2020. szeptember 20. 16:20", date(2020, 9, 20)),
        ("2020. 09. 20. 16:20", date(2020, 9, 20)),
        ("2020 m. rugsėjo 20 d.", date(2020, 9, 20)),
        ("2020. gada 20. septembrī", date(2020, 9, 20)),
        ("20. syyskuuta 2020", date(2020, 9, 20)),
        ("20. září 2020", date(2020, 9, 20)),
        ("20 Σεπτεμβρίου 2020", date(2020, 9, 20)),
        ("20 d’octubre de 2020", date(2020, 10, 20)),
        ("الأربعاء، 07 أكتوبر 2020 - 12:09 م", date(2020, 10, 7)),
        ("٧ أكتوبر ٢٠٢٠", date(2020, 10, 7)),
        ("7 تشرين الأول 2020", date(2020, 10, 7)),
        ("7 באוקטובר 2020", date(2020, 10, 7)),
        ("১৬ ফেব্রুয়ারি ২০২০", date(2020, 2, 16)),
        ("16 फ़रवरी 2020", date(2020, 2, 16)),
        ("16 กุมภาพันธ์ 2563", date(2020, 2, 16)),
        ("Thứ Tư, 7 tháng 10, 2020", date(2020, 10, 7)),
        ("２０２０年１０月７日", date(2020, 10, 7)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert [written.day for written in days_in(text)] == [day]


@pytest.mark.parametrize(
    "text",
    ["31 Feb 2017", "October 2017", "31 October", "45.6.2017.1", "2017-13-40", "5 million in May 2017", "1.2.2017.3",
     "Mayor 5, 2017", "31 OCT 1817", "version 10.31.2017.4"],
)  # fmt: skip
def test_what_is_no_full_day_is_not_read(text: str) -> None:
    assert days_in(text) == ()


def test_the_order_of_figures_is_the_callers_unless_only_one_is_possible() -> None:
    assert days_in("3/4/2017")[0].day == date(2017, 4, 3)
    assert days_in("3/4/2017", month_first=True)[0].day == date(2017, 3, 4)
    assert days_in("13/4/2017", month_first=True)[0].day == date(2017, 4, 13)


def test_days_come_in_order_with_their_places() -> None:
    text = "Published 3 May 2019, updated 5 May 2019"
    assert [(text[w.start : w.end], w.day.day) for w in days_in(text)] == [("3 May 2019", 3), ("5 May 2019", 5)]


@pytest.mark.parametrize(("text", "days"), [("Sept. 5", ((9, 5),)), ("5 Sept", ((9, 5),)), ("Feb. 29", ((2, 29),))])
def test_a_day_without_its_year_is_read_as_month_and_day(text: str, days: tuple[tuple[int, int], ...]) -> None:
    assert yearless_days_in(text) == days


@pytest.mark.parametrize("text", ["September", "Sept. 35", "Sept. 5, 2017", "5 vendors"])
def test_other_texts_are_no_days_without_a_year(text: str) -> None:
    assert yearless_days_in(text) == ()


@pytest.mark.parametrize(
    "written",
    ["20171031", "20171031T083000Z", "20171031083000", "2017-10-31", " 2017-10-31T08:30:00+08:00",
     "Tue, 31 Oct 2017 08:30:00 GMT", "Oct 31, 2017"],
)  # fmt: skip
def test_a_machine_readable_date_is_read(written: str) -> None:
    assert iso_day(written) == date(2017, 10, 31)


@pytest.mark.parametrize("written", ["", "1509408000", "2017-10", "today", "20179931", "201710311"])
def test_a_field_that_is_no_date_is_none(written: str) -> None:
    assert iso_day(written) is None


def test_every_month_has_a_number_from_1_to_12_and_each_number_a_name() -> None:
    assert {number for _, number in date_words().months} == set(range(1, 13))
