"""Repositories of code, models and data: GitHub and Hugging Face."""

from __future__ import annotations

import re

from spallm.identifiers.address import site
from spallm.identifiers.fault import cut_off, malformed
from spallm.identifiers.scheme import Reading, Scheme

_GITHUB_OWNER = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9_])?", re.I | re.ASCII)
_GITHUB_NAME = re.compile(r"(?!\.{1,2}$)[\w.-]{1,100}", re.ASCII)
_NOT_ACCOUNTS = """
    about apps collections contact customer-stories enterprise explore features gist issues
    login marketplace notifications orgs organizations pricing pulls search security settings
    site sponsors stars topics trending users
"""
_HUB_NAME = re.compile(r"\w(?:[\w.-]{0,94}\w)?", re.ASCII)
_HUB_KINDS = ("datasets", "spaces")
_NOT_OWNERS = """
    api blog chat collections datasets docs inference join learn login metrics models
    organizations papers pricing settings spaces tasks
"""


def _read_github(text: str) -> Reading:
    """Read an account and a repository; case is kept, but says nothing on GitHub."""
    owner, _, name = text.removesuffix(".").partition("/")
    name = name.partition("/")[0].removesuffix(".git")
    if not name or owner.lower() in _NOT_ACCOUNTS.split():
        because = "it names no repository, which is an account and a name"
        raise malformed(GITHUB.label, text, because, GITHUB.example)
    if not _GITHUB_OWNER.fullmatch(owner) or not _GITHUB_NAME.fullmatch(name):
        because = "its account or its name has characters that GitHub does not allow"
        raise malformed(GITHUB.label, text, because, GITHUB.example)
    return f"{owner}/{name}", None


def _hub_parts(text: str) -> tuple[str, str, str]:
    """Take a Hugging Face path apart: the kind, ending in '/' or empty, the owner and the name."""
    parts = text.removesuffix(".").split("/")
    kind = f"{parts.pop(0).lower()}/" if parts[0].lower() in _HUB_KINDS else ""
    owner, name = [*parts, "", ""][:2]
    return kind, owner, name


def _read_hub(text: str) -> Reading:
    """Read an owner and a model, or a kind, an owner and a name."""
    kind, owner, name = _hub_parts(text)
    if not name or owner.lower() in _NOT_OWNERS.split():
        because = "it names no repository, which is an owner and a name"
        raise malformed(HUGGING_FACE.label, text, because, HUGGING_FACE.example)
    if name.endswith(("-", ".")):
        because = "no name ends in '-' or '.'"
        raise cut_off(HUGGING_FACE.label, text, because, HUGGING_FACE.example)
    if not all(_HUB_NAME.fullmatch(part) and "--" not in part for part in (owner, name)):
        because = "its owner or its name has characters that the hub does not allow"
        raise malformed(HUGGING_FACE.label, text, because, HUGGING_FACE.example)
    return f"{kind}{owner}/{name}", None


GITHUB = Scheme(
    name="github",
    label="GitHub repository",
    example="github:bowang-lab/scGPT",
    link="https://github.com/{}",
    read=_read_github,
    prefixes=("github", "git@github.com"),
    sites=(
        site("github.com", r"/(?P<id>[^/]+(?:/[^/]+)?)(?:/.*)?", "github:{}"),
        site("raw.githubusercontent.com", r"/(?P<id>[^/]+/[^/]+)/.+", "github:{}"),
        site("api.github.com", r"/repos/(?P<id>[^/]+/[^/]+)(?:/.*)?", "github:{}"),
    ),
    ignores_case=True,
)

HUGGING_FACE = Scheme(
    name="huggingface",
    label="Hugging Face repository",
    example="huggingface:ctheodoris/Geneformer",
    link="https://huggingface.co/{}",
    read=_read_hub,
    prefixes=("huggingface", "hf"),
    sites=(site("huggingface.co hf.co", r"/(?P<id>.+)", "huggingface:{}"),),
    ignores_case=True,
)
