"""Each rule finds its fault, says where, and names the mend."""

from __future__ import annotations

from collections.abc import Callable

from spallm.catalog import Finding

Only = Callable[[], Finding]


def test_sound_data_have_no_findings(workshop) -> None:
    assert workshop.findings() == []


def test_an_unknown_id_is_found_with_its_near_miss(workshop, only: Only) -> None:
    workshop.bend("models/tuned-model.toml", '"base-model"', '"base-modell"')
    finding = only()
    assert finding.path.endswith("models/tuned-model.toml")
    assert finding.field == "fine_tuned_from"
    assert finding.message == "there is no model base-modell"
    assert finding.mend.startswith("Did you mean base-model")
    assert "spallm new model base-modell" in finding.mend


def test_an_unknown_concept_leads_to_its_scheme(workshop, only: Only) -> None:
    workshop.bend("papers/second-work.toml", "cell-type-annotation", "cell-type-guessing")
    finding = only()
    assert finding.field == "evaluations 1, task"
    assert "ontology/schemes/task.ttl" in finding.mend


def test_two_works_with_one_doi_are_one_work(workshop, only: Only) -> None:
    workshop.bend("papers/first-work.toml", "arxiv:2301.00001", "doi:10.1000/second")
    finding = only()
    assert "same identifier (doi:10.1000/second)" in finding.message
    assert "delete this file" in finding.mend


def test_two_works_with_one_title_are_one_work(workshop, only: Only) -> None:
    workshop.bend("papers/second-work.toml", '"Second work"', '"FIRST   Work."')
    assert "same title" in only().message


def test_a_malformed_dataset_doi_is_found(workshop, only: Only) -> None:
    doi = 'doi = [\n    {value = "10.1038/s41592-024-02353-", by = ["list"]},\n]\n\n[evidence]'
    workshop.bend("datasets/some-cells.toml", "\n[evidence]", doi)
    finding = only()
    assert finding.field == "doi"
    assert "cut off" in finding.message


def test_a_cycle_in_lineage_is_shown_whole(workshop) -> None:
    edge = 'fine_tuned_from = [\n    {value = "tuned-model", by = ["list"]},\n]\nparameters'
    workshop.bend("models/base-model.toml", "parameters", edge)
    messages = [finding.message for finding in workshop.findings()]
    assert "descends from itself: base-model → tuned-model → base-model" in messages


def test_a_model_dated_before_its_base_is_found(workshop, only: Only) -> None:
    workshop.bend("models/tuned-model.toml", "2024", "2021")
    finding = only()
    assert finding.message == "dated 2021, before its base base-model (2023)"


def test_a_preprint_dates_the_base(workshop) -> None:
    workshop.bend("models/base-model.toml", "value = 2023", "value = 2025")
    assert workshop.findings() == []


def test_an_evaluation_older_than_the_model_is_found(workshop, only: Only) -> None:
    workshop.bend("papers/second-work.toml", "value = 2024", "value = 2022")
    assert only().message == "of 2022, but tests base-model of 2023"


def test_a_missing_footnote_is_found(workshop) -> None:
    workshop.bend("models/tuned-model.toml", '2024, by = ["list"]', '2024, by = ["lost"]')
    (finding,) = [f for f in workshop.findings() if f.field == "year"]
    assert finding.message == "the footnote lost does not exist"


def test_an_unused_footnote_is_found(workshop, only: Only) -> None:
    extra = '[evidence]\nlist = {source = "a-list"}\nspare = {source = "first-work"}'
    workshop.bend("models/tuned-model.toml", '[evidence]\nlist = {source = "a-list"}', extra)
    assert only().field == "evidence.spare"


def test_a_footnote_without_source_is_found(workshop, only: Only) -> None:
    workshop.bend("models/tuned-model.toml", 'source = "a-list"', 'source = "hearsay"')
    finding = only()
    assert finding.message == "there is no source or paper hearsay"
    assert "spallm new source hearsay" in finding.mend


def test_an_unknown_basis_is_found(workshop, only: Only) -> None:
    workshop.bend("sources/a-list.toml", '"list"', '"rumour"')
    assert only().message == "rumour is no basis"


def test_a_source_that_supports_nothing_is_found(workshop, only: Only) -> None:
    text = 'name = "B"\nurl = "https://example.org/"\nbasis = "list"\n'
    workshop.write("sources/b-list.toml", text)
    assert only().message == "no fact names this source"


def test_disagreement_without_preference_is_found(workshop, only: Only) -> None:
    workshop.bend(
        "models/base-model.toml",
        ', rank = "preferred", note = "the makers\' own figure"', "",
    )  # fmt: skip
    finding = only()
    assert finding.message == "sources disagree (30000000, 36000000) and none is preferred"


def test_a_value_that_stands_twice_is_found(workshop, only: Only) -> None:
    twice = '{value = "mit", by = ["list"]},\n    {value = "mit", by = ["paper"]},'
    workshop.bend("models/base-model.toml", '{value = "mit", by = ["list"]},', twice)
    assert only().message == "the same value stands twice"


def test_a_stray_file_is_found(workshop, only: Only) -> None:
    workshop.write("models/notes.txt", "remember the milk")
    finding = only()
    assert finding.message == "nothing reads this file"
    assert finding.path.endswith("notes.txt")


def test_a_file_out_of_form_is_mended_by_fix(workshop, only: Only) -> None:
    workshop.bend("sources/a-list.toml", 'name = "A list"', 'name="A list"')
    finding = only()
    assert finding.mend == "Run: spallm check --fix"


def test_an_id_used_by_two_kinds_is_found(workshop) -> None:
    text = 'name = "B"\nurl = "https://example.org/"\nbasis = "list"\n'
    workshop.write("sources/base-model.toml", text)
    assert any("the id is also that of a model" in f.message for f in workshop.findings())


def test_an_id_of_a_concept_is_found(workshop) -> None:
    text = 'name = "B"\nurl = "https://example.org/"\nbasis = "list"\n'
    workshop.write("sources/cell-type-annotation.toml", text)
    assert any("that of a task" in f.message for f in workshop.findings())


def test_a_citation_of_an_unknown_work_is_found(workshop, only: Only) -> None:
    workshop.bend("citations.tsv", "first-work", "fist-work")
    finding = only()
    assert finding.field == "second-work → fist-work"
    assert finding.message == "column cited: no such paper"


def test_a_work_that_cites_itself_is_found(workshop, only: Only) -> None:
    workshop.bend("citations.tsv", "first-work", "second-work")
    assert only().message == "a work cannot cite itself"


def test_an_unreadable_line_of_the_citation_table_is_found(workshop) -> None:
    workshop.write("citations.tsv", "citing\tcited\tsource\nsecond-work\tfirst-work\n")
    fields = [finding.field for finding in workshop.findings()]
    assert "line 2, column source" in fields


def test_each_fault_of_an_unreadable_record_is_a_finding(workshop) -> None:
    workshop.bend("models/tuned-model.toml", 'name = "Tuned"', 'name = ""\ncolour = "blue"')
    found = {(f.field, f.message) for f in workshop.findings() if "tuned" in f.path}
    assert ("line 2", "field colour: this field is not known") in found
    assert ("line 1", "field name: String should have at least 1 character") in found


def test_every_finding_names_its_mend(workshop) -> None:
    workshop.bend("models/tuned-model.toml", '"base-model"', '"nothing"')
    workshop.bend("citations.tsv", "first-work", "fist-work")
    workshop.write("papers/x.y", "")
    assert all(finding.mend and finding.path for finding in workshop.findings())
