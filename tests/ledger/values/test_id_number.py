from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import Level
from ledger.values.dates import LooseDate
from ledger.values.id_number import (
    IdKind,
    check_character,
    disagreements,
    mask_id_number,
    read_id_number,
)
from ledger.values.sex import Sex


def with_check(first17: str) -> str:
    return first17 + check_character(first17)


def wide(text: str) -> str:
    """The text in full-width characters, as a Chinese keyboard can deliver it."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(["110101", "310101", "650103", "810000", "820000", "830000"]))
    birth = draw(st.dates(date(1900, 1, 1), date(2020, 12, 31)))
    return with_check(f"{region}{birth:%Y%m%d}{draw(st.integers(1, 999)):03}")


def test_the_example_of_the_standard() -> None:
    reading = read_id_number("11010519491231002X")
    assert (reading.kind, reading.birth, reading.sex) == (IdKind.RESIDENT, date(1949, 12, 31), Sex.FEMALE)
    assert reading.problems == ()
    assert read_id_number("440524188001010014").sex is Sex.MALE


@given(numbers())
def test_a_right_number_has_no_objection(number: str) -> None:
    reading = read_id_number(number)
    assert reading.problems == ()
    assert reading.birth == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert reading.sex is (Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)
    assert (reading.kind is IdKind.GAT_RESIDENT) == (number[0] == "8")


@given(numbers(), st.integers(0, 16), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(number: str, place: int, shift: int) -> None:
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not read_id_number(wrong).is_sound


@given(numbers(), st.integers(0, 16))
def test_two_neighbours_swapped_are_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or not read_id_number(swapped).is_sound


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "'11010519491231002X",
        "身份证：11010519491231002X",
        wide("11010519491231002X"),
        "\ufeff110105-19491231-002x",
    ],
)
def test_what_people_type_is_tidied(typed: str) -> None:
    assert read_id_number(typed).value == "11010519491231002X"


def test_old_number_says_its_new_form() -> None:
    reading = read_id_number("110105491231002")
    assert reading.kind is IdKind.OLD_RESIDENT
    assert (reading.full, reading.birth, reading.sex) == ("11010519491231002X", date(1949, 12, 31), Sex.FEMALE)
    assert reading.is_sound
    assert [problem.level for problem in reading.problems] == [Level.INFO]
    sentence = reading.problems[0].sentence
    assert "在第6位之后加19、末尾加X" in sentence
    assert "1105491231" not in sentence, "the number itself stays covered where others look on"


@pytest.mark.parametrize("number", ["E12345678", "H01234567", "军字第1234567号"])
def test_other_documents_are_left_alone(number: str) -> None:
    reading = read_id_number(number)
    assert (reading.value, reading.kind, reading.problems) == (number, IdKind.OTHER_DOCUMENT, ())


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("110105194912310021", "校验码"),
        (with_check("11010519490231002"), "出生日期不存在"),
        ("1101051949123100", "现在是16位"),
        ("3.10101E+17", "科学计数法"),
        ("310101199001010000", "后三位是000"),
        ("1101O519491231002X", "字母O"),
        ("11010519491231002A", "末位可以是X"),
        ("", "没有填写"),
        ("待补", "现在是2位"),
        ("身份证33040219880", "请核对"),
    ],
)
def test_a_wrong_number_says_what_to_do(typed: str, part: str) -> None:
    reading = read_id_number(typed)
    assert not reading.is_sound
    assert any(part in problem.sentence for problem in reading.problems)


def test_an_unknown_province_is_only_marked() -> None:
    reading = read_id_number(with_check("99010519491231002"))
    assert reading.is_sound
    assert "“99”" in reading.problems[0].sentence


def test_birth_and_sex_of_the_record_are_compared() -> None:
    reading = read_id_number("11010519491231002X")
    assert disagreements(reading, LooseDate(1949, 12), Sex.FEMALE) == ()
    assert disagreements(reading, None, None) == ()
    found = disagreements(reading, LooseDate(1949, 11), Sex.MALE)
    assert [problem.field for problem in found] == ["birth_on", "sex"]
    assert "1949年12月31日" in found[0].sentence
    assert "女" in found[1].sentence


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "1101**********002X"),
        ("110105491231002", "1101*******1002"),
        ("E12345678", "E1*****78"),
        ("123", "***"),
    ],
)
def test_masking(number: str, masked: str) -> None:
    assert mask_id_number(number) == masked
    assert len(masked) == len(number)
