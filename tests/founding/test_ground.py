"""The folder in which a graph begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.errors import SpallmError, UsageError
from spallm.founding import beginning, found

PLANTS = beginning("plants")


def files(place: Path) -> set[str]:
    return {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}


def test_a_folder_is_made_with_all_that_is_above_it(tmp_path):
    place = tmp_path / "gardens" / "plants"
    assert found(place, PLANTS).kept == ()
    assert files(place) == set(PLANTS.files())


def test_an_empty_folder_is_as_good_as_none(tmp_path):
    assert found(tmp_path, PLANTS).kept == ()
    assert files(tmp_path) == set(PLANTS.files())


def test_a_list_that_is_there_stays_as_it_was(tmp_path):
    (tmp_path / "README.md").write_text("# Awesome plants")
    assert found(tmp_path, PLANTS).kept == ("README.md",)
    assert (tmp_path / "README.md").read_text() == "# Awesome plants"
    assert files(tmp_path) == set(PLANTS.files())


@pytest.mark.parametrize("name", ["data", "graph", "ontology"])
def test_a_folder_with_a_graph_in_it_is_refused_whole(tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(UsageError, match=f"has {name}/ already"):
        found(tmp_path, PLANTS)
    assert files(tmp_path) == set()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "plants").touch()
    with pytest.raises(UsageError, match="is a file"):
        found(tmp_path / "plants", PLANTS)
    with pytest.raises(SpallmError, match="cannot be made"):
        found(tmp_path / "plants" / "below" / "it", PLANTS)
