from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper.document import LANDSCAPE, PORTRAIT, Document, Register
from exports.paper.faces import FontPolicy, faces_for
from exports.paper.ink import MM, Mark, RecordingInk
from exports.paper.pages import lay_out
from tests.exports.paper_samples import LONG_NOTE, RARE_NAMES, dues, roster, yuan


def marks_of(document: Document) -> list[Mark]:
    ink = RecordingInk()
    for part in lay_out(document, faces_for(FontPolicy.BUNDLED)):
        for index in range(part.count):
            part.draw(index, ink)
    return ink.marks


def texts_on(marks: list[Mark], page: int) -> list[str]:
    return [mark.text for mark in marks if mark.page == page]


def pages_of(register: Register) -> int:
    return lay_out(register, faces_for(FontPolicy.BUNDLED))[0].count


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10_000_000), max_size=120))
def test_every_row_appears_once_and_carried_sums_are_the_sums_of_the_pages(amounts: list[int]) -> None:
    marks = marks_of(dues(amounts))
    shown = Counter(mark.text for mark in marks if mark.text.startswith("党员"))
    assert shown == {f"党员{i}": 1 for i in range(1, len(amounts) + 1)}
    carried = 0
    for page in range(1, marks[-1].page + 1):
        texts = texts_on(marks, page)
        own = [amounts[int(text.removeprefix("党员")) - 1] for text in texts if text.startswith("党员")]
        if page > 1:
            assert texts[texts.index("承前页") + 1] == yuan(carried)
        carried += sum(own)
        if amounts:
            assert texts[texts.index("本页小计") + 1] == yuan(sum(own))
            assert texts[texts.index("本页小计") + 3] == yuan(carried)
    assert "合　计" in texts_on(marks, marks[-1].page)
    assert "过次页" not in texts_on(marks, marks[-1].page)


def test_a_page_says_which_of_how_many_it_is() -> None:
    marks = marks_of(roster(["王小明"] * 60))
    count = marks[-1].page
    assert count > 2
    for page in range(1, count + 1):
        assert f"第 {page} 页　共 {count} 页" in texts_on(marks, page)


def test_lists_say_that_they_continue() -> None:
    marks = marks_of(roster(["王小明"] * 40))
    assert "（接上页）" not in texts_on(marks, 1)
    assert "（转下页）" in texts_on(marks, 1)
    assert "（接上页）" in texts_on(marks, marks[-1].page)
    assert "（转下页）" not in texts_on(marks, marks[-1].page)


def test_the_head_is_repeated_on_every_page() -> None:
    marks = marks_of(roster(["王小明"] * 40))
    for page in range(1, marks[-1].page + 1):
        assert {"党员花名册", "党籍", "入党时间", "序", "号", "制表人："} <= set(texts_on(marks, page))


def test_a_row_longer_than_a_page_flows_on() -> None:
    register = roster(["王小明", "李小红"], note=LONG_NOTE * 60)
    marks = marks_of(register)
    assert marks[-1].page > 2
    printed = "".join(mark.text for mark in marks)
    assert printed.count("0032") == 120
    assert [mark.text for mark in marks].count("王小明") == 1


def test_every_kind_of_line_end_and_blank_is_understood() -> None:
    marks = marks_of(roster(["王小明"], note="第一行\r\n第二行\r第三行\v第四行\t完\xa0了\u2028"))
    lines = {mark.y: mark.text for mark in marks if mark.text[:1] == "第" and mark.text.endswith(("行", "了"))}
    assert list(lines.values()) == ["第一行", "第二行", "第三行", "第四行 完 了"]


def test_the_blank_variant_has_ruled_rows_and_no_sums() -> None:
    marks = marks_of(dues([], blank_rows=20))
    assert {mark.page for mark in marks} == {1}
    assert "合　计" in texts_on(marks, 1)
    assert not [mark for mark in marks if "0.00" in mark.text]


def test_more_room_for_binding_at_the_top_of_lying_and_the_left_of_upright_sheets() -> None:
    assert round(LANDSCAPE.area.top / MM) == 28
    assert round(PORTRAIT.area.left / MM) == 28


@pytest.mark.parametrize("name", RARE_NAMES)
def test_a_name_is_printed_whole(name: str) -> None:
    printed = "".join(mark.text for mark in marks_of(roster([name])))
    assert name in printed


def test_nothing_reaches_beyond_the_sheet() -> None:
    marks = marks_of(roster(RARE_NAMES, note=LONG_NOTE))
    assert all(13 <= mark.x < 297 and 20 <= mark.y < 205 for mark in marks)


def test_more_rows_never_need_fewer_pages() -> None:
    counts = [pages_of(dues([100] * n)) for n in range(0, 120, 7)]
    assert counts == sorted(counts)


def test_above_a_signature_the_text_stands_in_the_upper_half_of_its_row() -> None:
    plain = dues([2150, 8850])
    columns = tuple(replace(column, is_signed=column.label == "金额") for column in plain.columns)
    place = {mark.text: mark.y for mark in marks_of(replace(plain, columns=columns, row_height=14))}
    assert place["88.50"] - place["21.50"] == 14
    assert place["党员1"] - place["21.50"] == pytest.approx(14 / 4, abs=1)


def test_a_list_of_nobody_says_that_the_sum_is_nothing() -> None:
    assert texts_on(marks_of(dues([])), 1).count("0.00") == 2
