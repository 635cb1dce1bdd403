"""Work is shared out; results keep their order, and errors arrive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial

import pytest

from spallm.errors import SpallmError, UsageError
from spallm.review.work import all_done


def refuse() -> int:
    raise UsageError("no", hint="Say yes.")


def vanish() -> int:
    os._exit(1)


@pytest.mark.parametrize("processes", [1, 2, 9])
def test_results_come_in_the_order_of_the_pieces(processes: int) -> None:
    told: list[int] = []
    pieces = [partial(pow, number, 2) for number in range(7)]
    done = all_done(pieces, processes=processes, progress=told.append)
    assert done == [0, 1, 4, 9, 16, 25, 36]
    assert told == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_raised_as_it_was(processes: int) -> None:
    with pytest.raises(UsageError, match="no") as caught:
        all_done([refuse, partial(int, 1)], processes=processes)
    assert caught.value.hint == "Say yes."


def test_a_process_that_is_killed_is_noticed() -> None:
    with pytest.raises(SpallmError, match="ended before it was done"):
        all_done([vanish, partial(int, 1)], processes=2)


def test_no_pieces_are_done_at_once() -> None:
    assert all_done([], processes=4) == []


SHARING = """
import os, signal, time
from functools import partial
from spallm.review.work import all_done
def told(done):
    if done == 2:
        os.kill(os.getpid(), signal.SIGKILL)
all_done([partial(int, 1)] * 2 + [partial(time.sleep, 0.3)] * 3, processes=3, progress=told)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere work is not shared")
def test_no_process_outlives_the_one_that_was_killed() -> None:
    # The end of the output is seen once nobody can write it any more.
    killed = subprocess.run(
        [sys.executable, "-c", SHARING], stdout=subprocess.PIPE, timeout=20, check=False
    )
    assert killed.returncode == -signal.SIGKILL
