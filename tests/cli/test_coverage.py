"""The ledger of a public list: what is in, what is not and why, and what the list lacks."""

from __future__ import annotations

import csv
import io

LEDGER = (
    "line\ttitle\tstatus\tid\treason\treason_zh\tdisagreement\n"
    "README.md#L1\tFirst work\tin\tfirst-work\t\t\tthe list says 2022\n"
    "README.md#L2\tA recipe\tout-of-scope\t\tnot about cells\t与细胞无关\t\n"
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_without_a_name_each_list_has_one_row(run, workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER)
    (row,) = rows(run("coverage", "--data", workshop.folder).out)
    wanted = {"list": "a-list", "entries": "2", "in": "1", "out-of-scope": "1", "disagree": "1"}
    assert {key: row[key] for key in wanted} == wanted
    assert row["lacks"] == "1"


def test_a_list_is_told_entry_by_entry_in_either_language(run, workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER)
    told = rows(run("coverage", "a-list", "--data", workshop.folder, "--lang", "zh").out)
    assert [row["disagreement"] for row in told] == ["the list says 2022", ""]
    assert told[1]["reason"] == "与细胞无关"


def test_what_the_list_lacks_can_be_listed(run, workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER)
    (row,) = rows(run("coverage", "a-list", "--missing", "--data", workshop.folder).out)
    assert row["id"] == "second-work"


def test_an_unknown_list_is_answered_with_the_known_ones(run, workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER)
    done = run("coverage", "a-lisst", "--data", workshop.folder)
    assert done.code == 2
    assert "Did you mean a-list?" in done.err


def test_an_entry_that_is_left_out_without_a_reason_is_a_finding(workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER.replace("not about cells", ""))
    (finding,) = workshop.findings()
    assert finding.field == "README.md#L2"
    assert "needs a reason" in finding.message


def test_an_entry_that_leads_nowhere_is_a_finding(workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER.replace("first-work", "fist-work"))
    (finding,) = workshop.findings()
    assert finding.message == "there is no entity fist-work"


def test_a_line_that_is_no_entry_is_a_finding(workshop) -> None:
    workshop.write("coverage/a-list.tsv", LEDGER.replace("out-of-scope", "dunno"))
    (finding,) = workshop.findings()
    assert "line 3" in finding.message
