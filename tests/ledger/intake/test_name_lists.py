"""Several people in one cell, in every way in which offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.intake.name_lists import ABSENT, GUEST, ON_LEAVE, PRESENT, names_text, person_in, read_names
from ledger.values.text import search_key

KNOWN = ("王小明", "李娜", "赵刚", "陈静", "阿依古丽·买买提", "王芳", "王伟（小）", "李和平", "龙䶮", "等志明")
_KEYS = frozenset(map(search_key, KNOWN))


def is_known(text: str) -> bool:
    return search_key(text) in _KEYS


def read(text: str, part: str = PRESENT) -> str:
    """``王小明 赵刚:出差:请假``: name, note and the part where it is not that of the column."""
    words = []
    for one in read_names(text, is_known, part).people:
        parts = [one.name.replace(" ", "_"), one.note, "" if one.part == part else one.part]
        words.append(":".join(parts).rstrip(":"))
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小明、李娜，赵刚；陈静", "王小明 李娜 赵刚 陈静"),
        ("王小明,李娜;赵刚/陈静|王芳", "王小明 李娜 赵刚 陈静 王芳"),
        ("王小明 李娜\n赵刚\t陈静", "王小明 李娜 赵刚 陈静"),
        ("王 芳、李 娜", "王芳 李娜"),
        ("王 芳 李 娜 赵刚", "王芳 李娜 赵刚"),
        ("欧 阳 修、钱 多", "欧阳修 钱多"),
        ("阿依古丽 买买提、阿依古丽•买买提", "阿依古丽_买买提 阿依古丽·买买提"),
        ("1.王小明 2.李娜", "王小明 2.李娜"),
        ("1.王小明\n2、李娜\n③赵刚", "王小明 李娜 赵刚"),
        (
            "王小明（支部书记）、李娜组织委员、支部书记陈静、赵刚同志",
            "王小明:支部书记 李娜:组织委员 陈静:支部书记 赵刚",
        ),
        ("王小明 支部书记 李娜 组织委员", "王小明:支部书记 李娜:组织委员"),
        ("王小明、李娜、赵刚3人", "王小明 李娜 赵刚"),
        ("应到5人（其中预备党员1人），实到5人", ""),
        ("王伟(小)、李和平、龙䶮、等志明", "王伟（小） 李和平 龙䶮 等志明"),
        ("（王小明、李娜）", "王小明 李娜"),
        ("正式党员：王小明；预备党员：阿依古丽·买买提", "王小明 阿依古丽·买买提"),
        (
            "出席：王小明；请假：赵刚（出差）；列席：孙处长（区直机关工委）",
            "王小明 赵刚:出差:请假 孙处长:区直机关工委:列席",
        ),
        ("请假：无", ""),
        ("出席：", ""),
        ("钱多多、某某", "钱多多 某某"),
        ("无", ""),
        ("—", ""),
    ],
)
def test_names_are_told_apart(text: str, names: str) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("赵刚（出差）、李娜(病假)", "赵刚:出差 李娜:病假"),
        ("赵刚出差，李娜因病请假", "赵刚:出差 李娜:因病请假"),
        ("赵刚 出差、李娜 病假", "赵刚:出差 李娜:病假"),
        ("赵刚：出差、学习", "赵刚:出差，学习"),
        ("赵刚-下乡", "赵刚:下乡"),
        ("赵刚、李娜（均出差）", "赵刚:出差 李娜:出差"),
        ("赵刚（到杭州（余杭）出差，下周回）", "赵刚:到杭州（余杭）出差，下周回"),
        ("赵刚（出差、学习", "赵刚:出差、学习"),
        ("钱多多出差", "钱多多:出差"),
        ("钱多多：在外", "钱多多:在外"),
        ("2人：赵刚、李娜", "赵刚 李娜"),
        ("赵刚因公出差，已向支部请假；李娜生病", "赵刚:因公出差，已向支部请假 李娜:生病"),
        ("赵刚（参加3月5日会议）", "赵刚:参加3月5日会议"),
        ("赵刚（参加2人培训，除夕值班）、李娜", "赵刚:参加2人培训，除夕值班 李娜"),
        ("病假：赵刚、李娜（住院）", "赵刚:病假:请假 李娜:住院:请假"),
        ("王芳华出差", "王芳华:出差"),
        ("赵刚孩子生病", "赵刚孩子:生病"),
        ("无人缺席", ""),
        ("无请假情况", ""),
        ("请假：赵刚。缺席：李娜", "赵刚::请假 李娜"),
        ("请假2人（赵刚、李娜）", "赵刚::请假 李娜::请假"),
        ("赵刚（出差）培训", "赵刚:出差）培训"),
    ],
)
def test_reasons_stand_beside_the_names(text: str, names: str) -> None:
    assert read(text, ABSENT) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("李娜（以普通党员身份）、赵刚", "李娜:以普通党员身份 赵刚"),
        ("李娜以普通党员身份参加、赵刚", "李娜:以普通党员身份参加 赵刚"),
        ("支部书记李娜（以普通党员身份参加）", "李娜:支部书记，以普通党员身份参加"),
        ("李娜、赵刚（均以普通党员身份）", "李娜:以普通党员身份 赵刚:以普通党员身份"),
    ],
)
def test_who_came_as_an_ordinary_member_is_said_beside_the_name(text: str, names: str) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    ("text", "everybody", "people"),
    [
        ("全体党员", "全体党员", ""),
        ("支部全体党员", "支部全体党员", ""),
        ("全体支委", "全体支委", ""),
        ("全员到齐", "全员到齐", ""),
        ("全体党员（除赵刚外）", "全体党员", "赵刚::缺席"),
        ("除赵刚、李娜同志以外，其余全部到会", "其余全部到会", "赵刚::缺席 李娜::缺席"),
        ("共5人，全部到会", "全部到会", ""),
        ("全体党员12人", "全体党员", ""),
        ("支部全体党员共12名", "支部全体党员", ""),
        ("全体党员、孙处长（列席）", "全体党员", "孙处长:列席"),
    ],
)
def test_everybody_and_who_is_excepted(text: str, everybody: str, people: str) -> None:
    assert read_names(text, is_known).everybody == everybody
    assert read(text) == people


@pytest.mark.parametrize(
    ("text", "count", "is_open", "expected", "present"),
    [
        ("12", 12, False, None, None),
        ("共12人", 12, False, None, None),
        ("党员12名", 12, False, None, None),
        ("全体党员12人", 12, False, None, None),
        ("12名：王小明", 12, False, None, None),
        ("王小明、李娜等12人", 12, True, None, None),
        ("王小明、李娜等", None, True, None, None),
        ("应到5人，实到4人：王小明", None, False, 5, 4),
        ("应到会党员：12名，到会11名", None, False, 12, 11),
    ],
)
def test_numbers_beside_the_names(
    text: str,
    count: int | None,
    is_open: bool,  # noqa: FBT001 - a column of the table
    expected: int | None,
    present: int | None,
) -> None:
    found = read_names(text, is_known)
    assert (found.count, found.is_open, found.expected, found.present) == (count, is_open, expected, present)


@pytest.mark.parametrize("text", ["见签到表", "详见签到册", "附后", "名单附后", "见附件1"])
def test_names_that_stand_elsewhere(text: str) -> None:
    found = read_names(text, is_known)
    assert (found.people, found.elsewhere) == ((), text)


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [("王小明（书记）", "王小明", "书记"), ("支部书记王小明", "王小明", "支部书记"), ("外来的人", "外来的人", "")],
)
def test_one_person_of_a_cell(text: str, name: str, note: str) -> None:
    found = person_in(text, is_known)
    assert found is not None
    assert (found.name, found.note) == (name, note)


def test_two_people_are_not_one() -> None:
    assert person_in("王小明、李娜", is_known) is None


notes = st.sampled_from(
    ["", "出差", "区直机关工委", "到杭州（余杭）开会，下周回", "除夕在外", "参加3月5日会议", "带队10人参赛"]
)


@given(
    st.lists(st.tuples(st.sampled_from([one for one in KNOWN if "（" not in one]), notes), max_size=6),
    st.sampled_from([ON_LEAVE, GUEST]),
)
def test_what_our_own_sheet_writes_is_read_back(people: list[tuple[str, str]], part: str) -> None:
    found = read_names(names_text(people), is_known, part).people
    assert [(one.name, one.note, one.part) for one in found] == [(name, note, part) for name, note in people]


listed = st.text(
    st.sampled_from("王小明李娜赵刚张、，;；（）():： \n全体党员等12人除外均请假缺席因出差见签到表无./"), max_size=30
)


@given(listed, st.sampled_from([PRESENT, ON_LEAVE, ABSENT, GUEST]))
def test_no_text_is_too_wild_and_no_name_is_empty(text: str, part: str) -> None:
    found = read_names(text, is_known, part)
    assert all(one.name for one in found.people)
