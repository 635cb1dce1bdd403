"""The pages as files that any web server can give out."""
