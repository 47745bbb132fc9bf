"""Furniture by structure: by what holds it, by links, by lists."""

from __future__ import annotations

import pytest

from tests.read.layouts import PROSE, blocks_of, dropped, kept

TITLE = "Oppo ships more phones"
ARTICLE = f"<h1>{TITLE}</h1>" + "".join(f"<p>{number}. {PROSE}</p>" for number in range(4))


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
    chunks = "".join(f"<div class=promo-body><p>{number}. {PROSE}</p></div>" for number in range(4))
    assert dropped(f"<h1>{TITLE}</h1>{chunks}<nav>Phones</nav>") == {"Phones": "menu"}


def test_comments_longer_than_the_article_are_still_comments() -> None:
    comments = "".join(f"<p>{number}! {PROSE}</p>" for number in range(40))
    assert set(dropped(f"{ARTICLE}<div class=comments>{comments}</div>").values()) == {"comments"}


def test_a_header_with_the_headline_is_part_of_the_article() -> None:
    page = f"<title>{TITLE}</title><header>Ledger</header><article><header><h1>{TITLE}</h1><p>Up a tenth</p></header>"
    assert dropped(page + f"<p>{PROSE}</p><p>Again: {PROSE}</p></article>") == {"Ledger": "header"}


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


def test_what_another_element_says_again_word_for_word_is_furniture() -> None:
    quote = "Nobody had expected so many of them to be sold in a single quarter"
    again = f"<blockquote>{quote}.</blockquote><ul><li>{quote}.</ul><p>{quote}!</p>"
    page = f"{ARTICLE}<p>{quote}.</p>{again}<p>Nobody.</p><p>Nobody.</p>"
    marked = [block.furniture for block in blocks_of(page) if block.text.startswith("Nobody")]
    assert marked == [None, "repeated", "repeated", None, None, None]
