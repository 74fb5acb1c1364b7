"""What a figure is: which records, which of them, what is counted, and in which form it is written.

Shipped figures are data (``parse_figures``); the user's own ones are kept in the book and become the same values.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Measure(StrEnum):
    """What is counted."""

    COUNT = "count"
    PERSONS = "persons"
    ATTENDANCES = "attendances"
    SUM = "sum"
    DISTINCT = "distinct"
    SHARE = "share"


MEASURE_LABELS: Mapping[Measure, str] = {
    Measure.COUNT: "次数（件数）",
    Measure.ATTENDANCES: "人次",
    Measure.PERSONS: "人数",
    Measure.SUM: "合计",
    Measure.DISTINCT: "不同内容的个数",
    Measure.SHARE: "占比",
}


class Rounding(StrEnum):
    """How a value is written in a text."""

    EXACT = "exact"
    OVER = "over"
    MORE = "more"
    AT_LEAST = "at_least"


ROUNDING_LABELS: Mapping[Rounding, str] = {
    Rounding.EXACT: "原数",
    Rounding.OVER: "超",
    Rounding.MORE: "余",
    Rounding.AT_LEAST: "以上",
}


class Test(StrEnum):
    """How a field is looked at."""

    __test__ = False  # its name is no sign of a test for pytest

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    FILLED = "filled"
    EMPTY = "empty"


TEST_LABELS: Mapping[Test, str] = {
    Test.IS: "是",
    Test.IS_NOT: "不是",
    Test.CONTAINS: "含有",
    Test.AT_LEAST: "不少于",
    Test.AT_MOST: "不多于",
    Test.FILLED: "已填写",
    Test.EMPTY: "未填写",
}
WITHOUT_VALUES = frozenset({Test.FILLED, Test.EMPTY})


class Zero(StrEnum):
    """When nothing on record is an answer (0), and not a gap that somebody has to fill."""

    NEVER = "never"
    BESIDE_OTHERS = "beside_others"  # when the source has other records of the year, so that it is kept at all
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Condition:
    """A field of the source and what it must be; one of several values is enough."""

    field: str
    test: Test
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one source that meet every condition.

    Attributes:
        source: key of the source.
        day: field by whose day a record belongs to a year; empty for the usual one of the source.
    """

    source: str
    conditions: tuple[Condition, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDefinition:
    """A figure.

    Attributes:
        key: identifier; ``own-7`` for one of the user's own.
        label: Chinese name.
        unit_word: 次, 名, 人次, 篇, 件, % …
        group: under which heading it stands.
        parts: where it comes from; a record named by two parts counts once.
        measure: what is counted.
        field: what is summed, or of what the different values are counted.
        share: for ``Measure.SHARE``: what must hold of the records of the parts to be in the upper number.
        rounding: the form usual in a text.
        text: one sentence on how it is counted.
        zero: when nothing on record is an answer.
    """

    key: str
    label: str
    unit_word: str
    parts: tuple[Part, ...]
    measure: Measure = Measure.COUNT
    group: str = ""
    field: str = ""
    share: tuple[Condition, ...] = ()
    rounding: Rounding = Rounding.EXACT
    text: str = ""
    zero: Zero = Zero.NEVER

    @property
    def is_own(self) -> bool:
        """Whether the user has made it."""
        return self.key.startswith(OWN_PREFIX)


OWN_PREFIX = "own-"


def parse_figures(toml_text: str) -> tuple[FigureDefinition, ...]:
    """Read a file of ``[[figure]]`` tables. Raises KeyError or ValueError for an incomplete one."""
    return tuple(_figure(table) for table in tomllib.loads(toml_text)["figure"])


def _figure(table: Mapping[str, Any]) -> FigureDefinition:
    return FigureDefinition(
        key=table["key"],
        label=table["label"],
        unit_word=table["unit"],
        group=table["group"],
        parts=tuple(
            Part(one["source"], conditions_from(one.get("conditions", ())), one.get("day", "")) for one in table["part"]
        ),
        measure=Measure(table["measure"]),
        field=table.get("field", ""),
        share=conditions_from(table.get("share", ())),
        rounding=Rounding(table.get("rounding", Rounding.EXACT)),
        text=table["text"],
        zero=Zero(table.get("zero", Zero.NEVER)),
    )


def conditions_from(rows: Sequence[Sequence[Any]]) -> tuple[Condition, ...]:
    """Conditions written as ``[field, test, value, …]``."""
    return tuple(Condition(one[0], Test(one[1]), tuple(str(value) for value in one[2:])) for one in rows)


def conditions_to(conditions: Sequence[Condition]) -> list[list[str]]:
    """The same the other way round."""
    return [[one.field, one.test.value, *one.values] for one in conditions]
