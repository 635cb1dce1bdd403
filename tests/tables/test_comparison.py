"""Comparing entities fact by fact."""

from __future__ import annotations

import pytest

from spallm.errors import UnknownId, UsageError
from spallm.exports.format import Selection
from spallm.exports.table import Cell, Table
from spallm.store.subgraph import subgraph
from spallm.tables.comparison import columns_for, comparison
from spallm.tables.footnotes import linked, without_sources
from tests.tables.small_world import MODELS, chosen, read


def cell(table: Table, row: str, column: str) -> Cell:
    place = [heading.name for heading in table.headings].index(column)
    return next(each for each in table.rows if each.cells[0].text == row).cells[place]


def test_models_stand_by_year_and_those_without_a_year_last() -> None:
    table = comparison(chosen(*MODELS))
    assert [row.cells[0].text for row in table.rows] == ["Beta", "Alpha", "Alpha small", "Gamma"]


def test_those_that_are_named_stand_first_in_the_order_of_the_names() -> None:
    table = comparison(chosen(*MODELS), order=["model/gamma", "ALPHA"])
    assert [row.cells[0].text for row in table.rows] == ["Gamma", "Alpha", "Beta", "Alpha small"]


def test_what_nobody_says_is_an_empty_cell() -> None:
    table = comparison(chosen(*MODELS))
    assert cell(table, "Gamma", "parameters") == Cell()
    assert cell(table, "Beta", "open_weights") == Cell()


def test_licences_of_code_and_weights_stand_apart() -> None:
    table = comparison(chosen("model/alpha"))
    assert cell(table, "Alpha", "license").text == "MIT"
    assert cell(table, "Alpha", "weights_license").text == "Non-commercial"
    assert cell(table, "Alpha", "open_weights").items[0].url == "https://example.org/w"


def test_paper_venue_and_status_are_those_of_the_introducing_work() -> None:
    table = comparison(chosen("model/alpha"))
    paper = cell(table, "Alpha", "introduced_in").items[0]
    assert (paper.text, paper.url) == ("Alpha is good", "https://doi.org/10.1000/alpha")
    assert cell(table, "Alpha", "venue").text == "A Journal"
    assert cell(table, "Alpha", "status").text == "Published"


def test_a_version_stands_in_the_section_of_its_family() -> None:
    assert cell(comparison(chosen(*MODELS)), "Alpha small", "sections").text == "On cells"


def test_descent_names_its_kind_and_not_twice() -> None:
    beta = cell(comparison(chosen(*MODELS)), "Beta", "made_from")
    assert beta.text == "fine tuned from Alpha"


def test_sizes_keep_their_qualifier_and_unit_in_both_languages() -> None:
    english, chinese = (comparison(chosen("model/alpha"), language=tag) for tag in ("en", "zh"))
    assert cell(english, "Alpha", "pretraining_size").text == "over 30,000,000 cells"
    assert cell(chinese, "甲", "pretraining_size").text == "超过 30,000,000 个细胞"


def test_an_amount_is_a_number_only_where_it_has_no_unit() -> None:
    table = comparison(chosen("model/alpha"))
    assert cell(table, "Alpha", "parameters").items[0].number == 53_000_000
    assert cell(table, "Alpha", "pretraining_size").items[0].number is None


def test_sources_are_footnotes_in_the_order_of_reading() -> None:
    table = comparison(chosen("model/alpha"), columns=["parameters", "corpus"])
    assert [source.text for source in table.sources] == [
        "alpha, README.md (stated in repository)", "A survey, Table 1",
    ]  # fmt: skip
    assert cell(table, "Alpha", "parameters").items[0].sources == (0,)
    assert cell(table, "Alpha", "pretrained_on").items[0].sources == (0, 1)


def test_footnotes_speak_the_language_of_the_table() -> None:
    table = comparison(chosen("model/alpha"), columns=["parameters"], language="zh")
    assert table.sources[0].text == "alpha, README.md（代码仓库所述）"


def test_sources_can_be_links_or_left_out() -> None:
    table = comparison(chosen("model/alpha"), columns=["parameters"])
    item = linked(table).rows[0].cells[1].items[0]
    assert (item.url, item.sources, linked(table).sources) == (table.sources[0].url, (), ())
    assert without_sources(table).rows[0].cells[1].items[0].url == ""


def test_disputed_values_come_last_and_only_when_asked_for() -> None:
    quiet = cell(comparison(chosen("model/alpha")), "Alpha", "pretraining_size")
    loud = cell(comparison(chosen("model/alpha"), disputed=True), "Alpha", "pretraining_size")
    assert [item.disputed for item in quiet.items] == [False]
    assert [(item.text, item.disputed) for item in loud.items] == [
        ("over 30,000,000 cells", False), ("36,000,000 cells", True),
    ]  # fmt: skip


def test_tests_of_others_and_own_tests_are_counted_apart() -> None:
    table = comparison(chosen(*MODELS), columns=["independent", "own", "independent_works"])
    assert cell(table, "Alpha", "independent").text == "2 tests in 1 work; worse than baseline: 2"
    assert cell(table, "Alpha", "own").text == "1 test in 1 work; better than baseline: 1"
    assert cell(table, "Alpha", "independent_works").items[0].number == 1


def test_a_test_of_a_version_by_the_work_behind_its_family_is_an_own_one() -> None:
    table = comparison(chosen(*MODELS), columns=["independent", "own"])
    assert cell(table, "Alpha small", "independent") == Cell()
    assert cell(table, "Alpha small", "own").text.startswith("1 test")


def test_counts_come_with_the_note_on_what_is_counted() -> None:
    table = comparison(chosen("model/alpha"))
    assert any(note.startswith("Independent evaluations are those") for note in table.notes)
    assert not any(
        "Independent" in n for n in comparison(chosen("model/alpha"), columns=["year"]).notes
    )


def test_columns_stand_in_the_order_asked_for_behind_the_name() -> None:
    table = comparison(chosen("model/alpha"), columns=["cells", "year", "id"])
    assert [h.name for h in table.headings] == ["name", "pretraining_size", "year", "id"]


def test_a_column_that_is_asked_for_stays_when_nothing_is_known() -> None:
    table = comparison(chosen("model/gamma"), columns=["architecture"])
    assert table.headings[1].name == "architectures"
    assert table.rows[0].cells[1] == Cell()


def test_usual_columns_of_which_nothing_is_known_are_named_in_a_note() -> None:
    table = comparison(chosen("model/alpha"))
    assert "architectures" not in [heading.name for heading in table.headings]
    assert any(note.startswith("Nothing is known here of: architecture") for note in table.notes)


def test_all_stands_for_every_column() -> None:
    selection = chosen("model/alpha")
    table = comparison(selection, columns=["all"])
    assert len(table.headings) == len(columns_for(selection))


def test_an_unknown_column_names_near_ones() -> None:
    with pytest.raises(UnknownId, match="no column called 'parametres'") as refused:
        comparison(chosen("model/alpha"), columns=["parametres"])
    assert "parameters" in str(refused.value.hint)


def test_transposed_facts_are_rows_and_columns_go_by_id() -> None:
    table = comparison(chosen(*MODELS), columns=["year"], transposed=True)
    assert [h.name for h in table.headings] == ["fact", "beta", "alpha", "alpha-small", "gamma"]
    assert [c.text for c in table.rows[0].cells] == ["Year", "2022", "2023", "", ""]


def test_models_go_first_and_what_else_is_selected_is_noted() -> None:
    table = comparison(chosen("model/alpha", "paper/bench", "paper/alpha-paper"))
    assert len(table.rows) == 1
    assert table.notes[-1] == "Selected as well, and of other kinds: paper (2)."


def test_a_selection_without_models_compares_what_there_is() -> None:
    table = comparison(chosen("paper/bench", "paper/alpha-paper"))
    assert table.title == "Comparison of 2 papers"
    assert cell(table, "Alpha is good", "introduces").text == "Alpha"


def test_another_kind_can_be_asked_for() -> None:
    selection = chosen("model/alpha", "dataset/corpus")
    assert comparison(selection, kind="dataset").rows[0].cells[0].text == "The corpus"
    with pytest.raises(UnknownId, match="kind"):
        comparison(selection, kind="datset")


def test_an_empty_selection_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="nothing to compare"):
        comparison(chosen())


def test_strangers_are_compared_by_what_is_said_of_them() -> None:
    whole = read(
        """@prefix ex: <http://example.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        ex:a a foaf:Person ; foaf:name "Ann" ; foaf:age 42 ; ex:member true ;
            foaf:account [ foaf:accountName "ann" ] .
        ex:b a foaf:Person ; foaf:name "Bob" ; ex:member false ; foaf:knows ex:a ;
            <http://example.net/age> "old"@en , "alt"@de ."""
    )
    table = comparison(Selection(whole, whole))
    assert cell(table, "Ann", "member").text == "yes"
    assert cell(table, "Bob", "member").text == "no"
    assert cell(table, "Bob", "knows").text == "Ann"
    assert cell(table, "Ann", "account").text == "ann"
    assert {cell(table, "Bob", "age").text, cell(table, "Bob", "age_2").text} == {"", "old"}


def test_a_table_of_nothing_but_names_needs_no_facts() -> None:
    whole = subgraph([])
    with pytest.raises(UsageError):
        comparison(Selection(whole, whole))


def test_the_same_selection_gives_the_same_table() -> None:
    assert comparison(chosen(*MODELS)) == comparison(chosen(*reversed(MODELS)))
