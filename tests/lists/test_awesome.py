"""A list: sections in their order, works in theirs, in each style and language."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from spallm.errors import UnknownId
from spallm.lists import Holdings, Manner, awesome_list
from spallm.store.subgraph import subgraph

_PLAIN = Manner()


def _headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def _whole(holdings: Holdings, **manner: object) -> str:
    return awesome_list(holdings, holdings.whole.nodes, replace(_PLAIN, **manner))


def test_sections_stand_in_their_order_and_within_each_other(holdings: Holdings) -> None:
    assert _headings(_whole(holdings)) == [
        "## Surveys", "## Models", "### Spatial models", "## Other works",
    ]  # fmt: skip


def test_a_table_is_the_customers(holdings: Holdings) -> None:
    text = _whole(holdings)
    assert (
        "| Year | Title | Venue | Paper | Code |\n| ---- | ----- | :---: | :---: | :--: |\n" in text
    )
    assert (
        "| 2024 | **CellNet: a model of cells** | A Journal "
        "| [Link](https://doi.org/10.1000/cells) [bioRxiv](https://doi.org/10.1101/2023.01.01.123456)"
        " [Page](https://cellnet.example.org/) "
        "| [Link](https://github.com/a/cellnet) [Weights](https://huggingface.co/a/cellnet) |\n"
    ) in text


def test_a_table_of_methods_has_the_name_and_the_linked_title(holdings: Holdings) -> None:
    text = _whole(holdings, style="methods")
    assert "| Paper | Method | Conference | Code |\n" in text
    assert "| [Maps of tissue](https://arxiv.org/abs/2401.00001) | - | 2024 | - |\n" in text
    assert "| [CellNet: a model of cells](https://doi.org/10.1000/cells) [bioRxiv]" in text
    assert "| CellNet | A Journal 2024 |" in text


def test_a_bullet_is_one_line_with_the_description(holdings: Holdings) -> None:
    text = _whole(holdings, style="bullets", language="zh")
    assert "- [2024] **Maps of tissue** [[论文]](https://arxiv.org/abs/2401.00001)\n" in text
    assert (
        "[[代码]](https://github.com/a/cellnet) [[权重]](https://huggingface.co/a/cellnet)" in text
    )
    assert text.count("- 观察细胞。\n") == 2


def test_what_was_taken_back_is_struck_out(holdings: Holdings) -> None:
    assert "~~**An old survey**~~" in _whole(holdings)


def test_what_is_not_known_is_a_dash(holdings: Holdings) -> None:
    assert "| - | **Of no section** | - | - | - |" in _whole(holdings)


def test_the_newest_comes_first_and_then_the_alphabet(holdings: Holdings) -> None:
    text = _whole(holdings, headings=False)
    titles = [line.split("**")[1] for line in text.splitlines() if "**" in line]
    assert titles == [
        "CellNet: a model of cells",
        "Maps of tissue",
        "An old survey",
        "Of no section",
    ]


def test_a_work_stands_in_each_of_its_sections_but_not_in_one_around_another(
    holdings: Holdings,
) -> None:
    text = _whole(holdings)
    surveys, models, spatial, _ = (text.split(heading)[1] for heading in _headings(text))
    assert "CellNet" in surveys
    assert "CellNet" in spatial
    assert "CellNet" not in models.split("###")[0]


def test_a_work_can_stand_in_its_first_section_only(holdings: Holdings) -> None:
    assert _whole(holdings, once=True).count("CellNet: a model") == 1


def test_headings_are_in_one_language_or_both(holdings: Holdings) -> None:
    assert "### 空间模型\n" in _whole(holdings, language="zh")
    both = _whole(holdings, language="both")
    assert "### Spatial models / 空间模型\n" in both
    assert "| Year / 年份 |" in both


def test_a_list_can_keep_to_a_section(holdings: Holdings) -> None:
    spatial = next(iri for iri in holdings.whole.nodes if iri.endswith("section/spatial"))
    text = awesome_list(holdings, holdings.whole.nodes, _PLAIN, (spatial,))
    assert _headings(text)[0] == "## Spatial models"


def test_contents_lead_to_headings_and_count(holdings: Holdings) -> None:
    text = _whole(holdings, contents=True, counts=True, title="All")
    assert text.startswith("# All\n\n*4 works*\n\n## Contents\n\n- [Surveys](#surveys) (2)\n")
    assert "  - [Spatial models](#spatial-models) (2)\n" in text


def test_badges_say_in_words_what_they_show(holdings: Holdings) -> None:
    text = _whole(holdings, badges=True)
    assert text.startswith("![works: 4](https://img.shields.io/badge/works-4-blue)")


def test_models_alone_are_listed_as_the_papers_that_introduced_them(holdings: Holdings) -> None:
    models = [iri for iri, node in holdings.whole.nodes.items() if node.kind == "model"]
    text = awesome_list(holdings, models, Manner(once=True))
    assert text.count("\n| 2024 |") == 1


def test_the_order_of_statements_changes_nothing(holdings: Holdings) -> None:
    turned = Holdings(subgraph(reversed(holdings.whole.quads)))
    assert _whole(turned) == _whole(holdings)


def test_a_graph_without_sections_has_no_headings() -> None:
    stated = (
        "<urn:a> a <https://schema.org/ScholarlyArticle> ; <http://purl.org/dc/terms/title> 'A' ."
    )
    plain = Holdings(subgraph(ox.parse(stated, ox.RdfFormat.TURTLE)))
    assert _whole(plain).splitlines()[2] == "| - | **A** | - | - | - |"


def test_an_unknown_style_is_answered_with_the_known_ones(holdings: Holdings) -> None:
    with pytest.raises(UnknownId, match="tabel"):
        _whole(holdings, style="tabel")
