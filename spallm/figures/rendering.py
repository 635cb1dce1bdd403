"""Rendering: a laid-out page as SVG, PDF or PNG, the same bytes every time."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from spallm.errors import UsageError
from spallm.figures.lettering import LATIN, chinese_face, faces
from spallm.figures.pen import outline
from spallm.figures.shapes import Area, Line, Mark, Scene, Shape, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: What is written into a file of each form: nothing that changes from day to day or release to
#: release.
FORMS: Mapping[str, Mapping[str, str | None]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": None},
    "png": {"Software": None},
}
MEDIA_TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}
_DOTS = 300
#: Beyond this a picture of dots would take more memory than it is worth.
_MOST_DOTS = 120_000_000
_SETTINGS = {
    "svg.hashsalt": "spallm",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "hatch.linewidth": 0.4,
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
}
_SHAPES = {"round": "o", "square": "s", "cross": "X", "diamond": "D", "triangle": "^"}
#: The settings of matplotlib belong to the whole process.
_ONE_AT_A_TIME = threading.Lock()


def rendered(scene: Scene, form: str, title: str = "") -> bytes:
    """Return a page in a form; PNG has 300 dots to the inch."""
    if form not in FORMS:
        from spallm.nearness import unknown

        raise unknown("figure format", form, FORMS)
    dots = scene.width * scene.height * (_DOTS / 72) ** 2
    if form == "png" and dots > _MOST_DOTS:
        raise UsageError(
            f"the figure is too large for a PNG of {_DOTS} dots to the inch",
            hint="Write it as SVG or PDF, or select less.",
        )
    said = {**FORMS[form], **({"Title": title} if form != "png" else {})}
    body = io.BytesIO()
    with _ours():
        _figure(scene).savefig(body, format=form, dpi=_DOTS, metadata=said)
    return body.getvalue()


@contextmanager
def _ours() -> Iterator[None]:
    """Draw with our settings and nobody else's, and without a word on letters that no face has."""
    import matplotlib as mpl

    names = [LATIN, *([found] if (found := chinese_face()) else [])]
    with _ONE_AT_A_TIME, mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        mpl.rcdefaults()
        fonts = {"font.family": faces(), "font.sans-serif": names}
        for setting, value in {**_SETTINGS, **fonts}.items():
            mpl.rcParams[setting] = value  # type: ignore[literal-required,index,unused-ignore]
        yield


def _figure(scene: Scene) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(scene.width / 72, scene.height / 72), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, scene.width), ylim=(scene.height, 0))
    axes.set_axis_off()
    for shape in sorted(scene.shapes, key=lambda each: each.layer):
        _PENS[type(shape)](axes, shape)
    return figure


def _line(axes: Axes, line: Line) -> None:
    from matplotlib.patches import PathPatch, Polygon

    path, tip = outline(line)
    axes.add_patch(
        PathPatch(
            path, fill=False, edgecolor=line.colour, linewidth=line.width, alpha=line.fade,
            linestyle=(0, tuple(each / line.width for each in line.dash)) if line.dash else "-",
            capstyle="butt" if line.dash else "round", joinstyle="round", zorder=line.layer,
        )
    )  # fmt: skip
    if tip:
        axes.add_patch(
            Polygon(tip, closed=True, facecolor=line.colour, alpha=line.fade, linewidth=0,
                    zorder=line.layer)
        )  # fmt: skip


def _area(axes: Axes, area: Area) -> None:
    from matplotlib.patches import FancyBboxPatch, Polygon

    look: dict[str, Any] = {
        "facecolor": area.fill, "edgecolor": area.edge, "linewidth": area.width,
        "alpha": area.fade if area.fade < 1 else None, "zorder": area.layer,
        "hatch": area.hatch or None,
    }  # fmt: skip
    if not area.round:
        axes.add_patch(Polygon(area.points, closed=True, **look))
        return
    (left, top), (right, bottom) = area.points[0], area.points[2]
    style = f"round,pad=0,rounding_size={area.round}"
    corner = FancyBboxPatch((left, top), right - left, bottom - top, boxstyle=style, **look)
    axes.add_patch(corner)


def _mark(axes: Axes, mark: Mark) -> None:
    from matplotlib.lines import Line2D

    edge = 0.8 if mark.shape != "cross" else 0.3
    axes.add_line(
        Line2D(
            [mark.x], [mark.y], marker=_SHAPES[mark.shape], markersize=mark.size,
            markerfacecolor=mark.colour if mark.filled else "white", markeredgecolor=mark.colour,
            markeredgewidth=edge, linestyle="none", zorder=mark.layer, clip_on=False,
        )
    )  # fmt: skip


def _words(axes: Axes, words: Words) -> None:
    ground = {"facecolor": words.ground, "edgecolor": "none", "pad": 0.6}
    axes.text(
        words.x, words.y, words.text, fontsize=words.size, color=words.colour,
        fontweight="bold" if words.bold else "normal", ha=words.align, rotation=words.turn,
        va="center_baseline" if not words.turn else "center", rotation_mode="anchor",
        zorder=words.layer, parse_math=False, bbox=ground if words.ground else None,
    )  # fmt: skip


_PENS: Mapping[type[Shape], Callable[[Axes, Any], None]] = {
    Line: _line,
    Area: _area,
    Mark: _mark,
    Words: _words,
}
