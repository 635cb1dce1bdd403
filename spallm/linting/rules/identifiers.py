"""Identifiers in links: cut off or mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spallm.errors import CutOffIdentifier, IdentifierError
from spallm.identifiers import parse, try_parse
from spallm.identifiers.address import Address, read_address
from spallm.identifiers.registry import SCHEMES
from spallm.identifiers.wrapping import unwrap
from spallm.importers.identity import identifier_of
from spallm.linting.finding import Edit, Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.words import Words
from spallm.linting.written import Written

#: Schemes of repositories, which have rules of their own.
_REPOSITORIES = ("github", "huggingface")
#: Endings of files that publishers give to their papers; without them the identifier is whole.
_TAIL = re.compile(r"(?:_reference)?\.(?:e?pdf|html?)(?:[?#].*)?$", re.IGNORECASE)
#: Pages of whole volumes and events, at sites where papers have theirs.
_VOLUMES = re.compile(
    r"https?://(?:proceedings\.mlr\.press/v\d+/?(?:index\.html)?|(?:www\.)?aclanthology\.org/"
    r"(?:[a-z]+/?|[a-z]\d\d/?|\d{4}\.[\w-]+/?)|(?:www\.)?aclweb\.org/anthology/?[a-z]*/?\w*/?)"
    r"(?:#.*)?",
    re.IGNORECASE,
)


def malformed(manuscript: Manuscript) -> Iterator[Fault]:
    """Find identifiers that cannot be whole, in the words of those who read them."""
    for each in manuscript.written:
        if each.state != "whole" or each.is_picture or "#page=" in each.url:
            continue
        error = None if _VOLUMES.fullmatch(each.url) else _error(each.url)
        if error:
            yield _fault(manuscript, each, error)


def _error(url: str) -> IdentifierError | None:
    """Return what is wrong with the identifier that an address says, if it says one."""
    if identifier_of(url) is not None:
        return None
    try:
        parse(url)
    except IdentifierError as error:
        if _says_identifier(url) and try_parse(_TAIL.sub("", url)) is None:
            return error
    return None


def _says_identifier(url: str) -> bool:
    try:
        address = read_address(unwrap(url))
    except IdentifierError:
        return False
    return address is not None and any(
        _is_said(address, name) for name in SCHEMES if name not in _REPOSITORIES
    )


def _is_said(address: Address, name: str) -> bool:
    scheme = SCHEMES[name]
    said = (site.text(address) for site in scheme.sites)
    return any(text is not None and scheme.body(text) is not None for text in said)


def _fault(manuscript: Manuscript, each: Written, error: IdentifierError) -> Fault:
    place = each.place(manuscript.file)
    fault = "似被截断" if isinstance(error, CutOffIdentifier) else "有误"
    said = Words(error.message, f"标识符{fault}：{each.url}")
    hint = error.hint or ""
    whole = _whole(manuscript, each)
    if whole is None:
        zh = "请从论文页面重新复制标识符。"
        return Fault(place, said, Words(f"{hint[:1].upper()}{hint[1:]}.", zh))
    url, title = whole
    return Fault(
        place,
        said,
        Words(
            f"The graph knows «{title}» as {url}",
            f"图谱中《{title}》的标识符为 {url}",
        ),
        edits=(Edit(each.line, each.column, len(each.url), url),),
    )


def _whole(manuscript: Manuscript, each: Written) -> tuple[str, str] | None:
    """Return the whole address and the title of the work that the entry is surely about."""
    entry = manuscript.of_entry.get((each.line, each.url))
    if manuscript.shelf is None or entry is None:
        return None
    return manuscript.shelf.completing(entry, each.url)


RULES = (
    Rule(
        "malformed-identifier",
        "error",
        Words(
            "A DOI, an arXiv identifier or another one is cut off or mistyped.",
            "DOI、arXiv 等标识符被截断或有误。",
        ),
        Words("Copy it again from the page of the work.", "请从论文页面重新复制。"),
        "- [Transformers in single-cell omics](https://doi.org/10.1038/s41592-024-02353-)\n",
        malformed,
    ),
)
