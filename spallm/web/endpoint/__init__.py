"""The endpoint: the SPARQL 1.1 Protocol over HTTP, read-only and within limits."""
