from __future__ import annotations

from spallm.analysis.bibliometrics.citations import citations
from tests.analysis.bibliometrics.lettered import citing, letters, paper, read


def test_a_work_does_not_cite_itself() -> None:
    found = citing("a>a b>a")
    assert (letters(*found.works), found.pairs) == ("ab", ((paper("b"), paper("a")),))


def test_citations_among_chosen_works_have_both_ends_there() -> None:
    found = citing("b>a c>b").among([paper("a"), paper("b"), "elsewhere"])
    assert (letters(*found.works), found.pairs) == ("ab", ((paper("b"), paper("a")),))


def test_extending_or_reviewing_a_work_is_citing_it() -> None:
    found = citations(
        read("""
        paper:b a schema:ScholarlyArticle ; cito:extends paper:a .
        paper:a a schema:ScholarlyArticle .
    """)
    )
    assert found.citing(paper("a")) == {paper("b")}


def test_in_a_foreign_graph_works_are_what_cites_or_is_cited() -> None:
    found = citations(
        read("""
        @prefix ex: <http://example.org/> .
        ex:b a fabio:JournalArticle ; cito:cites ex:a .
        ex:a a fabio:Book . ex:person a ex:Person .
    """)
    )
    assert found.works == ("http://example.org/a", "http://example.org/b")
