"""Places and the queue before them."""

from __future__ import annotations

import asyncio

import pytest

from spallm.errors import Busy
from spallm.store.places import Places


def test_a_turn_that_does_not_come_in_time_is_given_up():
    async def scene():
        places = Places(1, queue=1, seconds=0.05)
        async with places.taken():
            with pytest.raises(Busy, match=r"no turn came within 0\.05 s"):
                async with places.taken():
                    pass

    asyncio.run(scene())


def test_who_leaves_early_makes_room_for_one_and_no_more():
    async def scene():
        places = Places(1, queue=0, seconds=1)
        async with places.taken() as first:
            first.leave()
            first.leave()
            async with places.taken():
                with pytest.raises(Busy, match="0 queries wait"):
                    async with places.taken():
                        pass

    asyncio.run(scene())


def test_a_place_is_free_again_after_an_accident():
    async def scene():
        places = Places(1, queue=0, seconds=1)
        with pytest.raises(ValueError, match="oops"):
            async with places.taken():
                raise ValueError("oops")
        async with places.taken():
            return True

    assert asyncio.run(scene())
