"""What libraries raise, in our own words: theirs may hold addresses, headers and passwords."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from requests import exceptions
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
)

from spallm.enrichment.service import Service
from spallm.enrichment.session import Strayed
from spallm.enrichment.trouble import Unreachable, Unusable
from spallm.enrichment.wire import LARGEST, TooLong, TooSlow
from spallm.errors import SpallmError

_DEAD = (NewConnectionError, ConnectTimeoutError, ProxyError)


@contextmanager
def translated(service: Service, cache: Path) -> Iterator[None]:
    """Turn what libraries raise into our own words; theirs may hold addresses and headers."""
    name = service.label
    try:
        yield
    except Strayed as error:
        raise Unusable(name, "leads to another host, which is not followed") from error
    except TooLong as error:
        raise Unusable(name, f"answers with more than {LARGEST // 1_000_000} MB") from error
    except (TooSlow, ReadTimeoutError, exceptions.ReadTimeout) as error:
        raise Unusable(name, "is too slow") from error
    except (exceptions.SSLError, exceptions.ProxyError) as error:
        raise Unreachable(name, "cannot be reached safely", hint="See to the proxy.") from error
    except exceptions.ConnectTimeout as error:
        raise Unreachable(name, "cannot be reached: nobody answers") from error
    except exceptions.ConnectionError as error:
        reason = getattr(error.args[0], "reason", None) if error.args else None
        if isinstance(reason, _DEAD):
            raise Unreachable(name, "cannot be reached") from error
        slow = isinstance(reason, ReadTimeoutError)
        raise Unusable(name, "is too slow" if slow else "broke the connection") from error
    except (exceptions.RequestException, HTTPError) as error:
        raise Unusable(name, "gave an answer that cannot be read") from error
    except sqlite3.Error as error:
        raise SpallmError(
            f"{cache}: the cache cannot be used: {error}",
            hint="Delete the files in it, or name another folder: --cache DIR",
        ) from error
