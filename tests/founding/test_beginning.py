"""What a graph for another field begins with."""

from __future__ import annotations

import datetime
import tomllib

import pyoxigraph as ox
import pytest
import yaml

from spallm.errors import UsageError
from spallm.founding import beginning
from spallm.vocabulary import BASE

TODAY = datetime.date(2026, 1, 31)


def told(name: str = "plants", **given: str) -> dict[str, object]:
    files = beginning(name, today=TODAY, **given).files()
    return tomllib.loads(files["data/collection.toml"].decode())


def test_the_name_of_the_folder_is_title_and_end_of_the_namespace_until_others_are_given():
    assert told("plant-models") == {
        "title": "Plant models",
        "version": "0.1",
        "date": TODAY,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "namespace": "https://example.org/plant-models/",
    }


def test_a_namespace_of_ones_own_is_no_placeholder():
    assert not beginning("plants").is_placed
    assert beginning("plants", namespace="https://plants.example.net/id#").is_placed


@pytest.mark.parametrize("name", ["植物", "...", "--", "a b", "ü" * 90, "\U0001f33f"])
def test_any_folder_has_a_name_that_makes_a_namespace(name: str):
    assert str(told(name)["namespace"]).startswith("https://example.org/")


def test_a_title_is_text_in_every_file():
    title = 'A "list" <b> of | \\ [plants](x) {{ 7 * 7 }}\u200b # \U0001f33f'
    assert told(title=title)["title"] == title
    readme = beginning("plants", title=title).files()["README.md"].decode()
    heading = readme.splitlines()[0]
    assert "<b>" not in heading
    assert r"{{ 7 \* 7 }}" in heading


def test_a_chinese_title_brings_a_chinese_list_that_is_kept_fresh_too():
    files = beginning("plants", title_zh="植物").files()
    assert files["README.zh.md"].decode().startswith("# 植物\n")
    assert b"<!-- spallm:begin lang=zh -->" in files["README.zh.md"]
    steps = yaml.safe_load(files[".github/workflows/check.yml"])["jobs"]["check"]["steps"]
    lists = "README.md --update README.zh.md"
    assert f"spallm readme --graph . --update {lists} --check" in [s.get("run") for s in steps]
    plain = beginning("plants").files()
    assert "README.zh.md" not in plain
    assert not any(b"zh.md" in body for body in plain.values())


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("namespace", "https://example.org/plants"),
        ("namespace", f"{BASE}plants/"),
        ("licence", "CC BY 4.0"),
        ("title", "\u202eevil"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_option(option: str, value: str):
    with pytest.raises(UsageError, match=f"^--{option} "):
        beginning("plants", **{option: value})


def test_the_schemes_are_empty_and_what_they_show_in_comments_holds():
    files = beginning("plants").files()
    for name in ("section", "task"):
        text = files[f"ontology/schemes/{name}.ttl"].decode()
        assert len(list(ox.parse(text, ox.RdfFormat.TURTLE, base_iri=BASE))) == 3
        head, _, rest = text.partition("@prefix")
        example = "\n".join(line.removeprefix("# ") for line in head.split(":\n")[-1].splitlines())
        shown = f"@prefix{rest}\n{example.lstrip('#')}"
        found = {str(q.subject) for q in ox.parse(shown, ox.RdfFormat.TURTLE, base_iri=BASE)}
        assert any(f"{BASE}{name}/" in each for each in found)
