"""Merging: what somebody tells of a work put into its record, with nothing lost and none twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from spallm.errors import RecordError
from spallm.intake import beside, versions
from spallm.intake.beside import Held
from spallm.intake.sameness import form_of, is_part
from spallm.intake.told import Change, Outcome, Reason, Told
from spallm.records import Claim, Fact, Footnoted, Version, curated, facts

R = TypeVar("R", bound=Footnoted)

#: Fields in which each source has its own words, so that different ones are no contradiction.
OWN_WORDS = frozenset({"description"})


@dataclass(frozen=True, slots=True)
class Merged(Generic[R]):
    """A record after merging, and what became of each claim, in the order they were told."""

    record: R
    changes: tuple[Change, ...]


def merge(record: R, told: Iterable[Told]) -> Merged[R]:
    """Put claims into a record.

    A value that is there already gets the new footnote; a new value of a field that may have many
    is added. Where the field can hold one only, the other value is kept beside the old, which
    becomes preferred. Merging twice changes nothing. Raises RecordError for a value that the
    record refuses.
    """
    work = _Work(record)
    changes = tuple(change for each in told for change in work.put(each))
    return Merged(_checked(record, work.fields), changes)


def _checked(record: R, fields: Mapping[str, Any]) -> R:
    """Return a record with other fields, read anew so that no bad value slips in."""
    whole = {name: getattr(record, name) for name in type(record).model_fields} | dict(fields)
    cited = _cited(whole)
    notes = {key: note for key, note in whole["evidence"].items() if key in cited}
    whole["evidence"] = dict(sorted((dict(record.evidence) | notes).items()))
    try:
        return type(record).model_validate(whole)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        raise RecordError(f"{record.id}: field {where}: {fault['msg']}") from error


def _cited(fields: Mapping[str, Any]) -> set[str]:
    """Return the keys of the footnotes that some value names."""
    groups = (value for value in fields.values() if isinstance(value, tuple))
    return {key for group in groups for each in group for key in getattr(each, "by", ())}


class _Work:
    """The fields of a record while claims are put into them."""

    def __init__(self, record: Footnoted) -> None:
        self._record = record
        self._facts: Mapping[str, Fact] = dict(facts(type(record)))
        self._evidence = dict(record.evidence)
        self._keys = {evidence: key for key, evidence in reversed(self._evidence.items())}
        #: Whether the work was known as a preprint only, before anything was told.
        self._was_preprint = self._forms() == {"preprint"}
        self.fields: dict[str, Any] = {"evidence": self._evidence}

    def put(self, told: Told) -> Iterator[Change]:
        """Put one claim in and say what became of it."""
        key = self._footnote(told)
        if told.field == "versions":
            yield from self._put_version(told, key)
            return
        held: Held = self._get(told.field)
        same = form_of(told.field)
        ours = same(told.value)
        for place, claim in enumerate(held):
            if same(claim.value) == ours:
                self.fields[told.field] = beside.supported(held, place, key)
                yield self._known(told, claim, held)
                return
        yield self._add(told, key, held)

    def _get(self, name: str) -> Any:
        return self.fields.get(name, getattr(self._record, name, ()))

    def _forms(self) -> set[str]:
        return {version.form for version in getattr(self._record, "versions", ())}

    def _footnote(self, told: Told) -> str:
        """Return the key of a footnote, which is written down if the record has none like it."""
        if told.evidence in self._keys:
            return self._keys[told.evidence]
        key, number = told.key, 1
        while key in self._evidence:
            number += 1
            key = f"{told.key}-{number}"
        self._evidence[key] = told.evidence
        self._keys[told.evidence] = key
        return key

    def _known(self, told: Told, claim: Claim[Any], held: Held) -> Change:
        shown = curated(held)
        if claim in shown or told.field in OWN_WORDS or told.form == "preprint":
            return _change(told, "confirmed", "has-it")
        return _change(told, "conflict", "set-aside", shown[0].value if shown else None)

    def _add(self, told: Told, key: str, held: Held) -> Change:
        shown = curated(held)
        if not shown or not self._facts[told.field].single:
            self.fields[told.field] = (*held, _claim(told, key))
            return _change(told, "new", "added")
        ours = shown[0].value
        if told.field == "authors" and is_part(told.value, ours):
            return _change(told, "confirmed", "partly", ours)
        if told.field in OWN_WORDS:
            self.fields[told.field] = beside.kept_beside(held, _claim(told, key))
            return _change(told, "new", "added", ours)
        return self._dispute(told, key, held, ours)

    def _dispute(self, told: Told, key: str, held: Held, ours: Any) -> Change:
        """Settle which of two values is shown: that of the published version, or else the old."""
        published = {version.form for version in self._get("versions")} - {"preprint"}
        if told.form == "preprint" and published:
            fresh = _claim(told, key, beside.PREPRINT)
            self.fields[told.field] = beside.kept_beside(held, fresh)
            return _change(told, "new", "preprint", ours)
        if told.form in published and self._was_preprint:
            fresh = _claim(told, key, beside.PUBLISHED)
            self.fields[told.field] = beside.put_first(held, fresh, beside.PREPRINT)
            return _change(told, "new", "published", ours)
        self.fields[told.field] = beside.kept_beside(held, _claim(told, key), beside.OTHERWISE)
        return _change(told, "conflict", "otherwise", ours)

    def _put_version(self, told: Told, key: str) -> Iterator[Change]:
        held: tuple[Version, ...] = self._get("versions")
        version: Version = told.value.model_copy(update={"by": (key,)})
        place = versions.find(held, version)
        if place is None:
            self.fields["versions"] = (*held, version)
            yield _change(told, "new", "added", value=versions.shown(version))
            return
        merged = versions.union(held[place], version, key)
        self.fields["versions"] = (*held[:place], merged, *held[place + 1 :])
        is_new = versions.says_more(merged, held[place])
        outcome: tuple[Outcome, Reason] = ("new", "added") if is_new else ("confirmed", "has-it")
        yield _change(told, *outcome, value=versions.shown(version))
        if url := versions.left_over(merged, version):
            yield from self.put(Told("see_also", url, told.key, told.evidence))


def _claim(told: Told, key: str, note: Mapping[str, str] | None = None) -> Claim[Any]:
    return Claim[Any](value=told.value, by=(key,), **(note or {}))


def _change(
    told: Told, outcome: Outcome, reason: Reason, ours: Any = None, value: Any = None
) -> Change:
    said = told.value if value is None else value
    return Change(told.field, said, outcome, reason, told.evidence, ours)
