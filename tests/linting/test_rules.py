"""What is true of every rule."""

from __future__ import annotations

import re

import pytest

from spallm.errors import UnknownId
from spallm.linting.manuscript import Manuscript
from spallm.linting.mending import mended
from spallm.linting.registry import RULES, chosen
from spallm.linting.shelf import Shelf

#: Rules that look at more than a text, so that no example alone can show them.
ELSEWHERE = {"not-utf-8", "missing-file", "retracted"}


@pytest.mark.parametrize("name", sorted(RULES.keys() - ELSEWHERE))
def test_each_rule_finds_what_is_wrong_in_its_example(look, bundled_shelf: Shelf, name) -> None:
    shelf = bundled_shelf if RULES[name].asks_graph else None
    found = look(RULES[name].example, name, shelf=shelf)
    assert [finding.rule for finding in found] == [name]
    assert found[0].message.zh
    assert found[0].advice.zh


@pytest.mark.parametrize("name", sorted(RULES))
def test_each_rule_speaks_both_languages(name: str) -> None:
    rule = RULES[name]
    for words in (rule.says, rule.advice):
        assert words.en.endswith((".", "/"))
        assert re.search("[\u4e00-\u9fff]", words.zh)
    assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", rule.name)


@pytest.mark.parametrize("name", sorted(name for name, rule in RULES.items() if rule.mends))
def test_what_a_rule_mends_it_does_not_find_again(look, name: str) -> None:
    after = mended(Manuscript("list.md", RULES[name].example), chosen([name]))
    assert look(after, name) == []


def test_rules_are_chosen_by_name_and_left_out_by_name() -> None:
    names = [rule.name for rule in chosen(["loose-end", "unclosed-row"], ["loose-end"])]
    assert names == ["unclosed-row"]


def test_a_rule_that_is_none_is_refused_with_a_near_one() -> None:
    with pytest.raises(UnknownId, match="unclosed-rows") as error:
        chosen(["unclosed-rows"])
    assert error.value.hint == "Did you mean unclosed-row or unopened-row?"


def test_rules_that_ask_a_graph_are_silent_without_one(look) -> None:
    for rule in RULES.values():
        if rule.asks_graph:
            assert look(rule.example, rule.name) == []
