"""A drawing: a figure that is laid out, with its title, its caption and what it left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from spallm.figures.shapes import Scene


@dataclass(frozen=True)
class Drawing:
    """A figure, ready to be written as SVG, PDF or PNG.

    ``caption`` is a draft that says what is shown, how it is read, what was selected and from
    which data. ``notes`` say what is missing from the picture, and stand in the caption too.
    """

    name: str
    title: str
    caption: str
    scene: Scene = field(repr=False)
    notes: tuple[str, ...] = ()
    language: str = "en"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return round(self.scene.width * 25.4 / 72, 1), round(self.scene.height * 25.4 / 72, 1)

    def written(self, form: str = "svg") -> bytes:
        """Return the figure's bytes as svg, pdf or png; they are the same every time.

        A figure in Chinese needs a font with Chinese; its caption does not.
        """
        from spallm.figures.lettering import need_chinese
        from spallm.figures.rendering import rendered

        if self.language == "zh":
            need_chinese()
        return rendered(self.scene, form, self.title)

    def _repr_png_(self) -> bytes:
        return self.written("png")
