"""Shapes: typed dictionaries that answers are made of, and that describe them to programs."""

from __future__ import annotations

from typing import TypeVar

Shaped = TypeVar("Shaped", bound=type)


def shape(kind: Shaped) -> Shaped:
    """Make a typed dictionary one that pydantic describes with its words, and with no other key.

    The setting is a plain dictionary, so that answering a request never waits for pydantic.
    """
    kind.__pydantic_config__ = {  # type: ignore[attr-defined]  # pydantic looks for it there
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }
    return kind
