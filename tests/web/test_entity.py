"""Pages of entities and of evidence: what the data say stands on them, and every link leads on."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest

from spallm.store.subgraph import subgraph
from spallm.vocabulary import BASE, SPALLM
from spallm.web.documents import FORMS
from spallm.web.library import Library
from spallm.web.pages.address import Address, Language
from spallm.web.pages.choice import Choice, narrowed
from spallm.web.pages.entity import entity
from spallm.web.pages.evidence import evidence
from spallm.web.pages.shelf import shelf
from tests.web.reading import Links, text

ANALYSIS = Path(__file__).parents[1] / "analysis"
#: Pages that other modules make.
OTHERS = {"index", "browse", "compare", "ask", "graph", "about", "search"}
SCGPT, CENSUS = f"{BASE}model/scgpt", f"{BASE}dataset/cellxgene-census"
PAPER = f"{BASE}paper/scgpt-toward-building-a-foundation-model"

Read = Callable[..., str]


@pytest.fixture(scope="module")
def library(collection: Library) -> Library:
    return collection


@pytest.fixture(scope="module")
def page(library: Library) -> Read:
    def page(iri: str, language: Language = "en") -> str:
        path = next(path for path, node in library.by_path.items() if node.iri == iri)
        return entity(library, Address(path, language, files=True), iri)

    return page


def row(html: str, name: str) -> str:
    found = re.search(rf"<dt>{name}</dt>\s*<dd>(.*?)</dd>\n(?:<dt>|</dl>)", html, re.DOTALL)
    assert found, name
    return text(found[1])


def test_a_page_is_headed_by_kind_name_aliases_and_description(page: Read) -> None:
    said = text(page(SCGPT))
    assert "Model · scgpt scGPT Also: scGPT whole-human ; scGPT_human Model family of 2023:" in said


def test_facts_stand_beside_the_numbers_of_their_sources(page: Read, library: Library) -> None:
    html = page(SCGPT)
    count = library.facts(SCGPT).group(SPALLM.parameterCount)
    assert count
    assert row(html, "Parameters") == "53,000,000 Sources 2"
    number = re.search(r'53,000,000<sup.*?href="#source-(\d+)"', html)
    assert number
    listed = re.search(rf'id="source-{number[1]}">(.*?)</li>', html, re.DOTALL)
    assert listed
    (source,) = count.values[0].evidence
    assert text(listed[1]).startswith(f"{source.label} · ")


def test_a_disagreement_shows_both_values_and_the_reason(page: Read) -> None:
    said = row(page(SCGPT), "Year")
    assert re.fullmatch(
        r"2023 Sources [\d ,]+ – preferred: The year in which the model first appeared; .* "
        r"Sources disagree Also stated: 2024 Sources \d+",
        said,
    )


def test_a_value_that_the_curator_rejects_is_shown_with_the_reason(page: Read) -> None:
    said = row(page(f"{BASE}paper/scbert-as-a-large-scale-pretrained-deep"), "Year")
    assert "Rejected: 2023" in said
    assert "The seed list dated the article a year too late." in said


@pytest.mark.parametrize(("language", "reason"), [("en", "a year too late"), ("zh", "标晚了一年")])
def test_reasons_are_given_in_the_language_of_the_page(
    page: Read, language: Language, reason: str
) -> None:
    html = page(f"{BASE}paper/scbert-as-a-large-scale-pretrained-deep", language)
    assert reason in html
    assert ("标晚了一年" in html) == (language == "zh")


def test_amounts_read_in_chinese(page: Read) -> None:
    assert row(page(SCGPT, "zh"), "预训练数据规模").startswith("33,000,000 个细胞")


def test_the_lineage_names_the_relation_to_each_relative(page: Read) -> None:
    html = page(f"{BASE}model/scgpt-spatial")
    tree = html[html.index('id="lineage"') : html.index('id="cite"')]
    assert "continually pretrained from" in text(tree)
    assert 'href="../model/scgpt.html"' in tree


def test_every_evaluation_is_a_row_of_the_table(page: Read, library: Library) -> None:
    html = page(SCGPT)
    found = library.evaluations_at[SCGPT]
    tables = "".join(re.findall(r'<table class="table tests">.*?</table>', html, re.DOTALL))
    assert tables.count("<tr>") == len(found) + tables.count("<thead>")
    for each in found:
        assert all(library.whole.nodes[work].label in unescape(tables) for work in each.works)


def test_tests_by_a_models_own_authors_are_told_apart(page: Read, library: Library) -> None:
    html = page(f"{BASE}model/cellplm")
    table = html[html.index('id="tests"') : html.index('id="cite"')]
    own = [e for e in library.evaluations_at[f"{BASE}model/cellplm"]
           if any("cellplm-" in work for work in e.works)]  # fmt: skip
    assert table.count("(its own authors)") == len(own)


def test_all_that_use_a_corpus_are_listed_and_counted(page: Read, library: Library) -> None:
    html = page(CENSUS)
    users = library.facts(CENSUS).group(SPALLM.pretrainedOn, incoming=True)
    assert users
    assert f'Used to pretrain<span class="count">{len(users.values)}</span>' in html
    assert all(f">{value.text}</a>" in html for value in users.values)


def test_citations_come_newest_first(page: Read) -> None:
    html = page(PAPER)
    cited_by = html[html.index("<h3>Cited by") : html.index('id="cite"')]
    years = [int(year) for year in re.findall(r'<span class="soft small">(\d{4})</span>', cited_by)]
    assert len(years) > 300
    assert years == sorted(years, reverse=True)


def test_a_paper_carries_its_entries(page: Read, library: Library) -> None:
    said = unescape(page(PAPER))
    entry = library.entries[PAPER]
    assert all(body.strip() in said for body in (entry.bibtex, entry.csl))
    assert entry.ris.replace("\r\n", "\n").strip() in said.replace("\r\n", "\n")


def test_a_model_is_cited_by_the_paper_that_introduced_it(page: Read, library: Library) -> None:
    assert library.entries[PAPER].bibtex in unescape(page(SCGPT))


def test_a_concept_lists_its_entities_and_its_narrower_terms(page: Read, library: Library) -> None:
    html = page(f"{BASE}architecture/transformer")
    assert "Cross-attention transformer" in row(html, "Narrower")
    bearers = [e.source for e in library.edges_at[f"{BASE}architecture/transformer"]
               if e.predicate.endswith("hasArchitecture")]  # fmt: skip
    assert f'Architecture of<span class="count">{len(bearers)}</span>' in html


def test_a_page_offers_its_data_the_graph_and_the_comparison(page: Read) -> None:
    links = Links(page(SCGPT, "zh")).links
    assert {"../../model/scgpt.ttl", "../../model/scgpt.jsonld", "../../model/scgpt.trig",
            "../../model/scgpt.json"} <= set(links)  # fmt: skip
    assert {"../../graph.html#at=scgpt&lang=zh", "../../zh/compare.html?ids=scgpt"} <= set(links)
    assert "../compare.html?ids=scgpt" not in links


def test_the_picture_draws_24_neighbours_at_most_and_says_so(page: Read) -> None:
    html = page(SCGPT)
    drawing = re.search(r'<svg viewBox="0 0 840.*?</figure>', html, re.DOTALL)
    assert drawing
    assert drawing[0].count("<a href=") == 24
    assert re.search(r"24 of \d+ neighbours are drawn", text(drawing[0]))


def test_an_entity_that_stands_alone_has_no_picture() -> None:
    graph = '<http://e.org/a> a <http://e.org/C> ; <http://e.org/p> "x" .'
    library = Library(subgraph(ox.parse(graph, ox.RdfFormat.TURTLE)))
    assert "<figure" not in entity(library, Address("entity/a"), "http://e.org/a")


def test_every_page_is_the_same_whatever_the_order_of_the_statements() -> None:
    quads = tuple(ox.parse((ANALYSIS / "toy.trig").read_bytes(), ox.RdfFormat.TRIG))
    one, other = Library(subgraph(quads)), Library(subgraph(reversed(quads)))
    for path, node in one.by_path.items():
        at = Address(path)
        assert entity(one, at, node.iri) == entity(other, at, node.iri)


def test_pages_made_in_turn_are_those_made_alone() -> None:
    quads = tuple(ox.parse((ANALYSIS / "toy.trig").read_bytes(), ox.RdfFormat.TRIG))
    names, shared = [f"{BASE}model/scgpt", f"{BASE}model/geneformer"] * 2, Library(subgraph(quads))
    for iri in names:
        assert shared.facts(iri) == Library(subgraph(quads)).facts(iri)
        assert shared.card(iri) == Library(subgraph(quads)).card(iri)


def test_where_there_is_no_curated_view_nothing_is_missing_from_it() -> None:
    graph = "<http://e.org/g> { <http://e.org/a> a <http://e.org/C> ; <http://e.org/p> 1 . }"
    library = Library(subgraph(ox.parse(graph, ox.RdfFormat.TRIG)))
    [(path, name)] = library.evidence.items()
    html = evidence(library, Address(path), name)
    assert "http://e.org/p" in html or ">P<" in html
    assert "not in the curated view" not in html


SAMPLE = (
    "model/scgpt", "model/geneformer", "dataset/cellxgene-census", "task/cell-type-annotation",
    "paper/scgpt-toward-building-a-foundation-model", "organisation/university-of-toronto",
    "source/awesome-virtual-cell-list", "basis/list", "section/spatial-models", "license/mit",
    "characteristic/transfer-learning", "outcome/mixed", "genre/model-paper",
)  # fmt: skip


def _exists(library: Library, path: str) -> bool:
    spoken = path.removeprefix("zh/")
    if spoken.startswith(("static/", "data/")) or spoken == "void.ttl":
        return True
    stem, _, ending = spoken.rpartition(".")
    if stem in library.by_path or stem in library.evidence:
        return ending in (*FORMS, "html")
    return stem.partition("/")[0] in OTHERS


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", SAMPLE)
def test_every_link_within_the_site_leads_to_a_page(
    library: Library, page: Read, path: str, language: Language
) -> None:
    found = Links(page(BASE + path, language))
    here = f"{'zh/' if language == 'zh' else ''}{path}"
    for link in found.links:
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme in ("http", "https")
        elif not parts.path:
            assert parts.fragment in found.anchors, link
        else:
            leads_to = normpath(f"{PurePosixPath(here).parent}/{unquote(parts.path)}")
            assert _exists(library, leads_to), link


def test_a_relative_says_that_its_own_stand_elsewhere_only_if_it_has_any(page: Read) -> None:
    tree = text(page(SCGPT)[slice(*positions(page(SCGPT), "lineage", "tests"))])
    assert "scgenept_go_all 2024 has version" in tree
    census = text(page(CENSUS)[slice(*positions(page(CENSUS), "lineage", "tests"))])
    assert "CELLxGENE Census 2023-07-25 (continued elsewhere in this tree)" in census


def positions(html: str, *ids: str) -> list[int]:
    return [html.index(f'<section id="{each}"') for each in ids]


def test_a_concept_leads_to_the_lists_that_it_narrows(page: Read, library: Library) -> None:
    iri = f"{BASE}task/perturbation-prediction"
    links = re.findall(
        r'<a href="([^"]+)">Filter its (\w+)</a><span class="count">(\d+)</span>', page(iri)
    )
    for (link, many, count), kind in zip(links, ("model", "paper"), strict=True):
        assert link == f"../browse/{kind}.html?task=perturbation-prediction"
        rows = shelf(library, kind)
        choice = Choice.read(rows, {"task": ["perturbation-prediction"]})
        assert len(narrowed(rows, choice, "en").rows) == int(count)
        assert many == f"{kind}s"


def test_a_single_neighbour_is_not_drawn(page: Read) -> None:
    assert 'id="around"' not in page(f"{BASE}source/omicsml-list")
    assert 'id="around"' in page(f"{BASE}architecture/masked-attention-transformer")


def test_every_kind_of_entity_has_a_page(library: Library) -> None:
    for nodes in library.by_kind.values():
        html = entity(library, Address("x/y"), nodes[0].iri)
        assert f"<h1>{nodes[0].label}" in unescape(html) or 'class="long"' in html


def test_a_source_lists_what_is_taken_from_it(page: Read, library: Library) -> None:
    iri = f"{BASE}source/omicsml-list"
    html = page(iri)
    taken = library.evidence_at[iri]
    held = html[html.index('id="evidence"') : html.index('id="sources"')]
    assert held.count("<li>") == len(taken)
    lines = [int(line) for line in re.findall(r"README\.md#L(\d+)</a>", held)]
    assert lines == sorted(lines)
