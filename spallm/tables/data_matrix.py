"""Models × data: what models were trained and tested on, and which tests may have leaked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spallm.analysis.relations import GENERAL
from spallm.exports.format import Selection
from spallm.exports.table import Cell, Heading, Table
from spallm.store.subgraph import Edge
from spallm.tables.footnotes import Footnotes
from spallm.tables.found import Found, Note, said_in
from spallm.tables.grid import grid, heading
from spallm.tables.ground import Ground
from spallm.tables.marks import (
    EVALUATED,
    FINE_TUNED,
    LEAK,
    POSSIBLE,
    PRETRAINED,
    TRAINED,
    USE_LEGEND,
    USES,
    Use,
)
from spallm.tables.notes import OWN, USES_DATA, seen, work_note, work_of
from spallm.tables.outcomes import is_independent
from spallm.tables.scope import Scope
from spallm.views.leaks import Leak, leaks
from spallm.views.tested import Evaluation
from spallm.views.wording import Text
from spallm.vocabulary import FAIR4ML, SPALLM

_TITLE: Text = ["Models and the data that they were trained and tested on", "模型的训练与测评数据"]
_TRAINING: Mapping[str, Use] = {
    SPALLM.pretrainedOn: PRETRAINED,
    SPALLM.fineTunedOn: FINE_TUNED,
    FAIR4ML.trainedOn: TRAINED,
}
_PREDICATES = (*_TRAINING, FAIR4ML.evaluatedOn)


@dataclass
class Uses:
    """How a model uses a data set."""

    edges: list[Edge] = field(default_factory=list)
    tests: list[Evaluation] = field(default_factory=list)
    leaks: list[Leak] = field(default_factory=list)

    @property
    def is_tested(self) -> bool:
        """Tell whether any work tested the model on the data."""
        return any(map(_is_test, self.edges)) or bool(self.tests) or bool(self.leaks)


def data_matrix(
    selection: Selection, *, language: str = "en", every: bool = False, full: bool = False
) -> Table:
    """Return the selected models by the data that they were trained and tested on.

    A cell's mark is the one that a reader has to heed most: leak, possible leak, pre-trained,
    fine-tuned, trained or evaluated. A leak is possible where the data of a test are the same as,
    part of, or origin of what the model or an ancestor was pre-trained on. ``every`` gives all
    selected models a row. ``full`` names the uses in words.
    """
    scope = Scope.of(selection)
    uses = _uses(scope)
    notes = Footnotes(scope.ground, language)

    def filled(model: str, data: str) -> Cell:
        held = uses.get((model, data))
        return _cell(scope.ground, held, notes, full=full) if held else Cell()

    models = scope.rows((model for model, _ in uses), every=every)
    columns = _columns(scope, {data for _, data in uses}, language)
    return grid(scope, _TITLE, models, columns, filled, notes, (USE_LEGEND,), language)


def _uses(scope: Scope) -> Mapping[tuple[str, str], Uses]:
    found: dict[tuple[str, str], Uses] = defaultdict(Uses)
    for edge in scope.edges(_PREDICATES):
        found[edge.source, edge.target].edges.append(edge)
    for model, test in scope.tests:
        for data in test.datasets:
            found[model, data].tests.append(test)
    nodes = scope.ground.whole.nodes
    for leak in leaks(scope.ground.whole.edges, scope.ground.curated):
        known = {leak.paper, leak.model, leak.data} <= nodes.keys()  # of other graphs, maybe not
        if known and scope.holds(leak.model, leak.paper, leak.data):
            found[leak.model, leak.data].leaks.append(leak)
    return dict(found)


def _columns(scope: Scope, datasets: Iterable[str], language: str) -> dict[str, Heading]:
    """Return the headings of data sets by name."""
    ground = scope.ground
    ordered = sorted(datasets, key=lambda data: (said_in(ground.name(data), "en").casefold(), data))
    return {data: heading(scope, data, language) for data in ordered}


def _cell(ground: Ground, held: Uses, notes: Footnotes, *, full: bool) -> Cell:
    trained = list(_trained(held))
    tested = _tested(ground, held) if held.is_tested else []
    uses = [*trained, *tested]
    told = max((use for use, _ in uses), key=USES.index)
    values = [replace(each, text=use.words) if full else each for use, each in uses]
    if full:
        values += [Found(each) for each in _told(ground, held.leaks)]
    return notes.cell(values, mark=told.mark)


def _trained(held: Uses) -> Iterator[tuple[Use, Found]]:
    """Yield how a model was trained on the data; in general only where it is not said exactly."""
    evidence = {edge.predicate: frozenset(edge.evidence) for edge in held.edges}
    exact = [predicate for predicate in evidence if predicate in GENERAL[FAIR4ML.trainedOn]]
    for predicate, use in _TRAINING.items():
        if predicate in evidence and not (use is TRAINED and exact):
            yield use, Found([*use.sign], evidence=evidence[predicate])


def _tested(ground: Ground, held: Uses) -> list[tuple[Use, Found]]:
    """Return that a model was tested on the data, by whom, and whether it may have seen them."""
    works: dict[str, list[Text]] = {leak.paper: [USES_DATA] for leak in held.leaks}
    works |= {work_of(t): [] if is_independent(ground, t) else [OWN] for t in held.tests}
    notes = [work_note(ground, work, *works[work]) for work in sorted(works)]
    notes += [Note(text) for text in _told(ground, held.leaks)]
    evidence = {name for test in held.tests for name in test.evidence}
    evidence |= {name for edge in held.edges for name in edge.evidence if _is_test(edge)}
    use = _use(held.leaks)
    is_own = bool(works) and all(works.values()) and use is EVALUATED
    text = [f"({each})" for each in use.sign] if is_own else [*use.sign]
    return [(use, Found(text, evidence=frozenset(evidence), notes=tuple(notes)))]


def _is_test(edge: Edge) -> bool:
    return edge.predicate == FAIR4ML.evaluatedOn


def _use(found: Sequence[Leak]) -> Use:
    if not found:
        return EVALUATED
    return POSSIBLE if all(leak.only_possible for leak in found) else LEAK


def _told(ground: Ground, found: Sequence[Leak]) -> list[Text]:
    """Return in words how the data are related to what was trained on, each relation once."""
    return list({str(text): text for leak in found for text in [seen(ground, leak)]}.values())
