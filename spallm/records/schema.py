"""JSON Schemas of the records, so that an editor can complete and check them while one types."""

from __future__ import annotations

import json
from typing import Any

from spallm.records import KINDS
from spallm.records.entity import Entity
from spallm.vocabulary import BASE


def schema(record_class: type[Entity]) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file; the id is the file's name and not in it."""
    found = record_class.model_json_schema()
    found["properties"].pop("id")
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}schema/{record_class.kind}.json",
        **found,
    }


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name."""
    return {
        f"{kind}.schema.json": json.dumps(schema(cls), indent=2, ensure_ascii=False) + "\n"
        for kind, cls in KINDS.items()
    }
