"""The one list of export formats; adding a format is adding an entry here."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import PurePath
from types import MappingProxyType

from spallm.errors import UnknownId
from spallm.exports import bibtex, csl, markdown, network, rdf, ris, spreadsheet
from spallm.exports.format import Exported, Format, Selection
from spallm.store.subgraph import Subgraph

_LISTED = (
    Format("turtle", (".ttl",), "text/turtle", "RDF as Turtle", "RDF（Turtle）", rdf.turtle),
    Format("ntriples", (".nt",), "application/n-triples", "RDF as N-Triples", "RDF（N-Triples）",
           rdf.ntriples),
    Format("trig", (".trig",), "application/trig", "RDF with its evidence graphs, as TriG",
           "含证据图的 RDF（TriG）", rdf.trig),
    Format("nquads", (".nq",), "application/n-quads", "RDF with its evidence graphs, as N-Quads",
           "含证据图的 RDF（N-Quads）", rdf.nquads),
    Format("jsonld", (".jsonld",), "application/ld+json",
           "RDF with its evidence graphs, as JSON-LD", "含证据图的 RDF（JSON-LD）", rdf.jsonld),
    Format("rdfxml", (".rdf", ".owl"), "application/rdf+xml", "RDF as RDF/XML", "RDF（RDF/XML）",
           rdf.rdfxml),
    Format("graphml", (".graphml",), "application/graphml+xml",
           "Network for Cytoscape, yEd and igraph (GraphML)",
           "网络图（GraphML，可用于 Cytoscape、yEd、igraph）", network.graphml),
    Format("gexf", (".gexf",), "application/gexf+xml", "Network for Gephi (GEXF)",
           "网络图（GEXF，可用于 Gephi）", network.gexf),
    Format("bibtex", (".bib",), "application/x-bibtex", "Bibliography for LaTeX (BibTeX)",
           "参考文献（BibTeX，用于 LaTeX）", bibtex.bibtex),
    Format("ris", (".ris",), "application/x-research-info-systems",
           "Bibliography for Zotero and EndNote (RIS)",
           "参考文献（RIS，用于 Zotero、EndNote）", ris.ris),
    Format("csl", (".json",), "application/vnd.citationstyles.csl+json",
           "Bibliography for Pandoc and Zotero (CSL-JSON)",
           "参考文献（CSL-JSON，用于 Pandoc、Zotero）", csl.csl),
    Format("csv", (".csv",), "text/csv", "Spreadsheet, one row for each entity (CSV)",
           "电子表格，每个实体一行（CSV）", spreadsheet.csv),
    Format("markdown", (".md", ".markdown"), "text/markdown",
           "Tables in the manner of an awesome list (Markdown)",
           "awesome list 式的表格（Markdown）", markdown.markdown),
)  # fmt: skip

#: The export formats by name, in the order in which they are offered.
FORMATS: Mapping[str, Format] = MappingProxyType({entry.name: entry for entry in _LISTED})


def export(subgraph: Subgraph, format: str, *, within: Subgraph | None = None) -> Exported:  # noqa: A002 - the word on the command line
    """Write a subgraph in a format; the same subgraph gives the same bytes.

    ``within`` is the graph that the subgraph was selected from. A bibliography of models needs
    it: what a selection keeps of the papers it mentions are their names.

    >>> from spallm.store.subgraph import subgraph
    >>> export(subgraph([]), "ntriples")
    Exported(body=b'', notes=())
    """
    return _named(format).writer(Selection(subgraph, within or subgraph))


def format_for(path: str | PathLike[str]) -> str:
    """Return the name of the format that a file's extension stands for.

    >>> format_for("review/references.bib")
    'bibtex'
    """
    suffix = PurePath(path).suffix.lower()
    for entry in _LISTED:
        if suffix in entry.extensions:
            return entry.name
    known = ", ".join(extension for entry in _LISTED for extension in entry.extensions)
    message = f"no export format has the extension {suffix}" if suffix else "no file extension"
    raise UnknownId(f"{message}: {path}", hint=f"Name the format, or use one of {known}.")


def _named(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    from spallm.nearness import unknown

    by_extension = [f.name for f in _LISTED if f".{name.lower().lstrip('.')}" in f.extensions]
    raise unknown("export format", name, FORMATS, tuple(by_extension))
