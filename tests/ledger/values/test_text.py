import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.text import fold, known_empty, search_key, tidy_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("王　伟", "王伟"),
        ("王 小 明", "王小明"),
        ("王 小明", "王小明"),
        ("  李娜\u200b ", "李娜"),
        ("\ufeff张三", "张三"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉 \uff0e 买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("阿卜杜拉・买买提·", "阿卜杜拉·买买提"),
        ("阿卜杜拉。买买提", "阿卜杜拉·买买提"),
        ("J.Smith", "J.Smith"),
        ("王伟(小)", "王伟（小）"),
        ("阿卜杜拉  买买提", "阿卜杜拉 买买提"),
        ("李\ue863", "李䶮"),
        ("张\ue832", "张龸"),
        ("\ue000某", "\ue000某"),
        ("王㛃", "王㛃"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_names_as_registers_write_them(written: str, name: str) -> None:
    assert tidy_name(written) == name


@given(st.text(max_size=12))
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    once = tidy_name(text)
    assert tidy_name(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_fold_makes_half_width_and_leaves_signs() -> None:
    assert fold("\uff11\uff12\uff21\u3000㎡①") == "12A ㎡①"


@pytest.mark.parametrize(
    "cell", ["", "  ", "无", "（无）", "—", "——", "/", "\\", "-", "\uff0d", "N/A", "n/a", "空", "...", "\uff0f"]
)
def test_cells_that_say_nothing(cell: str) -> None:
    assert known_empty(cell)


@pytest.mark.parametrize("cell", ["无锡", "吴", "0", "空军", "1990", "-5", "没有名"])
def test_cells_that_say_something(cell: str) -> None:
    assert not known_empty(cell)


def test_search_finds_whatever_sign_was_typed() -> None:
    assert search_key("阿卜杜拉·买买提") == search_key("阿卜杜拉 买买提") == search_key("阿卜杜拉.买买提")
    assert search_key("\uff37\uff38\uff2d") == "wxm"
