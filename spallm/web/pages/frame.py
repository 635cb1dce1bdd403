"""The frame that all pages share: head, navigation, search box, switches, foot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

    from spallm.views.wording import Text
    from spallm.web.pages.address import Address, Language

TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, at: Address, *, title: Text, **values: object) -> str:
    """Return a page: a template filled with values, escaped, in the language of its address.

    In templates ``say("English", "中文")`` and ``text|words`` give the text of the page's language,
    ``at.page(path)`` and ``at.file(path)`` are links.
    """
    language = at.language
    say = _say(language)
    filled = {"at": at, "language": language, "title": title, "say": say, **values}
    return environment().get_template(template).render(filled)


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

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["words"] = pass_context(lambda context, text: words(text, context["language"]))
    return made
