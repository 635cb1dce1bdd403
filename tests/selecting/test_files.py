"""Queries, screening files and saved selections, which may stand in files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from spallm.errors import NothingFound, SpallmError, UnknownId, UsageError
from spallm.selecting.accounting import nothing_found
from spallm.selecting.parsing import parse
from spallm.selecting.saved import (
    SavedSelection,
    expanded,
    read_selection,
    save_selection,
    saved_selections,
)


def test_a_query_selects_what_it_mentions(find):
    assert find("query('SELECT ?m { ?m spallm:hasSpecies ?s }', s=species/mouse)") == ["stofm"]
    assert find("query('SELECT ?s { ?m spallm:year ?s }')") == []


def test_a_saved_query_is_asked_with_words(find):
    assert "scgpt" in find("query(ancestors, model=scgpt-spatial)")
    with pytest.raises(UnknownId, match="no saved query"):
        find("query(ancesters)")


def test_a_construct_ties_what_it_makes(scope):
    made = parse("query('CONSTRUCT { ?a cito:cites ?b } WHERE { ?a cito:cites ?b }')")
    found = scope.members(made).within(scope.whole)
    assert len(found.nodes) == 3
    assert {edge.predicate.rpartition("/")[2] for edge in found.edges} == {"cites"}


def test_a_yes_or_no_question_selects_nothing(find):
    with pytest.raises(UsageError, match="selects nothing"):
        find("query('ASK { ?s ?p ?o }')")


def test_a_query_stands_in_a_file(find, tmp_path: Path):
    file = tmp_path / "mice.rq"
    file.write_text("SELECT ?m { ?m spallm:hasSpecies species:mouse }", "utf-8")
    assert find(f"query('{file}')") == ["stofm"]
    broken = tmp_path / "broken.rq"
    broken.write_bytes(b"\xff")
    with pytest.raises(UsageError, match="not UTF-8"):
        find(f"query('{broken}')")
    with pytest.raises(UsageError, match="cannot be read"):
        find(f"query('{tmp_path / 'none.rq'}')")


def test_a_screening_file_selects_by_decision(find, tmp_path: Path):
    file = tmp_path / "screening.csv"
    file.write_text(
        "id,decision,reason,reader\n10.1038/s41592-024-02201-0,include,,me\n"
        "scbert-as-a-large-scale,exclude,old,me\nzero-shot-evaluation,unsure,,me\n",
        "utf-8",
    )
    assert find(f"screened('{file}')") == ["scgpt-toward-building"]
    assert find(f"screened('{file}', excluded)") == ["scbert-as-a-large-scale"]
    assert find(f"screened('{file}', unsure)") == ["zero-shot-evaluation"]


def test_a_row_that_was_cut_off_is_told(find, scope, tmp_path: Path):
    file = tmp_path / "screening.csv"
    file.write_text('id,decision,reason\nscgpt,include,\nscbert,exclude,"half', "utf-8")
    assert find(f"screened('{file}')") == ["scgpt"]
    assert "does not count" in scope.notes[0]


def test_a_screening_file_that_is_missing_or_names_strangers_is_told(find, tmp_path: Path):
    with pytest.raises(SpallmError, match="cannot be read"):
        find(f"screened('{tmp_path / 'none.csv'}')")
    file = tmp_path / "screening.csv"
    file.write_text("id,decision\nno-such-work,include\n", "utf-8")
    with pytest.raises(UsageError, match=r"screening.csv: there is no entity"):
        find(f"screened('{file}')")


def test_a_saved_selection_is_used_by_name(find, scope):
    save_selection(scope.folder, SavedSelection("recent", "year:2024..", "Since 2024"))
    save_selection(scope.folder, SavedSelection("模型", "@recent & kind:model"))
    assert find("@模型 - scgpt") == ["scgpt-spatial"]
    assert expanded(parse("@模型 | scbert"), scope).text == "(year:2024.. & kind:model) | scbert"
    assert [each.name for each in saved_selections(scope.folder)] == ["recent", "模型"]


def test_a_saved_selection_is_a_small_readable_file(tmp_path: Path):
    path = save_selection(tmp_path / "new", SavedSelection("recent", 'text:"a b"', "A title"))
    assert path.read_text("utf-8") == (
        'name = "recent"\ntitle = "A title"\nselect = "text:\\"a b\\""\n'
    )
    assert read_selection(tmp_path / "new", "recent").select == 'text:"a b"'


def test_a_saved_selection_is_not_replaced_unasked(tmp_path: Path):
    save_selection(tmp_path, SavedSelection("mine", "a"))
    with pytest.raises(UsageError, match="--force"):
        save_selection(tmp_path, SavedSelection("mine", "b"))
    assert read_selection(tmp_path, "mine").select == "a"
    save_selection(tmp_path, SavedSelection("mine", "b"), replace=True)
    assert read_selection(tmp_path, "mine").select == "b"


def test_saved_selections_that_lead_back_to_themselves_are_refused(find, scope):
    save_selection(scope.folder, SavedSelection("a", "scgpt | @b"))
    save_selection(scope.folder, SavedSelection("b", "kind:model & @a"))
    with pytest.raises(UsageError, match="@a → @b → @a"):
        find("@a")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = 3", "holds no selection"),
        ("name = 'x'", "holds no selection"),
        ("select = ", "is no TOML"),
        ("select = '(scgpt'", r"broken.toml: the selection cannot be read at column 7"),
    ],
)
def test_a_broken_file_is_named(find, scope, text, said):
    (scope.folder / "broken.toml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=said):
        find("@broken")


def test_a_missing_name_is_answered_with_those_that_are_there(find, scope):
    with pytest.raises(UsageError, match="none in"):
        find("@mine")
    save_selection(scope.folder, SavedSelection("mine", "a"))
    with pytest.raises(UnknownId, match="Did you mean mine"):
        find("@mien")


@pytest.mark.parametrize("expression", ["@mine", "screened(x.csv)", "query(x.rq)"])
def test_strangers_cannot_have_files_read(scope, expression):
    closed = replace(scope, files=False)
    with pytest.raises(UsageError, match="reads a file"):
        closed.members(parse(expression))


def test_an_empty_selection_tells_what_its_parts_find(scope):
    found = str(nothing_found(parse("kind:model & year:2030.. - scgpt"), scope))
    assert "8  kind:model" in found
    assert "0  year:2030.." in found
    together = str(nothing_found(parse("scgpt & scbert"), scope))
    assert "together they leave nothing" in together
    assert NothingFound.exit_code == 1
