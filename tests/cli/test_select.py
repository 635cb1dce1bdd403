"""The select command, and the options that choose a part of the graph for every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spallm.cli.selecting import Wanted


@pytest.fixture(autouse=True)
def in_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_members_are_listed_and_the_expression_is_told(ask) -> None:
    done = ask("select", "kind:model and text:scgpt")
    assert done.code == 0
    assert done.out.splitlines() == [
        "kind,id,name,year", "model,scgpt,scGPT,2023", "model,scgpt-spatial,scGPT-spatial,2025",
    ]  # fmt: skip
    assert done.err.splitlines() == ["kind:model & text:scgpt", "2 entities: model 2"]


def test_rows_come_in_every_form_and_language(ask) -> None:
    done = ask("select", "task:perturbation-prediction", "--kind", "model", "-f", "json")
    assert {"kind": "model", "id": "scgpt", "name": "scGPT", "year": 2023} in json.loads(done.out)
    assert "扰动预测" in ask("select", "task/perturbation-prediction", "--lang", "zh").out


def test_a_count_is_a_number_even_where_it_is_none(ask) -> None:
    assert ask("select", "scgpt | scbert", "--count").out == "2\n"
    none = ask("select", "scgpt & scbert", "--count")
    assert (none.code, none.out) == (1, "0\n")
    assert "together they leave nothing" in none.err


def test_without_an_expression_everything_is_selected(ask) -> None:
    done = ask("select", "--count")
    assert int(done.out) > 50
    assert done.err.startswith("everything\n")


@pytest.mark.parametrize(
    ("wanted", "expression"),
    [
        (Wanted(), "everything"),
        (Wanted(select=("a | b", "@c")), "a | b | @c"),
        (Wanted(select=("a & b",), kind=("model",)), "a & b & kind:model"),
        (Wanted(select=("a | b",), kind=("model",)), "(a | b) & kind:model"),
        (Wanted(kind=("model", "paper"), since=2023), "(kind:model | kind:paper) & year:2023.."),
        (Wanted(until=2020, open_weights=False), "year:..2020 & weights:unknown"),
        (Wanted(since=2020, until=2020), "year:2020"),
        (
            Wanted(around=("a", "b"), hops=2, along=("citation",)),
            "around(a, hops=2, along=citation) | around(b, hops=2, along=citation)",
        ),
        (Wanted(lineage=("a",), direction="up"), "lineage(a, up)"),
        (Wanted(citing=("a",), cited_by=("b",), without=("c | d", "e")),
         "(citing(a) | cited-by(b)) - (c | d) - e"),
        (Wanted(screened=("s.csv",), without=("a",)), "screened(s.csv) - a"),
        (Wanted(query="papers-on-task", parameters=(("task", "x"),)),
         "query(papers-on-task, task=x)"),
        (Wanted(venue=("Nature Methods",), status=("published",), text=("a",)),
         'venue:"Nature Methods" & status:published & text:a'),
    ],
)  # fmt: skip
def test_options_unite_what_is_named_and_narrow_by_filters(wanted, expression) -> None:
    assert wanted.choice().text == expression


def test_entities_beside_options_are_united_with_them() -> None:
    assert Wanted(lineage=("a",)).choice(("b", "c d")).text == 'b | "c d" | lineage(a, both)'


def test_the_same_options_choose_for_an_export(ask) -> None:
    words = ("--lineage", "scgpt", "--kind", "model", "--without", "scgpt")
    assert [line.split(",")[0] for line in ask("export", *words, "-f", "csv").out.splitlines()[1:]]
    assert ask("select", *words).out.count("scgpt-spatial") == 1


def test_a_selection_is_saved_listed_and_named(ask, tmp_path: Path) -> None:
    saved = ask("select", "kind:model", "--text", "gpt", "--save", "gpts", "--title", "GPTs")
    assert (saved.code, saved.out) == (0, "")
    assert (tmp_path / "selections" / "gpts.toml").read_text("utf-8") == (
        'name = "gpts"\ntitle = "GPTs"\nselect = "kind:model & text:gpt"\n'
    )
    assert ask("select", "--saved").out.splitlines()[1] == "gpts,GPTs,kind:model & text:gpt"
    assert ask("select", "@gpts - scgpt", "-f", "csv").out.count("scgpt,") == 0
    assert ask("export", "-s", "@gpts", "-f", "bibtex").code == 0


def test_a_folder_of_ones_own_can_be_named(ask, tmp_path: Path) -> None:
    ask("select", "scgpt", "--save", "one", "--folder", "mine")
    assert (tmp_path / "mine" / "one.toml").exists()
    assert ask("select", "@one", "--folder", "mine", "--count").out == "1\n"


def test_a_saved_selection_is_replaced_only_by_force(ask) -> None:
    ask("select", "scgpt", "--save", "one")
    refused = ask("select", "scbert", "--save", "one")
    assert refused.code == 2
    assert "--force" in refused.err
    assert ask("select", "scbert", "--save", "one", "--force").code == 0


def test_a_list_of_no_saved_selections_says_so(ask) -> None:
    done = ask("select", "--saved")
    assert (done.code, done.out) == (1, "")
    assert "No selections are saved" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["kind:model", "year:2024"], "expected &, | or -"),
        (["(scgpt"], 'expected ")"'),
        (["year:abc"], "no year"),
        (["scgptt"], "Did you mean scgpt"),
        (["--task", "perturbaton-prediction"], "perturbation-prediction"),
        (["--since", "2025", "--until", "2020"], "end before they begin"),
        (["--since", "-5"], "0<=x<=9999"),
        (["--save", "../up", "scgpt"], "cannot be the name"),
        (["--title", "x", "scgpt"], "--save"),
        (["--direction", "up"], "--lineage"),
        (["--along", "citation"], "--around"),
        (["--hops", "2"], "--around"),
        (["-p", "task", "x"], "--query"),
        (["--select", ""], "everything"),
        (["--screened", "none.csv"], "cannot be read"),
        (["--query", "none.rq"], "cannot be read"),
        (["--query", "ASK { ?s ?p ?o }"], "selects nothing"),
        (["@none"], "no saved selection"),
    ],
)
def test_what_cannot_be_understood_is_one_clear_error(ask, words, said) -> None:
    done = ask("select", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_an_empty_selection_names_the_part_that_is_empty(ask) -> None:
    done = ask("select", "--kind", "model", "--since", "2090")
    assert (done.code, done.out) == (1, "")
    assert "0  year:2090.." in done.err
