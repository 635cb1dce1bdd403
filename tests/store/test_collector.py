"""The collector rests while a page is made, and no longer."""

from __future__ import annotations

import gc

import pytest

from spallm.store.collector import resting


def test_the_collector_runs_again_afterwards_even_where_making_fails() -> None:
    with pytest.raises(ValueError, match="broken"), resting():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_rest_within_a_rest_ends_with_the_outer_one() -> None:
    with resting():
        with resting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
