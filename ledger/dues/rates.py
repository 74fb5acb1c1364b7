"""Rate tables and fixed amounts: dated data, exact.

One rate applies to the whole base (中组发〔2008〕3号 article 2); the upper edge belongs to the lower band. One 分 above
an edge therefore raises the due of the whole base: that step is meant.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ledger.dues.source import Source
from ledger.errors import Problem
from ledger.values.money import ZERO, Money, format_money, parse_money
from ledger.values.text import fold

WAGE_TABLE = "wage"
RETIRED_TABLE = "retired"
_HIGHEST_RATE = Decimal("0.1")  # a rate above ten per cent is a slip of the pen
_BAND = re.compile(r"(?P<over>[\d.,]+)\s*-\s*(?P<up_to>[\d.,]*)[\s:]+(?P<rate>[\d.]+\s*%)")


@dataclass(frozen=True, slots=True)
class Band:
    """Bases above ``over`` up to and including ``up_to`` (None: without end), and their rate as a fraction."""

    over: Money
    up_to: Money | None
    rate: Decimal

    @property
    def words(self) -> str:
        """``3,000元以上至5,000元（含）``."""
        low, high = _yuan(self.over), _yuan(self.up_to or ZERO)
        if self.up_to is None:
            return f"{low}元以上"
        return f"{low}元以上至{high}元（含）" if self.over else f"{high}元以下（含）"


@dataclass(frozen=True, slots=True)
class RateTable:
    """One version of a rate table. ``id`` is ``wage`` or ``retired``."""

    id: str
    bands: tuple[Band, ...]
    source: Source

    def band_of(self, base: Money) -> Band:
        """The band of a base. Raises LookupError for a base below the table."""
        for band in self.bands:
            if band.over <= base and (band.up_to is None or base <= band.up_to):
                return band
        raise LookupError(f"no band for {base}")


@dataclass(frozen=True, slots=True)
class FixedAmount:
    """The monthly amount of a person kind without a base; ``most`` where the place may choose up to it."""

    kind: str
    amount: Money
    most: Money
    source: Source


def percent_of(rate: Decimal) -> str:
    """``1.5%``."""
    return f"{(rate * 100).normalize():f}%"


def rate_of(text: str) -> Decimal:
    """Read ``1.5%`` as a fraction. Raises ValueError for anything else."""
    plain = fold(text).replace(" ", "")
    if re.fullmatch(r"\d+(?:\.\d+)?%", plain, re.ASCII) is None:
        raise ValueError(f"not a rate: {text!r}")
    return Decimal(plain[:-1]) / 100


def band_problems(bands: Sequence[Band]) -> list[Problem]:
    """Why bands are no rate table: a gap, an overlap, no end, a rate beyond belief, in words for its author."""
    if not bands:
        return [Problem("value", "没有任何一档。")]
    found = [_joint_problem(lower, upper) for lower, upper in pairwise(bands)]
    if bands[0].over != 0:
        found.append(f"0元至{_yuan(bands[0].over)}元之间没有比例。")
    if bands[-1].up_to is not None:
        found.append(f"{_yuan(bands[-1].up_to)}元以上没有比例。")
    found += [f"比例{percent_of(band.rate)}不合常理。" for band in bands if not 0 < band.rate <= _HIGHEST_RATE]
    return [Problem("value", sentence) for sentence in found if sentence]


def read_bands(text: str) -> tuple[Band, ...]:
    """Read ``0-3000 0.5%；3000-5000 1%；5000- 2%`` (元, open end for the last). Raises ValueError with a sentence."""
    parts = [fold(part).replace("元", "") for part in re.split(r"[;；\n]", text) if part.strip()]
    return tuple(_read_band(part) for part in parts)


def parse_tables(toml_text: str) -> list[RateTable]:
    """Read ``[[table]]``. Raises KeyError or ValueError when incomplete, with a gap or with an overlap."""
    return [_table(table) for table in tomllib.loads(toml_text)["table"]]


def parse_fixed(toml_text: str) -> list[FixedAmount]:
    """Read ``[[fixed]]``. Raises KeyError or ValueError when incomplete."""
    return [_fixed(table) for table in tomllib.loads(toml_text)["fixed"]]


def _table(table: dict[str, Any]) -> RateTable:
    bands = tuple(
        Band(
            over=parse_money(band["over"]),
            up_to=parse_money(band["up_to"]) if "up_to" in band else None,
            rate=rate_of(band["rate"]),
        )
        for band in table["bands"]
    )
    if problems := band_problems(bands):
        raise ValueError(f"{table['id']}: {problems[0].sentence}")
    return RateTable(table["id"], bands, Source.of(table))


def _fixed(table: dict[str, Any]) -> FixedAmount:
    amount = parse_money(table["amount"])
    most = parse_money(table["most"]) if "most" in table else amount
    return FixedAmount(table["kind"], amount, most, Source.of(table))


def _read_band(part: str) -> Band:
    found = _BAND.fullmatch(part)
    if found is None:
        raise ValueError(f"“{part}”读不懂，请写成“3000-5000 1%”的样子，最后一档写成“10000- 2%”。")
    up_to = parse_money(found["up_to"]) if found["up_to"] else None
    return Band(parse_money(found["over"]), up_to, rate_of(found["rate"]))


def _joint_problem(lower: Band, upper: Band) -> str:
    if lower.up_to is None or (lower.up_to > upper.over):
        return f"{_yuan(upper.over)}元处有两档重叠。"
    if lower.up_to < upper.over:
        return f"{_yuan(lower.up_to)}元至{_yuan(upper.over)}元之间没有比例。"
    return "" if lower.over < lower.up_to else f"{_yuan(lower.over)}元一档的上下限颠倒。"


def _yuan(money: Money) -> str:
    return format_money(money).removesuffix(".00")
