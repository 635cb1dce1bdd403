"""Where lists come from, and where they stand in a checkout."""

from __future__ import annotations

from hashlib import sha1
from pathlib import Path

import pytest

from spallm.importers import markdown
from spallm.importers.entry import Place
from spallm.importers.reading import Heading, Reading
from spallm.intake.checkout import standing
from spallm.intake.origins import Origin, origins
from spallm.records import Source

COMMIT = "0123456789abcdef0123456789abcdef01234567"
URL = "https://github.com/lab/awesome-cells"


def _checkout(place: Path, url: str = f"{URL}.git") -> Path:
    """Make what git writes down for one file, and return the file."""
    git = place / ".git"
    (git / "refs" / "heads").mkdir(parents=True)
    (git / "config").write_text(f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {url}\n')
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    (git / "refs" / "heads" / "main").write_text(f"{COMMIT}\n")
    file = place / "docs" / "README.md"
    file.parent.mkdir()
    file.write_bytes(b"# Cells\n")
    blob = sha1(b"blob 8\0# Cells\n", usedforsecurity=False).digest()
    path = b"docs/README.md"
    index = b"DIRC" + (2).to_bytes(4, "big") + (1).to_bytes(4, "big")
    index += bytes(40) + blob + len(path).to_bytes(2, "big") + path + bytes(8)
    (git / "index").write_bytes(index)
    return file


def _of(file: Path, name: str | None = None, url: str | None = None, **known: Source) -> Origin:
    title = Heading("Awesome cells", 1, Place(str(file), 1))
    reading = Reading(str(file), "markdown", (), (), (title,))
    return origins([reading], {str(file): file.parent}, known, name, url)[str(file)]


@pytest.mark.parametrize("url", [URL, f"{URL}.git", "git@github.com:lab/awesome-cells.git"])
def test_a_file_in_a_checkout_tells_repository_and_commit(tmp_path: Path, url: str) -> None:
    stands = standing(_checkout(tmp_path, url))
    assert stands is not None
    assert (stands.url, stands.path, stands.commit) == (URL, "docs/README.md", COMMIT)


def test_a_file_that_differs_from_what_was_committed_has_no_commit(tmp_path: Path) -> None:
    file = _checkout(tmp_path)
    file.write_bytes(b"# Cells and more\n")
    stands = standing(file)
    assert stands is not None
    assert stands.commit is None


def test_without_a_remote_on_the_web_a_checkout_is_a_mere_folder(tmp_path: Path) -> None:
    assert standing(_checkout(tmp_path, "/srv/git/cells")) is None
    assert standing(tmp_path / "elsewhere.md") is None


def test_a_list_in_a_checkout_is_a_source_with_an_address(tmp_path: Path) -> None:
    origin = _of(_checkout(tmp_path))
    assert (origin.source.id, origin.source.name) == ("github-lab-awesome-cells", "Awesome cells")
    assert (origin.source.url, origin.source.commit) == (URL, COMMIT)
    assert origin.evidence(Place("x", 70)).locator == "docs/README.md#L70"


def test_a_source_that_is_known_is_used_again(tmp_path: Path) -> None:
    known = Source(id="cells", name="Cells", url=URL, commit=COMMIT, basis="list")
    assert _of(_checkout(tmp_path), cells=known).source == known


def test_another_commit_of_a_list_is_another_source(tmp_path: Path) -> None:
    taken = Source(
        id="github-lab-awesome-cells", name="Cells", url=URL, commit="0" * 40, basis="list"
    )
    origin = _of(_checkout(tmp_path), **{"github-lab-awesome-cells": taken})
    assert origin.source.id == "github-lab-awesome-cells-0123456"


def test_a_mere_file_has_its_name_and_a_readme_that_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Cell Lists"
    folder.mkdir()
    assert _of(folder / "segmenters.bib").source.id == "segmenters"
    assert _of(folder / "README.md").source.id == "cell-lists"
    assert _of(folder / "README.md").source.url is None


def test_name_and_address_can_be_given(tmp_path: Path) -> None:
    origin = _of(tmp_path / "list.md", "seed", "https://example.org/list")
    assert (origin.source.id, origin.source.url) == ("seed", "https://example.org/list")


def test_a_list_is_called_as_its_title_though_sections_share_its_level(tmp_path: Path) -> None:
    file = tmp_path / "list.md"
    text = (
        "# Moss\n\n## Papers\n\n- [Moss is green](https://arxiv.org/abs/2401.00001)\n\n# Licence\n"
    )
    reading = markdown.read(text, str(file))
    assert origins([reading], {str(file): tmp_path}, {})[str(file)].source.name == "Moss"


def test_a_source_that_is_named_is_the_known_one_of_that_id(tmp_path: Path) -> None:
    known = Source(id="seed", name="Seed list", url=URL, basis="list")
    assert _of(tmp_path / "list.md", "seed", seed=known).source == known
