"""Model cards: a README whose YAML at the head says what the interface of the hub says, too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from spallm.errors import UsageError
from spallm.importers.card import take_card
from spallm.importers.entry import Place
from spallm.importers.json_values import Json, mappings_at, text_at, texts_at
from spallm.importers.reading import Reading, Remark
from spallm.importers.sketch import Sketch, plain

_HEAD = re.compile(r"\A\s*---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+)$", re.MULTILINE)
#: Brackets for which the parser of YAML would take longer and longer.
_NESTED = re.compile(r"(?:[\[{]\s*){50}")
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^([\w-]+)\s*:", re.MULTILINE)
#: What headings of cards put before the name.
_LEAD = re.compile(r"(?:model|dataset)\s+card\s*(?:for|of|:|-)?\s*", re.IGNORECASE)
#: Keys that the cards of models and of datasets have, and front matter of other pages has not.
_OF_DATASETS = frozenset(
    ("task_categories", "task_ids", "size_categories", "dataset_info", "configs", "pretty_name")
)
MARKS = _OF_DATASETS | frozenset(
    (
        *("base_model", "base_model_relation", "pipeline_tag", "library_name", "model-index"),
        *("datasets", "license_name"),
    )
)


def recognises(text: str) -> bool:
    """Tell whether a text begins with the YAML of a card."""
    found = _HEAD.match(text)
    keys = _KEY.findall(found[1]) if found else []
    return bool(MARKS & set(keys))


def read(text: str, file: str) -> Reading:
    """Read one card; its name is the first heading's, or the name of the file."""
    found = _HEAD.match(text)
    if not found:
        why = "no YAML stands between two lines of three dashes at the head"
        return Reading(file, "model-card", (), (Remark("no-front-matter", Place(file, 1), why),))
    card, remarks = _yaml(found[1], file)
    entry, told = _sketch(card, text, found, file).finished()
    return Reading(file, "model-card", (entry,) if entry else (), (*remarks, *told))


def _yaml(text: str, file: str) -> tuple[Json, tuple[Remark, ...]]:
    try:
        import yaml
    except ImportError as error:
        raise UsageError(
            "cards are read with PyYAML", hint='Run: pip install "spallm[lists]"'
        ) from error

    if _NESTED.search(text):
        why = "the head has brackets within brackets, far too many for a card"
        return {}, (Remark("malformed-yaml", Place(file, 1), why, lost=True),)
    try:
        card: Any = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        why = f"the head is not YAML: {plain(str(getattr(error, 'problem', None) or error))}"
        return {}, (Remark("malformed-yaml", Place(file, line), why, lost=True),)
    if isinstance(card, Mapping):
        return card, ()
    why = "the head has no fields"
    return {}, (Remark("malformed-yaml", Place(file, 1), why, lost=card is not None),)


def _sketch(card: Json, text: str, head: re.Match[str], file: str) -> Sketch:
    drawn = Sketch(Place(file, 1), "dataset" if _OF_DATASETS & card.keys() else "model")
    for key in _KEY.finditer(text, head.start(1), head.end(1)):
        drawn.spots[key[1]] = Place(file, text.count("\n", 0, key.start()) + 1)
    heading = _HEADING.search(_FENCE.sub("", text[head.end() :]))
    models = (text_at(each, "name") for each in mappings_at(card, "model-index"))
    drawn.title = (
        text_at(card, "pretty_name")
        or text_at(card, "model_name")
        or next(filter(None, models), "")
        or (_LEAD.sub("", heading[1].strip(" \t#"), count=1) if heading else "")
        or file.rpartition("/")[2].rpartition(".")[0]
    )
    take_card(drawn, card, texts_at(card, "tags"))
    return drawn
