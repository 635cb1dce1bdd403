"""The manifest is RO-Crate 1.2: another tool reads it, and it tells the truth about every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from spallm.analysis.data_version import DataVersion
from spallm.filing import write_folder
from spallm.review.manifest import Author, Making, manifest
from spallm.review.packed import MANIFEST, SUMS, Packed, sums

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
FILES = [
    Packed("README.md", b"# Hello", "What each file is.", "各文件说明。"),
    Packed("figures/50% of cells.svg", b"<svg/>", "A figure.", "图。"),
    Packed("figures/细胞.pdf", b"%PDF", "A figure.", "图。"),
    Packed("inputs/review.toml", b"", "The review.", "综述。"),
]
MAKING = Making(
    title="Spatial models", question="Which are there?", expression='text:"a & b"',
    command="spallm review run inputs", software="0.1.0", license=CC_BY,
    data=DataVersion("d" * 64, "Data", "2026.11", "2026-11-23", CC_BY),
    authors=(Author("Ana", "https://orcid.org/0000-0002-1825-0097", "A place"), Author("吴")),
)  # fmt: skip
Entity = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("crate") / "pack"
    described = Packed(MANIFEST, manifest(MAKING, FILES), "", "")
    whole = [*FILES, described]
    write_folder(place, {file.path: file.body for file in whole} | {SUMS: sums(whole)})
    return place


def entities(making: Making = MAKING) -> dict[str, Entity]:
    listed = json.loads(manifest(making, FILES))["@graph"]
    return {entity["@id"]: entity for entity in listed}


def test_another_tool_reads_it(folder: Path) -> None:
    from rocrate.rocrate import ROCrate

    crate = ROCrate(folder)
    assert crate.name == "Spatial models"
    assert crate.metadata.version == "1.2"
    paths = {unquote(entity.id) for entity in crate.data_entities}
    assert paths == {file.path for file in FILES} | {SUMS}
    for file in FILES:
        entity = next(each for each in crate.data_entities if unquote(each.id) == file.path)
        body = (folder / file.path).read_bytes()
        assert entity["sha256"] == hashlib.sha256(body).hexdigest()
        assert entity["contentSize"] == str(len(body))
        assert entity["encodingFormat"]
        assert entity["description"] == file.says


def test_every_file_is_listed_and_every_listed_file_is_there(folder: Path) -> None:
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    listed = {unquote(i) for i, each in entities().items() if each["@type"] == "File"}
    assert there == listed | {MANIFEST}


def test_no_two_entities_have_one_name() -> None:
    twice = Making(**{**_fields(MAKING), "authors": (Author("A", CC_BY), Author("B", CC_BY))})
    listed = [entity["@id"] for entity in json.loads(manifest(twice, FILES))["@graph"]]
    assert len(listed) == len(set(listed))


def test_what_is_referred_to_is_described() -> None:
    known = entities()
    specification = known[MANIFEST]["conformsTo"]["@id"]
    for entity in known.values():
        assert set(_references(entity)) <= {*known, specification}


def test_the_profile_builds_on_no_later_specification_than_the_crate() -> None:
    # Process Run Crate 0.5 extends RO-Crate 1.1, and 0.6 extends 1.3; the crate is one of 1.2.
    known = entities()
    assert known[MANIFEST]["conformsTo"]["@id"].endswith("/1.2")
    assert known["./"]["conformsTo"]["@id"].endswith("/process/0.5")


def test_entities_are_flat_and_have_no_gaps() -> None:
    for entity in entities().values():
        for value in entity.values():
            items = value if isinstance(value, list) else [value]
            assert items
            assert "" not in items
            assert all(set(item) == {"@id"} for item in items if isinstance(item, dict))
            assert not (isinstance(value, list) and len(value) == 1)


def test_every_term_is_one_of_the_specification() -> None:
    import rocrate

    path = Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld"
    context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    for entity in entities().values():
        types = entity["@type"]
        used = {*entity, *([types] if isinstance(types, str) else types)} - {"@id", "@type"}
        assert used <= context.keys()


def test_the_run_names_its_command_its_software_and_its_inputs() -> None:
    known = entities()
    run = known["#run"]
    assert known["./"]["mentions"] == {"@id": "#run"}
    assert run["description"] == "spallm review run inputs"
    assert known[run["instrument"]["@id"]]["softwareVersion"] == "0.1.0"
    assert run["object"] == [{"@id": "#graph"}, {"@id": "inputs/review.toml"}]


def test_the_graph_is_named_with_its_version_its_digest_and_its_licence() -> None:
    known = entities()
    graph = known["#graph"]
    assert (graph["version"], graph["license"]) == ("2026.11", {"@id": CC_BY})
    assert known[graph["identifier"]["@id"]]["value"] == "d" * 64
    assert known[CC_BY]["name"] == "CC BY 4.0"


def test_authors_stand_under_their_addresses_if_they_have_one() -> None:
    known = entities()
    assert [each["@id"] for each in known["./"]["author"]] == [
        "https://orcid.org/0000-0002-1825-0097",
        "#author-2",
    ]
    assert known["#author-2"]["name"] == "吴"


def test_a_graph_that_says_nothing_of_itself_is_described_as_far_as_it_goes() -> None:
    bare = Making("T", "", "everything", "c", DataVersion("d" * 64), "0.1.0", "Ask us.", "mine.ttl")
    known = entities(bare)
    assert known["./"]["license"] == "Ask us."
    assert "states no date" in known["./"]["description"]
    assert known["./"]["datePublished"] == "1970-01-01"
    assert known["#graph"]["name"] == "mine.ttl"
    assert set(known["#graph"]) == {"@id", "@type", "name", "description", "identifier"}


def _references(entity: Entity) -> Iterator[str]:
    for value in entity.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield item["@id"]


def _fields(making: Making) -> dict[str, Any]:
    return {name: getattr(making, name) for name in Making.__dataclass_fields__}
