"""A register of meetings or talks with what the import must make of it, and how such a workbook is declared.

The book has 第一支部 with 王小明 (secretary), 李娜 (committee), 赵刚, 陈静 and 阿依古丽·买买提 (on probation), and
第二支部 with two people called 张伟, with 王芳 and 龙䶮. Today is 20 March 2026.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.intake_books.writers import Maker

ALL_FIVE = "王小明 李娜 赵刚 陈静 阿依古丽·买买提"


@dataclass(frozen=True)
class Expected:
    """What becomes of a row.

    Attributes:
        line: in the file.
        action: add, same or refuse.
        values: some of its values, as texts.
        came: who was there, names between spaces; None when that is not looked at.
        away: the others, each ``name:status:reason``.
        guests: who attends without being counted, each ``name:post``.
        reason: words of why it is refused.
    """

    line: int
    action: str
    values: Mapping[str, str] = field(default_factory=dict)
    came: str | None = None
    away: Sequence[str] = ()
    guests: Sequence[str] = ()
    reason: str = ""


@dataclass(frozen=True)
class LifeBook:
    """A workbook, the answers given, and everything that the user is told.

    Attributes:
        doubts: line, field and words of each doubt.
        asked: the questions that are open.
        told: the questions that have an answer already, from the titles or as given.
        skipped: lines that are no record, with the reason.
        ignored: columns that go nowhere.
    """

    name: str
    make: Maker
    rows: Sequence[Expected]
    answers: Mapping[str, str] = field(default_factory=dict)
    doubts: Sequence[tuple[int, str, str]] = ()
    asked: Sequence[str] = ()
    told: Sequence[str] = ()
    skipped: Mapping[int, str] = field(default_factory=dict)
    ignored: Sequence[str] = ()


def add(line: int, came: str | None = None, *away: str, guests: Sequence[str] = (), **values: Any) -> Expected:
    """A row that is entered."""
    return Expected(line, "add", values, came, away, guests)


def refuse(line: int, reason: str, **values: Any) -> Expected:
    """A row that is not taken."""
    return Expected(line, "refuse", values, reason=reason)
