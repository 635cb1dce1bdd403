"""The frame that all pages share: head, navigation, search box, switches, foot."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

    from spallm.views.wording import Text
    from spallm.web.library import Library
    from spallm.web.pages.address import Address, Language

TEMPLATES = Path(__file__).with_name("templates")

#: What a page may load, as it says itself; ``frame-ancestors`` only counts in a header.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
#: What every page can set, and what stands for it otherwise.
_DEFAULTS: dict[str, object] = {"policy": POLICY, "description": "", "iri": "", "switch": ""}


def render(
    template: str, at: Address, *, title: Text, library: Library | None = None, **values: object
) -> str:
    """Return a page: a template filled with values, escaped, in the language of its address.

    In templates ``say("English", "中文")`` and ``text|words`` give the text of the page's language,
    ``at.page(path)`` and ``at.file(path)`` are links. With a ``library`` the foot names the version
    of its data, and the head the graph, where it is that of another field. Of the values the frame
    itself reads ``description`` (for the head), ``iri`` (what the page is about), ``policy``, and
    ``switch``, the link to the same page in the other language where that needs a query.
    """
    language = at.language
    filled = {
        "at": at,
        "language": language,
        "title": title,
        "say": _say(language),
        "name": library.name if library else "SpaLLM",
        "is_elsewhere": library is not None and library.is_elsewhere,
        "snapshot": library.snapshot if library else None,
    }
    return environment().get_template(template).render(_DEFAULTS | filled | values)


def words(text: Text, language: Language) -> str:
    """Return a text that may stand in both languages in one of them.

    >>> words(["Model", "模型"], "zh"), words("scGPT", "zh")
    ('模型', 'scGPT')
    """
    return text if isinstance(text, str) else text[language == "zh"]


def _say(language: Language) -> Any:
    return lambda english, chinese: chinese if language == "zh" else english


@cache
def environment() -> Environment:
    """Return the template environment; it escapes everything."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context

    from spallm.web.pages.marks import mark_of

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["words"] = pass_context(lambda context, text: words(text, context["language"]))
    made.filters["mark"] = mark_of
    made.filters["drawn"] = _drawn
    return made


@lru_cache(maxsize=1000)
def _drawn(kind: str) -> str:
    """Return the mark of a kind; a page has hundreds of them, and few kinds."""
    drawn: str = environment().get_template("mark.html").module.draw(kind)  # type: ignore[attr-defined]  # its macro
    return drawn
