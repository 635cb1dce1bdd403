"""The registry of DOIs, asked over the network: the one thing of the catalog that looks online.

It speaks the REST protocol of Crossref (``GET /works/{doi}``), one polite request at a time.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from spallm.errors import SpallmError

CROSSREF = "https://api.crossref.org"
PAUSE = 0.2
TRIES = 3
TIMEOUT = 20.0
LARGEST = 5_000_000


class RegistryError(SpallmError):
    """A registry that cannot be reached or does not make sense."""

    exit_code = 1


@dataclass(frozen=True)
class Registered:
    """What the registry holds about one DOI."""

    doi: str
    titles: tuple[str, ...]
    year: int | None
    published_as: tuple[str, ...]
    updates: tuple[str, ...]


@dataclass(frozen=True)
class Registry:
    """A registry at an address; ``contact`` is a mail address it may write to, as it asks for."""

    address: str = CROSSREF
    contact: str | None = None
    pause: float = PAUSE

    def look_up(self, doi: str) -> Registered | None:
        """Return what is registered for a DOI, or nothing where it is unknown there."""
        for attempt in range(1, TRIES + 1):
            try:
                return _registered(doi, self._get(doi))
            except urllib.error.HTTPError as error:
                if error.code == 404:
                    return None
                if error.code not in (429, 500, 502, 503, 504) or attempt == TRIES:
                    raise _unusable(self.address, f"it answers {error.code}") from error
                time.sleep(self._patience(error, attempt))
            except OSError as error:
                raise _unusable(self.address, str(getattr(error, "reason", error))) from error
        return None

    def _get(self, doi: str) -> Mapping[str, Any]:
        words = f"SpaLLM (mailto:{self.contact})" if self.contact else "SpaLLM"
        request = urllib.request.Request(  # noqa: S310 - the address is the user's own choice
            f"{self.address}/works/{quote(doi, safe='')}", headers={"User-Agent": words}
        )
        time.sleep(self.pause)
        with urllib.request.urlopen(request, timeout=TIMEOUT) as reply:  # noqa: S310 - as above
            body = reply.read(LARGEST)
        try:
            message = json.loads(body)["message"]
        except (ValueError, KeyError, TypeError) as error:
            raise _unusable(self.address, "its answer is not what Crossref's is") from error
        return message if isinstance(message, dict) else {}

    def _patience(self, error: urllib.error.HTTPError, attempt: int) -> float:
        asked = error.headers.get("Retry-After", "")
        return min(float(asked) if asked.isdigit() else self.pause * 2**attempt, 30.0)


def _unusable(address: str, why: str) -> RegistryError:
    return RegistryError(
        f"{address} cannot be asked: {why}",
        hint="Without a network run spallm check alone; nothing was changed.",
    )


def _registered(doi: str, message: Mapping[str, Any]) -> Registered:
    issued = message.get("issued") or {}
    parts = (issued.get("date-parts") or [[None]])[0]
    relation = message.get("relation") or {}
    return Registered(
        doi,
        tuple(str(title) for title in message.get("title") or ()),
        parts[0] if parts and isinstance(parts[0], int) else None,
        tuple(str(other.get("id", "")).lower() for other in relation.get("is-preprint-of") or ()),
        tuple(str(update.get("type", "")) for update in message.get("updated-by") or ()),
    )
