from __future__ import annotations

import pytest

from spallm.importers.short_name import short_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("scGPT: toward building a foundation model", "scGPT"),
        ("Role of language models in dynamic graphs (DyG-RoLLM)", "DyG-RoLLM"),
        ("Llama 2: open foundation models", "Llama 2"),
        ("苔语：一个模型", "苔语"),
        ("A survey: where we stand", None),
        ("Graph neural networks: a review of methods", None),
        ("Learning from data (2023)", None),
        ("No name at all", None),
        ("", None),
    ],
)
def test_a_short_name_is_told_from_a_phrase(title: str, name: str | None) -> None:
    assert short_name(title) == name


def test_a_title_of_punctuation_is_read_too() -> None:
    assert short_name("：-é-（（ - *²）") != ""
