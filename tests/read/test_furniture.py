"""What of a page is furniture: by what holds it, by links, by lists, by wording and place."""

from __future__ import annotations

import pytest

from crossfoot.model import BlockKind
from tests.read.layouts import PROSE, blocks_of, dropped, kept

TITLE = "Oppo ships more phones"
ARTICLE = f"<h1>{TITLE}</h1>" + "".join(f"<p>{number}. {PROSE}</p>" for number in range(4))
TEXT = f"{TITLE}\n\n{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        ("<nav>Phones</nav>", "menu"),
        ("<header>Ledger</header>", "header"),
        ("<footer>Imprint</footer>", "footer"),
        ("<aside>Glossary</aside>", "aside"),
        ("<form>Your address</form>", "form"),
        ("<div class=comments><p>Nine million, I say</p></div>", "comments"),
        ("<div class=related-posts>Nine chargers</div>", "related"),
        ("<div class=promo-box>From $9</div>", "advertisement"),
        ("<div id=cookie-note>842 partners</div>", "cookies"),
        ("<div class=share>1.2k</div>", "share"),
        ("<div class=ticker>MOTORS 1,204</div>", "ticker"),
        ("<p class=byline>Ann</p>", "byline"),
        ("<p class=tags>Oppo</p>", "tags"),
        ("<div style=display:none>old text</div>", "hidden"),
        ("<div role=navigation>Phones</div>", "menu"),
        ("<p><a href=/x>Nine chargers compared</a></p>", "links"),
        ("<p><span class=date>yesterday</span></p>", "byline"),
    ],
)
def test_an_element_that_says_furniture_is_furniture(element: str, reason: str) -> None:
    page = f"<div>{ARTICLE}{element}<p>{PROSE}</p></div>"
    assert list(dropped(page).values()) == [reason]
    assert len(kept(page)) == 6


@pytest.mark.parametrize("open_tag", ["<form>", "<aside>", "<div class=share-main>", "<header>", "<div class=ad>"])
def test_an_element_that_holds_most_of_the_prose_is_the_article_whatever_it_says(open_tag: str) -> None:
    assert dropped(f"{open_tag}{ARTICLE}") == {}


def test_an_article_in_chunks_that_all_say_furniture_is_the_article() -> None:
    chunk = f"<div class=promo-body><p>{PROSE}</p></div>"
    assert dropped(f"<h1>{TITLE}</h1>{chunk * 4}<nav>Phones</nav>") == {"Phones": "menu"}


def test_comments_longer_than_the_article_are_still_comments() -> None:
    comments = "".join(f"<p>{number}! {PROSE}</p>" for number in range(40))
    assert set(dropped(f"{ARTICLE}<div class=comments>{comments}</div>").values()) == {"comments"}


def test_a_header_with_the_headline_is_part_of_the_article() -> None:
    page = f"<title>{TITLE}</title><header>Ledger</header><article><header><h1>{TITLE}</h1><p>Up a tenth</p></header>"
    assert dropped(page + f"<p>{PROSE}</p><p>{PROSE}</p></article>") == {"Ledger": "header"}


def test_an_embedded_post_and_a_picture_belong_to_the_article() -> None:
    page = f"{ARTICLE}<div class=social-embed><blockquote>525 phones a minute!</blockquote></div><p>{PROSE}</p>"
    assert "525 phones a minute!" in kept(page)


def test_a_sentence_with_links_is_prose_and_a_linked_caption_a_caption() -> None:
    picture = "<figure><a href=x><figcaption>The new phone</figcaption></a></figure>"
    assert dropped(f"{ARTICLE}{picture}<p>{PROSE} <a href=y>More here</a></p>") == {}


def test_a_list_of_teasers_is_furniture() -> None:
    teaser = f"<li><h3><a href=x>Nine chargers and what they cost</a></h3><p>{PROSE}</p></li>"
    page = f"{ARTICLE}<div><ul>{teaser * 4}</ul></div>"
    assert set(dropped(page).values()) == {"links", "teasers"}
    assert len(kept(page)) == 5


def test_a_list_in_the_article_with_linked_names_is_no_list_of_teasers() -> None:
    item = "<li><a href=/vendors/samsung-electronics>Samsung</a>, first: 53.9 million, 12.4% fewer than before.</li>"
    assert dropped(f"{ARTICLE}<ul>{item * 4}</ul>") == {}


def test_what_stands_outside_the_element_of_the_article_is_furniture() -> None:
    page = f"<div>Phones of the week</div><div>{ARTICLE}</div><div>Nine chargers</div>"
    assert dropped(page) == {"Phones of the week": "outside the article", "Nine chargers": "outside the article"}


def test_what_stands_between_the_headline_and_the_article_stays() -> None:
    page = f"<div><h1>{TITLE}</h1></div><div>Up a tenth on the year</div><div>{ARTICLE}</div>"
    assert dropped(page) == {}


def test_one_long_paragraph_is_no_article_that_others_are_outside_of() -> None:
    assert dropped(f"<h1>{TITLE}</h1><div><p>{PROSE * 9}</p></div><p>{PROSE}</p>") == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Read more", "read more"),
        ("Also read: Nine chargers compared", "read more"),
        ("Related: Nine chargers | Ten cables", "related"),
        ("Advertisement", "advertisement"),
        ("Subscribe to our newsletter", "newsletter"),
        ("(c) Ledger 2022. All rights reserved.", "copyright"),
        ("Tags: Oppo, phones", "tags"),
        ("COMMents SHARE", "interface"),
        ("https://example.com/a", "contact"),
        ("3 min read", "reading time"),
        ("Hongmi: CNY799. Honor 3C: CNY798.", "price list"),
        ("Phones under Rs 10,000 | Our wallet guide: how far Rs 1 lakh goes", "link row"),
        ("Photo: Ann Writer/Ledger", "picture credit"),
        ("3 May 2019", "date"),
        ("Updated at 6 May 2019 19:01 IST", "date"),
    ],
)
def test_a_line_below_the_prose_that_sounds_like_furniture_is_furniture(line: str, reason: str) -> None:
    assert dropped(f"{TEXT}\n{line}") == {line: reason}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("HomeDevicesNews", "section labels"),
        ("Home > News > Devices", "section labels"),
        ("date 2017-10-31 English", "crawler header"),
        ("mostly cloudy Taipei 21°C", "weather"),
        ("Taipei, Monday, March 24, 2014 09:12 (GMT+8)", "date"),
        ("PTI", "agency"),
        ("PHONE INDEX 98.7 (-1.2%) at the close", "stock quotation"),
        ("clock menu more-arrow no yes mobile", "interface"),
        ("WEI & PARTNERS | 6 MAY 2019", "date"),
        ("By Staff Writer on Jun 18, 2019 9:05AM", "date"),
        ("In The Spotlight: Partner day, 21 June, 300 seats left", "related"),
    ],
)
def test_a_line_above_the_prose_that_sounds_like_furniture_is_furniture(line: str, reason: str) -> None:
    assert dropped(f"{line}\n\n{TEXT}") == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Expansion",
        "Samsung 64.1 -1.1% 16.5%",
        "Samsung | 64.1 | 22%",
        "Vendor | Shipments | Share",
        "HTC 5.0 -10%",
        "May 2009 - 30,000",
        "Samsung: 53.9 million",
        "Revenue: $78.4 billion",
        "More phones for Europe",
        "SoftBank",
        "About half of them went abroad",
        "Comments of the chief executive on the target",
    ],
)
@pytest.mark.parametrize("place", ["{line}\n\n{text}", "{text}\n{line}\n{text}", "{text}\n{line}"])
def test_lines_that_may_hold_claims_stay(line: str, place: str) -> None:
    assert dropped(place.format(line=line, text=TEXT)) == {}


@pytest.mark.parametrize("line", ["3 May 2019", "PTI", "Home > News > Devices", "Phone A: Rs 6,999"])
def test_what_is_furniture_at_the_edge_stays_between_paragraphs(line: str) -> None:
    assert dropped(f"{TEXT}\n{line}\n{TEXT}") == {}


@pytest.mark.parametrize("label", ["Author", "About the author", "Comments", "12 comments", "About Handset Research"])
def test_a_label_below_the_prose_takes_the_rest_of_the_page(label: str) -> None:
    page = (
        f"{TEXT}\n\n{label}\n\nAnn Writer\n\nAnn has edited news for close to 20 years, on phones and on ships.\nMore"
    )
    assert kept(page) == [TITLE, PROSE, PROSE]


def test_a_label_with_more_prose_after_than_before_it_takes_nothing() -> None:
    assert len(kept(f"{PROSE}\nAuthor\nAnn Writer\n{PROSE}\n{PROSE}")) == 4


def test_a_heading_of_related_pages_takes_the_lines_up_to_the_next_prose() -> None:
    page = f"{TEXT}\nRelated articles\nNine chargers\nTen cables for under 100\n{PROSE}"
    assert list(dropped(page)) == ["Related articles", "Nine chargers", "Ten cables for under 100"]


def test_above_the_prose_a_heading_of_related_pages_takes_nothing() -> None:
    assert dropped(f"Top stories\n{TEXT}") == {"Top stories": "related"}


def test_the_headline_is_the_title_and_is_never_judged_by_its_wording() -> None:
    page = f"<title>Read more</title><h1>Related: phones under $9 | Ledger</h1><title></title>{ARTICLE[33:]}"
    assert blocks_of(page.replace("Read more", "Related: phones under $9 | Ledger"))[0].kind is BlockKind.TITLE


def test_nothing_is_lost() -> None:
    page = f"<nav>a</nav>{ARTICLE}<footer>b</footer>"
    assert [block.text for block in blocks_of(page)] == ["a", TITLE, *(f"{n}. {PROSE}" for n in range(4)), "b"]
