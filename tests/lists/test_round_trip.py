"""A list goes into a graph of its own and comes out as a list; the second time nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from spallm import catalog, ontology
from spallm.build import assemble
from spallm.founding import beginning, found
from spallm.importers.markdown import read
from spallm.intake.importing import put_imported, read_lists
from spallm.lists import Holdings, Manner, awesome_list
from spallm.store.subgraph import subgraph

_SPACE = "https://example.org/cells/"

#: In the manner of Awesome Deep Graph Clustering, with faults as such lists have them.
_TABLE = """\
# Cells

Words about cells that are no entries.

## Important Survey Papers

| Year | Title                                                        |    Venue    | Paper | Code |
| ---- | ------------------------------------------------------------ | :---------: | :---: | :--: |
| 2024 | **Transformers in single-cell omics: a review and new perspectives** |  Nature Methods | \
[Link](https://doi.org/10.1038/s41592-024-02353-) |  - |

## Papers of single cell model
| Year | Title | Venue | Paper | Code |
| ---- | ----- | :---: | :---: | :--: |
| 2024 | **Large-scale foundation model on single-cell transcriptomics** | Nature Methods | \
[Link](https://doi.org/10.1038/s41592-024-02305-7) | \
[Link](https://github.com/biomap-research/scFoundation) |
| 2023 | **scBERT as a large-scale pretrained deep language model for cell type annotation of \
single-cell RNA-seq data** | nature machine intelligence | \
[Link](https://doi.org/10.1038/s42256-022-00534-z) | [Link](https://github.com/TencentAILabHealthcare/scBERT)

### Of space
| Year | Title | Venue | Paper | Code |
| ---- | ----- | :---: | :---: | :--: |
| 2025 | **Tissue \\| maps (TMap)** | arXiv | [Link](https://arxiv.org/pdf/2501.00001v2.pdf) \
[bioRxiv](https://www.biorxiv.org/content/10.1101/2025.01.01.123456v1) | \
[Link](https://github.com/a/tmap) [Weights](https://huggingface.co/a/tmap) |
"""

#: In the manner of Deep Clustering.
_METHODS = """\
### Paper List
|    Paper    |  Method  |  Conference  |  Code |
|  :---------  | :------:  | :------: | :------: |
| [Deep clustering of cells by density](https://openreview.net/pdf?id=fiugPLSXjK) | DensC | \
ICML 2024 | [Pytorch](https://github.com/a/densc) [Keras](https://github.com/b/densc) |
| [Clusters \\| in cells: a study of *many*]\
(https://ojs.aaai.org/index.php/AAAI/article/view/30058) | IC\\|TC | AAAI 2024 | - |
| [Unsupervised cells](http://acta.example.hu/cells_87.pdf) | - | APH 2018 | - |
"""

_BULLETS = """\
## Models

- [2023 Nature] **Transfer learning enables predictions in network biology** \
[[paper]](https://doi.org/10.1038/s41586-023-06139-9) [[code]](https://huggingface.co/ctheodoris/Geneformer)
- **Cells in words** [[paper]](https://arxiv.org/abs/2301.00002) [[page]](https://cells.example.org/)

## Data

- [2022 Science] **An atlas of all cells there are** [[paper]](https://doi.org/10.1126/science.abc1234)
"""


@dataclass
class _Graph:
    """A folder of a graph for another field, and lists that go into it and come out."""

    place: Path

    def taking(self, text: str) -> None:
        file = self.place.parent / "list.md"
        file.write_text(text, encoding="utf-8")
        imported = read_lists([str(file)], data=self.place / "data")
        put_imported(imported, self.place)

    def readme(self, style: str) -> str:
        terms = ontology.load(self.place / "ontology", _SPACE)
        whole = subgraph(assemble(catalog.load(self.place / "data"), terms).quads)
        return awesome_list(Holdings(whole), whole.nodes, Manner(style=style))


@pytest.fixture
def begun(tmp_path: Path):
    def begin(name: str) -> _Graph:
        place = tmp_path / name
        found(place, beginning(name, namespace=_SPACE))
        return _Graph(place)

    return begin


@pytest.mark.parametrize(
    ("text", "style"), [(_TABLE, "table"), (_METHODS, "methods"), (_BULLETS, "bullets")]
)
def test_every_fact_comes_back_and_a_second_trip_changes_no_byte(begun, text, style) -> None:
    first = begun("first")
    first.taking(text)
    once = first.readme(style)
    wanted = {_facts(entry) for entry in read(text, "list.md").entries}
    assert {_facts(entry) for entry in read(once, "list.md").entries} == wanted
    second = begun("second")
    second.taking(once)
    assert second.readme(style) == once
    first.taking(once)
    assert first.readme(style) == once


def _facts(entry) -> tuple[object, ...]:
    from spallm.analysis.known_work import canonical

    links = frozenset((link.role, canonical(link.url)) for link in entry.links)
    return entry.title, entry.year, entry.venue, entry.name, links, entry.section[-1]
