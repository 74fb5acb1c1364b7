from dataclasses import replace

import pytest

from exports.paper.bookmarks import Bookmark, bookmarks_of
from exports.paper.document import OFFICIAL, Chapter, Cover, NumberStyle, Volume
from exports.paper.faces import FontPolicy, faces_for
from exports.paper.ink import Mark
from exports.paper.missing import MissingGlyphError
from exports.paper.pages import lay_out
from tests.exports.paper_samples import dues, minutes, roster, volume
from tests.exports.test_register_pages import marks_of, texts_on

FACES = faces_for(FontPolicy.BUNDLED)


def page_of(marks: list[Mark], text: str) -> int:
    return next(mark.page for mark in marks if mark.text == text)


def numbers_in_contents(marks: list[Mark], page: int) -> dict[str, int]:
    """Title to page number of every line of the contents."""
    found: dict[str, int] = {}
    for y in {mark.y for mark in marks if mark.page == page}:
        texts = [mark.text for mark in marks if mark.page == page and mark.y == y]
        if len(texts) > 2 and texts[-1].isdigit():
            found["".join(texts[:-2])] = int(texts[-1])
    return found


def test_the_cover_bears_year_title_lines_unit_secretary_and_place_for_the_seal() -> None:
    texts = "".join(texts_on(marks_of(volume()), 1))
    assert texts == (
        "2026年度组织生活工作手册起止时间：2026年1月1日—2026年12月31日"
        "党组织：中共某某市某某局机关第三支部委员会书　记：李建国（盖章）"
    )


def test_what_a_cover_does_not_know_is_left_out() -> None:
    cover = Cover(title="手册", has_seal=False)
    assert texts_on(marks_of(replace(volume(), cover=cover)), 1) == ["手册"]


def test_pages_are_numbered_through_and_the_contents_agree() -> None:
    marks = marks_of(volume())
    last = marks[-1].page
    front = 2
    for page in range(front + 1, last + 1):
        assert f"第 {page - front} 页　共 {last - front} 页" in texts_on(marks, page)
    contents = numbers_in_contents(marks, 2)
    assert contents["党员名册"] == 1
    assert contents["支部党员大会"] == contents["第1次支部党员大会"]
    first_sheet = page_of(marks, "中共某某市某某局机关")
    assert contents["第1次支部党员大会"] == first_sheet - front
    titles = [mark for mark in marks if mark.text == "党费收缴台账"]
    assert [mark.page for mark in titles] == [2, contents["党费收缴台账"] + front, contents["党费收缴台账"] + front + 1]


def test_parts_keep_their_own_direction() -> None:
    parts = lay_out(volume(), FACES)
    assert [part.width > part.height for part in parts] == [False, False, True, False, False, False, False, False]


def test_numbers_can_be_those_of_official_papers() -> None:
    marks = marks_of(replace(volume(), numbers=NumberStyle.OUTER))
    numbers = [mark for mark in marks if mark.text.startswith("— ")]
    assert [mark.text for mark in numbers] == [f"— {n} —" for n in range(1, len(numbers) + 1)]
    assert "第 1 页" not in "".join(mark.text for mark in marks if mark.page > 2)
    continued = next(mark for mark in marks if mark.text == "（转下页）")
    number = next(mark for mark in numbers if mark.page == continued.page)
    assert abs(number.x - continued.x) > 100  # each at its own side


def test_a_long_contents_runs_over_several_sheets_and_keeps_chapters_with_their_parts() -> None:
    names = tuple(f"第{number}次支部党员大会：传达学习上级会议精神并讨论接收预备党员等事项" for number in range(1, 31))
    book = Volume(
        cover=Cover(title="手册"),
        chapters=tuple(Chapter(f"第{n}章", (minutes(1),) * 30, names) for n in range(3)),
    )
    parts = lay_out(book, FACES)
    assert parts[1].count == 9
    marks = marks_of(book)
    assert "目录　第 2 页　共 9 页" in texts_on(marks, 3)
    for n in range(3):
        assert "第1次支部党员大会：传达" in "".join(texts_on(marks, page_of(marks, f"第{n}章")))
    total = sum(part.count for part in parts[2:])
    assert f"第 {total} 页　共 {total} 页" in texts_on(marks, marks[-1].page)


def test_an_empty_chapter_and_an_empty_volume_are_no_fault() -> None:
    book = Volume(cover=Cover(title="手册"), chapters=(Chapter("空", ()), Chapter("名册", (roster(["王小明"]),))))
    assert bookmarks_of(book, lay_out(book, FACES)) == (Bookmark("手册", 0), Bookmark("目录", 1), Bookmark("名册", 2))
    empty = Volume(cover=Cover(title="手册"), chapters=())
    assert [part.count for part in lay_out(empty, FACES)] == [1, 1]


def test_names_must_be_as_many_as_parts() -> None:
    book = Volume(cover=Cover(title="手册"), chapters=(Chapter("名册", (dues([1]), dues([2])), ("只有一个",)),))
    with pytest.raises(ValueError, match="zip"):
        lay_out(book, FACES)


@pytest.mark.parametrize(
    ("book", "place"),
    [
        (Volume(cover=Cover(title="手册", unit="在𪚥乡"), chapters=()), "“封面”"),
        (Volume(cover=Cover(title="在𪚥乡"), chapters=()), "“封面标题”"),
        (Volume(cover=Cover(title="手册"), chapters=(Chapter("在𪚥乡", (dues([1]),)),)), "“目录”"),
    ],
)
def test_missing_characters_of_cover_and_contents_are_told(book: Volume, place: str) -> None:
    with pytest.raises(MissingGlyphError, match=f"打印{place}里的“𪚥”"):
        lay_out(book, FACES)


def test_the_cover_stands_on_the_sheet_of_the_volume() -> None:
    cover, contents, *_ = lay_out(volume(), FACES)
    assert (cover.width, cover.height) == (contents.width, contents.height) == (OFFICIAL.width, OFFICIAL.height)
