"""How tables fit a page."""

from __future__ import annotations

import pytest

from spallm.exports.tables.page_fit import fits, width


def fit(table, below=2):
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    return fits(table, texts, below)


def test_a_small_table_is_as_wide_as_its_text(table_of_size):
    (part,) = fit(table_of_size(3, 4))
    assert (part.shares, part.turned, part.long) == ((), False, False)


def test_text_too_long_for_the_line_is_broken_upright(table_of_size):
    (part,) = fit(table_of_size(3, 3, words=9))
    assert part.shares
    assert not part.turned


def test_many_columns_turn_the_page(table_of_size):
    (part,) = fit(table_of_size(3, 11, words=2))
    assert part.turned


def test_more_columns_than_a_turned_page_holds_make_parts_with_the_first_in_each(table_of_size):
    parts = fit(table_of_size(3, 40))
    assert len(parts) > 1
    assert all(part.columns[0] == 0 for part in parts)
    assert [n for part in parts for n in part.columns if n] == list(range(1, 40))


def test_many_rows_go_over_several_pages(table_of_size):
    (part,) = fit(table_of_size(80, 3))
    assert part.long


def test_many_sources_below_go_over_several_pages(table_of_size):
    (part,) = fit(table_of_size(3, 3), below=60)
    assert part.long


@pytest.mark.parametrize("columns", [3, 7, 11, 25])
def test_columns_fill_the_line_and_no_more(table_of_size, columns):
    for part in fit(table_of_size(4, columns, words=12)):
        assert 0.99 < sum(part.shares) <= 1


def test_more_text_gets_more_room(table):
    texts = [["a", "1", "b", "long text " * 20]] * 3
    (part,) = fits(table, texts, 0)
    assert max(part.shares) == part.shares[3]


def test_a_table_without_rows_fits(table_of_size):
    assert fit(table_of_size(0, 3))
    assert fit(table_of_size(0, 0)) == ()


def test_combining_accents_take_no_room():
    assert width("e\u0301") == width("e")


def test_chinese_breaks_anywhere_and_words_within_it_do_not(table):
    texts = [["a", "1", "b", "单细胞染色质可及性（scATAC-seq）" * 12]] * 3
    (part,) = fits(table, texts, 0)
    assert part.shares[3] > 0.7
