"""Venues that the DOI of the work contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.folding import folded
from spallm.importers.identity import identifier_of
from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words

_SPRINGER = re.compile(r"10\.\d+/(s\d{5})-")
#: Journals by the number that stands in the DOIs of their articles.
_JOURNALS = {
    "s41586": "Nature", "s41592": "Nature Methods", "s41587": "Nature Biotechnology",
    "s41588": "Nature Genetics", "s41467": "Nature Communications", "s41591": "Nature Medicine",
    "s42256": "Nature Machine Intelligence", "s41551": "Nature Biomedical Engineering",
    "s43588": "Nature Computational Science", "s41576": "Nature Reviews Genetics",
    "s41590": "Nature Immunology", "s41556": "Nature Cell Biology", "s41593": "Nature Neuroscience",
    "s42003": "Communications Biology", "s41598": "Scientific Reports", "s41597": "Scientific Data",
    "s41746": "npj Digital Medicine", "s41422": "Cell Research", "s13059": "Genome Biology",
    "s12859": "BMC Bioinformatics",
}  # fmt: skip
_KNOWN = {folded(name): name for name in _JOURNALS.values()}
_YEAR = re.compile(r"[\s,('’]*(?:19|20)?\d\d\)?$")


def contradicted(manuscript: Manuscript) -> Iterator[Fault]:
    """Find works under the name of a journal whose DOI is that of another one."""
    for entry in manuscript.entries:
        said = _KNOWN.get(folded(_YEAR.sub("", entry.venue or "")))
        if said is None:
            continue
        journals = [name for link in entry.with_role("paper") if (name := _journal(link.url))]
        if journals and said not in journals:
            yield Fault(
                entry.spot("venue"),
                Words(
                    f"the venue is {said}, but the DOI is one of {journals[0]}",
                    f"期刊写作 {said}，但其 DOI 属于 {journals[0]}",
                ),
                Words(
                    f"Write {journals[0]}, or correct the link.",
                    f"请写 {journals[0]}，或更正链接。",
                ),
            )


def _journal(url: str) -> str | None:
    found = identifier_of(url)
    match = _SPRINGER.match(found.value) if found else None
    return _JOURNALS.get(match[1]) if match else None


RULES = (
    Rule(
        "venue-and-identifier",
        "warning",
        Words("The DOI of a work is that of another journal.", "论文 DOI 属于另一期刊。"),
        Words("Correct the venue or the link.", "请更正期刊或链接。"),
        "| Title | Venue | Paper |\n| --- | --- | --- |\n"
        "| Geneformer | Nature Methods | [Link](https://doi.org/10.1038/s41586-023-06139-9) |\n",
        contradicted,
    ),
)
