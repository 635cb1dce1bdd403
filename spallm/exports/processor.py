"""The citation processor: citeproc-py, with its elements mended and its output marked.

The first field of an entry, such as its number, is set apart where the style aligns the second,
which citeproc-py leaves to its caller. Two things of CSL it does not do at all: a letter behind
the year where an author has two works of it, and a dash for an author named again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from spallm.exports.runs import CLOSING, OPENING

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "http://purl.org/net/xbiblio/csl"


class Style:
    """A style that is read, in the shape in which citeproc-py asks for one."""

    def __init__(self, path: Path) -> None:
        from lxml import etree

        parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
        parser.set_element_class_lookup(_lookup())
        self._tree = etree.parse(path, parser)
        self.root: Any = self._tree.getroot()

    @property
    def parent(self) -> str | None:
        """The name of the style that this one, of a single journal, stands for."""
        links = self._tree.iterfind(f"./{{{NAMESPACE}}}info/{{{NAMESPACE}}}link")
        return next(
            (
                str(link.get("href")).rsplit("/", 1)[-1]
                for link in links
                if link.get("rel") == "independent-parent"
            ),
            None,
        )

    def is_bibliographic(self) -> bool:
        """Tell whether it is a style, and one that says how a bibliography looks."""
        return self.root.tag == f"{{{NAMESPACE}}}style" and self.root.bibliography is not None

    def formatted(self, items: list[dict[str, Any]], locale: str) -> Iterator[tuple[str, str]]:
        """Yield items in the order of the style, each as its id and its marked text."""
        from citeproc import Citation, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        from spallm.exports.elements import Cited

        self.root.set_locale_list(self.root.get("default-locale", locale), validate=False)
        _set_first_field_apart(self.root.bibliography)
        numbered = {str(number): item for number, item in enumerate(items)}
        source = CiteProcJSON([{**item, "id": number} for number, item in numbered.items()])
        listed = CitationStylesBibliography(self, source, _formatter())
        listed.register(Citation([Cited(number) for number in numbered]))
        listed.sort()
        layout = self.root.bibliography.layout
        for cited in listed.items:
            texts = layout.render_bibliography([cited])
            yield numbered[cited.key]["id"], "".join(map(str, texts))

    def sort_bibliography(self, cited: list[Any]) -> list[Any]:
        """Return what is cited in the order of the style."""
        return list(self.root.bibliography.sort(cited))


def _set_first_field_apart(bibliography: Any) -> None:
    if bibliography.get("second-field-align") and len(bibliography.layout):
        first = bibliography.layout[0]
        if not (suffix := first.get("suffix", "")).endswith(" "):
            first.set("suffix", f"{suffix} ")


def _formatter() -> SimpleNamespace:
    """Return what writes the processor's italics and the like as marks."""
    from citeproc.string import String

    def marking(element: str) -> Any:
        return lambda text: String(f"{OPENING[element]}{text}{CLOSING}")

    return SimpleNamespace(
        preformat=String, Italic=marking("i"), Oblique=marking("i"), Bold=marking("b"),
        Light=_same, Underline=marking("u"), Superscript=marking("sup"),
        Subscript=marking("sub"), SmallCaps=_same,
    )  # fmt: skip


def _same(text: Any) -> Any:
    return text


def _lookup() -> etree.ElementNamespaceClassLookup:
    from lxml import etree

    lookup = etree.ElementNamespaceClassLookup()
    lookup.get_namespace(NAMESPACE).update(_elements())
    return lookup


@cache
def _elements() -> dict[str | None, type]:
    """Return the processor's elements by their tags, mended."""
    from citeproc.model import CitationStylesElement

    from spallm.exports.elements import MENDED, Quick

    found: dict[str | None, type] = {None: CitationStylesElement}
    for element in CitationStylesElement.__subclasses__():
        tag = element.__name__.replace("_", "-").lower()
        found[tag] = MENDED.get(tag) or type(element.__name__, (Quick, element), {})
    return found
