"""The palette: shape, colour and line of everything that is drawn.

The colours keep their distance under normal and three kinds of colour-deficient vision, and each
kind has a shape of its own besides. All stand out from the ground by 3 to 1 or more.
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
    """How edges of a relation are drawn, and which ``role`` it plays among the relations.

    ``pull`` is how strongly it draws its ends together on the map.
    """

    ink: Ink
    width: float = 1.0
    dash: tuple[int, ...] = ()
    shown: bool = True
    pull: float = 0.5
    order: int = 50
    role: str = "other"


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
        Ink("#D67426", "#E08A3C"),
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
        Ink("#8C8C8F", "#898686"),
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
_INTRODUCED = Ink("#7388A6", "#6580A1")
_TASK = Ink("#C06A22", "#D9833A")
_TESTED = Ink("#8E1F8E", "#E79BDD")
_QUIET = Ink("#868C95", "#6C7682")

RELATIONS = {
    FAIR4ML.fineTunedFrom: RelationLook(_LINEAGE, 2.4, (), pull=5, order=0, role="lineage"),
    SPALLM.continuallyPretrainedFrom: RelationLook(
        _LINEAGE, 2.4, (18, 4), pull=5, order=1, role="lineage"
    ),
    SPALLM.initializedFrom: RelationLook(_LINEAGE, 2.2, (8, 5), pull=5, order=2, role="lineage"),
    SPALLM.adaptedFrom: RelationLook(_LINEAGE, 2.0, (12, 4, 2, 4), pull=5, order=3, role="lineage"),
    SPALLM.distilledFrom: RelationLook(_LINEAGE, 2.0, (2, 4), pull=5, order=4, role="lineage"),
    SPALLM.mergedFrom: RelationLook(_LINEAGE, 2.0, (6, 2, 6, 9), pull=5, order=5, role="lineage"),
    SPALLM.quantizedFrom: RelationLook(
        _LINEAGE, 2.0, (12, 4, 2, 4, 2, 4), pull=5, order=6, role="lineage"
    ),
    PROV.wasDerivedFrom: RelationLook(_LINEAGE, 1.6, (5, 10), pull=4, order=7, role="lineage"),
    SPALLM.usesComponent: RelationLook(_PARTS, 1.8, (9, 4), pull=3, order=8, role="component"),
    SPALLM.extendsArchitectureOf: RelationLook(
        _PARTS, 1.8, (2, 4), pull=3, order=9, role="component"
    ),
    SCHEMA.isBasedOn: RelationLook(_PARTS, 1.6, (), pull=3, order=10, role="component"),
    PROV.wasInfluencedBy: RelationLook(_PARTS, 1.2, (1, 6), pull=1, order=11, role="influence"),
    DCTERMS.isVersionOf: RelationLook(_VERSION, 1.4, (), pull=5, order=12, role="version"),
    PROV.wasRevisionOf: RelationLook(_VERSION, 1.4, (6, 4), pull=5, order=13, role="succession"),
    CODEMETA.referencePublication: RelationLook(
        _INTRODUCED, 1.0, (), pull=6, order=14, role="introduction"
    ),
    SPALLM.pretrainedOn: RelationLook(_DATA, 1.2, (), pull=1.5, order=15, role="training"),
    SPALLM.fineTunedOn: RelationLook(_DATA, 1.2, (7, 4), pull=1.5, order=16, role="training"),
    FAIR4ML.trainedOn: RelationLook(_DATA, 1.2, (12, 3), pull=1.5, order=17, role="training"),
    DCTERMS.isPartOf: RelationLook(_DATA, 1.0, (2, 3), pull=3, order=18, role="containment"),
    FAIR4ML.evaluatedOn: RelationLook(
        _TESTED, 1.0, (2, 4), shown=False, pull=0.7, order=19, role="testing"
    ),
    SPALLM.evaluates: RelationLook(
        _TESTED, 1.2, (7, 4), shown=False, pull=0.7, order=20, role="testing"
    ),
    FAIR4ML.mlTask: RelationLook(_TASK, 1.0, (), shown=False, pull=0.5, order=21, role="task"),
    SCHEMA.about: RelationLook(_TASK, 1.0, (3, 4), shown=False, pull=0.5, order=22, role="task"),
    SKOS.broader: RelationLook(_TASK, 1.4, (9, 3), shown=False, pull=1, order=23, role="hierarchy"),
    SKOS.narrower: RelationLook(
        _TASK, 1.4, (9, 3), shown=False, pull=1, order=24, role="hierarchy"
    ),
    SKOS.related: RelationLook(_TASK, 1.0, (1, 4), shown=False, pull=1, order=25, role="hierarchy"),
    SCHEMA.creator: RelationLook(_TESTED, 1.0, (), shown=False, pull=0.7, order=26, role="maker"),
    CITO.usesDataFrom: RelationLook(_DATA, 1.0, (1, 4), shown=False, pull=0.5, order=27),
    CITO.cites: RelationLook(_QUIET, 0.8, (), shown=False, pull=0.3, order=28, role="citation"),
}

_STRANGE = RelationLook(_QUIET, 1.0, pull=1)

#: Regions of the map, in the order in which sections take them, so that neighbours differ most;
#: names of regions are written in them, and stand out from the ground by 4.5 to 1 or more.
SECTION_INKS = (
    Ink("#B02A37", "#FF7F7F"), Ink("#6B5A4E", "#D8BFA8"), Ink("#C2448B", "#FF9AD0"),
    Ink("#2E7D5B", "#35B88A"), Ink("#385080", "#9CA8D4"), Ink("#8B3FB0", "#D07CF2"),
    Ink("#933A01", "#EF6712"), Ink("#1D75D8", "#5BB4FF"), Ink("#86691A", "#F3CE18"),
    Ink("#0B7A8C", "#3FD3E0"), Ink("#6650D0", "#B9A4FF"), Ink("#55750F", "#B9D85A"),
    Ink("#A0522D", "#E0A080"), Ink("#2F6690", "#7FC4E8"),
)  # fmt: skip

UNSORTED_INK = Ink("#69717B", "#8D98A5")


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
    return RELATIONS.get(predicate, _STRANGE)
