"""Recognising identifiers in what people type and paste."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spallm.errors import IdentifierError
from spallm.identifiers.address import Address, read_address
from spallm.identifiers.fault import cut_off, quoted
from spallm.identifiers.identifier import Identifier
from spallm.identifiers.registry import SCHEMES
from spallm.identifiers.wrapping import unwrap

_KNOWN = ", ".join(scheme.example for scheme in SCHEMES.values())
_SITES = tuple(
    sorted(
        (each for scheme in SCHEMES.values() for each in scheme.sites),
        key=lambda each: not each.hosts,
    )
)


def _from_text(text: str) -> Identifier | None:
    """Read a bare identifier or one with a prefix; ``None`` if no scheme claims it."""
    for scheme in SCHEMES.values():
        if (body := scheme.body(text)) is not None:
            return Identifier(scheme.name, *scheme.read(body))
    return None


def _said_by(address: Address) -> Iterator[str]:
    """Ask the sites what an address says, those known by name first."""
    for each in _SITES:
        if (text := each.text(address)) is not None:
            yield text


def _examples_at(address: Address) -> list[str]:
    """Show the identifiers that the web site of an address could have said."""
    schemes = SCHEMES.values()
    return [s.example for s in schemes if any(each.serves(address) for each in s.sites)]


def _silent(text: str, address: Address) -> IdentifierError:
    """Make the error for an address that holds no identifier."""
    if text.count("(") > text.count(")"):
        return cut_off("web address", text, "a '(' is never closed", "https://doi.org/10.1000/1")
    examples = _examples_at(address) or ["the DOI, or another identifier, that the page shows"]
    return IdentifierError(
        f"no identifier stands in the address {quoted(text)}",
        hint=f"give the identifier itself: {' or '.join(examples)}",
    )


@lru_cache(maxsize=20_000)
def parse(text: str) -> Identifier:
    """Recognise an identifier in its bare form, with a prefix, or in a web address.

    An arXiv DOI is the arXiv identifier. A publisher's address is read only if its DOI stands in
    it; nothing is ever looked up. Raises :class:`~spallm.errors.IdentifierError`.

    >>> parse('https://www.nature.com/articles/s41592-024-02201-0').curie
    'doi:10.1038/s41592-024-02201-0'
    >>> parse('10.48550/arXiv.2405.06708').url
    'https://arxiv.org/abs/2405.06708'
    >>> parse('https://huggingface.co/datasets/arcinstitute/Perturb-Sapiens').value
    'datasets/arcinstitute/Perturb-Sapiens'
    """
    said = unwrap(text)
    address = read_address(said)
    claims = [*_said_by(address), said] if address else [said]
    for claim in claims:
        if (found := _from_text(claim)) is not None:
            return found
    if address and (address.explicit or _examples_at(address)):
        raise _silent(text, address)
    raise IdentifierError(
        f"{quoted(text)} is not an identifier of a known form", hint=f"known forms: {_KNOWN}"
    )


@lru_cache(maxsize=20_000)
def try_parse(text: str) -> Identifier | None:
    """Recognise an identifier as :func:`parse` does; ``None`` where that raises.

    >>> try_parse('PMID: 38483032')
    Identifier(scheme='pubmed', value='38483032', version=None)
    >>> try_parse('Geneformer') is None
    True
    """
    try:
        return parse(text)
    except IdentifierError:
        return None
