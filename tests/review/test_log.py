"""The log of decisions: what is added is there, whole, whatever happens meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spallm.errors import SpallmError, UsageError
from spallm.review import log
from spallm.selecting.screening import DECISIONS, STAGES, Decision, read_decisions

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ("=HYPERLINK(1)", 'say "hi"', "a,b;c\td", "two\r\nlines", "\n", '"', "'=x", "王小明", "\x00")
)
NAMES = st.text("abc-,;\"'=é王", min_size=1, max_size=6).map(str.strip).filter(bool)
ROWS = st.lists(
    st.builds(
        Decision, id=NAMES, stage=st.sampled_from(STAGES), decision=st.sampled_from(DECISIONS),
        reason=TEXTS, reader=NAMES, note=TEXTS,
    ),
    max_size=5,
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "screening.csv"
    found.write_bytes(log.empty())
    return found


def ids(path: Path) -> list[str]:
    return [each.id for each in read_decisions(path).decisions]


@settings(max_examples=60, deadline=None)
@given(batches=st.lists(ROWS, max_size=3))
def test_what_is_added_is_read_back(
    batches: list[list[Decision]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "property.csv"
    path.write_bytes(log.empty())
    for rows in batches:
        log.add(path, rows)
    assert list(read_decisions(path).decisions) == [row for rows in batches for row in rows]


def test_a_log_that_is_cut_anywhere_in_its_last_row_keeps_the_others(path: Path) -> None:
    log.add(path, [Decision("first", note='say "hi"\nthere')])
    kept = len(path.read_bytes())
    log.add(path, [Decision("läst", reason='a "b"', reader="Ann", note='x\ny, "z"\n王', seen="1")])
    body = path.read_bytes()
    for end in range(kept, len(body)):
        path.write_bytes(body[:end])
        assert ids(path)[0] == "first"
        if end > kept and not body[:end].endswith(b"\r"):
            assert read_decisions(path).notes
        log.add(path, [Decision("next")])
        assert ids(path) in (["first", "next"], ["first", "läst", "next"])


def test_a_torn_row_is_kept_beside_the_log(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"torn,screening,incl")
    assert "kept in screening.csv.torn" in log.add(path, [Decision("a")]).notes[0]
    assert path.with_name("screening.csv.torn").read_bytes() == b"torn,screening,incl\n"
    assert (ids(path), read_decisions(path).notes) == (["a"], ())


def test_a_log_of_semicolons_in_another_order_stays_so(path: Path) -> None:
    path.write_bytes(
        b"reader;id;stage;decision;reason;date;note;seen;shelf\r\nAnn;a;;include;;;;;left\r\n"
    )
    log.add(path, [Decision("b", reader="Bo", note="x;y", more=(("shelf", "right"),))])
    last = path.read_bytes().splitlines()[-1]
    assert last == b'Bo;b;screening;include;;;"x;y";;right'


def test_a_log_without_our_columns_gets_them_and_keeps_its_own(path: Path) -> None:
    path.write_text("shelf,id,decision\nleft,a,include\nright,b,exclude", encoding="utf-8")
    log.add(path, [Decision("c", reader="Ann")])
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "shelf,id,decision,stage,reason,reader,date,note,seen"
    assert lines[1:] == ["left,a,include,,,,,,", "right,b,exclude,,,,,,",
                         ",c,include,screening,,Ann,,,"]  # fmt: skip


def test_a_formula_is_written_so_that_no_spreadsheet_runs_it(path: Path) -> None:
    log.add(path, [Decision("a", note="=1+1")])
    assert b",'=1+1," in path.read_bytes()
    assert read_decisions(path).decisions[0].note == "=1+1"


def test_a_text_without_end_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="longer than 30,000 letters"):
        log.add(path, [Decision("a", note="x" * 30_001)])
    assert ids(path) == []


def test_a_missing_log_is_begun_and_a_missing_folder_is_told(tmp_path: Path) -> None:
    log.add(tmp_path / "new.csv", [Decision("a")])
    assert ids(tmp_path / "new.csv") == ["a"]
    with pytest.raises(SpallmError, match="the decision is not written: No such file"):
        log.add(tmp_path / "none" / "new.csv", [Decision("a")])


def test_a_log_that_may_not_be_written_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SpallmError, match="the decision is not written: Permission denied"):
        log.add(path, [Decision("a")])


def test_a_full_disk_leaves_the_log_as_it_was(path: Path) -> None:
    log.add(path, [Decision("a")])
    before = path.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 5, limits[1]))
        with pytest.raises(SpallmError, match="not written: File too large\nThe log is as it was"):
            log.add(path, [Decision("b", note="more than five letters")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == before


def test_every_addition_is_forced_onto_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    log.add(path, [Decision("a")])
    assert sizes == [len(path.read_bytes())]


def _many(path: Path, reader: str) -> None:
    for number in range(30):
        log.add(path, [Decision(f"{reader}-{number}", reader=reader, note="x" * 200)])


def test_two_terminals_do_not_interleave(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    others = [context.Process(target=_many, args=(path, name)) for name in ("ann", "bo")]
    for each in others:
        each.start()
    for each in others:
        each.join()
    found = read_decisions(path).decisions
    assert {each.id for each in found} == {f"{r}-{n}" for r in ("ann", "bo") for n in range(30)}
    assert len(found) == 60


def test_five_thousand_decisions_are_read_and_added_to_quickly(path: Path) -> None:
    log.add(path, [Decision(f"record-{n}", reader="Ann", note="a note") for n in range(5_000)])
    log.add(path, [Decision("last")])
    assert len(ids(path)) == 5_001
