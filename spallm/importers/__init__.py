"""Lists, bibliographies and answers of services, read into entries that know where they stood."""

from __future__ import annotations
