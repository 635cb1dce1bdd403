"""Names and dates as CSL-JSON writes them, which Crossref writes the same way."""

from __future__ import annotations

from typing import Any

from spallm.importers.json_values import Json, text_at, value_at

_PARTS = 3


def person_name(person: Json) -> str:
    """Return a name with the given name first.

    >>> person_name({"given": "Jan", "non-dropping-particle": "van den", "family": "Berg"})
    'Jan van den Berg'
    >>> person_name({"literal": "Tabula Sapiens Consortium"}), person_name({"name": "WHO"})
    ('Tabula Sapiens Consortium', 'WHO')
    """
    whole = text_at(person, "literal") or text_at(person, "name")
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return whole or " ".join(filter(None, (text_at(person, part) for part in parts)))


def date_parts(date: Any) -> str:
    """Return a date as a text, as far as it goes; a raw or literal one as it stands.

    >>> date_parts({"date-parts": [[2024, 2, 26]]}), date_parts({"date-parts": [["2024", 2]]})
    ('2024-02-26', '2024-02')
    >>> date_parts({"date-parts": [[None]]}), date_parts({"raw": "in press"}), date_parts("2024")
    ('', 'in press', '2024')
    """
    if isinstance(date, str | int):
        return text_at({"date": date}, "date")
    parts = value_at(date, "date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    said = _leading_numbers(parts if isinstance(parts, list) else [])
    if said:
        return "-".join(part.zfill(2) for part in said)
    return text_at(date, "raw") or text_at(date, "literal")


def _leading_numbers(parts: list[Any]) -> list[str]:
    numbers = []
    for part in parts[:_PARTS]:
        number = text_at({"part": part}, "part")
        if not (number.isascii() and number.isdigit()):
            break
        numbers.append(number)
    return numbers
