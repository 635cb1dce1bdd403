"""The services, in the order in which they are asked: those that answer for many works first.

Rates keep below what each service says it takes; ``docs/enrich.md`` says where that stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import get_args

from spallm.enrichment.service import Key, Rate, Service, What
from spallm.errors import UsageError
from spallm.nearness import unknown

OPENALEX = Service(
    name="openalex", label="OpenAlex", url="https://api.openalex.org",
    page="https://openalex.org", place="https://openalex.org/{}",
    basis="citation-index", licence="CC0-1.0",
    tells=("identifiers", "authors", "venue", "dates", "citations", "published", "retractions"),
    stranger=Rate(2, 50), known=Rate(5, 300), key=Key("OPENALEX_API_KEY"), batch=50,
    allowance=("X-RateLimit-Remaining-USD", "X-RateLimit-Remaining"),
)  # fmt: skip
CROSSREF = Service(
    name="crossref", label="Crossref", url="https://api.crossref.org",
    page="https://www.crossref.org", place="https://api.crossref.org/works/{}",
    basis="citation-index",
    tells=("identifiers", "authors", "venue", "dates", "citations", "published", "retractions"),
    stranger=Rate(1, 300), known=Rate(3, 300), by_mail=True, batch=25,
)  # fmt: skip
DATACITE = Service(
    name="datacite", label="DataCite", url="https://api.datacite.org",
    page="https://datacite.org", place="https://api.datacite.org/dois/{}",
    basis="citation-index", licence="CC0-1.0",
    tells=("authors", "venue", "dates", "published", "licences"),
    stranger=Rate(1, 100), known=Rate(3, 100), by_mail=True, batch=50,
)  # fmt: skip
SEMANTIC_SCHOLAR = Service(
    name="semantic-scholar", label="Semantic Scholar", url="https://api.semanticscholar.org",
    page="https://www.semanticscholar.org", place="https://www.semanticscholar.org/paper/{}",
    basis="citation-index", licence="ODC-By-1.0",
    tells=("identifiers", "authors", "venue", "dates", "citations", "published"),
    stranger=Rate(1 / 3, 50), known=Rate(0.9, 200), batch=100,
    key=Key("SEMANTIC_SCHOLAR_API_KEY", "x-api-key", ""),
)  # fmt: skip
ARXIV = Service(
    name="arxiv", label="arXiv", url="https://export.arxiv.org",
    page="https://arxiv.org", place="https://arxiv.org/abs/{}",
    basis="primary-statement", licence="CC0-1.0", kind="atom",
    tells=("authors", "dates", "published"),
    stranger=Rate(1 / 3, 100), known=Rate(1 / 3, 100), batch=50,
)  # fmt: skip
HUGGING_FACE = Service(
    name="hugging-face", label="Hugging Face", url="https://huggingface.co",
    page="https://huggingface.co", place="https://huggingface.co/{}",
    basis="stated-in-model-card",
    tells=("licences", "model-cards"),
    stranger=Rate(1, 300), known=Rate(3, 500), key=Key("HF_TOKEN"), hides=(401, 403),
)  # fmt: skip
GITHUB = Service(
    name="github", label="GitHub", url="https://api.github.com",
    page="https://github.com", place="https://github.com/{}",
    basis="stated-in-repository", tells=("licences",),
    stranger=Rate(1, 55), known=Rate(5, 1000), key=Key("GITHUB_TOKEN"),
)  # fmt: skip
OPENCITATIONS = Service(
    name="opencitations", label="OpenCitations", url="https://api.opencitations.net",
    page="https://opencitations.net", place="https://api.opencitations.net/index/v2/references/doi:{}",
    basis="citation-index", licence="CC0-1.0",
    tells=("citations",), stranger=Rate(1, 300), known=Rate(2, 1000),
    key=Key("OPENCITATIONS_TOKEN", "authorization", ""),
)  # fmt: skip

SERVICES: Mapping[str, Service] = MappingProxyType(
    {
        each.name: each
        for each in (
            OPENALEX, CROSSREF, DATACITE, SEMANTIC_SCHOLAR, ARXIV, HUGGING_FACE, GITHUB,
            OPENCITATIONS,
        )
    }
)  # fmt: skip
#: All that can be looked up, in the order of the option's help.
ALL: tuple[What, ...] = get_args(What)


def chosen(names: Iterable[str], whats: Iterable[What]) -> tuple[Service, ...]:
    """Return the services of these names (or all) that can tell any of these things.

    Raises UsageError for a name that no service has, and where none is left.
    """
    wanted = tuple(names) or tuple(SERVICES)
    for name in wanted:
        if name not in SERVICES:
            raise unknown("service", name, SERVICES)
    asked = set(whats)
    found = tuple(s for s in SERVICES.values() if s.name in wanted and asked & set(s.tells))
    if not found:
        raise UsageError(
            f"{', '.join(wanted)} cannot tell {', '.join(sorted(asked))}",
            hint="spallm enrich --help says which service tells what; leave --from out to ask all.",
        )
    return found
