"""Expressions that somebody wrote to break the reading of them."""

from __future__ import annotations

import os

import pytest

from spallm.errors import SpallmError, UnknownId, UsageError
from spallm.knowledge_graph.selecting import found
from spallm.selecting.parsing import parse
from spallm.selecting.saved import SavedSelection, read_selection, save_selection, saved_selections


@pytest.mark.parametrize("name", [r"a\u0000b", r"\ud800", "a" * 5000])
@pytest.mark.parametrize("call", ['screened("{}")', 'query("{}.rq")'])
def test_what_can_be_the_name_of_no_file_is_told(find, call, name):
    with pytest.raises(SpallmError, match=r"cannot be (read|the name)"):
        find(call.format(name))


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device")  # noqa: PTH110
def test_a_device_that_never_ends_is_no_saved_selection(tmp_path):
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    with pytest.raises(UsageError, match="is no file"):
        read_selection(tmp_path, "zero")
    with pytest.raises(UsageError, match="is no file"):
        saved_selections(tmp_path)


def test_a_saved_selection_that_nests_too_deep_is_no_toml(tmp_path):
    (tmp_path / "deep.toml").write_text("select = " + "[" * 5000, "utf-8")
    with pytest.raises(UsageError, match="is no TOML"):
        read_selection(tmp_path, "deep")


def test_a_name_longer_than_files_have_is_missing(tmp_path):
    with pytest.raises(UsageError, match="no saved selection"):
        read_selection(tmp_path, "长" * 100)


def test_saved_selections_that_double_each_other_are_stopped(scope):
    save_selection(scope.folder, SavedSelection("s0", "scgpt | geneformer"))
    for level in range(40):
        doubled = f"papers(@s{level}) | models(@s{level})"
        save_selection(scope.folder, SavedSelection(f"s{level + 1}", doubled))
    with pytest.raises(UsageError, match="grows beyond"):
        found("@s40", scope)


def test_saved_selections_that_stand_in_each_other_too_deep_are_refused(scope):
    save_selection(scope.folder, SavedSelection("d0", "scgpt"))
    for level in range(30):
        deep = "papers(" * 60 + f"@d{level}" + ")" * 60
        save_selection(scope.folder, SavedSelection(f"d{level + 1}", deep))
    with pytest.raises(UsageError, match="too deep"):
        found("@d30", scope)


def test_walks_around_walks_take_no_part_of_the_graph_each(scope, monkeypatch):
    def refused(*_: object) -> None:
        raise AssertionError("a part of the graph was made")

    inner = "around(" * 50 + "scgpt, along=citation" + ")" * 50
    monkeypatch.setattr("spallm.store.subgraph.Subgraph.restricted", refused)
    assert scope.members(parse(inner)).iris


def test_a_name_without_end_is_not_repeated_in_full(find):
    with pytest.raises(UnknownId) as raised:
        find('kind:"' + "a" * 100_000 + '"')
    assert len(str(raised.value)) < 1000
