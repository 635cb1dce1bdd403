"""A formatted bibliography: papers as a list in a citation style, as text, HTML or Markdown.

Styles are CSL, formatted by citeproc-py. Entries stand in the order of the style; where it has
none, as numeric styles do, in that of their keys, so that the same selection has the same numbers.
An address that only repeats the DOI is left out, for many styles would print both.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from spallm.errors import SpallmError
from spallm.exports.characters import Cleaner
from spallm.exports.csl import item
from spallm.exports.format import Exported, Selection
from spallm.exports.latex import names_in
from spallm.exports.reference import Reference, incomplete, references
from spallm.exports.runs import Run, as_html, as_markdown, as_text, harmless, runs
from spallm.exports.styles import style_file
from spallm.nearness import unknown

DEFAULT_STYLE = "nature"
_LOCALES = {"en": "en-US", "zh": "zh-CN"}
Entries = list[tuple[str, tuple[Run, ...]]]


def bibliography(
    selection: Selection, style: str = "", markup: str = "text", language: str = "en"
) -> Exported:
    """Write the selected papers, or else those that introduced what is selected, as a list.

    ``style`` is the name of a CSL style or the path of its file. ``language`` is that of its words
    where the style does not settle it.
    """
    if markup not in MARKUPS:
        raise unknown("way to write a bibliography", markup, MARKUPS)
    file = style_file(style or DEFAULT_STYLE)
    found, notes = references(selection)
    cleaner = Cleaner()
    entries = formatted(found, file, cleaner, _LOCALES.get(language, language))
    titles = {reference.key: (Run(reference.title),) for reference in found}
    body = MARKUPS[markup]([(key, pieces or titles[key]) for key, pieces in entries], language)
    notes += incomplete(found) + _silent(entries) + cleaner.notes
    return Exported(body.encode(), notes)


def _silent(entries: Entries) -> tuple[str, ...]:
    """Return a note on entries of which a style says nothing at all."""
    count = sum(not pieces for _, pieces in entries)
    note = f"The style says nothing of {count:,} entries: their titles stand alone."
    return (note,) if count else ()


def formatted(
    found: tuple[Reference, ...], file: Path, cleaner: Cleaner, locale: str = "en-US"
) -> Entries:
    """Return references in the style of a file and in its order, each by its key.

    A style that cannot be read or that citeproc-py cannot follow raises SpallmError.
    """
    from spallm.exports.processor import Style

    items = [_item(reference, cleaner) for reference in found]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            style = _independent(Style(file), file.name)
            return [(key, _pieces(text)) for key, text in style.formatted(items, locale)]
        except SpallmError:
            raise
        except Exception as error:  # the library lets through whatever its elements raise
            raise SpallmError(
                f"the citation style {file.stem} cannot be followed: "
                f"{type(error).__name__}: {error}",
                hint="citeproc-py, which formats the entries, does not know all of CSL. "
                "Another style, or csl-json and Zotero or Pandoc, will do.",
            ) from error


def _independent(style: Any, name: str) -> Any:
    """Return the style that a journal's own stands for; one without a bibliography is an error."""
    from spallm.exports.processor import Style

    if (parent := style.parent) is not None:
        style = Style(style_file(parent))
    if not style.is_bibliographic():
        raise SpallmError(
            f"{name} is no CSL style with a bibliography",
            hint="Styles that only format notes have none; choose another.",
        )
    return style


#: What stands for "<", which citeproc-py would read as markup.
_LESS = "\ufdde"
_NO_CASE = '<span class="nocase">{}</span>'
#: Variables whose words are names and numbers.
_NAMED = ("container-title", "publisher", "number")


def _item(reference: Reference, cleaner: Cleaner) -> dict[str, Any]:
    """Return a reference for the processor: names in it keep their case, whatever the style."""
    made = item(reference, cleaner)
    for variable, value in made.items():
        if isinstance(value, str):
            made[variable] = harmless(value).replace("<", _LESS)
    made["author"] = [
        {part: harmless(text).replace("<", _LESS) for part, text in name.items()}
        for name in made.get("author", ())
    ]
    names = {part for part, is_name in names_in(made["title"], reference.names) if is_name}
    made["title"] = " ".join(
        _NO_CASE.format(word) if any(name in word for name in names) else word
        for word in made["title"].split()
    )
    for variable in _NAMED:
        if variable in made:
            made[variable] = _NO_CASE.format(made[variable])
    left_out = {"note", "author" * (not made["author"]), "URL" * _repeats_doi(reference)}
    return {variable: value for variable, value in made.items() if variable not in left_out}


def _repeats_doi(reference: Reference) -> bool:
    return reference.doi is not None and reference.own_url is None


def _pieces(marked: str) -> tuple[Run, ...]:
    pieces = runs(" ".join(marked.split()))
    return tuple(Run(run.text.replace(_LESS, "<"), run.elements) for run in pieces)


def _text(entries: Entries, _language: str) -> str:
    return "".join(f"{as_text(pieces)}\n" for _, pieces in entries)


def _markdown(entries: Entries, _language: str) -> str:
    return "\n".join(f"{as_markdown(pieces)}\n" for _, pieces in entries)


_TITLES = {"en": "Bibliography", "zh": "参考文献"}
_PAGE = """\
<!DOCTYPE html>
<html lang="{{ language }}">
<meta charset="utf-8">
<title>{{ title }}</title>
<body>
<div class="csl-bib-body">
{%- for key, entry in entries %}
<div class="csl-entry" id="{{ key }}">{{ entry }}</div>
{%- endfor %}
</div>
</body>
</html>
"""


def _html(entries: Entries, language: str) -> str:
    from jinja2 import Environment, StrictUndefined

    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return page.from_string(_PAGE).render(
        entries=[(key, as_html(pieces)) for key, pieces in entries],
        language=language,
        title=_TITLES.get(language, _TITLES["en"]),
    )


#: What a bibliography can be written as.
MARKUPS: Mapping[str, Callable[[Entries, str], str]] = MappingProxyType(
    {"text": _text, "html": _html, "markdown": _markdown}
)
