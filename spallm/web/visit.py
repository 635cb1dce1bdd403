"""Visits: what somebody asks of the pages, as addresses have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from spallm.errors import UsageError
from spallm.web.pages.address import Address

if TYPE_CHECKING:
    from spallm.web.pages.address import Language

_MOST_PARAMETERS = 1000


@dataclass(frozen=True)
class Visit:
    """A path without its language, the query as it was sent, and the format that is liked best."""

    path: str
    language: Language = "en"
    query: str = ""
    format: str = "html"

    @classmethod
    def to(cls, path: str, query: str = "", format: str = "html") -> Visit:  # noqa: A002  # as ever
        """Return the visit to an address.

        >>> Visit.to("/zh/model/scgpt")
        Visit(path='model/scgpt', language='zh', query='', format='html')
        """
        below = path.removeprefix("/")
        if below.startswith("zh/"):
            return cls(below.removeprefix("zh/"), "zh", query, format)
        return cls(below, "en", query, format)

    @property
    def at(self) -> Address:
        """Where the page stands."""
        return Address(self.path, self.language)

    @cached_property
    def values(self) -> Mapping[str, list[str]]:
        """The parameters, each with all its values."""
        try:
            return parse_qs(self.query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
        except ValueError:
            raise UsageError(f"there are more than {_MOST_PARAMETERS:,} parameters") from None

    @cached_property
    def wanted(self) -> Mapping[str, str]:
        """The parameters, each with its first value."""
        return {name: values[0] for name, values in self.values.items()}

    def listed(self, name: str) -> Sequence[str]:
        """Return the values of a parameter, which commas separate as well."""
        return ",".join(self.values.get(name, ())).split(",")
