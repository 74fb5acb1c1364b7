from dataclasses import replace
from itertools import pairwise

import pytest

from exports.paper.document import OFFICIAL, Fit, FormCell, FormRow, FormSheet, label
from exports.paper.faces import FontPolicy, faces_for
from exports.paper.form_pages import place_cells
from exports.paper.ink import RecordingInk
from exports.paper.pages import lay_out
from tests.exports.paper_samples import member_form
from tests.exports.test_register_pages import marks_of, texts_on

CAREER = "2003.09—2007.07　某某大学法学院学习；\n2007.07—　某某市某某局办公室工作。\n"


def test_a_short_form_is_one_sheet_without_page_number() -> None:
    marks = marks_of(member_form(CAREER))
    assert {mark.page for mark in marks} == {1}
    assert not [mark for mark in marks if mark.text.startswith("第 ")]


def test_values_stand_right_of_their_labels_and_the_signature_below_the_opinion() -> None:
    place = {mark.text: mark for mark in marks_of(member_form(CAREER))}
    assert place["姓名"].x < place["张"].x < place["性别"].x < place["男"].x < place["照片"].x
    assert (
        place["姓名"].y
        < place["照片"].y
        < place["简历"].y
        < place["情况属实。"].y
        < place["书记（签名）：　　年　月　日"].y
    )


def test_a_long_text_begins_on_the_first_sheet_and_loses_no_line() -> None:
    marks = marks_of(member_form(CAREER * 60))
    lines = [mark for mark in marks if "某某市某某局办公室" in mark.text]
    assert len(lines) == 60
    assert {mark.page for mark in lines} == set(range(1, marks[-1].page + 1))
    assert all("简历" in texts_on(marks, page) for page in range(1, marks[-1].page))


def test_the_signature_appears_once() -> None:
    marks = marks_of(member_form(CAREER * 60))
    assert [mark.text for mark in marks].count("书记（签名）：　　年　月　日") == 1


def test_boxes_fill_the_places_that_boxes_above_leave_free() -> None:
    places = [(cell.text, row, column) for cell, row, column in place_cells(member_form(""))]
    assert places[:7] == [
        ("姓名", 0, 0),
        ("张𬴂", 0, 1),
        ("性别", 0, 2),
        ("男", 0, 3),
        ("照片", 0, 4),
        ("工作单位", 1, 0),
        ("某某局办公室", 1, 1),
    ]


def test_a_form_with_a_row_too_wide_is_a_fault_of_its_description() -> None:
    form = replace(member_form(""), rows=(FormRow((FormCell(columns=9),)),))
    with pytest.raises(ValueError, match="too wide"):
        list(place_cells(form))


def test_parts_of_a_sheet_that_is_cut_have_their_own_frames_and_no_title_above() -> None:
    box, gap = FormRow((FormCell(text="一式"),), 20), FormRow((FormCell(text="裁开"),), 10, is_open=True)
    ink = RecordingInk()
    form = FormSheet(title="收据", record="", column_widths=(1,), rows=(box, gap, box), has_title=False)
    lay_out(form, faces_for(FontPolicy.BUNDLED))[0].draw(0, ink)
    assert ink.lines == 2 * 4 + 2 * 2  # two frames, and the rules of two boxes
    assert [mark.text for mark in ink.marks] == ["一式", "裁开", "一式"]


def test_minutes_in_a_table_keep_the_official_margins_and_lose_nothing() -> None:
    lines = [f"第{number}项发言。" for number in range(200)]
    form = FormSheet(
        title="会议记录",
        record="会议",
        column_widths=(26, 130),
        rows=(FormRow((label("会议内容"), FormCell(text="\n".join(lines), fit=Fit.WRAP)), 100),),
        setup=OFFICIAL,
        text_size=14,
        leading=2,
        title_size=26,
    )
    pages = lay_out(form, faces_for(FontPolicy.BUNDLED))[0]
    marks = marks_of(form)
    shown = "".join(mark.text for mark in marks)
    assert [line for line in lines if shown.count(line) != 1] == []
    rows = sorted({mark.y for mark in marks if mark.page == 2 and mark.x > 60 and 50 < mark.y < 262})
    assert {below - above for above, below in pairwise(rows)} == {9, 10}  # 28 points
    assert pages.count == 10
    assert all(mark.x >= 28 and mark.y >= 37 for mark in marks)
    assert {mark.y for mark in marks if mark.text.startswith("第 ")} == {270}
