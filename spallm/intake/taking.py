"""Taking in: entries that were read become drafts of records, and each learns its fate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spallm.errors import RecordError
from spallm.folding import folded
from spallm.identifiers import slug
from spallm.importers.reading import Reading
from spallm.intake.bench import Bench
from spallm.intake.cards import Cards
from spallm.intake.cleaning import clean
from spallm.intake.drafts import Draft, Earlier
from spallm.intake.fate import Fate, outcome_of
from spallm.intake.genres import genre_of
from spallm.intake.ids import Ids
from spallm.intake.introduced import Namesakes, by_age, first_year, model_name
from spallm.intake.naming import Naming
from spallm.intake.origins import Origin
from spallm.intake.sections import Section, Shelving, sections_of
from spallm.intake.stock import Stock
from spallm.intake.targets import Targets, matcher_of
from spallm.intake.telling import Footnote, Loss, losses, paper_claims, urls
from spallm.intake.told import Change, Told
from spallm.intake.works import Line, Work, line, shared_with, works
from spallm.matching import Matcher

#: The order in which kinds get their ids.
KINDS = ("paper", "dataset", "model")
#: As long as the keys of footnotes get; they stand at every claim.
_KEY = 24


@dataclass(frozen=True)
class Intake:
    """What came of reading lists: drafts, proposed sections, and the fate of each entry."""

    drafts: tuple[Draft, ...]
    sections: tuple[Section, ...]
    fates: tuple[Fate, ...]


def take_in(
    readings: Sequence[Reading],
    origins: Mapping[str, Origin],
    stock: Stock,
    earlier: Earlier | None = None,
) -> Intake:
    """Return what becomes of entries, given what is there already.

    ``earlier`` are drafts of an earlier run that nobody has accepted; their ids are kept.
    """
    return _Taking(readings, origins, stock, earlier or Earlier()).done()


class _Taking:
    """The steps of taking in, which share what was found out so far."""

    def __init__(
        self,
        readings: Sequence[Reading],
        origins: Mapping[str, Origin],
        stock: Stock,
        earlier: Earlier,
    ) -> None:
        pairs = [(reading, entry) for reading in readings for entry in reading.entries]
        self._lines = [
            line(number, entry, origins[reading.file], reading.form, stock)
            for number, (reading, entry) in enumerate(pairs)
        ]
        titled = [each for each in self._lines if clean(each.entry.title)]
        self._stock, self._bench, self._ids = stock, Bench(stock), Ids(stock.taken)
        for origin in origins.values():
            self._ids.hold(origin.source.id)
        self._naming = Naming(earlier.records, self._ids)
        known = sections_of(stock.terms.concepts)
        self._shelving = Shelving(known, earlier.sections, self._ids)
        self._sections = {each.number: self._shelving.shelve(each.entry.section) for each in titled}
        self._works = sorted(works(titled, stock), key=_order)
        self._naming.name(self._works)
        self._targets = Targets(stock, self._bench, self._naming, self._works)
        self._cards = Cards(stock, self._targets.find)
        self._genres = stock.terms.schemes.get("genre", frozenset())
        self._fates: dict[int, Fate] = {}

    def done(self) -> Intake:
        """Return what came of it."""
        for work in self._works:
            self._record(work)
        self._introduce()
        self._propose()
        for each in self._lines:
            skipped = Fate(each.entry, "skipped", trouble=("there is no title",))
            self._fates.setdefault(each.number, skipped)
        self._cite()
        fates = tuple(self._fates[each.number] for each in self._lines)
        return Intake(tuple(self._bench.drafts()), tuple(self._shelving.proposed.values()), fates)

    def _record(self, work: Work) -> None:
        self._bench.begin(work.kind, work.id, clean(work.lines[0].entry.title))
        first: Line | None = None
        for each in work.lines:
            told, lost = self._told(work, each)
            try:
                changes = self._bench.put(work.kind, work.id, told)
            except RecordError as error:
                self._fates[each.number] = Fate(each.entry, "skipped", trouble=(error.message,))
                continue
            self._fates[each.number] = self._fate(work, each, first, changes, lost)
            first = first or each
        if first is None and work.record is None:
            self._bench.drop(work.kind, work.id)

    def _told(self, work: Work, each: Line) -> tuple[list[Told], tuple[Loss, ...]]:
        note = _note(each)
        lost = tuple(losses(each.entry))
        if work.kind == "paper":
            genre = genre_of(each.entry.section) if each.entry.what == "paper" else None
            section = self._sections[each.number]
            known = genre if genre in self._genres else None
            avoided, is_brief = tuple(shared_with(each, work)), work.calls_briefly(each)
            told = paper_claims(each.entry, note, section, known, avoided, is_brief=is_brief)
            return list(told), lost
        said = list(self._cards.claims(each.entry, note))
        more = tuple(claim for claim in said if isinstance(claim, Loss))
        return [claim for claim in said if isinstance(claim, Told)], (*lost, *more)

    def _fate(
        self,
        work: Work,
        each: Line,
        first: Line | None,
        changes: tuple[Change, ...],
        lost: tuple[Loss, ...],
    ) -> Fate:
        known = work.record is not None
        match = each.match or (Matcher([first.asks]).certain(each.asks) if first else None)
        trouble = [match.conflict] if match and match.conflict else []
        trouble += shared_with(each, work).values()
        told = tuple(dict.fromkeys(trouble))
        return Fate(
            each.entry,
            outcome_of(changes, told, is_first=first is None, is_known=known),
            work.kind,
            work.id,
            self._sections[each.number],
            match,
            first.where if first and not each.match else None,
            changes=changes,
            losses=lost,
            trouble=told,
        )

    def _introduce(self) -> None:
        """Make models of the names that papers introduce, the oldest paper of a name first."""
        models = Namesakes(self._stock)
        made: dict[str, str] = {}
        for work in by_age(work for work in self._works if work.kind == "paper"):
            name = model_name(work)
            if name is None or work.first.number not in self._fates:
                continue
            ours = models.of_paper(work.id)
            known = next((model for model in ours if folded(model.name) == folded(name)), None)
            other = models.called(name) or None
            if known:
                self._bench.begin("model", known.id, known.name)
                self._put_model(work, known.id)
            elif other or folded(name) in made:
                self._remark(work, name, other.id if other else made[folded(name)])
            elif not ours:
                made[folded(name)] = self._naming.called("model", name)
                self._bench.begin("model", made[folded(name)], name)
                self._put_model(work, made[folded(name)], is_new=True)

    def _put_model(self, work: Work, model: str, *, is_new: bool = False) -> None:
        for each in sorted(work.lines, key=lambda each: each.number):
            note = _note(each)
            told = [note.says("introduced_in", work.id)]
            told += [note.says("code", url) for url in urls(each.entry.with_role("code"))]
            told += [note.says("weights", url) for url in urls(each.entry.with_role("weights"))]
            if is_new and (found := first_year(work)) and found == each.entry.year:
                told.append(note.says("year", found))
            self._bench.put("model", model, told)

    def _remark(self, work: Work, name: str, owner: str) -> None:
        number = work.first.number
        entry = work.first.entry
        loss = Loss("name", name, "name", entry.spot("name"), detail=owner)
        self._fates[number] = replace(
            self._fates[number], losses=(*self._fates[number].losses, loss)
        )

    def _propose(self) -> None:
        """Tell of each work that is new which others it may be."""
        among = matcher_of(self._works)
        for work in self._works:
            fate = self._fates.get(work.first.number)
            if fate is None or work.record is not None:
                continue
            asks = replace(work.first.asks, id=work.id)
            possible = (*self._stock.matcher.proposed(asks), *among.proposed(asks))
            self._fates[work.first.number] = replace(fate, possible=possible)

    def _cite(self) -> None:
        """Add the sources that footnotes name and that are not there yet."""
        used = {
            note.source
            for draft in self._bench.drafts()
            for note in getattr(draft.record, "evidence", {}).values()
        }
        for each in self._lines:
            source = each.origin.source
            if source.id in used and source.id not in self._stock.sources:
                self._bench.add(source)


def _order(work: Work) -> tuple[int, int]:
    return KINDS.index(work.kind), work.first.number


def _note(each: Line) -> Footnote:
    evidence = each.origin.evidence(each.entry.place)
    return Footnote(slug(evidence.source, max_length=_KEY), evidence)
