from hypothesis import given
from hypothesis import strategies as st

from exports.paper.document import Align, Fit
from exports.paper.faces import FontPolicy, Role, faces_for
from exports.paper.pagination import Piece, joined, paginate, pieces_of
from exports.paper.setting import Box, SetText, set_cell

ROOM = 100.0
all_heights = st.lists(st.floats(min_value=1, max_value=ROOM), max_size=60)


@given(all_heights, st.integers(0, 3))
def test_every_piece_stands_on_one_page_in_order(heights: list[float], kept: int) -> None:
    pages = paginate(heights, lambda _: ROOM, min(kept, len(heights)))
    assert [place for page in pages for place in page] == list(range(len(heights)))


@given(all_heights, st.integers(0, 3))
def test_no_page_is_overfull_and_only_an_empty_document_has_an_empty_page(heights: list[float], kept: int) -> None:
    for page in paginate(heights, lambda _: ROOM, min(kept, len(heights))):
        assert sum(heights[page.start : page.stop]) <= ROOM + 0.1
        assert len(page) or not heights


def test_closing_rows_never_stand_alone() -> None:
    assert paginate([25.0] * 5, lambda _: ROOM, kept_with_last=1) == [range(3), range(3, 5)]


def text_of(lines: int) -> SetText:
    chain = faces_for(FontPolicy.BUNDLED).chain(Role.SONG)
    return set_cell(chain, "\n".join(["学习"] * lines), 10, Box(0, 100, Align.LEFT), Fit.WRAP)


@given(st.integers(4, 40))
def test_a_tall_row_is_cut_between_lines_and_loses_none(lines: int) -> None:
    text = text_of(lines)
    pieces = list(pieces_of(7, text.height + 8, text, room=60, air=4))
    covered = [line for piece in pieces for line in range(lines)[piece.first : piece.end]]
    assert covered == list(range(lines))
    assert abs(sum(piece.height for piece in pieces) - text.height - 8) < 0.001


def test_a_row_of_moderate_height_is_not_cut() -> None:
    text = text_of(4)
    assert list(pieces_of(7, 60, text, room=600, air=4)) == [Piece(7, 60)]


def test_pieces_that_meet_on_a_page_are_one_row_again() -> None:
    text = text_of(9)
    whole = joined(list(pieces_of(7, text.height + 8, text, room=60, air=4)))
    assert [(piece.row, piece.is_whole) for piece in whole] == [(7, True)]
