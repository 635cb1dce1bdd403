"""Descriptions are written from the facts, in both languages, and change with them."""

from __future__ import annotations

import pytest

from spallm.build import assemble
from spallm.vocabulary import SCHEMA


def described(workshop, entity: str) -> dict[str, str]:
    snapshot = assemble(workshop.read(), workshop.vocabulary)
    return {
        quad.object.language: quad.object.value
        for quad in snapshot.quads
        if quad.predicate.value == SCHEMA.description and quad.subject.value.endswith(entity)
    }


def test_a_model_is_described_in_both_languages(workshop) -> None:
    assert described(workshop, "model/base-model") == {
        "en": "Model family of 2023: 30 million parameters.",
        "zh": "模型家族（2023 年）：3000 万参数。",
    }


def test_a_description_follows_the_facts(workshop) -> None:
    workshop.bend("models/base-model.toml", "30000000", "31000000")
    assert "31 million" in described(workshop, "model/base-model")["en"]


def test_a_dataset_tells_size_and_use(workshop) -> None:
    workshop.bend("models/tuned-model.toml", "fine_tuned_on", "pretrained_on")
    assert described(workshop, "dataset/some-cells") == {
        "en": "Corpus: over 1 million cells; 1 model here pre-trained on it.",
        "zh": "语料库：超过 100 万个细胞；本图谱中有 1 个模型以其预训练。",
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_rejected_value_is_not_described(workshop, language: str) -> None:
    assert "36" not in described(workshop, "model/base-model")[language]


def test_a_task_tells_how_many_take_it_up(workshop) -> None:
    tasks = 'tasks = [\n    {value = "cell-embedding", by = ["list"]},\n]\nweights = ['
    workshop.bend("models/base-model.toml", "weights = [", tasks)
    assert described(workshop, "task/cell-embedding") == {
        "en": "Taken up by 1 model and studied in 0 works of this collection.",
        "zh": "本图谱中有 1 个模型涉及、0 篇论文研究该任务。",
    }


def test_what_has_few_facts_still_says_what_it_is(workshop) -> None:
    workshop.bend("models/tuned-model.toml", "value = 2024", "value = 2025")
    assert described(workshop, "model/tuned-model")["en"] == "Model family of 2025."
