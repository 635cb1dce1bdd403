"""Elements of citation styles, where citeproc-py departs from CSL or takes its time.

They stand beside the library's own and are known only to the parser of our styles: nothing of
the library is changed. Importing this module needs citeproc-py.

- What a style puts in the place of missing authors is not said again: where the title stands in
  for them, it is left out at its own place, whichever macro writes it.
- Text that was put together already can have its case changed once more.
- A label stands only beside the variable that it labels.
- The delimiter of a date format that the style defines for all its dates is heeded.
- Sorting heeds neither accents, capitals nor the punctuation that a style adds.
- Macros, terms, layouts and references are looked up once: that is most of the time that a
  bibliography takes.
"""

from __future__ import annotations

import re
from typing import Any

from citeproc import CitationItem, model
from citeproc.string import String

from spallm.exports.runs import CLOSING, OPENING
from spallm.folding import folded

_TEXT = f"{{{model.CitationStylesElement.nsmap.get('cs')}}}text"
_LAYOUT = f"{{{model.CitationStylesElement.nsmap.get('cs')}}}layout"
_UNSORTED = re.compile(rf"[^\w\s]+|_+|[{CLOSING}{''.join(OPENING.values())}]")
Element = Any


class Quick:
    """Finds its layout without a search, and each macro once."""

    def get_layout(self: Element) -> Element:
        """Return the layout in which the element stands."""
        return self if self.tag == _LAYOUT else next(self.iterancestors(_LAYOUT))

    def get_macro(self: Element, name: str) -> Element:
        """Return the macro of a name; a style without it raises LookupError."""
        known = self.get_root().__dict__.setdefault("macros", {})
        if name not in known:
            known[name] = super().get_macro(name)  # type: ignore[misc]  # of the element
        return known[name]

    def get_term(self: Element, *which: Element, **more: Element) -> Element:
        """Return the term of a name and form in the first locale that has it."""
        known = self.get_root().__dict__.setdefault("terms", {})
        asked = (which, tuple(sorted(more.items())))
        if asked not in known:
            known[asked] = super().get_term(*which, **more)  # type: ignore[misc]  # of the element
        return known[asked]

    def case(self: Element, text: Element, language: str | None = None) -> Element:
        """Return text in the case that the element asks for."""
        whole = String(text) if type(text) is str else text
        return super().case(whole, language)  # type: ignore[misc]  # of the element


class Cited(CitationItem):  # type: ignore[misc]  # the library leaves it untyped
    """A reference that is cited, and knows itself."""

    @property
    def reference(self) -> Element:
        """The reference, looked up once."""
        if "found" not in self:
            self["found"] = super().reference
        return dict.__getitem__(self, "found")


class Text(Quick, model.Text):  # type: ignore[misc]  # the library leaves it untyped
    """Text that remembers which variables it wrote, and whether its macro has any."""

    def calls_variable(self) -> bool:
        """Tell whether it writes a variable, rather than fixed words alone."""
        if (macro := self.get("macro")) is None:
            return bool(super().calls_variable())
        known = self.get_root().__dict__.setdefault("calling", {})
        if macro not in known:
            known[macro] = super().calls_variable()
        return bool(known[macro])

    def _variable(self, item: Element, context: Element) -> Element:
        text = super()._variable(item, context)
        if text:
            context.get_layout().__dict__.setdefault("written", []).append(self.get("variable"))
        return text


class Substitute(Quick, model.Substitute):  # type: ignore[misc]  # the library leaves it untyped
    """What stands in the place of missing names, and nowhere else."""

    def render(self, item: Element, context: Element = None, **options: Element) -> Element:
        """Return the first of its children that says something."""
        context.get_layout().__dict__["written"] = []
        return super().render(item, context=context, **options)

    def add_to_repressed_list(self, child: Element, context: Element) -> None:
        """Keep all variables that a child wrote from being written again."""
        super().add_to_repressed_list(child, context)
        layout = context.get_layout()
        layout.repressed.setdefault(_TEXT, []).extend(layout.__dict__["written"])


class Label(Quick, model.Label):  # type: ignore[misc]  # the library leaves it untyped
    """A label, which says nothing where its variable does not."""

    def process(
        self, item: Element, variable: Element = None, *which: Element, **more: Element
    ) -> Element:
        """Return the label of a variable, or of a role of names."""
        own = self.get("variable")
        if variable is None and own != "locator" and own.replace("-", "_") not in item.reference:
            return None
        return super().process(item, variable, *which, **more)


class Date(Quick, model.Date):  # type: ignore[misc]  # the library leaves it untyped
    """A date whose parts stand as far apart as its own format says."""

    def render_single_date(self, date: Element, *which: Element, **more: Element) -> Element:
        """Return the parts of a date joined."""
        if not (self.is_locale_date() and self.get("delimiter")):
            return super().render_single_date(date, *which, **more)
        parts = self.parts(date, *which, **more)
        return self.join(parts) if parts else None


class Key(Quick, model.Key):  # type: ignore[misc]  # the library leaves it untyped
    """A sorting key in a form in which words that look alike are alike."""

    def sort_keys(self, items: Element, context: Element) -> list[Element]:
        """Return the keys of items, numbers as they are."""
        found = super().sort_keys(items, context)
        return [key if key is None or isinstance(key, int) else _plain(str(key)) for key in found]


def _plain(text: str) -> str:
    return folded(_UNSORTED.sub("", text))


#: The mended elements by their tags.
MENDED: dict[str, type] = {
    "text": Text,
    "substitute": Substitute,
    "label": Label,
    "date": Date,
    "key": Key,
}
