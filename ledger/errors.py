"""What can go wrong, in three classes that are shown differently.

Problem      a value: something the user can repair; shown under the field or in a preview list
Finding      a value: a rule that is not met; shown with level and article, can be answered with a reason
KnownError   an exception with one plain Chinese sentence; shown in one dialog or on stderr

Anything else that is raised is a bug and shows itself as one.
"""

from dataclasses import dataclass
from enum import StrEnum


class KnownError(Exception):
    """The task cannot go on for a reason that the user can understand and act on.

    The sentence says in Chinese what happened, that the data is safe, and what to do next.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Cancelled(KnownError):
    """The user stopped a long task; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__("已取消，数据没有变动。")


class Level(StrEnum):
    """How much a problem or finding weighs. The letters are the ones that the field knows."""

    MUST = "B"
    WARN = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the user should look at in a value that he entered or imported.

    ``field`` is the field identifier. ``MUST`` keeps the value from being saved, the others only mark it.
    """

    field: str
    sentence: str
    level: Level = Level.MUST


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule of the rulebook that a record does not meet, with the place in the rules that says so.

    ``record_kind`` and ``record_id`` name the record to open; ``article`` is ready to be shown. ``scope`` tells
    findings of one rule about one record apart, as ``2026-Q1`` for a quarter, so that each is answered for itself.
    """

    rule: str
    level: Level
    sentence: str
    article: str
    record_kind: str
    record_id: int
    scope: str = ""
