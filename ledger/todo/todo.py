"""A thing to do: what it is about, how urgent it is, and where it is done."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from ledger.rulebook import Rule


class Group(StrEnum):
    """What a thing to do belongs to, in the order of the filters; the value is the word for people."""

    MEETING = "会议"
    TALK = "谈话"
    DEVELOPMENT = "发展党员"
    APPRAISAL = "民主评议"
    DUES = "党费"
    TRANSFER = "组织关系"
    TERM = "换届"
    BIRTHDAY = "政治生日"
    HOURS = "学时"
    DUTY = "规定动作"
    REGISTER = "台账事项"
    SAFETY = "数据安全"


class Weight(IntEnum):
    """How urgent it is; overdue comes first."""

    OVERDUE = 0
    SOON = 1
    PLANNED = 2

    @property
    def label(self) -> str:
        """The word for people."""
        return _WEIGHTS[self]


_WEIGHTS = {Weight.OVERDUE: "逾期", Weight.SOON: "近期", Weight.PLANNED: "计划"}


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do.

    Attributes:
        key: stable text that tells it apart from every other one, as ``talk.planned:12``; what was put off names it.
        on: the day that it is about, mostly the last one on which it is in time.
        note: what stands beside it, as how many days are left.
        article: the article that asks for it; empty for plans and the user's own dates.
        record_kind: key of the kind of what opens, with ``record_id`` the record; empty where a page opens.
        rule: the rule that asks for it, for the page that opens.
        scope: the period meant, as 2026-Q1, for the page that opens.
        page: key of the page where it is done, when that is no record; ``part`` a part of it.
        unit_id: the organisation that has it to do; None where nobody in particular has.
        who: who is responsible, as far as the book says.
    """

    key: str
    group: Group
    weight: Weight
    on: date
    words: str
    note: str = ""
    article: str = ""
    record_kind: str = ""
    record_id: int = 0
    rule: str = ""
    scope: str = ""
    page: str = ""
    part: str = ""
    unit_id: int | None = None
    who: str = ""


def urgency(one: Todo) -> tuple[Weight, date, str]:
    """Overdue first, then what is due, then what is planned; each by day."""
    return (one.weight, one.on, one.words)


def days_words(on: date, today: date) -> str:
    """``还有3天``, ``今天为止``, ``逾期3天``."""
    left = (on - today).days
    if left == 0:
        return "今天为止"
    return f"还有{left}天" if left > 0 else f"逾期{-left}天"


def due_weight(on: date, today: date) -> Weight:
    """Overdue after its day."""
    return Weight.OVERDUE if on < today else Weight.SOON


def article_of(rule: Rule | None) -> str:
    """Document and article of a rule; empty without one."""
    return rule.citation if rule is not None else ""
