"""What things are called."""

from __future__ import annotations

from crossfoot.brief.names import names_of, product_name, verb_for
from crossfoot.knowledge import load_vocabulary
from tests.track.ledgers import view_of

LINE = "2017-11-10 Daily News | xiaomi shipments smartphone IN 2017-Q3 level 9.2M{}"


def test_vendors_and_places_come_from_the_vocabulary() -> None:
    names = names_of(load_vocabulary(), ())
    assert [names.vendor(slug) for slug in ("xiaomi", "oneplus", "some-new-maker")] == [
        "Xiaomi",
        "OnePlus",
        "Some New Maker",
    ]
    places = ("WORLD", "IN", "US", "WORLD-CN", "WORLD-XX", "XK-9", None)
    assert [names.where(place) for place in places] == [
        "worldwide",
        "in India",
        "in the United States",
        "outside China",
        "abroad",
        "in XK-9",
        "",
    ]


def test_voices_are_called_as_pages_call_them() -> None:
    view = view_of(LINE.format(' said="tracker:DIGITIMES Research"'), LINE.format(""))
    names = names_of(load_vocabulary(), view.entries())
    assert names.voice("digitimes-research") == "DIGITIMES Research"
    assert names.voice("outlet:daily-news") == "Daily News"
    assert names.voice("xiaomi") == "Xiaomi"
    assert names.voice("outlet:weekly-post") == "weekly post"


def test_products_have_plurals_and_measures_have_verbs() -> None:
    assert [product_name(p) for p in ("smartphone", "mobile_phone", "pc", "nev", None)] == [
        "smartphones",
        "mobile phones",
        "PCs",
        "new-energy cars",
        "units",
    ]
    assert (verb_for("sales", past=True), verb_for("orders", past=False)) == ("sold", "reach")
