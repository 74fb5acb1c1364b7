"""Money: whole 分, never a float.

``Money`` is an ``int`` with a name: stored as it is, summed with ``total``. Rates are applied in ``Decimal`` by the
dues rules, which also own the rounding to 角.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NewType

from ledger.values.capitals import DIGITS, LIMIT, capital_number
from ledger.values.text import fold

Money = NewType("Money", int)

ZERO = Money(0)

_AMOUNT = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2})0*|\.)?", re.ASCII)
_SIGNS = re.compile(r"^(?:¥|￥|rmb|人民币|cny)+|(?:元整?|圆整?)$|\s")
_LARGEST = 13  # digits of 元; longer ones are an account or document number in the wrong column


def parse_money(text: str) -> Money:
    """Read an amount in 元 exactly: ``1,234.5``, ``¥76.50``, ``76元``, full-width digits; ``-`` for a refund.

    Raises:
        ValueError: no amount, more than two decimals, or commas in the wrong places.
    """
    plain = _SIGNS.sub("", fold(text).replace("，", ",").casefold())
    found = _AMOUNT.fullmatch(plain)
    if found is None or len(found[2].replace(",", "")) > _LARGEST:
        raise ValueError(f"not an amount: {text!r}")
    sign, whole, decimals = found.groups()
    fen = int(whole.replace(",", "")) * 100 + int((decimals or "").ljust(2, "0"))
    return Money(-fen if sign == "-" else fen)


def from_yuan(yuan: Decimal) -> Money:
    """A decimal amount in 元, rounded to the nearest 分, halves away from zero."""
    return Money(int((yuan * 100).quantize(Decimal(1), ROUND_HALF_UP)))


def to_yuan(money: Money) -> Decimal:
    """The exact amount in 元, with two decimals."""
    return Decimal(money).scaleb(-2)


def total(amounts: Iterable[Money]) -> Money:
    """The sum."""
    return Money(sum(amounts))


def format_money(money: Money) -> str:
    """``1,234.50``: the form of registers and screens."""
    return f"{to_yuan(money):,.2f}"


def plain_money(money: Money) -> str:
    """``1234.50``: the form of sheets and of the command line."""
    return f"{to_yuan(money):.2f}"


def capital_money(money: Money) -> str:
    """``壹佰贰拾叁元肆角伍分``, ``伍拾元整``, ``负`` in front of a refund; 零 stands for a missing 角 before 分.

    Source: 会计基础工作规范 (1996) article 52: 整 after 元 or 角, none after 分.

    Raises:
        ValueError: the amount has more digits than the words reach.
    """
    if money < 0:
        return "负" + capital_money(Money(-money))
    yuan, fen = divmod(money, 100)
    if yuan >= LIMIT:
        raise ValueError(f"no capital form for {money}")
    whole = f"{capital_number(yuan)}元" if yuan or not fen else ""
    return whole + _capital_small(*divmod(fen, 10), after_yuan=bool(yuan))


def _capital_small(jiao: int, fen: int, *, after_yuan: bool) -> str:
    if jiao == 0 and fen == 0:
        return "整"
    tenths = f"{DIGITS[jiao]}角" if jiao else (DIGITS[0] if after_yuan else "")
    return tenths + (f"{DIGITS[fen]}分" if fen else "整")
