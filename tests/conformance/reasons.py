"""Why the endpoint fails what it fails of the W3C's tests, each test by its group and name."""

from __future__ import annotations

#: Reasons, and the tests that fail for each.
REASONS: dict[str, tuple[tuple[str, str], ...]] = {
    "By design: SERVICE is refused unless the endpoint it names has been allowed.": (
        ("sparql11/syntax-fed", "syntax-service-01.rq"),
        ("sparql11/syntax-fed", "syntax-service-02.rq"),
        ("sparql11/syntax-fed", "syntax-service-03.rq"),
    ),
    "The engine keeps the value of a number and its main datatype, not how it was written: `01` "
    "becomes `1`, and an `xsd:negativeInteger` an `xsd:integer`. So identifiers and versions are "
    "texts in our graph.": (
        ("sparql10/open-world", "open-eq-01"),
        ("sparql10/expr-builtin", "str-1"),
        ("sparql10/expr-builtin", "str-2"),
        ("sparql10/expr-builtin", "sameTerm-simple"),
        ("sparql10/expr-builtin", "sameTerm-eq"),
        ("sparql10/expr-builtin", "sameTerm-not-eq"),
        ("sparql10/expr-equals", "Equality 1-1 -- graph"),
        ("sparql10/expr-equals", "Equality 1-2 -- graph"),
        ("sparql10/distinct", "Numbers: Distinct"),
        ("sparql10/distinct", "All: Distinct"),
        ("sparql11/csv-tsv-res", "tsv03 - TSV Result Format"),
    ),
    "The engine refuses a query that calls a function it does not know, where the standard lets "
    "the expression fail and the query go on. We keep that: an error that names the function is "
    "more use than an empty column.": (
        ("sparql10/syntax-sparql1", "syntax-expr-05.rq"),
        ("sparql10/syntax-sparql1", "syntax-order-05.rq"),
        ("sparql10/syntax-sparql1", "syntax-order-06.rq"),
        ("sparql10/syntax-sparql2", "syntax-function-01.rq"),
        ("sparql10/syntax-sparql2", "syntax-function-02.rq"),
        ("sparql10/syntax-sparql2", "syntax-function-03.rq"),
        ("sparql10/syntax-sparql2", "syntax-function-04.rq"),
        ("sparql11/syntax-query", "syntax-select-expr-04.rq"),
    ),
    "The engine binds the variable of GRAPH before what stands in its braces, and the standard "
    "does so after.": (
        ("sparql10/graph", "graph-variable-scope"),
        ("sparql10/graph", "graph-optional"),
        ("sparql11/aggregates", "COUNT: no GROUP BY inside of GRAPH"),
        ("sparql11/bindings", "VALUES inside GRAPH binding the same variable as the graph name"),
        ("sparql11/negation", "outer GRAPH operator does not affect MINUS disjointness"),
    ),
    "The engine looks for the ends of a path in the data alone: with no data at all, a path of no "
    "steps does not lead from a term to itself.": (
        ("sparql11/property-path", "* with start being a constant on the empty dataset"),
        ("sparql11/property-path", "* with end being a constant on the empty dataset"),
        ("sparql11/property-path", "? with start being a constant on the empty dataset"),
        ("sparql11/property-path", "? with end being a constant on the empty dataset"),
    ),
    "The engine compares dates with and without a time zone, where the standard calls that an "
    "error.": (
        ("sparql10/open-world", "date-2"),
        ("sparql10/open-world", "date-3"),
    ),
    "The engine keeps the language of texts that GROUP_CONCAT joins, as SPARQL 1.2 has it.": (
        ("sparql11/aggregates", "GROUP_CONCAT with same language tag"),
        ("sparql11/aggregates", "GROUP_CONCAT with one element"),
    ),
    "The engine gives the same blank node for the same text in every row; it should in one row.": (
        ("sparql11/functions", "BNODE(str)"),
    ),
    "The engine takes `?x<?a&&?b>?y` for two comparisons, as was meant; by the rule of the longest "
    "token it is an IRI between variables, and an error.": (
        ("sparql10/syntax-sparql3", "syn-bad-26.rq"),
    ),
}


def reason_of(group: str, name: str) -> str:
    """Return the reason why a test is known to fail, or nothing."""
    return next((why for why, tests in REASONS.items() if (group, name) in tests), "")
