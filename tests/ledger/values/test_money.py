from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.money import (
    Money,
    capital_money,
    format_money,
    from_yuan,
    parse_money,
    plain_money,
    to_yuan,
    total,
)

amounts = st.integers(-(10**12), 10**12).map(Money)


@given(amounts)
def test_what_is_printed_is_read_back(money: Money) -> None:
    assert parse_money(format_money(money)) == money
    assert parse_money(plain_money(money)) == money
    assert from_yuan(to_yuan(money)) == money


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1,234.50", 123_450),
        ("1234.5", 123_450),
        ("¥76.50", 7_650),
        ("\uffe576.50元", 7_650),
        ("76元整", 7_600),
        ("0.2", 20),
        ("5.", 500),
        ("-12", -1_200),
        (" \uff11\uff12\uff0e\uff15 ", 1_250),
        ("76.500000", 7_650),
    ],
)
def test_amounts_as_people_write_them(text: str, fen: int) -> None:
    assert parse_money(text) == fen


@pytest.mark.parametrize("text", ["", "abc", "1,23", "12,34.5", "1.234", "1e3", "--1", "1.2.3", "12345678901234", "元"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_money(text)


def test_halves_are_rounded_away_from_zero() -> None:
    assert from_yuan(Decimal("1.005")) == 101
    assert from_yuan(Decimal("-1.005")) == -101
    assert from_yuan(Decimal("1.00499")) == 100


def test_total() -> None:
    assert total([Money(10), Money(20)]) == 30
    assert total([]) == 0


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("123.45", "壹佰贰拾叁元肆角伍分"),
        ("50", "伍拾元整"),
        ("0", "零元整"),
        ("0.20", "贰角整"),
        ("0.05", "伍分"),
        ("10.05", "壹拾元零伍分"),
        ("10.50", "壹拾元伍角整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("-76.5", "负柒拾陆元伍角整"),
    ],
)
def test_capital_amounts(yuan: str, words: str) -> None:
    assert capital_money(parse_money(yuan)) == words


@given(st.integers(0, 10**11).map(Money), st.integers(0, 10**11).map(Money))
def test_different_amounts_have_different_words(one: Money, two: Money) -> None:
    assert (capital_money(one) == capital_money(two)) == (one == two)


def test_an_amount_beyond_the_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no capital form"):
        capital_money(Money(10**18))
