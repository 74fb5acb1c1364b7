import re

from hypothesis import given
from hypothesis import strategies as st

from exports.paper.typography import NO_END, NO_START, Line, break_lines, letter_spacing

TEXT = (
    "2026年3月15日（星期日）上午9：00，中共某某市某某局机关第三支部委员会在办公楼302会议室召开支部党员大会，应到会党员28名，"
    "实到会26名，请假2名（张伟同志因公出差、古丽米热·艾合买提江同志产假），符合规定。会议主要议题：一、学习《中国共产党章程》"
    "《关于新形势下党内政治生活的若干准则》；二、通报2025年度党费收缴情况，全年共收缴党费12,345.67元，收缴率达99.8%。"
    "李建国同志指出：“党费收缴、使用和管理是党员队伍建设中的一项重要工作。”与会党员逐一发言……最后，大会形成决议。"
    "联系电话：010-12345678，邮箱：dangban@example.gov.cn。"
)
MARKS = "。，、；：！？（）《》“”…—·"
any_text = st.text(st.sampled_from("党员大会支部书记" + MARKS + "0129aZ.,%-@ "), max_size=60)
widths = st.floats(min_value=0.5, max_value=30)


def measure(text: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in text)


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


@given(any_text, widths)
def test_nothing_but_spaces_is_lost(text: str, width: float) -> None:
    assert "".join(texts(break_lines(text, width, measure))).replace(" ", "") == text.replace(" ", "")


@given(any_text, widths)
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    for line in break_lines(text, width, measure):
        assert line.width <= width + 0.01 or len(line.text) == 1


@given(st.floats(min_value=9, max_value=40))
def test_a_real_text_has_no_mark_at_the_wrong_end(width: float) -> None:
    lines = texts(break_lines(TEXT, width, measure))
    assert [line for line in lines[1:] if line[0] in NO_START] == []
    assert [line for line in lines[:-1] if line[-1] in NO_END] == []


@given(st.floats(min_value=12, max_value=40))
def test_numbers_and_words_stay_whole(width: float) -> None:
    words = [
        line for text in texts(break_lines(TEXT, width, measure)) for line in re.findall(r"[\w.,@%-]+", text, re.ASCII)
    ]
    assert {"12,345.67", "99.8%", "010-12345678", "dangban@example.gov.cn"} <= {word.strip(",.") for word in words}


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert texts(break_lines("https://example.gov.cn/party", 5, measure)) == ["https://ex", "ample.gov.", "cn/party"]


def test_a_closing_mark_at_the_line_end_needs_half_its_room() -> None:
    assert texts(break_lines("支部大会，通过", 4.5, measure)) == ["支部大会，", "通过"]
    assert break_lines("支部大会，通过", 4.5, measure)[0].width == 4.5


def test_spaces_at_a_break_vanish_and_leave_no_empty_line() -> None:
    assert texts(break_lines("支部   大会   ", 2, measure)) == ["支部", "大会"]


def test_a_word_longer_than_the_line_begins_behind_what_stands_there() -> None:
    assert texts(break_lines("会https://example.gov.cn", 5, measure)) == ["会", "https://ex", "ample.gov.", "cn"]


@given(any_text, st.floats(min_value=3, max_value=30))
def test_an_indent_only_shortens_the_first_line(text: str, width: float) -> None:
    first, *_ = break_lines(text, width, measure, first_indent=2)
    assert first.width <= max(width - 2, 1) + 0.01 or len(first.text) == 1


def test_every_line_feed_ends_a_paragraph() -> None:
    lines = break_lines("一、学习\n\n二、表决", 10, measure, first_indent=2)
    assert texts(lines) == ["一、学习", "", "二、表决"]
    assert all(line.is_last for line in lines)


def test_the_first_line_leaves_room_for_its_indent() -> None:
    assert texts(break_lines("中国共产党章程", 4, measure, first_indent=2)) == ["中国", "共产党章", "程"]


def test_full_lines_are_spread_to_the_edge() -> None:
    line = Line("中国共产党章程总纲要", 10, is_last=False)
    assert letter_spacing(line, 10.9) * 9 == 10.9 - 10


def test_last_and_torn_lines_keep_their_natural_width() -> None:
    assert letter_spacing(Line("中国", 2, is_last=True), 10) == 0
    assert letter_spacing(Line("中国", 2, is_last=False), 10) == 0
