"""The Select page: what an expression finds, what is wrong with it, and the files of it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from spallm.errors import UnknownId, UsageError
from spallm.store.engine import Limits
from spallm.store.location import open_answering
from spallm.web.app import application
from spallm.web.library import Library
from spallm.web.selected import questions, selected
from tests.web.conftest import TOY, Client

SCGPT = "https://w3id.org/spallm/model/scgpt"


@pytest.fixture(scope="module")
def visitor(toy: Library, loop: Any, client_of: Callable[[Any], Client]) -> Iterator[Client]:
    crew = open_answering(str(TOY), limits=Limits(seconds=5), workers=1)
    yield client_of(application(toy, crew))
    loop.run_until_complete(crew.close())


def ids(library: Library, expression: str) -> list[str]:
    return [node.id for node in selected(library, expression, {})]


def looked_at(visitor: Client, expression: str) -> httpx.Response:
    """Return the page of an expression as a browser asks for it."""
    return visitor("GET", "/select", params={"select": expression}, headers={"accept": "text/html"})


def test_an_expression_selects_what_it_does_on_the_command_line(toy: Library) -> None:
    assert ids(toy, "scgpt | model/geneformer") == ["geneformer", "scgpt"]
    assert "scgpt-spatial" in ids(toy, "lineage(scgpt, down)")


def test_names_are_found_in_any_spelling(toy: Library) -> None:
    assert ids(toy, '"SCGPT"') == ["scgpt"]


def test_a_concept_of_another_kind_is_none(toy: Library) -> None:
    with pytest.raises(UnknownId, match="task"):
        ids(toy, "task:scgpt")


@pytest.mark.parametrize("expression", ['screened("/etc/passwd")', "@saved", 'query("x.rq")'])
def test_no_file_is_read_for_a_stranger(toy: Library, expression: str) -> None:
    with pytest.raises(UsageError, match=r"read|asked"):
        selected(toy, expression, {})


def test_questions_are_handed_out_and_their_answers_taken(visitor: Client, toy: Library) -> None:
    query = f"SELECT ?m {{ BIND(<{SCGPT}> AS ?m) }}"
    assert questions(toy, f"query({query!r})".replace("'", '"')) == (query,)
    answer = visitor("GET", "/select", params={"select": f'query("{query}")'})
    assert answer.status_code == 200
    assert "One entity" in answer.text
    assert 'href="./model/scgpt"' in answer.text


def test_what_a_query_constructs_is_selected_too(visitor: Client) -> None:
    text = f'query("CONSTRUCT WHERE {{ <{SCGPT}> fair4ml:mlTask ?task }}") & kind:model'
    assert "One entity" in visitor("GET", "/select", params={"select": text}).text


def test_a_yes_or_no_question_and_too_many_are_refused(toy: Library) -> None:
    with pytest.raises(UsageError, match="yes-or-no"):
        questions(toy, 'query("ASK { ?s ?p ?o }")')
    many = " | ".join(f'query("SELECT ?s {{ ?s ?p {n} }}")' for n in range(5))
    with pytest.raises(UsageError, match="5 queries are more than 4"):
        questions(toy, many)


def test_without_an_expression_the_page_shows_how_to_write_one(visitor: Client) -> None:
    page = visitor("GET", "/select").text
    assert "How to say it" in page
    assert "Take it home" not in page
    assert "如何书写" in visitor("GET", "/zh/select").text


def test_what_is_wrong_is_told_on_the_page_that_keeps_what_was_written(visitor: Client) -> None:
    answer = looked_at(visitor, "kind:modl")
    assert answer.status_code == 400
    assert "there is no kind called" in answer.text
    assert 'value="kind:modl"' in answer.text


def test_a_selection_that_finds_nothing_says_how_much_its_parts_find(visitor: Client) -> None:
    answer = visitor("GET", "/select", params={"select": "kind:model & year:2090.."})
    assert answer.status_code == 200
    assert "Nothing is selected:" in answer.text
    assert "        0  year:2090.." in answer.text
    assert "Take it home" not in answer.text
    other = visitor("GET", "/zh/select", params={"select": "kind:model & year:2090.."})
    assert "没有选中任何内容：" in other.text


@pytest.mark.parametrize(
    "query", ["SELECT nonsense", "SELECT * { SERVICE <http://x.example/> {} }"]
)
def test_a_query_that_cannot_be_asked_is_told_beside_what_was_written(
    visitor: Client, query: str
) -> None:
    answer = looked_at(visitor, f'query("{query}")')
    assert answer.status_code == 400
    assert 'id="fault"' in answer.text
    assert query.split()[1][:4] in answer.text


def test_what_is_written_is_text_and_never_markup(visitor: Client) -> None:
    page = looked_at(visitor, '"<script>alert(1)</script>"').text
    assert "<script>alert" not in page


def test_the_same_page_in_the_other_language_keeps_the_expression(visitor: Client) -> None:
    page = visitor("GET", "/select", params={"select": "scgpt"}).text
    assert 'href="./zh/select?select=scgpt"' in page


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("bibtex", b"@"),
        ("ris", b"TY  - "),
        ("graphml", b"<?xml"),
        ("xlsx", b"PK"),
        ("comparison.md", b"#"),
        ("tasks.csv", b"\xef\xbb\xbf"),
        ("data.tex", b"%"),
        ("bibliography", b""),
    ],
)
def test_a_selection_is_handed_out_as_a_file(visitor: Client, file: str, begins: bytes) -> None:
    answer = visitor("GET", f"/select/{file}", params={"select": "lineage(scgpt) & kind:model"})
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer.headers["content-disposition"].startswith('attachment; filename="')


def test_a_selection_is_kept_as_a_file_that_means_it(visitor: Client) -> None:
    answer = visitor("GET", "/select/selection.toml", params={"select": "scgpt and kind:model"})
    assert tomllib.loads(answer.text)["select"] == "scgpt & kind:model"


def test_a_format_that_is_not_there_is_told_with_the_near_ones(visitor: Client) -> None:
    answer = visitor("GET", "/select/bibtx", params={"select": "scgpt"})
    assert answer.status_code == 404
    assert "bibtex" in answer.text


def test_the_explorer_opens_on_a_selection(visitor: Client) -> None:
    answer = visitor("GET", "/graph", params={"select": "scgpt | geneformer"})
    assert answer.status_code == 200
    assert 'id="block-data"' in answer.text
