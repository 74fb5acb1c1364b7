from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.paper.document import LANDSCAPE, Align, Fit, HeadFields
from exports.paper.faces import Chain, FontPolicy, Role, faces_for
from exports.paper.frame import Frame
from exports.paper.ink import RecordingInk, Run
from exports.paper.setting import Box, SetText, place_short, set_cell, set_heading
from tests.exports.paper_samples import LONG_NOTE

FACES = faces_for(FontPolicy.BUNDLED)
SONG = FACES.chain(Role.SONG)
cell_text = st.text(st.sampled_from("中共党员大会支部，。（）·0123456789.- 𬴂"), min_size=1, max_size=30)
boxes = st.builds(Box, st.just(50.0), st.floats(min_value=20, max_value=300), st.sampled_from(Align))


def extent(chain: Chain, runs: tuple[Run, ...]) -> float:
    """From the first character to the end of the last: what is added behind the last is no ink."""
    behind = runs[-1].spacing if runs else 0
    return sum(chain.width(run.text) * run.size + run.spacing * len(run.text) for run in runs) - behind


def texts(cell: SetText) -> list[str]:
    return ["".join(run.text for run in line) for line in cell.lines]


@given(cell_text, boxes, st.sampled_from(Fit))
def test_the_fast_way_gives_what_the_careful_way_gives(text: str, box: Box, fit: Fit) -> None:
    short = place_short(SONG, text, 10, box)
    if short:
        careful = set_cell(SONG, text, 10, box, fit).around_middle()
        assert [(run.x, run.text, run.size) for run, _ in short] == [(run.x, run.text, run.size) for run, _ in careful]
        assert short[0][1] == pytest.approx(careful[0][1])


@given(cell_text, boxes, st.sampled_from([Fit.SHRINK, Fit.ONE_LINE]))
def test_set_text_stays_within_its_cell(text: str, box: Box, fit: Fit) -> None:
    for line in set_cell(SONG, text, 10, box, fit).lines:
        for run in line:
            assert run.x >= box.left - 5.01  # half a closing mark may reach out, where it is empty
        assert extent(SONG, line) <= box.width + 5.5  # and a digit that must not part from its mark


def test_amounts_shrink_as_far_as_they_must_and_are_never_cut() -> None:
    cell = set_cell(SONG, "1,234,567,890.00", 10, Box(0, 30, Align.RIGHT), Fit.ONE_LINE)
    assert texts(cell) == ["1,234,567,890.00"]
    assert extent(SONG, cell.lines[0]) <= 30


def test_a_name_is_made_a_little_smaller_before_it_takes_two_lines() -> None:
    assert set_cell(SONG, "欧阳若曦", 10, Box(0, 36, Align.LEFT), Fit.SHRINK).size == 9
    assert texts(set_cell(SONG, "欧阳若曦", 10, Box(0, 25, Align.LEFT), Fit.SHRINK)) == ["欧阳", "若曦"]


def test_a_name_with_a_dot_is_broken_there() -> None:
    cell = set_cell(SONG, "阿卜杜热合曼·买买提明", 10, Box(0, 60, Align.LEFT), Fit.SHRINK)
    assert texts(cell) == ["阿卜杜热合曼·", "买买提明"]


def test_full_lines_of_a_text_end_at_the_same_edge() -> None:
    cell = set_cell(SONG, LONG_NOTE * 3, 10, Box(0, 203, Align.LEFT), Fit.WRAP)
    ends = [extent(SONG, line) for line in cell.lines[:-1] if line[0].spacing]
    assert len(ends) > 2
    assert all(198 <= end <= 209 for end in ends)


def test_the_lines_of_a_heading_are_about_as_long_as_each_other() -> None:
    assert texts(set_heading(SONG, "入党时间", 10, Box(0, 34, Align.CENTRE))) == ["入党", "时间"]


unit_names = st.text(st.sampled_from("中共某市局机关支部委员会：0123"), max_size=60)


@given(unit_names, unit_names, unit_names)
def test_head_fields_never_overlap(left: str, centre: str, right: str) -> None:
    frame = Frame(FACES, LANDSCAPE, "台账", HeadFields(left, centre, right), (), ())
    boxes = frame._field_boxes()
    for box, following in pairwise(boxes):
        assert box.left + box.width <= following.left + 0.01
    assert boxes[-1].left + boxes[-1].width == pytest.approx(LANDSCAPE.area.right)


def test_a_long_title_is_set_on_two_lines_within_the_sheet() -> None:
    title = "中共某某市某某区某某局机关总支部委员会第三支部二〇二六年度党费收缴情况登记台账（含补交、预交与减免）"
    ink = RecordingInk()
    Frame(FACES, LANDSCAPE, title, HeadFields(), (), ()).draw(ink, 500)
    assert len({mark.y for mark in ink.marks}) == 2
