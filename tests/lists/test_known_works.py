"""The works of a graph: what tells them apart, and who says what."""

from __future__ import annotations

import pytest

from spallm.analysis.known_works import KnownWork, works_of
from spallm.store.subgraph import Subgraph


@pytest.fixture(scope="module")
def works(graph: Subgraph) -> dict[str, KnownWork]:
    return {work.id: work for work in works_of(graph)}


def test_papers_models_and_data_are_works_and_versions_are_not(works: dict[str, KnownWork]) -> None:
    kinds = {work.id: work.kind for work in works.values()}
    papers = dict.fromkeys(("old", "cells", "maps", "alone"), "paper")
    others = {"cellnet": "model", "cellnet-small": "model", "cell-set": "dataset"}
    assert kinds == {**papers, **others}


def test_a_paper_bears_the_name_of_its_model_and_that_of_a_release_is_an_alias(
    works: dict[str, KnownWork],
) -> None:
    assert works["cells"].names == ("CellNet",)
    assert works["cells"].aliases == ("CellNet small",)


def test_data_that_a_paper_describes_do_not_name_it(works: dict[str, KnownWork]) -> None:
    assert (works["maps"].names, works["maps"].aliases) == ((), ("Cell set",))


def test_the_version_to_cite_comes_first(works: dict[str, KnownWork]) -> None:
    assert [version.form for version in works["cells"].versions] == ["journal-article", "preprint"]
    assert works["cells"].published is works["cells"].versions[0]
    assert works["maps"].published is None


def test_identifiers_of_all_versions_are_curies_and_other_addresses_stay(
    works: dict[str, KnownWork],
) -> None:
    assert works["cells"].identifiers == ("doi:10.1000/cells", "doi:10.1101/2023.01.01.123456")
    assert works["old"].addresses == ("https://example.org/old?a=1&b=2",)


def test_a_value_that_the_curated_view_leaves_out_is_told_with_who_says_it(
    works: dict[str, KnownWork],
) -> None:
    first, second = works["cells"].years
    assert (first.value, first.curated, first.sources) == ("2024", True, ("A list, line 3",))
    assert (second.value, second.curated, second.sources) == ("2022", False, ("Another, line 5",))
    assert works["cells"].year == 2024


def test_what_a_matcher_needs_is_told_of_each_work(works: dict[str, KnownWork]) -> None:
    known = works["cells"].known
    assert (known.kind, known.year, known.code) == ("paper", 2024, ("github:a/cellnet",))
    assert known.names == ("CellNet", "CellNet small")
