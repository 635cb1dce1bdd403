"""The folder of a review: its files, and how it begins."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from spallm.errors import SpallmError, UsageError
from spallm.filing import write_whole
from spallm.review import log
from spallm.review.review import GUIDE, LOG, SETTINGS, Criterion, Review

#: What a new review leaves records out for, until somebody writes criteria of its own.
FIRST_CRITERIA = (
    Criterion("E1", "does not answer the question", "与研究问题无关"),
    Criterion("E2", "no model, data set or evaluation of the kind asked for",
              "不涉及所关注的模型、数据集或测评"),
    Criterion("E3", "no account of methods or results of its own", "没有自己的方法或结果"),
)  # fmt: skip


def start(review: Review) -> None:
    """Make the folder of a new review; one that holds a review already is left alone.

    If a file cannot be written, those that were are taken away again.
    """
    folder = review.folder
    if (folder / SETTINGS).exists():
        raise UsageError(
            f"{folder}: holds a review already: there is {SETTINGS}",
            hint=f"Go on with: spallm review status {folder}",
        )
    if (folder / LOG).exists():
        raise UsageError(
            f"{folder}: holds decisions already: there is {LOG}",
            hint="Move it away, begin the review, and take it in with: spallm review import",
        )
    files = {
        LOG: log.empty(),
        GUIDE: guide(review).encode("utf-8", "replace"),
        SETTINGS: settings(review).encode("utf-8", "replace"),
    }
    new = {name: body for name, body in files.items() if not (folder / name).exists()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpallmError(
            f"{folder}: cannot be made: {error.strerror}", hint="Choose another place."
        ) from error
    try:
        for name, body in new.items():
            write_whole(folder / name, body)
    except SpallmError:
        for name in new:
            (folder / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # others may keep files in it
            folder.rmdir()
        raise


def located(graph: str | None, folder: Path) -> str:
    """Return the location of a graph as the file keeps it: a path counts from the folder."""
    if not graph or "://" in graph:
        return graph or ""
    return Path(os.path.relpath(graph, folder)).as_posix()


def settings(review: Review) -> str:
    """Return a review as ``review.toml``."""
    data = review.began_with
    return f"""\
# A review. Change what you like here; the decisions stand in {LOG}.

title = {_text(review.title)}
title_zh = {_text(review.title_zh)}
question = {_text(review.question)}
question_zh = {_text(review.question_zh)}

# What is selected, in the language of selections (spallm select --help); files count from here.
select = {_text(review.select)}

# Who screens where a command names nobody.
reader = {_text(review.reader)}

# The stages: "screening" by title and facts, and then "full-text" if the texts are read.
stages = {_list(review.stages)}

# Why a record is in. Codes are yours; a criterion is a text, or {{en = "…", zh = "…"}}.
[include]
{_criteria(review.include)}
# Why a record is out. Readers choose among these, or write a reason of their own. The code
# "not-retrieved" needs no line: at full text it says that nobody could get the report.
[exclude]
{_criteria(review.exclude)}
[data]
# Which graph is asked: a file, a folder or an address; a path counts from this folder. Empty is
# the graph that comes with SpaLLM.
graph = {_text(review.graph)}
# The data when the review began, to compare with; nothing is asked of it.
title = {_text(data.title)}
version = {_text(data.version)}
date = {_text(data.date)}
digest = {_text(data.digest)}

[pack]
# What `spallm review run` makes. A line that is commented out leaves the choice to SpaLLM.
languages = {_list(review.pack.languages)}
{_optional("authors", _maybe(review.pack.authors or None), '["Ana Li <https://orcid.org/…>"]')}
{_optional("license", review.pack.license and _text(review.pack.license), '"CC-BY-4.0"')}
{_optional("style", review.pack.style and _text(review.pack.style), '"apa"')}
{_optional("columns", _maybe(review.pack.columns), '["architecture", "parameters", "tasks"]')}
{_optional("figures", _maybe(review.pack.figures), '["tree", "timeline", "growth"]')}
"""  # noqa: S608  # TOML, and no SQL


def guide(review: Review) -> str:
    """Return what a reader of the folder must know, in Markdown."""
    return f"""\
# {" ".join(review.title.split())}

The folder of a literature review made with SpaLLM.

| file | what it is |
|---|---|
| `{SETTINGS}` | the question, the selection, the criteria and the data version; edit it |
| `{LOG}` | the decisions, one a row; rows are added, never changed |
| `pack/` | what `spallm review run` makes: bibliography, tables, figures, counts, methods |

Next: decide about the records, one at a time. You can stop at any time and go on later.

    spallm review screen . --reader "Your name"

Then:

    spallm review status .
    spallm review run .

Several people screen with different names. Where they disagree, the reader `consensus` decides.
To decide in a spreadsheet instead: `spallm review export . -o records.csv`, fill the column
`decision` (include, exclude or unsure), and `spallm review import . records.csv --reader NAME`.
"""


def _criteria(criteria: Iterable[Criterion]) -> str:
    return "".join(f"{_key(each.code)} = {_criterion(each)}\n" for each in criteria)


def _criterion(criterion: Criterion) -> str:
    if not criterion.text_zh:
        return _text(criterion.text)
    return f"{{en = {_text(criterion.text)}, zh = {_text(criterion.text_zh)}}}"


def _key(code: str) -> str:
    bare = code.isascii() and code.replace("-", "").replace("_", "").isalnum()
    return code if bare else _text(code)


def _optional(key: str, value: str | None, example: str) -> str:
    return f"{key} = {value}" if value else f"# {key} = {example}"


def _maybe(values: Iterable[str] | None) -> str | None:
    return None if values is None else _list(values)


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(_text(each) for each in values)}]"


def _text(text: str) -> str:
    """Return a text as a TOML basic string; JSON's escapes are TOML's, and DEL is added."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
