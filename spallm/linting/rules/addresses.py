"""Addresses: how they are written, wherever they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from spallm.identifiers import try_parse
from spallm.linting.finding import Fault
from spallm.linting.hosts import is_secure
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.rules.replacing import mended_by
from spallm.linting.words import Words

_DOUBLED = re.compile(r"https?:?/{1,3}(?=https?:/)", re.IGNORECASE)
_CRIPPLED = re.compile(r"(?:hhttps?|https?)(?::(?!//)/?|;//|//|:///+)(?=[\w-]+\.)", re.IGNORECASE)
_OLD_RESOLVER = re.compile(r"https?://(?:dx\.doi\.org|www\.doi\.org)/", re.IGNORECASE)
_PORT = re.compile(r"http://[^/?#]*:\d", re.IGNORECASE)
_TRACKER = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|mc_[ce]id|igshid)=[^&#]*", re.IGNORECASE)
_LOOSE_END = ".,;"
_WEB = ("http://", "https://")


def insecure(manuscript: Manuscript) -> Iterator[Fault]:
    """Find plain http at hosts that are known to speak https."""
    for each in manuscript.written:
        if each.url[:7].lower() == "http://" and is_secure(_host(each.url)):
            if _OLD_RESOLVER.match(each.url) or _PORT.match(each.url):
                continue
            yield mended_by(
                manuscript, each, f"https://{each.url[7:]}",
                Words(f"{_host(each.url)} speaks https", f"{_host(each.url)} 支持 https"),
            )  # fmt: skip


def old_resolver(manuscript: Manuscript) -> Iterator[Fault]:
    """Find DOIs at a former address of their resolver."""
    for each in manuscript.written:
        if match := _OLD_RESOLVER.match(each.url):
            yield mended_by(
                manuscript, each, f"https://doi.org/{each.url[match.end() :]}",
                Words("DOIs are at https://doi.org today", "DOI 现在使用 https://doi.org"),
            )  # fmt: skip


def loose_end(manuscript: Manuscript) -> Iterator[Fault]:
    """Find full stops, commas and semicolons at the end of an address."""
    for each in manuscript.written:
        bare = each.url.rstrip(_LOOSE_END)
        if bare == each.url or each.kind in ("bare", "definition") or each.state != "whole":
            continue
        if not each.url.lower().startswith(_WEB) or "wiki" in _host(each.url):
            continue
        before, after = try_parse(each.url), try_parse(bare)
        yield mended_by(
            manuscript, each, bare,
            Words(f"the address ends in '{each.url[-1]}'", f"网址以“{each.url[-1]}”结尾"),
            safe=after is not None and before in (after, None),
        )  # fmt: skip


def tracking(manuscript: Manuscript) -> Iterator[Fault]:
    """Find parameters that tell a site where its visitors come from."""
    for each in manuscript.written:
        head, mark, query = each.url.partition("?")
        if not mark or not _TRACKER.search(query):
            continue
        query, hash_mark, fragment = query.partition("#")
        parts = re.split(r"&amp;|&", query)
        kept = [part for part in parts if not _TRACKER.fullmatch(part)]
        if len(kept) == len(parts):
            continue
        joint = "&amp;" if "&amp;" in query else "&"
        clean = head + ("?" + joint.join(kept) if kept else "") + hash_mark + fragment
        yield mended_by(
            manuscript, each, clean,
            Words("the address carries tracking parameters", "网址带有跟踪参数"),
        )  # fmt: skip


def schemeless(manuscript: Manuscript) -> Iterator[Fault]:
    """Find addresses without https://, which lead to a file of the list's own site."""
    for each in manuscript.written:
        if each.kind == "bare" or each.state != "whole" or each.url.lower().startswith(_WEB):
            continue
        host = re.match(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?=/)", each.url, re.IGNORECASE)
        if host and (is_secure(host[0].lower()) or each.url.lower().startswith("www.")):
            yield mended_by(
                manuscript, each, f"https://{each.url}",
                Words(
                    "the address has no https:// and leads to a file beside the list",
                    "网址缺少 https://，会被当作列表旁的文件",
                ),
                safe=is_secure(host[0].lower()),
            )  # fmt: skip
        elif re.match(r"10\.\d{4,9}/\S", each.url) and try_parse(each.url):
            yield mended_by(
                manuscript, each, f"https://doi.org/{each.url}",
                Words("a bare DOI is no address", "DOI 本身不是网址"),
            )  # fmt: skip


def crippled(manuscript: Manuscript) -> Iterator[Fault]:
    """Find addresses whose beginning is written twice or wrongly."""
    for each in manuscript.written:
        url = each.url
        while match := _DOUBLED.match(url):
            url = url[match.end() :]
        if match := _CRIPPLED.match(url):
            url = f"https://{url[match.end() :]}"
        if url != each.url and each.kind != "bare":
            yield mended_by(
                manuscript, each, url,
                Words("the beginning of the address is broken", "网址开头有误"),
                safe=is_secure(_host(url)),
            )  # fmt: skip


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


RULES = (
    Rule(
        "insecure-link",
        "warning",
        Words(
            "A link begins with http:// at a host that speaks https.",
            "可用 https 的网址写作 http。",
        ),
        Words("Write https://", "请写 https://"),
        "- [scGPT](http://github.com/bowang-lab/scGPT)\n",
        insecure,
        mends=True,
    ),
    Rule(
        "old-resolver",
        "warning",
        Words(
            "A DOI is written with a former address of its resolver.", "DOI 使用了旧的解析网址。"
        ),
        Words("Write https://doi.org/", "请写 https://doi.org/"),
        "- [scGPT](https://dx.doi.org/10.1038/s41592-024-02201-0)\n",
        old_resolver,
        mends=True,
    ),
    Rule(
        "loose-end",
        "warning",
        Words(
            "An address ends in a full stop, comma or semicolon.", "网址以句点、逗号或分号结尾。"
        ),
        Words("Take it off.", "请删去该符号。"),
        "- [scGPT](https://doi.org/10.1038/s41592-024-02201-0.)\n",
        loose_end,
        mends=True,
    ),
    Rule(
        "tracking-parameters",
        "note",
        Words(
            "An address carries parameters such as utm_source.", "网址带有 utm_source 等跟踪参数。"
        ),
        Words("Take them out.", "请删去这些参数。"),
        "- [scGPT](https://www.nature.com/articles/s41592-024-02201-0?utm_source=mail)\n",
        tracking,
        mends=True,
    ),
    Rule(
        "missing-scheme",
        "error",
        Words("An address of the web lacks https://.", "网址缺少 https://。"),
        Words("Put https:// in front of it.", "请在前面加上 https://。"),
        "- [scGPT](github.com/bowang-lab/scGPT)\n",
        schemeless,
        mends=True,
    ),
    Rule(
        "broken-address",
        "error",
        Words("The beginning of an address is doubled or mistyped.", "网址开头重复或拼写有误。"),
        Words("Write https:// once.", "https:// 只写一次。"),
        "- [scGPT](https://https://github.com/bowang-lab/scGPT)\n",
        crippled,
        mends=True,
    ),
)
