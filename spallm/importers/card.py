"""Facts of a model's or a dataset's card: what its YAML says, and what the hub's tags add."""

from __future__ import annotations

from collections.abc import Iterator

from spallm.importers.json_values import Json, text_at, texts_at
from spallm.importers.sketch import Sketch, is_web_address

#: What the hub calls a relation to a base model, and the field of a model that says it.
RELATIONS = {
    "finetune": "fine_tuned_from",
    "adapter": "adapted_from",
    "merge": "merged_from",
    "quantized": "quantized_from",
}
#: The relation where a card names a base model and not what was done to it.
UNTOLD = "derived_from"
_ARXIV = "https://arxiv.org/abs/"
#: Licences of which the card says only that they have another name.
_OTHER = "other"


def take_card(drawn: Sketch, card: Json, tags: tuple[str, ...]) -> None:
    """Add what a card and the tags of its repository say.

    Relations: those of :data:`RELATIONS`, or ``derived_from``; ``trained_on``; ``tasks``;
    ``weights_license``, of datasets ``license``. Papers that it names are links, for it may name
    others than its own.
    """
    _take_descent(drawn, card, tags)
    for dataset in (*texts_at(card, "datasets"), *_tagged(tags, "dataset")):
        drawn.relate("trained_on", dataset, drawn.spots.get("datasets"))
    _take_licence(drawn, card, tags)
    names = ("pipeline_tag", "task_categories", "task_ids")
    for name in names:
        for task in texts_at(card, name):
            drawn.relate("tasks", task, drawn.spots.get(name))
    for task in _tagged(tags, "task_categories"):
        drawn.relate("tasks", task)
    for number in _tagged(tags, "arxiv"):
        drawn.follow(f"{_ARXIV}{number}", "arXiv", role="paper")
    for doi in _tagged(tags, "doi"):
        drawn.identify(doi, "doi", "doi")
    for name in ("language", "library_name", "tags"):
        for text in texts_at(card, name):
            drawn.keep(name, text)


def _take_descent(drawn: Sketch, card: Json, tags: tuple[str, ...]) -> None:
    """Relate to the base models; the tags tell what the card leaves to the hub to find out."""
    told = RELATIONS.get(text_at(card, "base_model_relation").casefold())
    by_tag = dict(_tagged_bases(tags))
    bases = texts_at(card, "base_model") or tuple(by_tag)
    for base in bases:
        drawn.relate(told or by_tag.get(base, UNTOLD), base, drawn.spots.get("base_model"))
    odd = text_at(card, "base_model_relation")
    if odd and not told:
        drawn.keep("base_model_relation", odd)


def _tagged_bases(tags: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield base models with the relation; each stands in two tags, one of them without."""
    for tag in sorted(_tagged(tags, "base_model"), key=lambda tag: tag.count(":")):
        relation, colon, base = tag.partition(":")
        if colon and relation in RELATIONS:
            yield base, RELATIONS[relation]
        elif not colon:
            yield tag, UNTOLD


def _tagged(tags: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(tag[len(name) + 1 :] for tag in tags if tag.startswith(f"{name}:"))


def _take_licence(drawn: Sketch, card: Json, tags: tuple[str, ...]) -> None:
    """Relate to the licence, which is that of the weights, for those are what the hub holds."""
    field = "license" if drawn.what == "dataset" else "weights_license"
    for licence in texts_at(card, "license") or _tagged(tags, "license"):
        name = text_at(card, "license_name") if licence == _OTHER else ""
        drawn.relate(field, name or licence, drawn.spots.get("license"))
    if is_web_address(link := text_at(card, "license_link")):
        drawn.keep("license_link", link)
