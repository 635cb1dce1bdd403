"""The palette: shape, colour and line of everything that is drawn.

The colours keep their distance under normal and three kinds of colour-deficient vision, and each
kind has a shape of its own besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spallm.views.wording import Text
from spallm.vocabulary import CITO, CODEMETA, DCTERMS, FAIR4ML, PROV, SCHEMA, SKOS, SPALLM


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour on a light and on a dark ground."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class KindLook:
    """How nodes of a kind are drawn; ``rank`` decides whose name is written first."""

    shape: str
    ink: Ink
    smallest: float
    growth: float
    rank: int
    named: bool = True
    name: Text = ""
    plural: Text = ""


@dataclass(frozen=True, slots=True)
class RelationLook:
    """How edges of a relation are drawn; ``pull`` is how strongly it draws its ends together."""

    ink: Ink
    width: float = 1.0
    dash: tuple[int, ...] = ()
    shown: bool = True
    pull: float = 0.5
    order: int = 50


#: The kinds of our graphs that are drawn; the others are facts about these.
KINDS = {
    "model": KindLook(
        "hexagon",
        Ink("#2F7DE9", "#4C97FF"),
        6,
        2.0,
        0,
        name=["Model", "模型"],
        plural=["Models", "模型"],
    ),
    "dataset": KindLook(
        "square",
        Ink("#046248", "#29EF9B"),
        4.5,
        1.4,
        1,
        name=["Dataset", "数据集"],
        plural=["Datasets", "数据集"],
    ),
    "task": KindLook(
        "diamond",
        Ink("#DB7D34", "#E08A3C"),
        5.5,
        1.5,
        2,
        name=["Task", "任务"],
        plural=["Tasks", "任务"],
    ),
    "organisation": KindLook(
        "triangle",
        Ink("#8E1F8E", "#FEB4F3"),
        5,
        1.2,
        3,
        name=["Organisation", "机构"],
        plural=["Organisations", "机构"],
    ),
    "paper": KindLook(
        "dot",
        Ink("#929294", "#898686"),
        2.6,
        0.95,
        4,
        named=False,
        name=["Paper", "论文"],
        plural=["Papers", "论文"],
    ),
}

_FOREIGN_SHAPES = ("dot", "square", "diamond", "triangle", "hexagon", "star", "triangleDown")
_FOREIGN_INKS = tuple(look.ink for look in KINDS.values())

_LINEAGE = Ink("#C2185B", "#FF6FA5")
_PARTS = Ink("#7A3DB8", "#C79BFF")
_VERSION = Ink("#5D6B7C", "#9AA8BA")
_DATA = Ink("#046248", "#27C281")
_INTRODUCED = Ink("#8FA3BF", "#5F7694")
_TASK = Ink("#C06A22", "#D9833A")
_TESTED = Ink("#8E1F8E", "#E79BDD")
_QUIET = Ink("#9AA0A8", "#6C7682")

RELATIONS = {
    FAIR4ML.fineTunedFrom: RelationLook(_LINEAGE, 2.4, (), pull=5, order=0),
    SPALLM.continuallyPretrainedFrom: RelationLook(_LINEAGE, 2.4, (14, 4), pull=5, order=1),
    SPALLM.initializedFrom: RelationLook(_LINEAGE, 2.2, (7, 5), pull=5, order=2),
    SPALLM.adaptedFrom: RelationLook(_LINEAGE, 2.0, (12, 4, 2, 4), pull=5, order=3),
    SPALLM.distilledFrom: RelationLook(_LINEAGE, 2.0, (2, 4), pull=5, order=4),
    SPALLM.mergedFrom: RelationLook(_LINEAGE, 2.0, (7, 3, 2, 3), pull=5, order=5),
    SPALLM.quantizedFrom: RelationLook(_LINEAGE, 2.0, (4, 2), pull=5, order=6),
    PROV.wasDerivedFrom: RelationLook(_LINEAGE, 1.6, (5, 4), pull=4, order=7),
    SPALLM.usesComponent: RelationLook(_PARTS, 1.8, (9, 4), pull=3, order=8),
    SPALLM.extendsArchitectureOf: RelationLook(_PARTS, 1.8, (2, 4), pull=3, order=9),
    SCHEMA.isBasedOn: RelationLook(_PARTS, 1.6, (), pull=3, order=10),
    PROV.wasInfluencedBy: RelationLook(_PARTS, 1.2, (1, 6), pull=1, order=11),
    DCTERMS.isVersionOf: RelationLook(_VERSION, 1.4, (), pull=5, order=12),
    PROV.wasRevisionOf: RelationLook(_VERSION, 1.4, (6, 4), pull=5, order=13),
    CODEMETA.referencePublication: RelationLook(_INTRODUCED, 1.0, (), pull=6, order=14),
    SPALLM.pretrainedOn: RelationLook(_DATA, 1.2, (), pull=1.5, order=15),
    SPALLM.fineTunedOn: RelationLook(_DATA, 1.2, (7, 4), pull=1.5, order=16),
    FAIR4ML.trainedOn: RelationLook(_DATA, 1.2, (12, 3), pull=1.5, order=17),
    DCTERMS.isPartOf: RelationLook(_DATA, 1.0, (2, 3), pull=3, order=18),
    FAIR4ML.evaluatedOn: RelationLook(_TESTED, 1.0, (2, 4), shown=False, pull=0.7, order=19),
    SPALLM.evaluates: RelationLook(_TESTED, 1.2, (7, 4), shown=False, pull=0.7, order=20),
    FAIR4ML.mlTask: RelationLook(_TASK, 1.0, (), shown=False, pull=0.5, order=21),
    SCHEMA.about: RelationLook(_TASK, 1.0, (3, 4), shown=False, pull=0.5, order=22),
    SKOS.broader: RelationLook(_TASK, 1.4, (9, 3), shown=False, pull=1, order=23),
    SKOS.narrower: RelationLook(_TASK, 1.4, (9, 3), shown=False, pull=1, order=24),
    SKOS.related: RelationLook(_TASK, 1.0, (1, 4), shown=False, pull=1, order=25),
    SCHEMA.creator: RelationLook(_TESTED, 1.0, (), shown=False, pull=0.7, order=26),
    CITO.usesDataFrom: RelationLook(_DATA, 1.0, (1, 4), shown=False, pull=0.5, order=27),
    CITO.cites: RelationLook(_QUIET, 0.8, (), shown=False, pull=0.3, order=28),
}

#: Regions of the map, in the order in which sections take them.
SECTION_INKS = (
    Ink("#385080", "#9CA8D4"), Ink("#933A01", "#EF6712"), Ink("#448567", "#35B88A"),
    Ink("#D862A3", "#D775F2"), Ink("#3896F5", "#B3E8FD"), Ink("#A28129", "#F3CE18"),
    Ink("#6A5ACD", "#B5A8FF"), Ink("#5F7A1F", "#B9D85A"),
)  # fmt: skip

UNSORTED_INK = Ink("#8A929C", "#7C8794")


def kind_looks(kinds: Sequence[str]) -> dict[str, KindLook]:
    """Return a look for each kind, shapes and colours dealt out to those that we do not know.

    >>> [look.shape for look in kind_looks(["model", "Gene", "Protein"]).values()]
    ['hexagon', 'dot', 'square']
    """
    strangers = [kind for kind in kinds if kind not in KINDS]
    dealt = {
        kind: KindLook(
            _FOREIGN_SHAPES[n % len(_FOREIGN_SHAPES)],
            _FOREIGN_INKS[n % len(_FOREIGN_INKS)],
            5,
            1.5,
            n,
            name=kind,
            plural=kind,
        )
        for n, kind in enumerate(strangers)
    }
    return {kind: KINDS.get(kind) or dealt[kind] for kind in kinds}


def relation_look(predicate: str) -> RelationLook:
    """Return the line of a relation; one that we do not know is thin, grey and shown."""
    return RELATIONS.get(predicate, RelationLook(_QUIET, 1.0, pull=1))
