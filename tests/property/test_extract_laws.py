"""Laws of reading: the same page gives the same claims, spans cut their text, and no number is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.extract import Reading, extract
from crossfoot.extract.numbers import find_numbers
from crossfoot.extract.sentences import split_sentences
from crossfoot.extract.tokens import tokenize
from crossfoot.knowledge import load_vocabulary
from crossfoot.model import Block, Document, Form
from crossfoot.model.notation import read, write
from crossfoot.read import read_page

WORDS = load_vocabulary()
DAY = date(2017, 10, 31)

vendors = st.sampled_from(
    ["Samsung", "Apple", "Xiaomi", "Oppo and Vivo", "The company", "It", "Vendors", "Others", "Nio"]
)
verbs = st.sampled_from(
    ["shipped", "sold", "delivered", "aims to ship", "reportedly shipped", "took", "lost", "had", "led with"]
)
bounds = st.sampled_from(["", "more than ", "nearly ", "about ", "up to ", "at least ", "just over "])
numerals = st.sampled_from(
    ["9.2 million", "302,459", "12 per cent", "27%", "1.4 crore", "$3 billion", "two-thirds", "5"]
)
goods = st.sampled_from(["", " smartphones", " cars", " of the market", " units", " more", " employees", " in revenue"])
places = st.sampled_from(["", " in India", " at home", " in Western Europe", " worldwide", " outside China"])
times = st.sampled_from(
    ["", " in Q3", " in October 2016", " last year", " a year ago", " so far this year", " since July"]
)
ends = st.sampled_from(
    [".", ", IDC said.", ", up 8 per cent.", ", behind Huawei.", "; Oppo, 7.1 million.", ", a record."]
)
sentences = st.tuples(vendors, st.just(" "), verbs, st.just(" "), bounds, numerals, goods, places, times, ends).map(
    "".join
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
pages = st.lists(paragraphs, min_size=1, max_size=4).map("\n\n".join)
words = st.sampled_from(
    ["Xiaomi", "Samsung", "IDC", "shipped", "sold", "million", "per", "cent", "of", "the", "market", "up", "down",
     "9.2", "27", "%", "(", ")", ",", ";", ".", ":", "-", "$", "Q3", "2017", "than", "a", "year", "respectively",
     "each", "half", "Huawei, Oppo and Vivo", "compared with", "fourth place", "\n\n", "’s", "٣", "İ", "smartphones"]
)  # fmt: skip
jumbles = st.lists(words, max_size=40).map(" ".join)


def reading_of(text: str) -> Reading:
    document, _ = read_page(text.encode(), name="page", published=DAY)
    return extract(document, WORDS)


def body_of(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if isinstance(block, Block) and block.furniture is None)


@given(pages)
def test_the_same_page_gives_the_same_claims(page: str) -> None:
    assert reading_of(page) == reading_of(page)


@given(pages | jumbles.filter(str.strip))
def test_every_span_cuts_its_text(page: str) -> None:
    reading = reading_of(page)
    text = reading.document.text
    for claim in reading.claims:
        assert claim.span is not None
        assert claim.span.text
        assert text[claim.span.start : claim.span.end] == claim.span.text
    assert all(text[unread.start : unread.end] == unread.text for unread in reading.unread)


@given(pages | jumbles.filter(str.strip))
def test_every_number_of_the_body_is_in_a_claim_or_listed_as_unread(page: str) -> None:
    reading = reading_of(f"Samsung shipped 5 million smartphones in 2016.\n\n{page}")
    spans = [(claim.span.start, claim.span.end) for claim in reading.claims if claim.span is not None]
    spans += [(unread.start, unread.end) for unread in reading.unread]
    for block in body_of(reading.document):
        for token in tokenize(block.text, WORDS):
            if token.number is not None:
                start, end = block.raw_span(token.start, token.end)
                assert any(left < end and start < right for left, right in spans), token.text


@given(pages)
def test_every_claim_is_read_back_from_its_line(page: str) -> None:
    assert all(read(write(claim)) == claim for claim in reading_of(page).claims)


@given(pages, pages)
def test_claims_never_come_from_furniture(article: str, comments: str) -> None:
    body, rest = ("".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n")) for text in (article, comments))
    reading = reading_of(
        f"<html><body><nav>Phones Cars</nav><article><h1>Phones</h1>{body}</article>"
        f"<div class='comments'>{rest}</div><footer>{rest}</footer></body></html>"
    )
    furniture = [b for b in reading.document.blocks if isinstance(b, Block) and b.furniture is not None and b.text]
    spans = [block.raw_span(0, len(block.text)) for block in furniture]
    assert spans
    for claim in reading.claims:
        assert claim.span is not None
        assert not any(start < claim.span.end and claim.span.start < end for start, end in spans)


@given(jumbles | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_no_text_is_too_odd_to_read(page: str) -> None:
    document, _ = read_page(f"So: {page}".encode(), name="page", published=DAY)
    assert extract(document, WORDS).document is document


@given(jumbles)
def test_tokens_cover_a_text_once_and_in_order(text: str) -> None:
    position = 0
    for token in tokenize(text, WORDS):
        assert text[position : token.start].strip() == ""
        assert token.text
        position = token.end
    assert text[position:].strip() == ""


@given(jumbles)
def test_sentences_cover_a_text_once_and_in_order(text: str) -> None:
    position = 0
    for start, end in split_sentences(text):
        assert text[position:start].strip() == ""
        assert start < end
        position = end
    assert text[position:].strip() == ""


@given(pages, st.integers(2, 6))
def test_a_page_said_n_times_has_n_times_the_tokens(page: str, count: int) -> None:
    once = len(tokenize(page, WORDS))
    assert len(tokenize("\n\n".join([page] * count), WORDS)) == count * once


@given(st.integers(1, 10**9), st.sampled_from(["about", "around", "roughly", "some"]))
def test_about_a_number_holds_what_the_plain_number_holds(number: int, hedge: str) -> None:
    (plain,) = find_numbers(f"{number:,} million", WORDS)
    (about,) = find_numbers(f"{hedge} {number:,} million", WORDS)
    assert plain.quantity is not None
    assert about.quantity is not None
    assert plain.quantity.interval.is_inside(about.quantity.interval)


@given(
    st.decimals(min_value="0.1", max_value="999", places=1),
    st.sampled_from(
        [("more than", Form.MORE), ("nearly", Form.NEARLY), ("just over", Form.JUST_OVER), ("below", Form.LESS)]
    ),
)
def test_a_bound_leaves_the_number_itself_out_and_borders_on_it(number: object, bound: tuple[str, Form]) -> None:
    words, form = bound
    (mention,) = find_numbers(f"{words} {number} million", WORDS)
    (plain,) = find_numbers(f"{number} million", WORDS)
    assert mention.quantity is not None
    assert plain.quantity is not None
    value = plain.numerals[0].value
    interval = mention.quantity.interval
    assert mention.quantity.form is form
    assert value not in interval
    assert value in ((interval.low,) if form in (Form.MORE, Form.JUST_OVER) else (interval.high,))
    assert interval.meets(plain.quantity.interval)
