"""Model cards, and spreadsheets as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.errors import UsageError
from spallm.importers import model_card, spreadsheet
from spallm.importers.reading import Reading
from spallm.importers.registry import read

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str, **options: object) -> Reading:
    return read(name, (SAMPLES / name).read_bytes(), **options)


def test_a_card_says_what_the_hub_would() -> None:
    reading = sample("model-card.md")
    entry = reading.entries[0]
    assert (reading.form, entry.title, entry.what) == ("model-card", "Gallus-Merged", "model")
    assert [(r.field, r.target, r.place.line) for r in entry.relations] == [
        ("merged_from", "ctheodoris/Geneformer", 3),
        ("merged_from", "chick-lab/gallus", 3),
        ("trained_on", "chick-lab/gallus-cells", 7),
        ("weights_license", "apache-2.0", 2),
        ("tasks", "feature-extraction", 9),
    ]


def test_a_list_with_front_matter_is_no_card() -> None:
    assert not model_card.recognises("---\nlayout: default\ntitle: A list\n---\n# A list\n")


def test_yaml_that_is_broken_is_told_with_its_line() -> None:
    reading = model_card.read("---\nlicense: mit\ndatasets: [a\n---\n# M\n", "README.md")
    assert [(r.rule, r.lost) for r in reading.remarks] == [("malformed-yaml", True)]
    assert reading.entries[0].title == "M"


def test_yaml_makes_no_objects() -> None:
    text = "---\nbase_model: !!python/object/apply:os.getcwd []\n---\n# M\n"
    assert [remark.rule for remark in model_card.read(text, "x.md").remarks] == ["malformed-yaml"]


def test_a_table_is_read_by_the_names_of_its_columns() -> None:
    entry = sample("table.csv").entries[0]
    assert entry.title == 'scGPT: toward building a foundation model, a "first" one'
    assert (entry.venue, entry.identifiers) == (
        "Nature Methods",
        ("doi:10.1038/s41592-024-02201-0",),
    )
    assert entry.code is not None
    assert set(entry.also) == {("Jahr", "2024"), ("Impact", "48")}


def test_a_mapping_names_columns_that_are_not_known() -> None:
    entry = sample("table.csv", mapping={"year": "jahr"}).entries[0]
    assert (entry.year, entry.also) == (2024, (("Impact", "48"),))


def test_a_mapping_that_names_nothing_is_an_error() -> None:
    with pytest.raises(UsageError, match="no column called 'Titel'"):
        sample("table.csv", mapping={"title": "Titel"})
    with pytest.raises(UsageError, match="no field of entries called 'titel'"):
        sample("table.csv", mapping={"titel": "Title"})


def test_a_formula_is_text_and_a_dash_is_nothing() -> None:
    entry = sample("table.csv").entries[1]
    assert entry.title == '=HYPERLINK("https://example.org")'
    assert (entry.links, entry.form) == ((), "preprint")


def test_ragged_rows_and_broken_identifiers_are_told_with_their_lines() -> None:
    reading = sample("table.csv")
    assert [(r.rule, r.place.line) for r in reading.remarks] == [
        ("ragged-row", 4), ("malformed-identifier", 4),
    ]  # fmt: skip
    assert reading.entries[2].title == "Spread over two lines"
    assert ("Code", "no code yet") in reading.entries[2].also


def test_a_chinese_table_parted_by_semicolons_is_read() -> None:
    entry = sample("table-zh.csv").entries[0]
    assert (entry.title, entry.year, entry.venue) == ("单细胞基础模型综述", 2025, "中国科学")
    assert entry.authors == ("王小明", "李雷")
    assert [(link.url, link.role) for link in entry.links] == [
        ("https://example.org/zh", "paper"), ("https://github.com/example/zh", "code"),
    ]  # fmt: skip


def test_a_table_without_a_column_of_titles_says_so() -> None:
    reading = spreadsheet.read("a,b\n1,2\n", "x.csv")
    assert reading.remarks[0].rule == "no-title-column"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Cui, Haotian; Wang, Bo", ("Haotian Cui", "Bo Wang")),
        ("Haotian Cui, Bo Wang and Jane Doe", ("Haotian Cui", "Bo Wang", "Jane Doe")),
        ("Cui, Haotian and Wang, Bo", ("Haotian Cui", "Bo Wang")),
        ("王小明、李雷", ("王小明", "李雷")),
    ],
)
def test_people_in_a_cell_are_parted(cell: str, names: tuple[str, ...]) -> None:
    assert spreadsheet.read(f"title\tauthors\nT\t{cell}\n", "x.tsv").entries[0].authors == names


def test_a_table_as_ours_says_kinds_and_relations() -> None:
    text = (
        "id,kind,name,title,versions,fine_tuned_from,tasks\n"
        "gallus,model,Gallus,,,scgpt; geneformer,cell annotation\n"
        "a-paper,paper,Short,A long title,arxiv:2401.99999; doi:10.1000/182,,\n"
    )
    model, paper = spreadsheet.read(text, "x.csv").entries
    assert (model.what, model.title, model.key) == ("model", "Gallus", "gallus")
    assert [(each.field, each.target) for each in model.relations] == [
        ("fine_tuned_from", "scgpt"),
        ("fine_tuned_from", "geneformer"),
        ("tasks", "cell annotation"),
    ]
    assert (paper.title, paper.name) == ("A long title", "Short")
    assert paper.identifiers == ("arxiv:2401.99999", "doi:10.1000/182")


def test_the_publication_title_is_the_journal_where_there_is_a_title() -> None:
    with_title = spreadsheet.read("Item Type,Title,Publication Title\npreprint,T,Cells\n", "x.csv")
    assert (with_title.entries[0].venue, with_title.entries[0].form) == ("Cells", "preprint")
    without = spreadsheet.read("Publication Title,Year\nT,2024\n", "x.csv")
    assert without.entries[0].title == "T"


def test_long_runs_of_blanks_in_a_cell_take_no_time() -> None:
    cell = "a" + " " * 50_000 + "b"
    assert spreadsheet.read(f"title,authors\nT,{cell}\n", "x.csv").entries[0].authors == ("a b",)
