"""An identifier: which work, repository or record is meant, and in which scheme."""

from __future__ import annotations

from dataclasses import dataclass, field

from spallm.errors import IdentifierError
from spallm.identifiers.registry import SCHEMES


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A name that a scheme gives to one thing.

    Identifiers are equal when they name the same thing: the version is left out, and so is the
    case of letters in schemes where it says nothing. Values are trusted to be canonical; make
    identifiers of other people's text with :func:`~spallm.identifiers.parse`.

    >>> Identifier("arxiv", "2405.06708", version=2).curie
    'arxiv:2405.06708'
    >>> Identifier("github", "bowang-lab/scGPT") == Identifier("github", "bowang-lab/scgpt")
    True
    """

    scheme: str
    value: str = field(compare=False)
    version: int | None = field(default=None, compare=False)
    _key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Check the scheme, and fold the case where the scheme does."""
        if self.scheme not in SCHEMES:
            known = ", ".join(sorted(SCHEMES))
            raise IdentifierError(f"no scheme is called {self.scheme!r}", hint=f"known: {known}")
        folds = SCHEMES[self.scheme].ignores_case
        object.__setattr__(self, "_key", self.value.casefold() if folds else self.value)

    @property
    def curie(self) -> str:
        """The short form, a scheme and a value: ``doi:10.1038/…``."""
        return f"{self.scheme}:{self.value}"

    @property
    def url(self) -> str:
        """The stable https address, without a version."""
        return SCHEMES[self.scheme].url(self.value)

    def __str__(self) -> str:
        """Show the short form."""
        return self.curie
