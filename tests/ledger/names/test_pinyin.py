import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from ledger.names.pinyin import PinyinTable

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
SURNAMES = [
    line.split()[0]
    for line in resources.read_text("characters/surnames.txt").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王小明", "wxm"),
        ("王\u3000伟", "ww"),
        ("曾国强", "zgq"),
        ("曾国强", "cgq"),
        ("单小华", "sxh"),
        ("单小华", "dxh"),
        ("仇英", "qy"),
        ("解放", "xf"),
        ("区某", "om"),
        ("朴树", "ps"),
        ("尉迟恭", "ycg"),
        ("万俟卨", "mqx"),
        ("长孙无忌", "zswj"),
        ("覃辉", "th"),
        ("覃辉", "qh"),
        ("吕布", "lb"),
        ("阿卜杜拉·买买提", "abdlmmt"),
        ("李䶮", "ly"),
        ("王ab", "wab"),
    ],
)
def test_names_are_found_by_initials(pinyin: PinyinTable, name: str, typed: str) -> None:
    assert typed in pinyin.initials(name)
    assert typed in pinyin.search_text(name).split()


def test_names_are_found_by_full_spelling_and_as_written(pinyin: PinyinTable) -> None:
    text = pinyin.search_text("王\u3000小明")
    assert {"王小明", "wangxiaoming", "wxm"} <= set(text.split())
    assert "lvbu" in pinyin.search_text("吕布").split()


@pytest.mark.parametrize(
    ("name", "syllable"),
    [
        ("单田芳", "shan4"),
        ("查良镛", "zha1"),
        ("翟志刚", "zhai2"),
        ("任正非", "ren2"),
        ("乐嘉", "yue4"),
        ("尉迟恭", "yu4"),
        ("尉健行", "wei4"),
    ],
)
def test_the_surname_is_read_as_a_surname(pinyin: PinyinTable, name: str, syllable: str) -> None:
    assert pinyin.readings(name)[0][0] == syllable


def test_inside_a_name_the_usual_reading_counts(pinyin: PinyinTable) -> None:
    assert pinyin.readings("王乐")[1][0] == "le4"
    assert pinyin.readings("王单")[1][0] == "dan1"


def test_lists_are_alphabetical_with_the_same_surname_together(pinyin: PinyinTable) -> None:
    names = ["曾强", "张伟", "章平", "张三", "安一", "梁山", "李四", "单雄"]
    assert sorted(names, key=pinyin.sort_key) == [
        "安一",
        "李四",
        "梁山",
        "单雄",
        "曾强",
        "张三",
        "张伟",
        "章平",
    ]


def test_characters_without_reading_come_last(pinyin: PinyinTable) -> None:
    assert sorted(["\ue000某", "左一"], key=pinyin.sort_key) == ["左一", "\ue000某"]


def test_every_surname_of_the_table_has_its_readings(pinyin: PinyinTable) -> None:
    assert len(SURNAMES) == len(set(SURNAMES)) == len(pinyin.surnames)
    for surname in SURNAMES:
        for readings in pinyin.surnames[surname]:
            assert all(reading[:-1].isalpha() and reading[-1] in "12345" for reading in readings)


def test_every_official_character_has_a_reading(pinyin: PinyinTable) -> None:
    official = [line[0] for line in resources.read_text("characters/strokes.txt").splitlines()]
    assert [char for char in official if char not in pinyin.characters and "\u4e00" <= char <= "\u9fff"] == []


@given(name=HAN)
def test_spellings_stay_few_and_as_long_as_the_name(pinyin: PinyinTable, name: str) -> None:
    initials = pinyin.initials(name)
    assert 1 <= len(initials) <= 64
    assert {len(one) for one in initials} == {len(name)}


def test_a_damaged_table_shows_itself() -> None:
    with pytest.raises(ValueError, match="尉迟"):
        PinyinTable.parse("", "尉迟 yu4")
