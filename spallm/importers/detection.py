"""Which form a text has, told by what stands in it; the name of the file decides the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import PurePath

from spallm.importers.json_scanner import Scanner

#: Services and their modules, those with the plainest marks first.
_ANSWERS = (
    ("openalex", "openalex"),
    ("semantic-scholar", "semantic_scholar"),
    ("datacite", "datacite"),
    ("hugging-face", "hugging_face"),
    ("crossref", "crossref"),
    ("csl-json", "csl_json"),
)
#: As many items as are looked at; the first may be null, which stands for what was not found.
_LOOKED_AT = 50
_RDF_SYNTAXES = {
    ".ttl": "turtle", ".trig": "trig", ".nt": "ntriples", ".nq": "nquads", ".jsonld": "jsonld",
    ".rdf": "rdfxml", ".owl": "rdfxml",
}  # fmt: skip
#: As much of a JSON text as has to hold a key of JSON-LD, if it is some.
_FIRST_SIGNS = 4000
_JSON_LD = re.compile(r'"@(?:context|graph|id|type)"\s*:')
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".rst", ".html", ".htm")
#: Files that look like lists and are none; their names do not stop anybody who names the form.
_PROGRAMS = {
    ".toml", ".ini", ".cfg", ".conf", ".lock", ".yaml", ".yml", ".py", ".js", ".ts", ".css", ".sh",
    ".c", ".cpp", ".h", ".rs", ".go", ".java", ".r",
}  # fmt: skip
_BIBTEX = re.compile(r"(?m)^[ \t]*@\w+\s*[{(]")
_RIS = re.compile(r"(?m)^[ \t]*TY {0,3}- ?\w*")
_TURTLE = re.compile(r"(?mi)^\s*(?:@prefix|@base|PREFIX|BASE)\s+[^\n]*<[^>\n]*>")
_TRIPLE = re.compile(r"\s*<[^<>\s]+>\s+<[^<>\s]+>\s+")
_LIST = re.compile(r"(?m)^(?:#{1,6}\s|[ \t]*[-*+][ \t]+\S|\|.*\||.*\]\(https?://)")


def detected(name: str, text: str) -> str | None:
    """Return the name of the form of a text, or None where it looks like none."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _RDF_SYNTAXES:
        return _RDF_SYNTAXES[suffix]
    for looks in _LOOKS:
        if found := looks(text, suffix):
            return found
    return _BY_NAME.get(suffix)


def _json(text: str, suffix: str) -> str | None:
    """Tell whose answer a JSON text is; one that cannot be read is CSL's by its name."""
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return None
    if (
        start == "["
        and suffix not in (".json", ".jsonl", ".ndjson", "")
        and not _is_json_list(text)
    ):
        return None
    if _JSON_LD.search(text, 0, _FIRST_SIGNS):
        return "jsonld"
    modules = {form: import_module(f"spallm.importers.{name}") for form, name in _ANSWERS}
    shells = tuple(shell for module in modules.values() for shell in module.SHELLS)
    items = [item.value for item in islice(Scanner(text, "", shells).items(), _LOOKED_AT)]
    found = [item for item in items if isinstance(item, dict)]
    return next((form for form in modules if any(map(modules[form].recognises, found))), None)


def _is_json_list(text: str) -> bool:
    return bool(re.match(r"\s*\[\s*[\[{\"\]]", text))


def _xml(text: str, suffix: str) -> str | None:  # noqa: ARG001 - all looks are called alike
    head = text.lstrip()[:2000]
    return "rdfxml" if head.startswith("<") and "<rdf:RDF" in head else None


def _card(text: str, suffix: str) -> str | None:  # noqa: ARG001
    if not text.lstrip().startswith("---"):
        return None
    from spallm.importers import model_card

    return "model-card" if model_card.recognises(text) else None


def _bibliography(text: str, suffix: str) -> str | None:
    """Tell BibTeX and RIS; a list in Markdown may quote either."""
    first = _first_line(text)
    if _RIS.match(first):
        return "ris"
    if suffix in _MARKDOWN:
        return "bibtex" if _BIBTEX.match(first) else None
    if (found := _BIBTEX.search(text)) and not _LIST.search(text, 0, found.start()):
        return "bibtex"
    return "ris" if _RIS.search(text) else None


def _first_line(text: str) -> str:
    return next(filter(str.strip, _lines(text)), "")


def _lines(text: str) -> Iterator[str]:
    return (line for line in text[:4000].split("\n") if not line.startswith("%"))


def _turtle(text: str, suffix: str) -> str | None:
    if suffix in _MARKDOWN:
        return None
    if _TURTLE.match(_first_line(text)):
        return "trig" if re.search(r"(?m)^\s*(?:GRAPH\s+)?\S+\s*\{", text) else "turtle"
    return "nquads" if _TRIPLE.match(_first_line(text)) else None


def _table(text: str, suffix: str) -> str | None:
    if suffix in _MARKDOWN:
        return None
    from spallm.importers import spreadsheet

    return spreadsheet.recognised(text, suffix)


def _list(text: str, suffix: str) -> str | None:
    looks = suffix not in _PROGRAMS and _LIST.search(text)
    return "markdown" if suffix in _MARKDOWN or looks else None


_LOOKS: tuple[Callable[[str, str], str | None], ...] = (
    _json, _xml, _card, _turtle, _bibliography, _table, _list,
)  # fmt: skip
#: What a name says where the content says nothing.
_BY_NAME = {
    ".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris", ".csv": "csv", ".tsv": "tsv",
    ".tab": "tsv", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
