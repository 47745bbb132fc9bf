"""The calls of the server as OpenAPI describes them.

Invariant: it is made from the calls themselves, so that what is described is what is answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from crossfoot.web.api.call import PREFIX, Call
from crossfoot.web.api.exports import EXPORT, MEDIA_OF
from crossfoot.web.api.parameters import WHEN, Parameter
from crossfoot.web.api.sent import Sending
from crossfoot.web.api.shapes import FAULT, Shape
from crossfoot.web.large import MOST_LOADED

__all__ = ["described"]

_VERSION = "3.1.0"
_FAULTS = {
    "400": "What was asked for cannot be read.",
    "401": "Nobody has signed in, or nobody has this token.",
    "403": "Who asks may not do this.",
    "404": "What the address names is not there as of that day.",
    "405": "The address takes another method.",
    "413": "More was sent than is taken.",
    "421": "The server was asked under a name that is not its own.",
    "429": "More was asked than is allowed; Retry-After says when to ask again.",
    "500": "What is known could not be told; the sentence says why.",
    "503": "The ledger cannot be read or written.",
}
_TAG = {"ETag": {"description": "Names the state of the ledger and the address.", "schema": {"type": "string"}}}


def described(calls: Iterable[Call], sendings: Iterable[Sending], *, version: str, address: str) -> dict[str, Any]:
    """All calls.

    Args:
        calls: Those that read.
        sendings: Those that send something.
        version: Of the package.
        address: The whole address of the server, without a path.
    """
    paths: dict[str, Any] = {f"{PREFIX}{call.path}": {"get": _get(call)} for call in calls}
    paths[f"{PREFIX}/exports/{{table}}"] = {"get": _export()}
    paths |= {f"{PREFIX}{sending.path}": {"post": _post(sending)} for sending in sendings}
    return {
        "openapi": _VERSION,
        "info": {
            "title": "crossfoot",
            "version": version,
            "description": "What the trade press says, who says it, and what can be true at once. Same records as the "
            "commands print. A change sends 'Authorization: Bearer TOKEN', or the token of /api/v1/token with its "
            "cookie. Of a ledger of more than some thousand pages, conflicts, goals, feats and briefs follow from the "
            f"{MOST_LOADED:,} claims of each list that were recorded last, as on the pages, which say so.",
        },
        "servers": [{"url": address}],
        "paths": paths,
        "components": {
            "schemas": {"Fault": FAULT},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _get(call: Call) -> dict[str, Any]:
    return {
        "operationId": call.name,
        "summary": call.told,
        "parameters": [_parameter(one) for one in call.every],
        "responses": {"200": _fine(call.shape), "304": {"description": "As it was."}, **_faults()},
    }


def _export() -> dict[str, Any]:
    content: dict[str, Any] = {media.partition(";")[0]: {"schema": {}} for media in MEDIA_OF.values()}
    return {
        "operationId": "export",
        "summary": "Claims, or every live figure between its proven ends, as a table.",
        "parameters": [_parameter(one) for one in (*EXPORT, WHEN)],
        "responses": {
            "200": {"description": "The table.", "content": content},
            "304": {"description": "As it was."},
            **_faults(),
        },
    }


def _post(sending: Sending) -> dict[str, Any]:
    fields = {one.name: one.schema() | {"description": one.told} for one in sending.fields}
    needed = [one.name for one in sending.fields if one.is_needed]
    body = {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}
    content = {"application/json": {"schema": body, "example": json.loads(sending.example)}}
    return {
        "operationId": sending.name,
        "summary": sending.told,
        "requestBody": {"required": True, "content": content},
        "responses": {"200": _fine(sending.shape), **_faults()},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    found = {
        "name": one.name,
        "in": "path" if one.is_in_path else "query",
        "required": one.is_needed,
        "description": one.told,
        "schema": one.schema(),
    }
    return found | ({"example": [one.example] if one.is_repeated else one.example} if one.example else {})


def _fine(shape: Shape) -> dict[str, Any]:
    return {"description": "The answer.", "content": {"application/json": {"schema": shape}}, "headers": _TAG}


def _faults() -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
    return {status: {"description": told, "content": content} for status, told in _FAULTS.items()}
