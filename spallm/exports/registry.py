"""The one list of export formats; adding a format is adding an entry here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from os import PathLike
from pathlib import PurePath
from types import MappingProxyType

from spallm.errors import UnknownId, UsageError
from spallm.exports import (
    biblatex,
    bibliography,
    bibtex,
    csl,
    cytoscape,
    dot,
    entity_table,
    latex_tables,
    markdown,
    network,
    rdf,
    ris,
    spreadsheet,
    vosviewer,
)
from spallm.exports.format import Exported, Format, Options, Selection
from spallm.store.subgraph import Subgraph

_EVIDENCE, _LANGUAGE = ("evidence",), ("language",)
_LISTED = (
    Format("turtle", (".ttl",), "text/turtle", "RDF as Turtle", "RDF（Turtle）", rdf.turtle,
           _EVIDENCE),
    Format("ntriples", (".nt",), "application/n-triples", "RDF as N-Triples", "RDF（N-Triples）",
           rdf.ntriples, _EVIDENCE),
    Format("trig", (".trig",), "application/trig", "RDF with its evidence graphs, as TriG",
           "含证据图的 RDF（TriG）", rdf.trig, _EVIDENCE),
    Format("nquads", (".nq",), "application/n-quads", "RDF with its evidence graphs, as N-Quads",
           "含证据图的 RDF（N-Quads）", rdf.nquads, _EVIDENCE),
    Format("jsonld", (".jsonld",), "application/ld+json",
           "RDF with its evidence graphs, as JSON-LD", "含证据图的 RDF（JSON-LD）", rdf.jsonld,
           _EVIDENCE),
    Format("rdfxml", (".rdf", ".owl"), "application/rdf+xml", "RDF as RDF/XML", "RDF（RDF/XML）",
           rdf.rdfxml, _EVIDENCE),
    Format("graphml", (".graphml",), "application/graphml+xml",
           "Network for Cytoscape, yEd and igraph (GraphML)",
           "网络图（GraphML，可用于 Cytoscape、yEd、igraph）", network.graphml),
    Format("gexf", (".gexf",), "application/gexf+xml", "Network for Gephi (GEXF)",
           "网络图（GEXF，可用于 Gephi）", network.gexf),
    Format("dot", (".dot", ".gv"), "text/vnd.graphviz", "Picture that Graphviz draws (DOT)",
           "由 Graphviz 绘制的图（DOT）", dot.dot),
    # A plain .json is CSL-JSON; these two add what it is for.
    Format("vosviewer", (".vosviewer.json",), "application/json", "Map for VOSviewer (JSON)",
           "VOSviewer 图谱（JSON）", vosviewer.vosviewer),
    Format("cytoscape", (".cyjs", ".cytoscape.json"), "application/json",
           "Network for Cytoscape and Cytoscape.js (JSON)",
           "网络图（JSON，可用于 Cytoscape、Cytoscape.js）", cytoscape.cytoscape),
    Format("bibtex", (".bib",), "application/x-bibtex", "Bibliography for LaTeX (BibTeX)",
           "参考文献（BibTeX，用于 LaTeX）", bibtex.bibtex),
    # A .bib is BibTeX; nothing in a file's name tells the two apart.
    Format("biblatex", (), "application/x-bibtex", "Bibliography for LaTeX with biber (BibLaTeX)",
           "参考文献（BibLaTeX，用于 LaTeX 与 biber）", biblatex.biblatex),
    Format("ris", (".ris",), "application/x-research-info-systems",
           "Bibliography for Zotero and EndNote (RIS)",
           "参考文献（RIS，用于 Zotero、EndNote）", ris.ris),
    Format("csl-json", (".json",), "application/vnd.citationstyles.csl+json",
           "Bibliography for Pandoc and Zotero (CSL-JSON)",
           "参考文献（CSL-JSON，用于 Pandoc、Zotero）", csl.csl),
    Format("bibliography", (), "text/plain", "Formatted bibliography in a citation style",
           "按引文样式排版的参考文献", bibliography.bibliography, ("style", "markup", *_LANGUAGE)),
    Format("csv", (".csv",), "text/csv", "Spreadsheet, one row for each entity (CSV)",
           "电子表格，每个实体一行（CSV）", spreadsheet.csv),
    Format("tsv", (".tsv", ".tab"), "text/tab-separated-values",
           "Values separated by tabs, one row for each entity (TSV)",
           "制表符分隔值，每个实体一行（TSV）", entity_table.tsv),
    Format("jsonl", (".jsonl", ".ndjson"), "application/jsonl",
           "One JSON object for each entity (JSON Lines)",
           "每个实体一个 JSON 对象（JSON Lines）", entity_table.jsonl),
    Format("xlsx", (".xlsx",),
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           "Workbook, one sheet for each kind (Excel)", "工作簿，每个类别一张工作表（Excel）",
           entity_table.xlsx, _LANGUAGE),
    Format("markdown", (".md", ".markdown"), "text/markdown",
           "Tables in the manner of an awesome list (Markdown)",
           "awesome list 式的表格（Markdown）", markdown.markdown, _LANGUAGE),
    Format("latex", (".tex",), "application/x-latex", "Tables for LaTeX, with booktabs",
           "LaTeX 表格（booktabs）", latex_tables.latex_tables, _LANGUAGE),
)  # fmt: skip

#: Names that formats had before.
_ALIASES = {"csl": "csl-json"}
#: The export formats by name, in the order in which they are offered.
FORMATS: Mapping[str, Format] = MappingProxyType({entry.name: entry for entry in _LISTED})


def export(
    subgraph: Subgraph,
    format: str,  # noqa: A002 - the word on the command line
    *,
    within: Subgraph | None = None,
    options: Options = Options(),  # noqa: B008 - frozen
) -> Exported:
    """Write a subgraph in a format; the same subgraph gives the same bytes.

    ``within`` is the graph that the subgraph was selected from. A bibliography of models needs
    it: what a selection keeps of the papers it mentions are their names. An option that the format
    does not heed is an error where it was given a value other than its default.

    >>> from spallm.store.subgraph import subgraph
    >>> export(subgraph([]), "ntriples")
    Exported(body=b'', notes=())
    """
    chosen = _named(format)
    for name, value in asdict(options).items():
        if name not in chosen.options and value != getattr(Options(), name):
            heeding = ", ".join(each.name for each in _LISTED if name in each.options)
            raise UsageError(
                f"the format {format} knows nothing of {name}",
                hint=f"Formats that do: {heeding}." if heeding else None,
            )
    heeded = {name: getattr(options, name) for name in chosen.options}
    return chosen.writer(Selection(subgraph, within or subgraph), **heeded)


def format_for(path: str | PathLike[str]) -> str:
    """Return the name of the format that a file's extension stands for, the longest that fits.

    >>> format_for("review/references.bib"), format_for("map.vosviewer.json")
    ('bibtex', 'vosviewer')
    """
    file = PurePath(path).name.lower()
    claims = ((e, entry.name) for entry in _LISTED for e in entry.extensions if file.endswith(e))
    if found := max(claims, key=lambda claim: len(claim[0]), default=None):
        return found[1]
    suffix = PurePath(path).suffix
    known = ", ".join(extension for entry in _LISTED for extension in entry.extensions)
    message = f"no export format has the extension {suffix}" if suffix else "no file extension"
    raise UnknownId(f"{message}: {path}", hint=f"Name the format, or use one of {known}.")


def _named(name: str) -> Format:
    if found := FORMATS.get(_ALIASES.get(name, name)):
        return found
    from spallm.nearness import unknown

    by_extension = [f.name for f in _LISTED if f".{name.lower().lstrip('.')}" in f.extensions]
    every = f"There are: {', '.join(FORMATS)}."
    raise unknown("export format", name, FORMATS, tuple(by_extension), every)
