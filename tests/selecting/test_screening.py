"""What readers decided: the last word counts, and who disagrees needs a consensus."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.errors import SpallmError
from spallm.selecting.screening import Conflict, Decision, Screening, read_decisions

HEADER = "id,stage,decision,reason,reader,date,note\n"


def log(*rows: tuple[str, ...]) -> Screening:
    """Return a screening of (id, reader, decision) or (id, reader, decision, stage)."""
    return Screening(
        tuple(
            Decision(row[0], row[3] if len(row) > 3 else "screening", row[2], reader=row[1])
            for row in rows
        )
    )


def written(tmp_path: Path, body: str | bytes) -> Path:
    path = tmp_path / "screening.csv"
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def refused(tmp_path: Path, body: str | bytes) -> str:
    path = written(tmp_path, body)
    with pytest.raises(SpallmError) as error:
        read_decisions(path)
    return str(error.value).replace(str(path), "FILE")


def test_the_last_row_of_a_reader_counts() -> None:
    assert log(("a", "ann", "include"), ("a", "ann", "exclude")).standing("a").outcome == "exclude"


def test_readers_who_agree_need_no_consensus() -> None:
    found = log(("a", "ann", "include"), ("a", "bo", "include"))
    assert (found.included(), found.conflicts) == (("a",), ())


def test_readers_who_disagree_are_a_conflict_that_says_what_next() -> None:
    found = log(("a", "ann", "include"), ("a", "bo", "exclude"), ("b", "ann", "include"))
    assert [each.id for each in found.conflicts] == ["a"]
    with pytest.raises(Conflict, match=r"1 record.*\n.*ann include, bo exclude\n.*consensus") as e:
        found.included()
    assert e.value.exit_code == 1


def test_unsure_against_include_is_a_disagreement_too() -> None:
    assert log(("a", "ann", "include"), ("a", "bo", "unsure")).conflicts


def test_a_consensus_settles_a_conflict_whoever_speaks_later() -> None:
    found = log(
        ("a", "ann", "include"), ("a", "bo", "exclude"), ("a", "consensus", "include"),
        ("a", "bo", "exclude"),
    )  # fmt: skip
    assert (found.included(), found.readers) == (("a",), ("ann", "bo"))


def test_unsure_records_are_not_included() -> None:
    assert log(("a", "ann", "unsure"), ("b", "ann", "include")).included() == ("b",)


def test_once_texts_are_read_only_what_passed_that_stage_is_included() -> None:
    found = log(
        ("a", "ann", "include"), ("b", "ann", "include"), ("c", "ann", "exclude"),
        ("a", "ann", "include", "full-text"),
    )  # fmt: skip
    assert found.stages == ("screening", "full-text")
    assert found.included() == ("a",)
    assert [found.last(each).outcome for each in "abc"] == ["include", "", "exclude"]


def test_a_word_on_the_text_settles_an_earlier_conflict() -> None:
    found = log(
        ("a", "ann", "include"), ("a", "bo", "exclude"), ("a", "ann", "include", "full-text")
    )
    assert found.included() == ("a",)


def test_an_empty_log_includes_nothing() -> None:
    assert Screening().included() == ()


def test_a_file_is_read_with_its_lines(tmp_path: Path) -> None:
    body = HEADER + 'scgpt,screening,exclude,E1,Ann,2026-11-01,"two\nlines"\nuce,,include,,,,\n'
    found = read_decisions(written(tmp_path, body)).decisions
    assert found == (
        Decision("scgpt", "screening", "exclude", "E1", "Ann", "2026-11-01", "two\nlines"),
        Decision("uce"),
    )
    assert [each.line for each in found] == [2, 4]


@pytest.mark.parametrize(
    "body",
    [
        "\ufeffid,decision,reader\r\na,include,Ann\r\n",
        "reader;Decision;ID\n;;\nAnn;Included;a\n",
        "sep=;\r\nid;decision;reader\r\na;include;Ann\r\n",
        "id\tdecision\treader\na\tINCLUDE\t Ann \n",
        "id,decision,reader\ra,include,Ann\r",
        "\n\nid,decision,reader\n\na,include,Ann\n,,\n",
        "reader,shelf,id,decision\nAnn,left,a,include\n",
    ],
    ids=["mark", "semicolons", "sep", "tabs", "old Mac", "blank lines", "own columns"],
)  # fmt: skip
def test_files_of_spreadsheets_are_read(tmp_path: Path, body: str) -> None:
    found = read_decisions(written(tmp_path, body))
    assert found.decisions == (Decision("a", reader="Ann"),)
    assert found.notes == ()


def test_own_columns_are_kept(tmp_path: Path) -> None:
    found = read_decisions(written(tmp_path, "id,decision,shelf\na,include,left\n"))
    assert found.decisions[0].more == (("shelf", "left"),)


def test_rows_without_a_decision_are_passed_over(tmp_path: Path) -> None:
    found = read_decisions(written(tmp_path, "id,decision\na,\nb,exclude\n"))
    assert [each.id for each in found.decisions] == ["b"]


def test_the_consensus_is_known_in_any_case(tmp_path: Path) -> None:
    found = read_decisions(written(tmp_path, "id,decision,reader\na,include,Consensus\n"))
    assert found.decisions[0].reader == "consensus"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (HEADER + "a,,inclde,,,,\n", "line 2: there is no decision 'inclde'\nDid you mean include"),
        (HEADER + '\na,,include,,,,"x\ny"\nb,abstrct,include,,,,\n', "line 5: there is no stage"),
        ("id,decison\na,include\n", "has no column 'decision'\nDid you mean decison?"),
        ("name,decision\n", "has no column 'id'"),
        ("id,id,decision\n", "has two columns 'id'"),
        ("id,decision\na,include,really, yes\n", "line 2: has 4 fields, the header has 2"),
        (HEADER + 'a,,include,,,,"open\nb,,include,,,,\n', "line 2: a quotation mark opens"),
        (HEADER + 'a,,include,,,,"x"y\n', "line 2: cannot be read"),
        (HEADER.encode() + b"a,,include,,,,caf\xe9\nb,,include,,,,\n", "line 2: is not UTF-8"),
        (HEADER.encode("utf-16"), "is not UTF-8 text"),
        (b"PK\x03\x04", "is a workbook"),
    ],
)
def test_what_cannot_be_read_names_the_file_and_the_line(
    tmp_path: Path, body: str | bytes, words: str
) -> None:
    message = refused(tmp_path, body)
    assert message.startswith("FILE")
    assert words in message


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(SpallmError, match="No such file"):
        read_decisions(tmp_path / "none.csv")
    with pytest.raises(SpallmError, match="is no file"):
        read_decisions(tmp_path)


def test_a_row_that_was_cut_off_does_not_count_and_is_told(tmp_path: Path) -> None:
    found = read_decisions(written(tmp_path, HEADER + "a,screening,include,,,,\nb,screening,exc"))
    assert [each.id for each in found.decisions] == ["a"]
    assert "the last row was cut off and does not count: 'b,screening,exc'" in found.notes[0]


def test_a_last_row_without_an_end_of_line_counts_and_is_told(tmp_path: Path) -> None:
    found = read_decisions(written(tmp_path, "id,decision\na,include\nb,exclude"))
    assert [each.id for each in found.decisions] == ["a", "b"]
    assert "line 3: the last row has no end of line" in found.notes[0]


def test_a_file_of_nothing_holds_no_decision(tmp_path: Path) -> None:
    assert read_decisions(written(tmp_path, "")).decisions == ()
    assert read_decisions(written(tmp_path, HEADER)).decisions == ()
    assert read_decisions(written(tmp_path, "sep=;\n")).decisions == ()
    assert read_decisions(written(tmp_path, ",,,\n\n,\n")).decisions == ()
