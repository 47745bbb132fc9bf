"""Mapping files, and what they may not say."""

from __future__ import annotations

import pytest

from crossfoot.errors import MappingError
from crossfoot.exchange.mapping import load_mapping
from tests.exchange.tables import PLAIN, mapping


def test_a_mapping_is_known_by_its_bytes() -> None:
    assert mapping().reader == mapping().reader != mapping(more="# a remark").reader
    assert mapping().reader.startswith("import-")


def test_the_names_of_a_group_may_be_a_list() -> None:
    found = mapping(more='[values.vendor]\n"the two" = ["samsung", "apple"]')
    assert found.words[0].means == (("vendor", "samsung+apple"),)


def test_what_it_knows_beyond_the_vocabulary_is_named_by_kind() -> None:
    found = mapping(more='[known]\nvendors = ["acme"]\nproducts = ["vehicle"]')
    assert [sorted(found.names(kind)) for kind in ("vendors", "products", "places")] == [["acme"], ["vehicle"], []]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("[colums]\n", "Mapping 'm.toml': there is no 'colums'; spelled alike: columns."),
        ("[table]\ndelim = ','", "Mapping 'm.toml', table: there is no 'delim'; spelled alike: delimiter, decimal."),
        ("[table]\nheader = '1'", "Mapping 'm.toml', table, header: '1' is no int."),
        ("[table]\nheader = -1", "Mapping 'm.toml', table, header: rows are counted from 1, and 0 means that there is"),
        ("[table]\ndecimal = ';'", "Mapping 'm.toml', table, decimal: ';' is no decimal sign: it is '.' or ','."),
        ("[table]\ndelimiter = '::'", "Mapping 'm.toml', table, delimiter: '::' is more than one letter."),
        ("[values.vendr]\n", "Mapping 'm.toml', values: there is no 'vendr'; spelled alike: vendor, event."),
        ("[values]\nvendor = 'x'", "Mapping 'm.toml', values, vendor: 'x' stands where a table of texts was expected."),
        ("[values.place]\nworld='A'\nWorld='B'", "Mapping 'm.toml', values, place: 'World' stands there twice"),
        ("[values.place]\nworld={plac='A'}", "Mapping 'm.toml', values, place, 'world': there is no 'plac'; spelled"),
        ("[values.place]\nworld=[[1]]", "Mapping 'm.toml', values, place, 'world', place: [1] stands where a text"),
        ("[[skip]]\nreason = 'x'", "Mapping 'm.toml', skip 1: it has no `when` that names a column and what stands"),
        ("[[rule]]\nwhen = {a='b'}\nsets = {}", "Mapping 'm.toml', rule 1: there is no 'sets'; spelled alike: set."),
        ("[rule]\nwhen = {a='b'}", "Mapping 'm.toml', rule: it is written [[rule]], once for each."),
        ("[[figure]]\ncolumns = 3", "Mapping 'm.toml', figure 1: 3 stands where a table of names was expected."),
        ("[known]\npeople = ['x']", "Mapping 'm.toml', known: there is no 'people'; expected one of vendors, products"),
        ("= 3", "Mapping 'm.toml': it is no TOML (Invalid statement"),
        ("[[rule]]\nwhen={a='b'}\nset={goal='g', note='n'}", "Mapping 'm.toml': a claim's note holds its goal, and a"),
    ],
)
def test_what_a_mapping_may_not_say_is_told_with_its_place(more: str, sentence: str) -> None:
    with pytest.raises(MappingError) as fault:
        mapping(more=more)
    assert str(fault.value).startswith(sentence)


def test_a_mapping_must_say_what_every_claim_has() -> None:
    with pytest.raises(MappingError, match="no column and no constant gives the place"):
        mapping(PLAIN.replace('place = "WORLD"\n', ""))
    with pytest.raises(MappingError, match="it is no TOML"):
        load_mapping(b"\xff\xfe", name="m.toml")
