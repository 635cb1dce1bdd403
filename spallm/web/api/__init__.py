"""The JSON interface, where SPARQL is too much: search, entities, facets."""
