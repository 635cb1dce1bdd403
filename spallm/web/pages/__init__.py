"""The pages: plain functions from a library and an address to HTML, served or written as files."""
