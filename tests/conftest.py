"""What tests of every floor may use: a small sound collection to start from, and to break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from spallm import bundle, catalog, ontology
from spallm.build import assemble
from spallm.catalog import Catalog, Finding
from spallm.catalog.checks import check
from spallm.ontology import Ontology
from tests.chromium import Chromium, launched

FILES = {
    "collection.toml": """\
title = "A small collection"
title_zh = "小型集合"
description = "For tests."
description_zh = "供测试使用。"
version = "1"
date = 2026-01-31
license = "https://creativecommons.org/licenses/by/4.0/"
""",
    "sources/a-list.toml": """\
name = "A list"
url = "https://github.com/example/a-list"
commit = "0123abc"
basis = "list"
""",
    "papers/first-work.toml": """\
name = "First work"
title = [
    {value = "First work", by = ["list"]},
]
year = [
    {value = 2023, by = ["list"]},
]

[[versions]]
form = "preprint"
identifiers = ["arxiv:2301.00001"]
by = ["list"]

[evidence]
list = {source = "a-list", locator = "README.md#L1"}
""",
    "papers/second-work.toml": """\
name = "Second work"
title = [
    {value = "Second work", by = ["list"]},
]
year = [
    {value = 2024, by = ["list"]},
]

[[versions]]
form = "journal-article"
identifiers = ["doi:10.1000/second"]
venue = "A Journal"
by = ["list"]

[[evaluations]]
model = "base-model"
task = "cell-type-annotation"
outcome = "worse-than-baseline"
finding = "A linear model did better."
by = ["list"]

[evidence]
list = {source = "a-list", locator = "README.md#L2"}
""",
    "models/base-model.toml": """\
name = "Base"
name_zh = "基座"
level = [
    {value = "family", by = ["list"]},
]
introduced_in = [
    {value = "first-work", by = ["list"]},
]
year = [
    {value = 2023, by = ["list"]},
]
parameters = [
    {value = 30000000, by = ["paper"], rank = "preferred", note = "the makers' own figure"},
    {value = 36000000, by = ["list"]},
]
weights = [
    {value = "https://example.org/weights", by = ["list"]},
]
weights_license = [
    {value = "mit", by = ["list"]},
]

[evidence]
list = {source = "a-list"}
paper = {source = "first-work", locator = "Table 1"}
""",
    "models/tuned-model.toml": """\
name = "Tuned"
level = [
    {value = "family", by = ["list"]},
]
year = [
    {value = 2024, by = ["list"]},
]
fine_tuned_from = [
    {value = "base-model", by = ["list"]},
]
fine_tuned_on = [
    {value = "some-cells", by = ["list"]},
]

[evidence]
list = {source = "a-list"}
""",
    "datasets/some-cells.toml": """\
name = "Some cells"
type = [
    {value = "corpus", by = ["list"]},
]
size = [
    {value = {amount = 1000000, unit = "cells", qualifier = "over"}, by = ["list"]},
]

[evidence]
list = {source = "a-list"}
""",
    "citations.tsv": "citing\tcited\tsource\tlocator\tbasis\tversion\n"
    "second-work\tfirst-work\ta-list\t\t\tunknown\n",
}


class Workshop:
    """A data folder that a test may bend before it is read."""

    def __init__(self, folder: Path, vocabulary: Ontology) -> None:
        self.folder = folder
        self.vocabulary = vocabulary
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def bend(self, name: str, old: str, new: str) -> None:
        assert old in FILES[name], f"{old!r} is not in {name}"
        self.write(name, FILES[name].replace(old, new))

    def read(self) -> Catalog:
        return catalog.load(self.folder)

    def findings(self) -> list[Finding]:
        return check(self.read(), self.vocabulary)


@pytest.fixture(scope="session")
def vocabulary() -> Ontology:
    return ontology.load(bundle.ontology_dir())


@pytest.fixture
def workshop(tmp_path: Path, vocabulary: Ontology) -> Workshop:
    return Workshop(tmp_path / "data", vocabulary)


@pytest.fixture
def only(workshop: Workshop) -> Callable[[], Finding]:
    """Return the one finding of the bent workshop; more or fewer fail the test."""

    def one() -> Finding:
        findings = workshop.findings()
        assert len(findings) == 1, "\n".join(map(str, findings))
        return findings[0]

    return one


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory, vocabulary: Ontology) -> Path:
    """Build the toy set of real records once, and return the file of its snapshot."""
    records = catalog.load(Path(__file__).parent / "toy" / "data")
    path = tmp_path_factory.mktemp("toy") / "toy.trig"
    path.write_bytes(assemble(records, vocabulary).trig())
    return path
