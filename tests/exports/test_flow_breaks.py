from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exports.paper.flow_breaks import Block, legal_breaks, page_starts

ROOM = 10
blocks = st.lists(st.builds(Block, st.integers(1, 30), st.booleans(), st.booleans()), min_size=1, max_size=30)


@given(blocks)
def test_a_break_leaves_two_lines_of_a_paragraph_on_either_side_and_keeps_together_what_belongs_together(
    drawn: list[Block],
) -> None:
    found, place = set(legal_breaks(drawn)), 0
    for number, block in enumerate(drawn):
        inside = {line - place for line in found if place < line < place + block.lines}
        assert inside == set(range(2, block.lines - 1))
        may_part = number > 0 and not block.keeps_with_previous and not drawn[number - 1].keeps_with_next
        assert (place in found) is may_part
        place += block.lines


@given(blocks, st.integers(1, ROOM))
def test_every_line_is_on_one_page_and_no_page_is_overfull_or_empty(drawn: list[Block], first_room: int) -> None:
    total = sum(block.lines for block in drawn)
    starts = page_starts(total, first_room, ROOM, set(legal_breaks(drawn)))
    assert starts[0] == 0
    lengths = [end - start for start, end in pairwise([*starts, total])]
    assert lengths[0] <= first_room
    assert all(0 < length <= ROOM for length in lengths)


def test_a_page_takes_as_many_lines_as_it_can() -> None:
    assert page_starts(25, 6, ROOM, set(legal_breaks([Block(25)]))) == [0, 6, 16]
    assert page_starts(11, ROOM, ROOM, set(legal_breaks([Block(11)]))) == [0, 9]


def test_without_a_legal_break_the_page_is_cut_where_it_is_full() -> None:
    assert page_starts(25, ROOM, ROOM, frozenset()) == [0, 10, 20]


def test_no_lines_make_one_empty_page() -> None:
    assert page_starts(0, ROOM, ROOM, frozenset()) == [0]
