import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.phone import PhoneKind, mask_phone, read_phones


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("13812345678", "13812345678", PhoneKind.MOBILE),
        ("+86 138-1234-5678", "13812345678", PhoneKind.MOBILE),
        ("8613812345678", "13812345678", PhoneKind.MOBILE),
        ("\uff11\uff13\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "13812345678", PhoneKind.MOBILE),
        ("021-62345678", "021-62345678", PhoneKind.LANDLINE),
        ("（0573）82345678", "0573-82345678", PhoneKind.LANDLINE),
        ("+86 21 62345678", "021-62345678", PhoneKind.LANDLINE),
        ("62345678", "62345678", PhoneKind.LANDLINE),
        ("021-62345678转801", "021-62345678转801", PhoneKind.LANDLINE),
        ("021-62345678-801", "021-62345678转801", PhoneKind.LANDLINE),
        ("13812345678.0", "13812345678", PhoneKind.MOBILE),
        ("400-820-8820", "4008208820", PhoneKind.OTHER),
        ("+852 2345 6789", "+85223456789", PhoneKind.OTHER),
        ("1381234567", "1381234567", PhoneKind.UNCLEAR),
        ("12345", "12345", PhoneKind.UNCLEAR),
    ],
)
def test_one_number(text: str, number: str, kind: PhoneKind) -> None:
    assert [(phone.text, phone.kind) for phone in read_phones(text)] == [(number, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "13812345678/021-62345678",
        "13812345678、02162345678",
        "13812345678；021 62345678",
        "13812345678\n021-62345678",
        "手机13812345678（办）021-62345678",
    ],
)
def test_two_numbers_in_one_cell(text: str) -> None:
    assert [phone.text for phone in read_phones(text)] == ["13812345678", "021-62345678"]


def test_two_mobiles_parted_by_a_space() -> None:
    assert [phone.text for phone in read_phones("13812345678 13987654321")] == ["13812345678", "13987654321"]


def test_a_short_number_beside_a_mobile() -> None:
    assert [phone.text for phone in read_phones("13812345678(短号661234)")] == ["13812345678", "661234"]


@given(st.text("0123456789 -转()/、手机+.", max_size=30))
def test_no_long_number_is_shown_whole(text: str) -> None:
    assert re.search(r"\d{5}", mask_phone(text)) is None


def test_an_empty_cell_has_no_number() -> None:
    assert read_phones(" ") == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13812345678", "138****5678"),
        ("021-62345678", "021-****5678"),
        ("62345678", "****5678"),
        ("021-62345678转801", "021-****5678"),
        ("13812345678/021-62345678", "138****5678、021-****5678"),
        ("138123456789", "**********89"),
        ("13812345678 0573-82821234", "138****5678、0573-****1234"),
        ("电话：82821234（办）13812345678", "****1234、138****5678"),
        ("", ""),
    ],
)
def test_masking(text: str, masked: str) -> None:
    assert mask_phone(text) == masked
