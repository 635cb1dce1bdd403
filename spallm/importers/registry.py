"""The one list of forms that can be read; adding a form is adding an entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType
from typing import Any

from spallm.errors import UsageError
from spallm.importers.decoding import decoded
from spallm.importers.detection import detected
from spallm.importers.form import Form
from spallm.importers.reading import Reading


def _late(module: str, **fixed: str) -> Callable[..., Reading]:
    """Return a reader that imports its module when it is first needed."""

    def read(text: str, file: str, **options: Any) -> Reading:
        reader: Callable[..., Reading] = import_module(f"spallm.importers.{module}").read
        return reader(text, file, **fixed, **options)

    return read


_LISTED = (
    Form("markdown", (".md", ".markdown", ".mdown", ".mkd"),
         "A list in Markdown: tables, bullets, headings as sections",
         "Markdown 列表：表格、条目，标题即分类", _late("markdown")),
    Form("bibtex", (".bib", ".bibtex", ".biblatex"), "A bibliography in BibTeX or BibLaTeX",
         "BibTeX 或 BibLaTeX 参考文献", _late("bibtex")),
    Form("ris", (".ris",), "A bibliography in RIS, as Zotero and EndNote write it",
         "RIS 参考文献（Zotero、EndNote）", _late("ris")),
    Form("csl-json", (".csl.json", ".json"),
         "A bibliography in CSL-JSON, as Zotero and Pandoc keep it",
         "CSL-JSON 参考文献（Zotero、Pandoc）", _late("csl_json")),
    Form("openalex", (), "Works of OpenAlex, as its interface answers (JSON)",
         "OpenAlex 接口返回的文献（JSON）", _late("openalex")),
    Form("crossref", (), "Works of Crossref, as its REST interface answers (JSON)",
         "Crossref 接口返回的文献（JSON）", _late("crossref")),
    Form("semantic-scholar", (), "Papers of Semantic Scholar, as its interface answers (JSON)",
         "Semantic Scholar 接口返回的文献（JSON）", _late("semantic_scholar")),
    Form("datacite", (), "Records of DataCite, as its REST interface answers (JSON)",
         "DataCite 接口返回的记录（JSON）", _late("datacite")),
    Form("hugging-face", (), "Models and datasets of Hugging Face, as its interface answers (JSON)",
         "Hugging Face 接口返回的模型与数据集（JSON）", _late("hugging_face")),
    Form("model-card", (), "A model card: a README with facts in YAML at its head",
         "模型卡：开头带有 YAML 元数据的 README", _late("model_card")),
    Form("csv", (".csv",), "A spreadsheet with a header line (CSV)", "带表头的电子表格（CSV）",
         _late("spreadsheet"), ("mapping",)),
    Form("tsv", (".tsv", ".tab"), "Values separated by tabs, with a header line (TSV)",
         "带表头的制表符分隔值（TSV）", _late("spreadsheet"), ("mapping",)),
    Form("turtle", (".ttl",), "RDF as Turtle", "RDF（Turtle）", _late("rdf", syntax="turtle")),
    Form("trig", (".trig",), "RDF as TriG", "RDF（TriG）", _late("rdf", syntax="trig")),
    Form("ntriples", (".nt",), "RDF as N-Triples", "RDF（N-Triples）",
         _late("rdf", syntax="ntriples")),
    Form("nquads", (".nq",), "RDF as N-Quads", "RDF（N-Quads）", _late("rdf", syntax="nquads")),
    Form("jsonld", (".jsonld",), "RDF as JSON-LD", "RDF（JSON-LD）", _late("rdf", syntax="jsonld")),
    Form("rdfxml", (".rdf", ".owl"), "RDF as RDF/XML", "RDF（RDF/XML）",
         _late("rdf", syntax="rdfxml")),
)  # fmt: skip

#: The forms by name, in the order in which they are offered.
FORMS: Mapping[str, Form] = MappingProxyType({form.name: form for form in _LISTED})


def detect(name: str, text: str) -> str:
    """Return the name of the form that a file has, by what stands in it more than by its name.

    Raises UnknownId that lists the forms where the content is of none of them.
    """
    if found := detected(name, text):
        return found
    known = ", ".join(FORMS)
    raise UsageError(
        f"{name}: its content is of no form that can be read",
        hint=f"Name the form if it is one of these: {known}.",
    )


def read(file: str, body: bytes, form: str | None = None, **options: Any) -> Reading:
    """Read the bytes of a file, whose name stands in the places of what is read.

    The form is told from the content unless it is named. An option that the form does not heed is
    an error. A reading may have no entries; its remarks then say why.
    """
    text, remarks = decoded(body, file)
    chosen = named(form) if form else FORMS[detect(file, text)]
    for option in options:
        if option not in chosen.options:
            heeding = ", ".join(each.name for each in _LISTED if option in each.options)
            raise UsageError(
                f"the form {chosen.name} knows nothing of {option}",
                hint=f"Forms that do: {heeding}." if heeding else None,
            )
    reading = chosen.reader(text, file, **options)
    return replace(reading, form=chosen.name, remarks=(*remarks, *reading.remarks))


def named(name: str) -> Form:
    """Return the form of a name, or raise UnknownId with what may have been meant."""
    if found := FORMS.get(name):
        return found
    from spallm.nearness import unknown

    by_extension = [f.name for f in _LISTED if f".{name.lower().lstrip('.')}" in f.extensions]
    every = f"There are: {', '.join(FORMS)}."
    raise unknown("form of lists", name, FORMS, tuple(by_extension), every)
