"""Rounding of the monthly due. No central rule was found, so unit and way are settings; 分, half-up, by default."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum

from ledger.values.money import Money


class RoundUnit(StrEnum):
    """The smallest coin that a due has."""

    FEN = "fen"
    JIAO = "jiao"
    YUAN = "yuan"


class RoundWay(StrEnum):
    """What happens to the rest."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


UNIT_LABELS = {RoundUnit.FEN: "分", RoundUnit.JIAO: "角", RoundUnit.YUAN: "元"}
WAY_LABELS = {RoundWay.HALF_UP: "四舍五入", RoundWay.UP: "有零头即进", RoundWay.DOWN: "舍去零头"}
_FEN = {RoundUnit.FEN: 1, RoundUnit.JIAO: 10, RoundUnit.YUAN: 100}
_WAYS = {RoundWay.HALF_UP: ROUND_HALF_UP, RoundWay.UP: ROUND_UP, RoundWay.DOWN: ROUND_DOWN}


def rounded(fen: Decimal, unit: RoundUnit = RoundUnit.FEN, way: RoundWay = RoundWay.HALF_UP) -> Money:
    """An exact amount in 分 as money of that unit."""
    step = _FEN[unit]
    return Money(int((fen / step).quantize(Decimal(1), _WAYS[way])) * step)


def rounding_words(unit: RoundUnit, way: RoundWay) -> str:
    """``四舍五入到分``."""
    return f"{WAY_LABELS[way]}到{UNIT_LABELS[unit]}"
