"""The pages as files that any web server can give out."""

from spallm.web.site.site import Account, write_site

__all__ = ["Account", "write_site"]
