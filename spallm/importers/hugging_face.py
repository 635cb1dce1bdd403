"""Models and datasets as the interface of Hugging Face describes them."""

from __future__ import annotations

from spallm.importers.card import take_card
from spallm.importers.entry import Entry, Place
from spallm.importers.json_answers import read_answer
from spallm.importers.json_values import Json, mapping_at, text_at, texts_at
from spallm.importers.reading import Reading
from spallm.importers.sketch import Sketch

#: The hub's answers are a repository, or a list of them.
SHELLS: tuple[str, ...] = ()
#: Fields of which answers for models and datasets have some, and other services none.
_MARKS = frozenset(
    (
        *("modelId", "cardData", "siblings", "pipeline_tag", "library_name", "downloads", "likes"),
        *("lastModified", "gated"),
    )
)
#: Fields that only models have, and fields that only datasets have.
_OF_MODELS = frozenset(("modelId", "pipeline_tag", "library_name", "config", "transformersInfo"))
_OF_DATASETS = frozenset(("citation", "paperswithcode_id"))
_DATASET_TAGS = ("task_categories:", "size_categories:", "modality:", "format:", "task_ids:")
_HUB = "https://huggingface.co/"


def recognises(item: Json) -> bool:
    """Tell whether an object is a model or a dataset of Hugging Face."""
    return bool(_id(item)) and bool(_MARKS & item.keys())


def entry(repository: Json, place: Place) -> Entry:
    """Return a repository as an entry: a model, or a dataset if it says so."""
    return sketch(repository, place).entry()


def read(text: str, file: str) -> Reading:
    """Read the answer for one repository, or a list of them."""
    return read_answer("hugging-face", SHELLS, sketch, text, file)


def sketch(repository: Json, place: Place) -> Sketch:
    """Return what a repository says: descent, data, licence, tasks, and papers it names.

    Facts of its card go before those of its tags, which the hub makes from the card.
    """
    name = _id(repository)
    is_dataset = _is_dataset(repository)
    drawn = Sketch(place, "dataset" if is_dataset else "model", name)
    drawn.title = name.rpartition("/")[2]
    drawn.keep("author", text_at(repository, "author") or name.rpartition("/")[0])
    path = f"datasets/{name}" if is_dataset else name
    drawn.identify(path, "huggingface", "id")
    drawn.follow(f"{_HUB}{path}", "Hugging Face", role="data" if is_dataset else "weights")
    tags = texts_at(repository, "tags")
    take_card(drawn, {**_card_of(repository), **mapping_at(repository, "cardData")}, tags)
    # When the repository was made says little of the model, and nothing where it was made before
    # the hub kept dates.
    for field in ("createdAt", "sha", "library_name", "gated", "description"):
        drawn.keep(field, text_at(repository, field))
    return drawn


def _id(repository: Json) -> str:
    return text_at(repository, "id") or text_at(repository, "modelId")


def _is_dataset(repository: Json) -> bool:
    if _OF_MODELS & repository.keys():
        return False
    tags = texts_at(repository, "tags")
    return bool(_OF_DATASETS & repository.keys()) or any(
        tag.startswith(_DATASET_TAGS) for tag in tags
    )


def _card_of(repository: Json) -> Json:
    """Return what stands outside the card, under the names that cards have for it."""
    task = text_at(repository, "pipeline_tag")
    return {"pipeline_tag": task} if task else {}
