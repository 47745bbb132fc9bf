"""Feeds to entries, and entries to pages whose characters keep their places."""

from __future__ import annotations

from datetime import date

import pytest

from crossfoot.errors import PageError
from crossfoot.model import Block, Document, Issue
from crossfoot.read import Known, Part, read_page, read_part
from crossfoot.read.feeds import entries_of, is_feed

SAID = "Oppo shipped 9.2 million smartphones in India in the third quarter of 2017"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Handset Ledger</title>
<image><title>logo</title></image>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Handset Ledger</title>{}</feed>"""
RDF = """<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><title>Handset Ledger</title>
<items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>{}</rdf:RDF>"""


def parts(feed: str) -> list[Part | PageError]:
    return list(entries_of(feed.encode(), name="feed.xml"))


def pages(feed: str) -> list[tuple[Document, tuple[Issue, ...]]]:
    return [read_part(part, known=Known()) for part in parts(feed) if isinstance(part, Part)]


def page(feed: str) -> Document:
    ((document, _),) = pages(feed)
    return document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Block)]


def published(document: Document) -> list[str]:
    """What stands in the entry, as published, where each block says it stands."""
    blocks = [block for block in document.blocks if isinstance(block, Block)]
    return [document.text[slice(*block.raw_span(0, len(block.text)))] for block in blocks]


def test_every_entry_of_rss_is_a_page() -> None:
    feed = RSS.format(
        f"<item><title>Oppo</title><link>https://a.example/1</link><pubDate>Tue, 31 Oct 2017 08:30:00 GMT</pubDate>"
        f"<author>desk@a.example (Ann Writer)</author><description>{SAID}.</description></item>"
        "<item><title>Vivo</title><guid>https://a.example/2</guid></item>"
    )
    first, second = (document.provenance for document, _ in pages(feed))
    assert (first.name, second.name) == ("feed.xml#1", "feed.xml#2")
    assert (first.title, first.url, first.published_at) == ("Oppo", "https://a.example/1", date(2017, 10, 31))
    assert (first.outlet, first.author) == ("Handset Ledger", "Ann Writer")
    assert (second.title, second.url, second.published_at) == ("Vivo", "https://a.example/2", None)


def test_every_entry_of_atom_is_a_page() -> None:
    found = page(
        ATOM.format(
            "<entry><title type='html'>A &amp;amp; B</title><link rel='self' href='https://a.example/self'/>"
            "<link href='https://a.example/1'/><published>2017-10-31T08:30:00Z</published><updated>2017-11-05</updated>"
            f"<author><name>Ann Writer</name><email>x@a.example</email></author><summary>no</summary>"
            f"<content type='xhtml'><div xmlns='x'><p>{SAID}.</p></div></content></entry>"
        )
    )
    said = found.provenance
    assert (said.title, said.url, said.author) == ("A & B", "https://a.example/1", "Ann Writer")
    assert said.published_at == date(2017, 10, 31)
    assert texts(found) == ["A & B", f"{SAID}."]


def test_every_entry_of_rdf_is_a_page() -> None:
    said = page(
        RDF.format(
            "<item rdf:about='x'><title>Oppo</title><link>https://a.example/1</link><dc:date>2017-10-31</dc:date>"
            "<dc:creator>Ann Writer</dc:creator></item>"
        )
    ).provenance
    assert (said.outlet, said.author, said.published_at) == ("Handset Ledger", "Ann Writer", date(2017, 10, 31))


@pytest.mark.parametrize(
    ("content", "text", "raw"),
    [
        (f"<![CDATA[<p>{SAID}</p>]]>", SAID, SAID),
        (f"&lt;p&gt;{SAID}&lt;/p&gt;", SAID, SAID),
        (SAID, SAID, SAID),
        ("<![CDATA[<p>9.2&nbsp;million</p>]]>", "9.2 million", "9.2&nbsp;million"),
        ("&lt;p&gt;9.2&amp;nbsp;million&lt;/p&gt;", "9.2 million", "9.2&amp;nbsp;million"),
        ("&lt;p&gt;A&amp;amp;B&lt;/p&gt;", "A&B", "A&amp;amp;B"),
        ("&lt;p&gt;A &lt;b&gt;bold&lt;/b&gt; B&lt;/p&gt;", "A bold B", "A &lt;b&gt;bold&lt;/b&gt; B"),
        ("<![CDATA[a <i>b</i>]]><![CDATA[ c]]>", "a b c", "a <i>b</i>]]><![CDATA[ c"),
        ("R&#38;D &#x26; so on", "R&D & so on", "R&#38;D &#x26; so on"),
        ("a <!-- no -->b", "a b", "a <!-- no -->b"),
    ],
)
def test_every_character_of_an_entry_leads_to_the_feed_as_published(content: str, text: str, raw: str) -> None:
    found = page(RSS.format(f"<item><description>{content}</description></item>"))
    assert texts(found) == [text]
    assert published(found) == [raw]
    (block,) = found.blocks
    assert isinstance(block, Block)
    for at, sign in enumerate(text):
        start, end = block.raw_span(at, at + 1)
        assert sign == found.text[start:end] or found.text[start] in "&<]"


def test_an_entry_is_kept_as_published_and_read_the_same_way_again() -> None:
    entry = f"<item><title>Oppo</title><description>&lt;p&gt;{SAID}.&lt;/p&gt;</description></item>"
    found = page(RSS.format(entry))
    assert found.text == entry
    again, _ = read_page(found.text.encode("utf-8-sig"), name="kept")
    assert again.blocks == found.blocks


def test_the_fullest_text_of_an_entry_is_its_text() -> None:
    entry = f"<item><description>Short.</description><content:encoded><![CDATA[<p>{SAID}]]></content:encoded></item>"
    assert texts(page(RSS.format(entry))) == [SAID]


def test_lines_of_an_entry_without_tags_are_paragraphs() -> None:
    assert texts(page(RSS.format("<item><description>Oppo: 5\nVivo: 4\r\n\r\nLG: 3</description></item>"))) == [
        "Oppo: 5",
        "Vivo: 4",
        "LG: 3",
    ]


def test_what_other_vocabularies_and_other_elements_call_a_title_is_none() -> None:
    entry = "<item><media:group><title>no</title></media:group><media:title>no</media:title><title>Oppo</title></item>"
    assert page(RSS.format(entry)).provenance.title == "Oppo"


def test_the_feed_an_entry_was_taken_over_from_is_its_outlet() -> None:
    rss = page(RSS.format("<item><title>Oppo</title><source url='https://b.example'>Daily Phone</source></item>"))
    atom = page(ATOM.format("<entry><title>Oppo</title><source><title>Daily Phone</title></source></entry>"))
    assert {rss.provenance.outlet, atom.provenance.outlet} == {"Daily Phone"}


def test_entities_a_feed_declares_are_never_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    feed = bomb + "]>" + RSS.format("<item><description>&j; &amp; &file;</description></item>")
    ((found, issues),) = pages(feed)
    assert texts(found) == ["&j; & &file;"]
    assert issues[0].code == "entities-not-expanded"


@pytest.mark.parametrize("end", range(60, 380, 20))
def test_a_feed_cut_anywhere_gives_what_is_there_and_says_so(end: int) -> None:
    feed = RSS.format(f"<item><title>Oppo</title><description>{SAID}</description></item>" * 2)
    found = parts(feed[:end])
    assert isinstance(found[-1], PageError)
    assert "entries" in found[-1].why or "too early" in found[-1].why
    if len(found) > 1:
        last = found[-2]
        assert isinstance(last, Part)
        assert [issue.code for issue in last.issues] in ([], ["cut-entry"])
        assert last.data.decode() in feed


def test_a_feed_without_entries_says_so() -> None:
    (fault,) = parts(RSS.format(""))
    assert isinstance(fault, PageError)
    assert fault.why == "it is a feed without entries"


def test_a_feed_is_no_page() -> None:
    with pytest.raises(PageError, match="each of its entries is a page"):
        read_page(RSS.format("<item/>").encode(), name="feed.xml")


@pytest.mark.parametrize("text", ["<html><feed>", "Oppo <rss>", "<item><title>x</title></item>", "", "<p>rss</p>"])
def test_other_files_are_no_feed(text: str) -> None:
    assert not is_feed(text)


@pytest.mark.parametrize(
    "flood", ["<item>", "<a ", "<![CDATA[", "<!--", '<a b="', "<item a='", "&lt;", "</item>", "<?"]
)
def test_a_flood_inside_a_feed_is_passed_over_once(flood: str) -> None:
    assert parts(RSS.format(f"<item><title>Oppo</title></item>{flood * 50_000}"))
