"""A shelf of invented works, and the protocols by which the services tell of them.

The shapes are those of the services' documentation; every name, number and title is made up.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

from tests.enrichment.world import Asked, Told, World, told

PREPRINT, ARTICLE, SECOND = "10.1101/2024.01.02.574321", "10.1000/glow", "10.1000/second"
GLOW = "Glow: a foundation model for retinal cells"
PEOPLE = [("Ada", "Lumen"), ("Bao", "Candela"), ("Chiara", "Lux")]
CREW = [{"given": given, "family": family, "sequence": "additional"} for given, family in PEOPLE]

CROSSREF: dict[str, dict[str, Any]] = {
    PREPRINT: {
        "DOI": PREPRINT, "type": "posted-content", "subtype": "preprint", "title": [GLOW],
        "institution": [{"name": "bioRxiv"}], "author": CREW,
        "posted": {"date-parts": [[2024, 1, 3]]}, "issued": {"date-parts": [[2024, 1, 3]]},
        "relation": {
            "is-preprint-of": [{"id-type": "doi", "id": ARTICLE.upper(), "asserted-by": "subject"}]
        },
        "reference": [{"key": "ref1", "DOI": SECOND}, {"key": "ref2", "unstructured": "A book."}],
    },
    ARTICLE: {
        "DOI": ARTICLE, "type": "journal-article", "title": [f"{GLOW} of many species"],
        "container-title": ["Journal of Lanterns"], "author": CREW,
        "published": {"date-parts": [[2025, 3, 14]]}, "issued": {"date-parts": [[2025, 3]]},
    },
    SECOND: {
        "DOI": SECOND, "type": "journal-article", "title": ["RETRACTED: Second work"],
        "container-title": ["A Journal"], "issued": {"date-parts": [[2024]]},
        "updated-by": [{"type": "retraction", "DOI": "10.1000/notice", "source": "publisher"}],
    },
}  # fmt: skip
OPENALEX: dict[str, dict[str, Any]] = {
    PREPRINT: {
        "id": "https://openalex.org/W1", "doi": f"https://doi.org/{PREPRINT}", "title": GLOW,
        "display_name": GLOW, "publication_year": 2024, "publication_date": "2024-01-03",
        "type": "preprint", "is_retracted": False, "ids": {"doi": f"https://doi.org/{PREPRINT}"},
        "primary_location": {
            "source": {"display_name": "bioRxiv (Cold Spring Harbor Laboratory)"},
            "landing_page_url": f"https://doi.org/{PREPRINT}",
        },
        "authorships": [
            {"author_position": "first", "author": {"display_name": f"{given[0]}. {family}"}}
            for given, family in PEOPLE
        ],
        "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W99"],
    },
    SECOND: {
        "id": "https://openalex.org/W2", "doi": f"https://doi.org/{SECOND}",
        "title": "Second work", "type": "article", "publication_date": "2024-05-06",
        "is_retracted": True, "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/38000001"},
        "authorships": [{"author": {"display_name": "Dana Wick"}}],
        "primary_location": {"source": {"display_name": "A Journal", "type": "journal"}},
    },
}  # fmt: skip
DATACITE = {
    "10.5281/zenodo.1234567": {
        "id": "10.5281/zenodo.1234567", "type": "dois",
        "attributes": {
            "doi": "10.5281/zenodo.1234567", "titles": [{"title": "Some cells, release 1"}],
            "creators": [{"name": "Wick, Dana", "givenName": "Dana", "familyName": "Wick"}],
            "publisher": "Zenodo", "publicationYear": 2024,
            "types": {"resourceTypeGeneral": "Dataset"},
            "rightsList": [
                {"rights": "Creative Commons Attribution 4.0", "rightsIdentifier": "cc-by-4.0"}
            ],
        },
    }
}  # fmt: skip
SEMANTIC_SCHOLAR = {
    "ARXIV:2301.00001": {
        "paperId": "abc123", "title": "First work", "year": 2023, "venue": "arXiv.org",
        "publicationDate": "2023-01-01", "publicationTypes": ["JournalArticle"],
        "authors": [{"authorId": "1", "name": "Eli Glimmer"}],
        "externalIds": {"ArXiv": "2301.00001", "CorpusId": 7},
        "references": [{"paperId": "def", "externalIds": {"DOI": SECOND.upper()}}, {}],
    }
}  # fmt: skip
ARXIV = """\
<entry xmlns:arxiv="http://arxiv.org/schemas/atom"><id>http://arxiv.org/abs/2301.00001v2</id><published>2023-01-01T09:00:00Z</published>
<updated>2023-02-01T09:00:00Z</updated><title>First
  work</title><author><name>Eli Glimmer</name></author>
<arxiv:doi>10.1000/first</arxiv:doi>
<arxiv:journal_ref>J. Lanterns 1 (2024)</arxiv:journal_ref>
</entry>"""
REFERENCES = {
    PREPRINT: [{
        "oci": "0601-0602", "citing": f"omid:br/0601 doi:{PREPRINT}",
        "cited": f"omid:br/0602 doi:{SECOND} pmid:38000001", "creation": "2024-01-03",
        "timespan": "P0Y", "journal_sc": "no", "author_sc": "no",
    }]
}  # fmt: skip
LICENCES = {"lantern/glow": "Apache-2.0", "lantern/odd": "NOASSERTION"}
CARDS = {
    "lantern/glow-small": {
        "id": "lantern/glow-small", "modelId": "lantern/glow-small", "author": "lantern",
        "pipeline_tag": "fill-mask", "createdAt": "2024-02-01T00:00:00.000Z",
        "tags": ["transformers", "license:mit", "base_model:lantern/ember"],
        "cardData": {
            "license": "mit", "base_model": "lantern/ember", "base_model_relation": "finetune",
            "datasets": ["lantern/some-cells", "lantern/others"],
        },
    }
}  # fmt: skip


def _crossref(asked: Asked) -> Told:
    if "query.bibliographic" in asked.query:
        words = asked.query["query.bibliographic"][0].casefold()
        works = [w for w in CROSSREF.values() if w["title"][0].casefold() in words]
        works = works or [CROSSREF[ARTICLE]]
        return told({"status": "ok", "message": {"total-results": len(works), "items": works}})
    if "filter" in asked.query:
        named = re.findall(r"doi:([^,]+)", asked.query["filter"][0])
        works = [CROSSREF[doi] for doi in named if doi in CROSSREF]
        return told({"status": "ok", "message": {"total-results": len(works), "items": works}})
    doi = unquote(asked.path.partition("/works/")[2])
    if doi in CROSSREF:
        return told({"status": "ok", "message-type": "work", "message": CROSSREF[doi]})
    return Told(b"Resource not found.", 404, {"Content-Type": "text/plain"})


def _openalex(asked: Asked) -> Told:
    if "filter" not in asked.query:
        doi = unquote(asked.path.partition("/works/doi:")[2])
        return told(OPENALEX[doi]) if doi in OPENALEX else told({"error": "Not found"}, 404)
    field, _, value = asked.query["filter"][0].partition(":")
    works = [OPENALEX[doi] for doi in value.split("|") if doi in OPENALEX and field == "doi"]
    return told({"meta": {"count": len(works)}, "results": works}, X_RateLimit_Remaining_USD="0.9")


def _datacite(asked: Asked) -> Told:
    named = re.findall(r'"([^"]+)"', asked.query["query"][0])
    return told({"data": [DATACITE[doi] for doi in named if doi in DATACITE], "meta": {}})


def _semantic_scholar(asked: Asked) -> Told:
    if asked.path.endswith("/search/match"):
        return told({"error": "Title match not found"}, 404)
    return told([SEMANTIC_SCHOLAR.get(name) for name in json.loads(asked.body)["ids"]])


def _arxiv(asked: Asked) -> Told:
    entries = ARXIV if "2301.00001" in asked.query["id_list"][0] else ""
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>{entries}</feed>'
    return Told(feed.encode(), headers={"Content-Type": "application/atom+xml; charset=UTF-8"})


def _opencitations(asked: Asked) -> Told:
    return told(REFERENCES.get(unquote(asked.path.partition("/doi:")[2]), []))


def _github(asked: Asked) -> Told:
    name = asked.path.partition("/repos/")[2].removesuffix("/license")
    if name not in LICENCES:
        return told({"message": "Not Found", "status": "404"}, 404)
    page = f"https://github.com/{name}/blob/main/LICENSE"
    spdx = LICENCES[name]
    return told({"html_url": page, "license": {"key": spdx.lower(), "spdx_id": spdx}})


def _hugging_face(asked: Asked) -> Told:
    name = asked.path.partition("/api/models/")[2]
    return told(CARDS[name]) if name in CARDS else told({"error": "Repository not found"}, 401)


def stock(world: World) -> None:
    """Let every service know the works of the shelf."""
    world.answers.update({
        "crossref": _crossref, "openalex": _openalex, "datacite": _datacite,
        "semantic-scholar": _semantic_scholar, "arxiv": _arxiv, "github": _github,
        "hugging-face": _hugging_face, "opencitations": _opencitations,
    })  # fmt: skip


#: Records that lack what the shelf knows.
RECORDS = {
    "papers/glow.toml": f"""\
name = "Glow"
title = [
    {{value = "{GLOW}", by = ["list"]}},
]

[[versions]]
form = "preprint"
identifiers = ["doi:{PREPRINT}"]
by = ["list"]

[evidence]
list = {{source = "a-list"}}
""",
    "papers/nameless.toml": f"""\
name = "Glow in many species"
title = [
    {{value = "{GLOW} of many species", by = ["list"]}},
]
year = [
    {{value = 2025, by = ["list"]}},
]

[[versions]]
form = "journal-article"
url = "https://example.org/glow"
by = ["list"]

[evidence]
list = {{source = "a-list"}}
""",
    "models/glow-small.toml": """\
name = "Glow small"
level = [
    {value = "checkpoint", by = ["list"]},
]
code = [
    {value = "https://github.com/lantern/glow", by = ["list"]},
]
weights = [
    {value = "https://huggingface.co/lantern/glow-small", by = ["list"]},
]

[evidence]
list = {source = "a-list"}
""",
    "models/ember.toml": """\
name = "Ember"
level = [
    {value = "family", by = ["list"]},
]
weights = [
    {value = "https://huggingface.co/lantern/ember", by = ["list"]},
]
weights_license = [
    {value = "mit", by = ["list"]},
]

[evidence]
list = {source = "a-list"}
""",
    "datasets/some-cells.toml": """\
name = "Some cells"
type = [
    {value = "corpus", by = ["list"]},
]
doi = [
    {value = "10.5281/zenodo.1234567", by = ["list"]},
]
landing_page = [
    {value = "https://huggingface.co/datasets/lantern/some-cells", by = ["list"]},
]

[evidence]
list = {source = "a-list"}
""",
}
