"""Answers read as what they are said to be: JSON only where it is JSON, a feed where it is one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

from requests import Response

from spallm.enrichment.service import Kind

_ATOM = "{http://www.w3.org/2005/Atom}"


def read_json(body: bytes) -> Any:
    """Return the object or list that a body holds; ValueError where it holds none."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ValueError("is broken off or is no JSON") from error
    if not isinstance(value, dict | list):
        raise ValueError("is JSON, but neither an object nor a list")  # noqa: TRY004
    return value


def read_feed(body: bytes) -> ElementTree.Element:
    """Return the Atom feed that a body holds; ValueError where it holds none.

    A feed has no document type; one that has could swell to any size.
    """
    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        raise ValueError("is no feed: it declares a document type")
    try:
        feed = ElementTree.fromstring(body)  # noqa: S314 - no document type, no entities
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError("is broken off or is no feed") from error
    if feed.tag != f"{_ATOM}feed":
        raise ValueError("is XML, but no feed")
    return feed


READERS: Mapping[Kind, Callable[[bytes], Any]] = MappingProxyType(
    {"json": read_json, "atom": read_feed}
)


def read(response: Response, kind: Kind) -> Any:
    """Return what an answer holds; ValueError says in words what is wrong with it."""
    if "html" in response.headers.get("content-type", "").lower():
        raise ValueError("is a web page and no data")
    return READERS[kind](response.content or b"")
