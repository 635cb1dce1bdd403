"""A family with a version, and what came of it.

    base (introduced by own)      v2 is a version of base (introduced by second)
    heir from v2, grandheir from heir, borrower uses base, follower follows v2
    cited: p cites own, q cites own and second, second cites own
    tested: own tests base; second tests base and v2; bench tests v2 and heir

Users of base: heir, grandheir, borrower, follower, four; v2 is its own version. Citing: p and q,
two; second introduced a version. Tests of base by others: bench (v2), and second, which is
another's work for base itself; own is the makers'. Of v2 both second and own are makers' works.
"""

from __future__ import annotations

import pytest

from spallm.analysis.bibliometrics.reuse import Reuse, Standing
from spallm.analysis.independence import Evaluators, Independence
from spallm.vocabulary import BASE
from tests.analysis.bibliometrics.lettered import letters, paper, read

GRAPH = read("""
    model:base a fair4ml:MLModel ; codemeta:referencePublication paper:own .
    model:v2 a fair4ml:MLModel ; dcterms:isVersionOf model:base ;
        codemeta:referencePublication paper:second .
    model:heir a fair4ml:MLModel ; fair4ml:fineTunedFrom model:v2 ; prov:wasDerivedFrom model:v2 .
    model:grandheir a fair4ml:MLModel ; prov:wasDerivedFrom model:heir .
    model:borrower a fair4ml:MLModel ; spallm:usesComponent model:base .
    model:follower a fair4ml:MLModel ; spallm:extendsArchitectureOf model:v2 .
    paper:own a schema:ScholarlyArticle ; spallm:evaluates model:base .
    paper:second a schema:ScholarlyArticle ; cito:cites paper:own ;
        spallm:evaluates model:base , model:v2 .
    paper:bench a schema:ScholarlyArticle ; spallm:evaluates model:v2 , model:heir .
    paper:p a schema:ScholarlyArticle ; cito:cites paper:own .
    paper:q a schema:ScholarlyArticle ; cito:cites paper:own , paper:second .
""")


def model(name: str) -> str:
    return f"{BASE}model/{name}"


@pytest.fixture(scope="module")
def reuse() -> Reuse:
    return Reuse(GRAPH)


def test_users_are_heirs_of_any_degree_borrowers_and_followers(reuse: Reuse) -> None:
    names = {"heir", "grandheir", "borrower", "follower"}
    assert reuse.users(model("base")) == {model(name) for name in names}


def test_works_that_introduced_a_release_do_not_count_as_citing(reuse: Reuse) -> None:
    assert reuse.citing(model("base")) == {paper("p"), paper("q")}


def test_citations_of_a_model_without_a_known_work_are_unknown(reuse: Reuse) -> None:
    assert reuse.citing(model("heir")) is None


def test_one_family_is_built_on_another_by_any_release(reuse: Reuse) -> None:
    families = [model(name) for name in ("base", "borrower", "follower", "grandheir", "heir")]
    assert [(letters(a), letters(b)) for a, b in reuse.built_on(families)] == [
        ("borrower", "base"), ("follower", "base"), ("grandheir", "heir"), ("heir", "base"),
    ]  # fmt: skip


def test_standings_are_as_worked_by_hand(reuse: Reuse) -> None:
    found = {letters(each.model): each for each in reuse.standings([model("base"), model("heir")])}
    assert found == {
        "base": Standing(model("base"), 2, 1, 4, 1, 2, 1),
        "heir": Standing(model("heir"), None, None, 1, 2, 1, 2),
    }
    assert (found["base"].difference, found["heir"].difference) == (0, None)


def test_who_tests_a_family_is_told_apart_from_its_makers() -> None:
    found = Independence(GRAPH)
    assert found.testers(model("base")) == Evaluators(
        frozenset({paper("bench"), paper("second")}), frozenset({paper("own")})
    )
    assert found.testers(model("v2")) == Evaluators(
        frozenset({paper("bench")}), frozenset({paper("second")})
    )


def test_a_version_is_tested_by_its_makers_in_the_work_of_the_family() -> None:
    assert not Independence(GRAPH).is_independent(paper("own"), model("v2"))


def test_a_test_under_a_models_own_name_may_be_asked_for() -> None:
    assert Independence(GRAPH).testers(model("base"), versions=False).others == {paper("second")}


def test_every_release_belongs_to_the_family_at_the_top(reuse: Reuse) -> None:
    ring = read("""
        model:a a fair4ml:MLModel ; dcterms:isVersionOf model:b .
        model:b a fair4ml:MLModel ; dcterms:isVersionOf model:a .
    """)
    assert reuse.versions.family(model("v2")) == model("base")
    assert Reuse(ring).versions.family(model("a")) == model("a")
