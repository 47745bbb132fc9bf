"""Addresses and bodies that nobody would send: every answer is described, of its shape, and no fault of ours.

`make fuzz` tries many more.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from crossfoot.web.api.call import PREFIX
from crossfoot.web.api.calls import CALLS
from crossfoot.web.api.sent import SENDINGS
from crossfoot.web.app import create_app
from crossfoot.web.page import Page
from crossfoot.web.rates import Limits
from crossfoot.web.site import PAGES
from tests.web.conftest import NOW
from tests.web.hostile import HARM, hostile_ledger, page_faults
from tests.web.team import ADDRESS, EDITOR, team_of

AS_EDITOR = {"Authorization": f"Bearer {EDITOR}"}
_EXAMPLES = int(os.environ.get("FUZZ", "4"))
_WORDS = (*HARM, "xiaomi", "2017-Q3", "IN", "smartphone", "idc", "vendor1 shipments smartphone IN 2017-Q3", "sha256:00",
          "all", "-1", "0", "\x00", "\ud7ff", "2017-02-30", "%", "x" * 400, "vendor1+vendor2")  # fmt: skip
_NAMES = ("as_of", "view", "vendor", "of", "q", "place", "product", "period", "beyond", "claim", "id", "x", "page")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """A team's server on a ledger of harmful pages."""
    folder = tmp_path_factory.mktemp("fuzz")
    team = team_of(hostile_ledger(folder / "hostile.sqlite"), folder, NOW, Limits(10**6, 10**6, 10**6))
    return create_app(replace(team.settings, names=(*team.settings.names, "testserver")))


@pytest.fixture(scope="module")
def calls(served: FastAPI) -> Any:
    # More than is taken is refused as such.
    refused = {"expected-statuses": ["400", "401", "403", "404", "405", "413"]}
    config = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": refused}})
    return schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", served, config=config, headers=AS_EDITOR)


# A name that nobody knows is a text like any other, and refused all the same.
_NOT_ASKED = [positive_data_acceptance]
_OPERATIONS = [*((call.path, "GET") for call in CALLS), ("/exports/{table}", "GET"),
               *((sending.path, "POST") for sending in SENDINGS)]  # fmt: skip


@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), _OPERATIONS)
@settings(max_examples=_EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_call_answers_as_it_is_described(
    calls: Any, path: str, method: str, mode: GenerationMode, data: st.DataObject
) -> None:
    case = data.draw(calls[f"{PREFIX}{path}"][method].as_strategy(generation_mode=mode))
    case.call_and_validate(headers=AS_EDITOR, excluded_checks=_NOT_ASKED)


_texts = st.sampled_from(_WORDS) | st.text(max_size=20)
_queries = st.lists(st.tuples(st.sampled_from(_NAMES) | st.text(max_size=5), _texts), max_size=4)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@settings(max_examples=_EXAMPLES * 3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(query=_queries, name=_texts, end=st.sampled_from(("", ".json", "/x.csv")))
def test_every_page_answers_whatever_it_is_asked(
    served: FastAPI, page: Page, query: list[tuple[str, str]], name: str, end: str
) -> None:
    path = re.sub(r"\{[^}]*\}", quote(name, safe="", errors="replace") or "x", page.path)
    browser = TestClient(served, base_url=ADDRESS, raise_server_exceptions=False, follow_redirects=False)
    answer = browser.get(
        f"{path}{end if path != '/' else ''}", params=urlencode(query, errors="replace"), headers=AS_EDITOR
    )
    assert answer.status_code < 500, answer.text[:500]
    assert page_faults(answer.text)[0] == [] or "html" not in answer.headers["content-type"]
