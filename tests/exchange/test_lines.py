"""Tables as JSON lines."""

from __future__ import annotations

import io

import pytest

from crossfoot.errors import TableError
from crossfoot.exchange.lines import read_lines
from tests.exchange.tables import mapping, read_csv


def test_lines_of_another_program_are_read_by_a_mapping() -> None:
    found = read_csv(
        '{"who":"xiaomi","when":2017,"figure":"9M","outlet":"A","published":"2018"}\n\n'
        '{"who":"apple","figure":">8M","when":"Q3 2017","outlet":null,"published":"2018"}\n',
        mapping(),
    )
    assert sorted(found.lines) == [
        "apple shipments smartphone WORLD 2017-Q3 level >8M", "xiaomi shipments smartphone WORLD 2017 level 9M",
    ]  # fmt: skip
    assert found.readings[0].claims[0].frame == "row 1 of t.csv, column figure"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"a":1}\n{"b":1}\n', "line 2 has 'b', which the first line has not"),
        (b'{"a":1}\n[1]\n', "line 2 is no object"),
        (b'{"a":1}\n{"a":\n', "line 2 is no JSON"),
        (b"{}\n", "its first line is no object with columns"),
    ],
)
def test_a_line_that_is_none_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(TableError, match=sentence):
        list(read_lines(io.BytesIO(data), name="t").rows())
