"""The interface does what its own description says, whatever is asked of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette
from starlette.testclient import TestClient

from spallm.store.subgraph import subgraph
from spallm.web.api.routes import RESOURCES, routes
from spallm.web.library import Library

DOCS = Path(__file__).parents[2] / "docs"
TOY = Path(__file__).parents[1] / "analysis" / "toy.trig"

bounded = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described() -> Any:
    app = Starlette(routes=routes(Library(subgraph(ox.parse(path=TOY)))))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


ASKABLE = [each.path for each in RESOURCES if each.asked.__annotations__.keys() - {*each.in_path}]
#: What the small graph has, for no generator comes upon it.
REAL = [
    {"kind": "model", "id": "scgpt", "iri": "https://w3id.org/spallm/model/scgpt", "q": "scgpt"},
    {"kind": "task", "id": "cell-annotation", "iri": "https://w3id.org/spallm/species/human"},
]


@pytest.mark.parametrize("path", [each.path for each in RESOURCES])
def test_no_request_is_answered_outside_the_description(described: Any, path: str) -> None:
    @bounded
    @given(described[path]["GET"].as_strategy(), st.sampled_from([*REAL, {}]))
    def ask(case: schemathesis.Case, real: dict[str, str]) -> None:
        for words in (case.path_parameters, case.query):
            words.update({key: real.get(key, word) for key, word in words.items()})
        # Which kinds and facets there are, only the graph knows: a free word may be refused.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    ask()


@pytest.mark.parametrize("path", ASKABLE)
def test_what_does_not_fit_the_description_is_refused(described: Any, path: str) -> None:
    @bounded
    @given(described[path]["GET"].as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()


@pytest.mark.parametrize("language", ["", ".zh"])
def test_the_documents_show_what_is_answered(collection: Library, language: str) -> None:
    text = (DOCS / f"api{language}.md").read_text("utf-8")
    blocks = re.findall(r"```text\n\$ curl -s '.*?(/api/.*)' \| jq\n((?:.*\n)*?)```", text)
    assert len(blocks) == 4
    client = TestClient(Starlette(routes=routes(collection)))
    for path, shown in blocks:
        answer = json.dumps(client.get(path).json(), ensure_ascii=False, indent=2)
        lines = iter(answer.splitlines())
        for line in shown.splitlines():
            assert line == "…" or line in lines, f"{line!r} is not in {path} (any more)"
