from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.names.strokes import Convention, StrokeTable, is_stroke_sequence, stroke_sort_key, stroke_text

NAMES = st.text(st.sampled_from("王李张丁卜欧阳修伟小明强一乙乃弢㐂龘䶮·"), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("char", "sequence"),
    [
        ("王", "1121"),
        ("李", "1234521"),
        ("子", "521"),
        ("犯", "35355"),
        ("忙", "442415"),
        ("必", "45434"),
        ("凹", "25251"),
        ("母", "55414"),
        ("万", "153"),
        ("那", "511352"),
        ("弢", "51552254"),
        ("䶮", "135341134"),
    ],
)
def test_sequences_as_the_norm_writes_them(strokes: StrokeTable, char: str, sequence: str) -> None:
    assert strokes.sequence(char) == sequence


def test_the_official_characters_are_covered(strokes: StrokeTable) -> None:
    assert len(strokes.sequences) > 8200
    assert all(is_stroke_sequence(sequence) for sequence in strokes.sequences.values())
    assert strokes.sequence("亹") is None
    assert strokes.count("亹") == 22
    assert strokes.count("龘") == 48
    assert strokes.count("\ue000") is None


def test_the_table_stands_in_official_order(strokes: StrokeTable) -> None:
    ordered = [(len(sequence), sequence) for sequence in strokes.sequences.values()]
    assert all(one <= two for one, two in pairwise(ordered))


def by_strokes(names: list[str], table: StrokeTable, convention: Convention = Convention.PARTY) -> list[str]:
    return sorted(names, key=lambda name: stroke_sort_key(name, table, convention=convention))


def test_surnames_by_count_then_by_shape(strokes: StrokeTable) -> None:
    names = ["张三", "李四", "丁一", "王五", "毛六", "习七", "卜八", "欧阳九", "马十"]
    assert by_strokes(names, strokes) == ["丁一", "卜八", "习七", "马十", "王五", "毛六", "李四", "张三", "欧阳九"]


def test_two_characters_stand_first_in_the_party_and_by_stroke_in_the_congress(strokes: StrokeTable) -> None:
    names = ["王小明", "王\u3000伟", "王一平"]
    assert by_strokes(names, strokes) == ["王\u3000伟", "王一平", "王小明"]
    assert by_strokes(names, strokes, Convention.CONGRESS) == ["王一平", "王小明", "王\u3000伟"]


def test_a_user_can_correct_a_character(strokes: StrokeTable) -> None:
    corrected = {"王": "1555555"}
    assert stroke_sort_key("王伟", strokes, corrected) > stroke_sort_key("李伟", strokes, corrected)
    assert stroke_text("王", strokes, corrected) == "王 7画 横折折折折折折"


def test_the_order_can_be_explained(strokes: StrokeTable) -> None:
    assert stroke_text("王伟", strokes) == "王 4画 横横竖横；伟 6画 撇竖横横折竖"
    assert stroke_text("亹\ue000", strokes) == "亹 22画；\ue000 笔画不明"


@given(one=NAMES, two=NAMES, convention=st.sampled_from(Convention))
def test_the_order_is_total(strokes: StrokeTable, one: str, two: str, convention: Convention) -> None:
    first, second = (stroke_sort_key(name, strokes, convention=convention) for name in (one, two))
    assert (first < second) + (first == second) + (second < first) == 1
    assert (first == second) == (one.replace("·", "") == two.replace("·", ""))


def test_a_character_with_a_mere_count_stands_behind_its_equals(strokes: StrokeTable) -> None:
    assert by_strokes(["亹某", "囊某", "鬻某"], strokes) == ["囊某", "鬻某", "亹某"]


@pytest.mark.parametrize(("text", "holds"), [("12345", True), ("", False), ("126", False), ("横", False)])
def test_what_is_a_stroke_sequence(text: str, *, holds: bool) -> None:
    assert is_stroke_sequence(text) is holds
