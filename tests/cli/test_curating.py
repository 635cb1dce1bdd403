"""Curators' commands: exit codes, and nothing lost when something fails."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from spallm import bundle


def test_check_passes_sound_data(run, workshop) -> None:
    done = run("check", "--data", workshop.folder)
    assert (done.code, done.out) == (0, "")
    assert "0 findings" in done.err


def test_check_exits_with_one_when_there_are_findings(run, workshop) -> None:
    workshop.bend("models/tuned-model.toml", '"base-model"', '"nothing"')
    done = run("check", "--data", workshop.folder)
    assert done.code == 1
    assert "there is no model nothing" in done.out


def test_check_fix_brings_files_into_form(run, workshop) -> None:
    workshop.bend("sources/a-list.toml", 'name = "A list"', 'name="A list"')
    assert run("check", "--fix", "--data", workshop.folder).code == 0


def test_check_of_a_folder_that_is_not_there_is_wrong_usage(run, tmp_path: Path) -> None:
    done = run("check", "--data", tmp_path / "none")
    assert done.code == 2
    assert "is not a folder" in done.err


def test_check_of_a_folder_without_collection_is_wrong_usage(run, tmp_path: Path) -> None:
    done = run("check", "--data", tmp_path)
    assert done.code == 2
    assert "collection.toml" in done.err


def test_build_writes_what_build_check_then_finds_fresh(run, workshop, tmp_path: Path) -> None:
    graph = tmp_path / "g.trig"
    assert run("build", "--data", workshop.folder, "-o", graph).code == 0
    assert run("build", "--data", workshop.folder, "-o", graph, "--check").code == 0
    workshop.bend("models/base-model.toml", "30000000", "31000000")
    stale = run("build", "--data", workshop.folder, "-o", graph, "--check")
    assert stale.code == 1
    assert "spallm build" in stale.out


def test_build_tells_what_it_left_out(run, workshop, tmp_path: Path) -> None:
    workshop.bend("models/tuned-model.toml", 'name = "Tuned"', 'nam = "Tuned"')
    done = run("build", "--data", workshop.folder, "-o", tmp_path / "g.trig")
    assert done.code == 1
    assert "Left out" in done.err
    assert "tuned-model.toml" in done.err


def test_a_new_record_is_a_file_to_fill_in(run, workshop) -> None:
    done = run("new", "model", "my-model", "--data", workshop.folder)
    assert done.code == 0
    assert Path(done.out.strip()).read_text(encoding="utf-8").startswith("# A new model.")


def test_a_new_record_never_overwrites(run, workshop) -> None:
    done = run("new", "model", "base-model", "--data", workshop.folder)
    assert done.code == 2
    assert "is taken" in done.err


def test_what_was_built_can_be_asked(run, workshop, tmp_path: Path) -> None:
    graph = tmp_path / "g.trig"
    run("build", "--data", workshop.folder, "-o", graph)
    done = run("query", "ASK { model:tuned-model prov:wasDerivedFrom model:base-model }",
               "--graph", graph)  # fmt: skip
    assert done.code == 0


def test_check_without_the_curators_extra_says_what_to_install(
    run, workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    done = run("check", "--data", workshop.folder)
    assert done.code == 2
    assert "needs pyshacl" in done.err
    assert "spallm[curate]" in done.err


def test_broken_shapes_are_told_with_their_line(run, workshop, tmp_path: Path) -> None:
    shutil.copytree(bundle.ontology_dir(), tmp_path / "terms")
    (tmp_path / "terms" / "shapes.ttl").write_text("broken <\n")
    done = run("check", "--data", workshop.folder, "--ontology", tmp_path / "terms")
    assert done.code == 2
    assert "shapes.ttl" in done.err
    assert "line 1" in done.err


def test_build_refuses_stdout_instead_of_naming_a_file_so(run, workshop) -> None:
    done = run("build", "--data", workshop.folder, "-o", "-")
    assert (done.code, done.out) == (2, "")
