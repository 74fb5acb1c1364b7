import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.paper.titles import title_lines


def measure(text: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in text)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("支部党员大会会议记录", ["支部党员大会会议记录"]),
        (
            "中共某某市某某局机关第三支部委员会党员大会会议记录",
            ["中共某某市某某局机关第三支部", "委员会党员大会会议记录"],
        ),
        ("第三支部\n2026年度组织生活工作手册", ["第三支部", "2026年度组织生活工作手册"]),
        (
            "关于接收王小明同志为中共预备党员的决议（二〇二六年三月五日通过）",
            ["关于接收王小明同志为中共预备党员", "的决议（二〇二六年三月五日通过）"],
        ),
    ],
)
def test_titles_break_between_words_into_lines_of_about_equal_length(title: str, lines: list[str]) -> None:
    assert title_lines(title, 20, measure) == lines


titles = st.text(st.sampled_from("中共党员大会支部委员会记录（）“”，0129ab"), max_size=70)


@given(titles, st.floats(min_value=6, max_value=30))
def test_no_character_of_a_title_is_lost_and_no_line_too_wide(title: str, width: float) -> None:
    lines = title_lines(title, width, measure)
    assert "".join(lines) == title
    assert all(measure(line) <= width + 0.51 for line in lines)
