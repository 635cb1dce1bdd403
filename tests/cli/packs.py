"""Reviews of the toy graph, and what is decided in them."""

from __future__ import annotations

from pathlib import Path

QUICK = [word for name in ("prisma", "reference-list", "comparison", "matrices", "figures",
                           "analyses", "explorer") for word in ("--without", name)]  # fmt: skip
SELECT = "scgpt | scgpt-spatial | geneformer"


def written(place: Path, toy: Path) -> Path:
    place.mkdir()
    (place / "review.toml").write_text(
        f'title = "Three models"\nselect = "{SELECT}"\n[data]\ngraph = "{toy}"\n'
    )
    return place


def decide(folder: Path, *rows: str) -> None:
    lines = ["id,stage,decision,reason,reader,date,note,seen", *rows]
    (folder / "screening.csv").write_text("\n".join(lines) + "\n")
