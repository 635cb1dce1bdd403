"""A pack is made whole, the same each time, and takes nothing away that somebody has."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from spallm.errors import NothingFound, SpallmError, UnknownId, UsageError
from spallm.review import parts as registry
from spallm.review.material import Material
from spallm.review.pack import packed, put
from spallm.review.packed import MANIFEST, SUMS, Packed, checked, listed, sums
from spallm.review.parts import NEEDED, PARTS, chosen_parts
from spallm.review.review import PackOptions
from spallm.selecting.screening import Conflict, read_decisions
from tests.review.small import ALL, EVALUATION, graph, stood

QUICK = [name for name in PARTS if name not in NEEDED | {"methods", "bibliography"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "review"


def quick(
    folder: Path, *rows: tuple[str, str, str], style: str | None = None
) -> tuple[Packed, ...]:
    """Return the files of a pack without the parts that take long."""
    material = Material.of(stood(graph(), folder, ALL, *rows), style=style)
    return packed(material, chosen_parts(QUICK))


def tiny(text: bytes) -> list[Packed]:
    files = [Packed("a.txt", text, "", "")]
    return [*files, Packed(SUMS, sums(files), "", "")]


GROWTH = PackOptions(figures=("growth",))
MAKE = """
import hashlib
import sys
from pathlib import Path
from spallm.review.material import Material
from spallm.review.pack import packed
from spallm.review.parts import chosen_parts
from spallm.review.review import PackOptions
from tests.review.small import ALL, EVALUATION, graph, stood
options = PackOptions(figures=("growth",))
state = stood(graph(more=EVALUATION), Path(sys.argv[1]), ALL, pack=options)
files = packed(Material.of(state), chosen_parts(), processes=2)
print(files[-1].body.decode())
"""


def test_the_same_inputs_give_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAKE, tmp_path / "there"],
        env=os.environ | {"PYTHONHASHSEED": "20261126"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    state = stood(graph(more=EVALUATION), tmp_path / "here", ALL, pack=GROWTH)
    files = packed(Material.of(state), chosen_parts())
    made = listed(files[-1].body.decode())
    assert listed(done.stdout) == made
    assert {path.partition("/")[0] for path in made} >= {
        "bibliography.bib", "bibliography.ris", "bibliography.json", "bibliography.txt",
        "explorer.html", "figures", "methods.en.md", "methods.zh.md", "prisma.svg", "prisma.json",
        "records.csv", "subgraph.trig", "tables", "analyses", "inputs", "README.md", MANIFEST,
    }  # fmt: skip


def test_the_reviewers_files_travel_with_the_pack(folder: Path, tmp_path: Path) -> None:
    place = put(tmp_path / "pack", quick(folder, ("first", "include", ""))).place
    assert (place / "inputs/review.toml").read_bytes() == (folder / "review.toml").read_bytes()
    assert (place / "inputs/screening.csv").read_bytes() == (folder / "screening.csv").read_bytes()


def test_saved_selections_travel_with_the_review(folder: Path) -> None:
    (folder / "selections").mkdir(parents=True)
    (folder / "selections" / "mine.toml").write_bytes(b"x")
    assert "inputs/selections/mine.toml" in {file.path for file in quick(folder)}


def test_the_readme_names_every_file_in_both_languages(folder: Path) -> None:
    files = quick(folder)
    for name in ("README.md", "README.zh.md"):
        text = next(file.body.decode() for file in files if file.path == name)
        assert all(f"`{f.path}`" in text for f in files if not f.path.startswith("README"))


def test_what_was_not_screened_is_said(folder: Path) -> None:
    text = next(file.body.decode() for file in quick(folder) if file.path == "README.md")
    assert "No screening is recorded" in text


def test_authors_that_the_graph_does_not_name_are_told_of(folder: Path) -> None:
    text = next(file.body.decode() for file in quick(folder) if file.path == "README.md")
    assert "The graph names no authors for 1 record; a reference manager" in text


def test_only_what_was_included_is_in_the_bibliography(folder: Path) -> None:
    files = quick(folder, ("first", "include", ""), ("second", "exclude", ""))
    text = next(file.body.decode() for file in files if file.path == "bibliography.bib")
    assert "{first," in text
    assert "{second," not in text


def test_captions_tell_a_screened_selection_from_the_query_alone(folder: Path) -> None:
    assert not Material.of(stood(graph(), folder)).statement.screened
    assert Material.of(stood(graph(), folder, ALL, ("first", "include", ""))).statement.screened


def test_readers_who_disagree_stop_the_pack(folder: Path) -> None:
    state = stood(graph(), folder)
    rows = ("first,screening,include,,Ana,,,", "first,screening,exclude,E1,Bo,,,")
    (folder / "screening.csv").write_text(
        "\n".join(["id,stage,decision,reason,reader,date,note,seen", *rows])
    )
    state = replace(state, screening=read_decisions(folder / "screening.csv"))
    with pytest.raises(Conflict, match="first") as caught:
        packed(Material.of(state), chosen_parts(QUICK))
    assert caught.value.exit_code == 1


def test_nothing_included_is_an_answer(folder: Path) -> None:
    with pytest.raises(NothingFound, match="none of the 2 records"):
        quick(folder, ("first", "exclude", ""), ("second", "exclude", ""))


def test_a_selection_that_finds_nothing_is_named(folder: Path) -> None:
    material = Material.of(stood(graph(), folder, []))
    with pytest.raises(NothingFound, match="the selection is empty: everything"):
        packed(material, chosen_parts(QUICK))


def test_figures_without_anything_to_draw_are_left_out(folder: Path) -> None:
    material = Material.of(stood(graph(), folder, ["paper/second"]))
    assert not list(PARTS["figures"].make(material, "lineage"))


def test_captions_come_in_both_languages_without_a_chinese_font(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spallm.figures.lettering.chinese_face", lambda: None)
    material = Material.of(stood(graph(), folder, pack=GROWTH))
    for part, piece, words in (("figures", "growth", "领域增长"), ("prisma", "", "流程图")):
        files = {file.path: file.body for file in PARTS[part].make(material, piece)}
        told = files["figures/captions.md"].decode()
        assert told.startswith("## ")
        assert f"\n\n中文: {words}" in told.replace("PRISMA 2020 ", "")


def test_what_evaluations_say_is_in_the_matrix(folder: Path) -> None:
    material = Material.of(stood(graph(more=EVALUATION), folder))
    files = {file.path: file.body.decode() for file in PARTS["matrices"].make(material, "tasks")}
    assert "Annotation" in files["tables/tasks.md"]


def test_works_that_evaluated_what_is_included_have_a_bibliography_of_their_own(
    folder: Path,
) -> None:
    testing = graph(more="paper:second spallm:evaluates model:base .")
    alone = Material.of(stood(testing, folder, ["paper/first", "model/base"]))
    files = {file.path: file.body.decode() for file in PARTS["evaluations"].make(alone, "")}
    assert "{second," in files["evaluations.bib"]
    assert files.keys() == {"evaluations.bib", "evaluations.ris", "evaluations.json"}
    both = Material.of(stood(testing, folder, ALL))
    assert not list(PARTS["evaluations"].make(both, ""))


def test_a_style_of_ones_own_counts_from_the_reviews_folder(folder: Path) -> None:
    state = stood(graph(), folder, ALL, pack=PackOptions(style="mine.csl"))
    assert Material.of(state).style == str(folder / "mine.csl")


def test_an_unknown_part_is_answered_with_a_near_one() -> None:
    with pytest.raises(UnknownId, match="figure") as caught:
        chosen_parts(["figure"])
    assert "figures" in (caught.value.hint or "")


def test_a_part_that_later_runs_need_cannot_be_left_out() -> None:
    with pytest.raises(UsageError, match="nothing without graph"):
        chosen_parts(["graph"])


def test_a_missing_library_is_told_before_anything_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "find_spec", lambda name: None if name == "matplotlib" else True)
    with pytest.raises(SpallmError, match="prisma and figures") as caught:
        chosen_parts()
    assert "spallm[review]" in str(caught.value.hint)
    assert "--without figures" in str(caught.value.hint)
    assert chosen_parts(["figures", "prisma"])


def test_a_second_run_keeps_the_first(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    assert put(place, tiny(b"1")).earlier is None
    done = put(place, tiny(b"2"))
    assert (place / "a.txt").read_bytes() == b"2"
    assert done.earlier is not None
    assert done.earlier.parent == tmp_path / "pack.earlier"
    assert (done.earlier / "a.txt").read_bytes() == b"1"


def test_the_same_pack_again_changes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    put(place, tiny(b"1"))
    before = (place / "a.txt").stat()
    assert not put(place, tiny(b"1")).written
    assert (place / "a.txt").stat() == before


def test_packs_that_take_turns_are_all_kept(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    for text in (b"1", b"2", b"1", b"2"):
        put(place, tiny(text))
    kept = sorted((tmp_path / "pack.earlier").iterdir())
    assert sorted((folder / "a.txt").read_bytes() for folder in kept) == [b"1", b"1", b"2"]


def test_the_earlier_pack_is_named_by_its_data_version(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "pack"
    put(place, quick(folder))
    done = put(place, tiny(b""))
    assert done.earlier is not None
    assert done.earlier.name.startswith("1-")


def test_files_of_the_users_are_never_touched(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    put(place, tiny(b"1"))
    (place / "notes.txt").write_bytes(b"mine")
    with pytest.raises(UsageError, match=r"notes\.txt"):
        put(place, tiny(b"2"))
    assert (place / "notes.txt").read_bytes() == b"mine"
    assert (place / "a.txt").read_bytes() == b"1"


def test_a_folder_that_is_no_pack_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_bytes(b"mine")
    with pytest.raises(UsageError, match=r"is no pack: thesis\.tex"):
        put(tmp_path, tiny(b"1"))


def test_what_was_changed_by_hand_is_kept_and_told(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    put(place, tiny(b"1"))
    (place / "a.txt").write_bytes(b"by hand")
    done = put(place, tiny(b"1"))
    assert done.written
    assert done.earlier is not None
    assert (done.earlier / "a.txt").read_bytes() == b"by hand"
    assert "a.txt had been changed" in done.notes[0]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    place.mkdir()
    assert put(place, tiny(b"1")).earlier is None
    assert not checked(place).strange


def test_a_full_disk_leaves_the_pack_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "pack"
    put(place, tiny(b"1"))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SpallmError, match="No space left"):
        put(place, tiny(b"2"))
    assert (place / "a.txt").read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack"]


def test_the_manifest_of_a_pack_names_the_review(folder: Path) -> None:
    described = next(file for file in quick(folder) if file.path == MANIFEST)
    entities = {each["@id"]: each for each in json.loads(described.body)["@graph"]}
    assert entities["./"]["name"] == "Small"
    assert entities["./"]["datePublished"] == "2026-01-31"


def test_an_earlier_manifest_that_nests_too_deep_is_kept_without_a_version(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    deep = Packed(MANIFEST, b'{"@graph": ' + b"[" * 50_000, "", "")
    put(place, [deep, Packed(SUMS, sums([deep]), "", "")])
    assert put(place, tiny(b"2")).earlier is not None
