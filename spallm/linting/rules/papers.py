"""Papers: links called so that lead to none, and servers that are called by another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from spallm.linting.finding import Fault
from spallm.linting.manuscript import Manuscript
from spallm.linting.rule import Rule
from spallm.linting.servers import agree, leads_to, named, shown
from spallm.linting.words import Words

_SEARCH = re.compile(
    r"^https?://(?:(?:www\.)?google\.[\w.]+/search\?|scholar\.google\.[\w.]+/(?:scholar\?|citations\?)"
    r"|(?:www\.)?(?:bing|baidu|duckduckgo)\.com/(?:search|s)?\?|(?:www\.)?semanticscholar\.org/search\?"
    r"|arxiv\.org/(?:a/|search|list/|find/)|pubmed\.ncbi\.nlm\.nih\.gov/\?term=|dblp\.(?:org|uni-trier\.de)/search)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)(?:$|[?#])", re.IGNORECASE)
_FORGE = re.compile(
    r"^https?://(?:www\.)?(?:github|gitlab|bitbucket|gitee)\.(?:com|org)/[^/]+/[^/]+/?"
    r"(?:tree/.*)?(?:\.git)?(?:#.*|\?.*)?$",
    re.IGNORECASE,
)
_FILM = re.compile(
    r"^https?://(?:www\.)?(?:youtube\.com/watch|youtu\.be/|bilibili\.com/video)", re.IGNORECASE
)

#: What a link leads to instead of a paper, in English and Chinese.
_INSTEAD = (
    (_SEARCH, Words("a page of search results", "搜索结果页")),
    (_PICTURE, Words("a picture", "图片")),
    (_FORGE, Words("a repository of code", "代码仓库")),
    (_FILM, Words("a film", "视频")),
)


def not_a_paper(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links that are called a paper and lead to something that is none."""
    for written, role in manuscript.called:
        if role != "paper" or written.is_picture:
            continue
        if what := _instead(written.url):
            yield Fault(
                written.place(manuscript.file),
                Words(
                    f"this is called a paper and leads to {what.en}",
                    f"此链接称为论文，却指向{what.zh}",
                ),
            )


def _instead(url: str) -> Words | None:
    for pattern, what in _INSTEAD:
        if pattern.search(url):
            return what
    return Words("the front page of a site", "网站首页") if _is_front_page(url) else None


def _is_front_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    bare = not (parts.path.strip("/") or parts.query or parts.fragment)
    return bare and parts.scheme in ("http", "https") and not parts.netloc.endswith(".github.io")


def other_server(manuscript: Manuscript) -> Iterator[Fault]:
    """Find links that are called by one preprint server and lead to another."""
    for entry in manuscript.entries:
        papers = entry.with_role("paper")
        reached = {leads_to(link.url) for link in papers}
        for link in papers:
            leads, by_label = leads_to(link.url), named(link.label)
            said = by_label or named(entry.venue or "")
            written = manuscript.written_at.get((link.place.line, link.url))
            if not (leads and said and written) or agree(leads, said):
                continue
            if by_label or not any(agree(said, each) for each in reached):
                yield Fault(
                    written.place(manuscript.file),
                    Words(
                        f"this is called {shown(said)} and leads to {shown(leads)}",
                        f"此处写作 {shown(said)}，链接却指向 {shown(leads)}",
                    ),
                )


RULES = (
    Rule(
        "not-a-paper",
        "warning",
        Words(
            "A link called paper leads to code, a picture, a search or a front page.",
            "称为论文的链接指向代码、图片、搜索页或网站首页。",
        ),
        Words("Give the DOI, or the page of the work.", "请给出 DOI 或论文页面。"),
        "| Title | Paper |\n| --- | --- |\n"
        "| scGPT | [Link](https://github.com/bowang-lab/scGPT) |\n",
        not_a_paper,
    ),
    Rule(
        "other-server",
        "warning",
        Words(
            "A link called by one preprint server leads to another.",
            "链接写作某预印本平台，却指向另一平台。",
        ),
        Words("Correct the name or the link.", "请更正名称或链接。"),
        "| Title | Venue | Paper |\n| --- | --- | --- |\n"
        "| CellPLM | arXiv | [Link](https://www.biorxiv.org/content/10.1101/2023.10.03.560734) |\n",
        other_server,
    ),
)
