"""Editions: the versions of a work, which of them to cite, and what each says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spallm.exports.facts import Facts, plain
from spallm.store.statement import key
from spallm.vocabulary import DCTERMS, FABIO, PRISM, SCHEMA

#: The forms of a work by their class, the one that a reader would cite first.
FORMS = {
    FABIO.JournalArticle: "journal-article",
    FABIO.ReviewArticle: "review-article",
    FABIO.ConferencePaper: "conference-paper",
    FABIO.BookChapter: "book-chapter",
    FABIO.Preprint: "preprint",
    FABIO.WebPage: "web-page",
}
#: Forms that stand in a journal, proceedings or a book.
PUBLISHED = frozenset(FORMS.values()) - {"preprint", "web-page"}


@dataclass(frozen=True, slots=True)
class Preprint:
    """A preprint of a work that was published since: its server, and its identifier as a CURIE."""

    server: str
    identifier: str

    @property
    def text(self) -> str:
        """What a note says of it, in words.

        >>> Preprint("bioRxiv", "doi:10.1101/2023.04.30.538439").text
        'Preprint: bioRxiv, doi:10.1101/2023.04.30.538439'
        """
        return f"Preprint: {', '.join(part for part in (self.server, self.identifier) if part)}"


class Edition:
    """The version of a work to cite: its most formal one, or the work where it has no versions."""

    def __init__(self, facts: Facts, work: str) -> None:
        self._facts, self._work = facts, work
        self._versions = [key(term) for term in facts.objects(work, DCTERMS.hasVersion)]
        self._cited = min(self._versions, key=self._standing, default=work)

    @property
    def form(self) -> str:
        """How it appeared; empty where the graph does not say."""
        return self._form(self._cited) or self._form(self._work)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The identifiers of the version itself, as CURIEs."""
        return self._curies(self._cited)

    @property
    def preprints(self) -> tuple[Preprint, ...]:
        """The preprints of a published work that have an identifier, or at least an address."""
        return tuple(self._preprints()) if self.form in PUBLISHED else ()

    def text(self, predicate: str) -> str | None:
        """Return what the version says, or else the work, if it has that from no other version."""
        if said := self._facts.text(self._cited, predicate):
            return said
        theirs = {
            plain(term)
            for version in self._versions
            for term in self._facts.objects(version, predicate)
        }
        own = (plain(term) for term in self._facts.objects(self._work, predicate))
        return next((text for text in own if text not in theirs), None)

    def _standing(self, version: str) -> tuple[int, bool, str]:
        """Return what versions are ordered by: of equals, one that names its venue is first."""
        named = self._facts.text(version, PRISM.publicationName)
        return [*FORMS.values(), ""].index(self._form(version)), not named, version

    def _form(self, iri: str) -> str:
        classes = self._facts.classes(iri)
        return next((name for form, name in FORMS.items() if form in classes), "")

    def _curies(self, iri: str) -> tuple[str, ...]:
        found = (plain(term) for term in self._facts.objects(iri, DCTERMS.identifier))
        return tuple(text for text in found if ":" in text)

    def _preprints(self) -> Iterator[Preprint]:
        for version in self._versions:
            names = (*self._curies(version), self._facts.text(version, SCHEMA.url) or "")
            if self._form(version) == "preprint" and names[0]:
                server = self._facts.text(version, PRISM.publicationName) or ""
                yield Preprint(server, names[0])
