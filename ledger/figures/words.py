"""How a value is written: 68次, 超60次, 60余次, 95%以上. A form is never made to say more than the records do."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ledger.figures.definition import Rounding

PERCENT = "%"
_SMALLEST_ROUND = 10
_HUNDREDS_FROM = 1000


def plain_number(value: Decimal) -> str:
    """The value without needless decimals: ``1250``, ``36.5``."""
    whole = value.to_integral_value()
    return str(whole) if value == whole else str(value.normalize())


def rounded_down(value: Decimal) -> Decimal:
    """To full tens, from a thousand on to full hundreds; below ten as it is."""
    if value < _SMALLEST_ROUND:
        return value
    step = Decimal(100 if value >= _HUNDREDS_FROM else 10)
    return (value / step).to_integral_value(ROUND_DOWN) * step


def in_words(value: Decimal, unit_word: str, rounding: Rounding) -> str:
    """The value with its 量词 in a form.

    超 and 余 say that there are more than the round number: a value that is itself round, or below ten, is written as
    it is. 以上 includes the number: a share is cut to full per cent, anything else to its round number.
    """
    exact = f"{plain_number(value)}{unit_word}"
    if rounding is Rounding.EXACT:
        return exact
    if rounding is Rounding.AT_LEAST:
        least = value.to_integral_value(ROUND_DOWN) if unit_word == PERCENT else rounded_down(value)
        return f"{plain_number(least)}{unit_word}以上" if least < value or unit_word == PERCENT else exact
    least = rounded_down(value)
    if least == value or value < _SMALLEST_ROUND:
        return exact
    return f"超{plain_number(least)}{unit_word}" if rounding is Rounding.OVER else f"{plain_number(least)}余{unit_word}"


def share_of(part: int, whole: int) -> Decimal | None:
    """In per cent, one place, half up; None of nothing."""
    return (Decimal(part * 100) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None
