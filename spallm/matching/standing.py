"""What the identifiers of a work say of its standing: a preprint, published, another work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from spallm.identifiers.preprint_server import REGISTRANTS
from spallm.identifiers.registry import SCHEMES

#: The registrants of preprint servers; the first two also stand for the journals of one press.
_SERVERS = (
    "10.20944", "10.21203", "10.26434", "10.2139", "10.31219", "10.31234", "10.36227", "10.48550",
)  # fmt: skip
_POSTED = re.compile(
    rf"doi:(?:(?:{'|'.join(map(re.escape, REGISTRANTS))})/\d"
    rf"|(?:{'|'.join(map(re.escape, _SERVERS))})/)"
)
#: Schemes in which a work has one identifier only, so that two of them are two works.
_ONE_EACH = frozenset({"arxiv", "pmlr", "acl", "posted", "published"})
#: Schemes whose identifiers only published works have.
PUBLISHED = frozenset({"published", "pmlr", "acl"})
#: Schemes whose identifiers only preprints have.
PREPRINT = frozenset({"arxiv", "posted"})


def scheme_of(curie: str) -> str:
    """Return the scheme of an identifier, with the DOIs of preprints told from the others.

    >>> scheme_of("doi:10.1101/2023.04.30.538439"), scheme_of("doi:10.1038/s41592-024-02201-0")
    ('posted', 'published')
    """
    scheme = curie.partition(":")[0]
    if scheme == "doi":
        return "posted" if _POSTED.match(curie) else "published"
    return scheme


def is_preprint(identifiers: Iterable[str]) -> bool:
    """Tell whether some version of a work stands on a preprint server."""
    return any(scheme_of(curie) in PREPRINT for curie in identifiers)


def is_published(identifiers: Iterable[str]) -> bool:
    """Tell whether some version of a work was published, as far as identifiers show."""
    return any(scheme_of(curie) in PUBLISHED for curie in identifiers)


def are_apart(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Tell whether identifiers show that two works are two: one scheme, and nothing in common.

    >>> are_apart(["arxiv:2301.00001"], ["doi:10.1038/s41592-024-02201-0"])
    False
    >>> are_apart(["doi:10.1016/j.patrec.2020.01.001"], ["doi:10.1038/s41592-024-02201-0"])
    True
    """
    left, right = _by_scheme(ours), _by_scheme(theirs)
    if any(left[scheme] & right[scheme] for scheme in left.keys() & right.keys()):
        return False
    return any(scheme in _ONE_EACH for scheme in left.keys() & right.keys())


def _by_scheme(curies: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for curie in curies:
        found[scheme_of(curie)].add(equal_form(curie))
    return found


def equal_form(curie: str) -> str:
    """Return an identifier without the case of letters, where its scheme does not heed that."""
    known = SCHEMES.get(curie.partition(":")[0])
    return curie.casefold() if known is None or known.ignores_case else curie
