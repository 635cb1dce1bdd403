"""Numbers as people read them; the exact ones stay beside them in the cell."""

from __future__ import annotations

from spallm.exports.table import Cell, Item

#: What stands where nothing can be counted, which is not the same as an unknown number.
NONE = Cell((Item("–", number=0),))
_SMALLEST = 0.0001


def count(number: int | None) -> Cell:
    """Return a cell with a whole number, empty where it is unknown.

    >>> count(39584).text, count(None).items
    ('39,584', ())
    """
    return Cell() if number is None else Cell((Item(f"{number:,}", number=number),))


def change(number: int | None) -> Cell:
    """Return a cell with a difference and its sign.

    >>> [change(n).text for n in (3, 0, -3)]
    ['+3', '0', '−3']
    """
    if number is None:
        return Cell()
    return Cell((Item(f"{number:+}".replace("-", "−") if number else "0", number=number),))


def share(number: float | None) -> Cell:
    """Return a cell with a share in per cent.

    >>> [share(n).text for n in (0, 0.004, 0.36, 1)]
    ['0%', '0.4%', '36%', '100%']
    """
    if number is None:
        return Cell()
    return Cell((Item(percent(number), number=round(number, 10)),))


def percent(number: float) -> str:
    """Return a share in per cent; small ones, and those near to all, have a digit more."""
    is_round = number in (0, 1) or 0.01 <= number <= 0.99
    return f"{number:.0%}" if is_round else f"{number:.1%}"


def measure(number: float) -> Cell:
    """Return a cell with a measure that has no unit, to four places.

    >>> [measure(n).text for n in (0, 0.00001, 0.08263)]
    ['0', '<0.0001', '0.0826']
    """
    text = f"{number:.4f}" if number >= _SMALLEST else "<0.0001" if number > 0 else "0"
    return Cell((Item(text, number=round(number, 10)),))
