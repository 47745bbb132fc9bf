"""What the vocabulary holds is complete and consistent with the claims schema."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from crossfoot.knowledge import Vocabulary, load_vocabulary
from crossfoot.model import MEASURES, Form

WORDS = load_vocabulary()
# Claims schema, section 4.
REGIONS = {"WORLD", "EUROPE", "WEUROPE", "CEE", "EU5", "EMEA", "MEA", "MIDDLE_EAST", "AFRICA", "SSA", "APAC", "APEJ",
           "SEA", "GREATER_CHINA", "LATAM", "NAM"}  # fmt: skip
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return WORDS


def test_every_vendor_has_a_name_a_home_and_a_product(vocabulary: Vocabulary) -> None:
    countries = {place.code for place in vocabulary.places} - REGIONS
    products = {term.value for term in vocabulary.terms if term.kind == "PRODUCT"} | {"vehicle", "camera"}
    for vendor in vocabulary.vendors:
        assert SLUG.fullmatch(vendor.id)
        assert vendor.names
        assert vendor.home in countries, f"{vendor.id} is at home in no country we know"
        assert vendor.product in products, f"{vendor.id} makes a product we have no word for"


def test_no_two_vendors_share_an_id(vocabulary: Vocabulary) -> None:
    assert {n for n, count in Counter(vendor.id for vendor in vocabulary.vendors).items() if count > 1} == set()


def test_every_parent_is_a_vendor_and_no_vendor_is_its_own_ancestor(vocabulary: Vocabulary) -> None:
    parents = {vendor.id: vendor.parent for vendor in vocabulary.vendors}
    assert {parent for parent in parents.values() if parent is not None} <= set(parents)
    for name, parent in parents.items():
        line, above = [name], parent
        while above is not None:
            assert above not in line
            line.append(above)
            above = parents[above]


def test_only_a_vendor_with_a_parent_has_a_last_day_with_it(vocabulary: Vocabulary) -> None:
    assert [v.id for v in vocabulary.vendors if v.parent_until is not None and v.parent is None] == []


def test_honor_was_counted_in_by_huawei_until_the_end_of_2020(vocabulary: Vocabulary) -> None:
    honor = vocabulary.vendor("honor")
    assert honor is not None
    assert (honor.parent, str(honor.parent_until)) == ("huawei", "2020-12-31")


def test_places_are_two_letter_countries_and_the_regions_of_the_schema(vocabulary: Vocabulary) -> None:
    codes = [place.code for place in vocabulary.places]
    assert {code for code in codes if not re.fullmatch("[A-Z]{2}", code)} == REGIONS
    assert len(codes) == len(set(codes))


def test_every_place_has_a_name(vocabulary: Vocabulary) -> None:
    assert [place.code for place in vocabulary.places if not place.names] == []


@pytest.mark.parametrize(
    ("adjective", "code"),
    [("Chinese", "CN"), ("Korean", "KR"), ("Taiwanese", "TW"), ("Finnish", "FI"), ("British", "GB"), ("German", "DE")],
)
def test_an_adjective_of_origin_names_its_country(vocabulary: Vocabulary, adjective: str, code: str) -> None:
    assert vocabulary.place_of_adjective(adjective) == code


def test_a_word_that_is_no_adjective_names_no_country(vocabulary: Vocabulary) -> None:
    assert vocabulary.place_of_adjective("nimble") is None


def test_a_spelling_belongs_to_one_entry_of_its_class(vocabulary: Vocabulary) -> None:
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for term in vocabulary.terms:
        owners[term.kind, term.text if term.is_cased else term.text.casefold()].add(term.value)
    assert {spelling: values for spelling, values in owners.items() if len(values) > 1} == {}


def test_every_spelling_is_trimmed_and_not_empty(vocabulary: Vocabulary) -> None:
    assert [term for term in vocabulary.terms if not term.text or term.text != " ".join(term.text.split())] == []


def test_a_spelling_without_capitals_is_written_in_small_letters(vocabulary: Vocabulary) -> None:
    odd = [t for t in vocabulary.terms if not t.is_cased and t.kind != "PLACE" and t.text != t.text.lower()]
    assert odd == []


def test_names_of_vendors_people_and_places_keep_their_capitals(vocabulary: Vocabulary) -> None:
    assert all(t.is_cased for t in vocabulary.terms if t.kind in ("VENDOR", "PERSON", "OWN", "LINE", "SOURCE", "ADJ"))


def test_every_measure_of_the_schema_but_countries_has_a_word(vocabulary: Vocabulary) -> None:
    assert set(MEASURES) - {t.value for t in vocabulary.terms if t.kind == "MEASURE"} <= {"countries"}


def test_a_named_source_is_found_by_its_name(vocabulary: Vocabulary) -> None:
    assert [s.who for s in vocabulary.sources if vocabulary.source(s.who) != s] == []


def test_a_vendor_is_found_by_its_id_and_an_unknown_one_is_none(vocabulary: Vocabulary) -> None:
    assert [v.id for v in vocabulary.vendors if vocabulary.vendor(v.id) != v] == []
    assert vocabulary.vendor("no-such-maker") is None


def test_every_form_of_bound_has_words(vocabulary: Vocabulary) -> None:
    bound = {form for _, form in vocabulary.numbers.bounds}
    assert bound == {Form.MORE, Form.AT_LEAST, Form.LESS, Form.AT_MOST, Form.ABOUT, Form.NEARLY, Form.JUST_OVER}


def test_no_bound_word_has_two_meanings(vocabulary: Vocabulary) -> None:
    forms: defaultdict[str, set[Form]] = defaultdict(set)
    for word, form in vocabulary.numbers.bounds:
        forms[word].add(form)
    assert {word: meant for word, meant in forms.items() if len(meant) > 1} == {}


def test_indian_and_western_magnitudes_are_what_they_say(vocabulary: Vocabulary) -> None:
    sizes = dict(vocabulary.numbers.magnitudes)
    assert (sizes["lakh"], sizes["crore"]) == (10**5, 10**7)
    assert (sizes["thousand"], sizes["million"], sizes["billion"]) == (10**3, 10**6, 10**9)
