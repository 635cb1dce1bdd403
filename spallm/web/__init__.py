"""The web: the endpoint, the pages and the JSON interface, served or written as files."""
