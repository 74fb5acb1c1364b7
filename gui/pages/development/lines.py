"""The cases as rows of a table: who, how far, what comes next, until when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gui.tables.column import Column
from ledger.codes.development import ACTIVIST, APPLICANT, CANDIDATE, PROBATIONER, STAGE
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import is_cancelled, is_open
from ledger.development.steps import CaseStep, CaseView, StepState
from ledger.kinds.development import DevelopmentCase
from ledger.names.pinyin import PinyinTable

OVER, OPEN, DONE, LATER = "▲", "○", "●", "·"
_SOON_DAYS = 30


class Chip(StrEnum):
    """The filters above the table; the last one shows the letters instead."""

    OPEN = "open"
    APPLICANT = "applicant"
    ACTIVIST = "activist"
    CANDIDATE = "candidate"
    PROBATIONER = "probationer"
    OVERDUE = "overdue"
    CLOSED = "closed"
    LETTERS = "letters"


CHIPS: tuple[tuple[str, str], ...] = (
    (Chip.OPEN, "在办"),
    (Chip.APPLICANT, "申请人"),
    (Chip.ACTIVIST, "积极分子"),
    (Chip.CANDIDATE, "发展对象"),
    (Chip.PROBATIONER, "预备"),
    (Chip.OVERDUE, "逾期"),
    (Chip.CLOSED, "已结束"),
    (Chip.LETTERS, "介绍信"),
)
_STAGE_OF = {
    Chip.APPLICANT: APPLICANT,
    Chip.ACTIVIST: ACTIVIST,
    Chip.CANDIDATE: CANDIDATE,
    Chip.PROBATIONER: PROBATIONER,
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case as the list shows it on a day; ``searched`` is what it is found by, in small letters."""

    view: CaseView
    unit: str
    contacts: str
    today: date
    searched: str

    @property
    def case(self) -> DevelopmentCase:
        """The case as it is known today."""
        return self.view.known

    @property
    def is_running(self) -> bool:
        """Whether something is still to be done with the person."""
        return is_open(self.case)

    @property
    def next(self) -> CaseStep | None:
        """The step to take next, as long as the case goes on or its papers are not filed."""
        return self.view.next

    @property
    def overdue(self) -> int:
        """How many steps are late."""
        return sum(1 for one in self.view.steps if one.state is StepState.OVERDUE)

    def is_in(self, chip: str) -> bool:
        """Whether a filter leaves it."""
        tests: dict[Chip, Callable[[], bool]] = {
            Chip.OPEN: lambda: self.is_running,
            Chip.OVERDUE: lambda: self.overdue > 0,
            Chip.CLOSED: lambda: not self.is_running,
            Chip.LETTERS: lambda: False,
        }
        wanted = Chip(chip)
        if wanted in tests:
            return tests[wanted]()
        return self.is_running and self.view.stage == _STAGE_OF[wanted]


def case_line(facts: DevelopmentFacts, view: CaseView, today: date, pinyin: PinyinTable) -> CaseLine:
    """One case as the list shows it."""
    case = view.known
    unit = facts.roster.unit_by_id.get(case.org_unit_id or 0)
    contacts = [facts.person_name(one) for one in facts.contacts_on(case.id, today)]
    words = (case.name, pinyin.search_text(case.name), case.department, case.admin_post, view.stage, *contacts)
    name = unit.short_name if unit else ""
    return CaseLine(view, name, "、".join(contacts), today, " ".join((*words, name)).casefold())


# What stands in the cells


def stage_text(line: CaseLine) -> str:
    """The stage; of a case that has ended how it ended."""
    if is_cancelled(line.case):
        return "已取消资格"
    return "已终止" if line.case.ended_on is not None else line.view.stage


def next_text(line: CaseLine) -> str:
    """What is to be done next."""
    if line.case.ended_on is not None:
        return line.case.end_reason
    return line.next.title if line.next else "全部办结"


def limit_text(line: CaseLine) -> str:
    """Until when, or from when on."""
    step = line.next
    if step is None or line.case.ended_on is not None:
        return ""
    if step.due_on is not None and step.state is not StepState.WAITING:
        return f"{step.due_on.isoformat()}前"
    day = step.earliest_on or step.due_on
    provisional = "暂算" if step.is_provisional else ""
    return f"{day.isoformat()}起{provisional}" if day and step.state is StepState.WAITING else ""


def state_text(line: CaseLine) -> str:
    """A sign and how long it is late or how long is left."""
    step = line.next
    if line.case.ended_on is not None:
        return f"— {line.case.ended_on.isoformat()}"
    if step is None:
        return f"{DONE} 已办结"
    if step.state is StepState.OVERDUE and step.due_on is not None:
        return f"{OVER} 逾期{(line.today - step.due_on).days}天"
    if step.state is StepState.WAITING:
        return f"{LATER} 未到"
    if step.due_on is not None:
        return f"{OPEN} 还有{(step.due_on - line.today).days}天"
    return f"{OPEN} 可办"


def _shade(line: CaseLine) -> str:
    step = line.next
    if step is None or line.case.ended_on is not None:
        return "secondary"
    if step.state is StepState.OVERDUE:
        return "accent"
    is_soon = step.due_on is not None and (step.due_on - line.today).days <= _SOON_DAYS
    return "warn" if step.state is StepState.OPEN and is_soon else "secondary"


def _limit_day(line: CaseLine) -> date | None:
    step = line.next
    return None if step is None else step.due_on or step.earliest_on


def _day(name: str, label: str, *, is_optional: bool = True) -> Column[CaseLine]:
    def text(line: CaseLine) -> str:
        day: date | None = getattr(line.case, name)
        return day.isoformat() if day else ""

    return Column(name, label, 7, text, is_optional=is_optional)


CASE_COLUMNS: tuple[Column[CaseLine], ...] = (
    Column("name", "姓名", 8, lambda one: one.case.name),
    Column("stage", "阶段", 7, stage_text, sort=lambda one: STAGE.order(one.view.stage)),
    Column("next", "下一步", 13, next_text),
    Column("limit", "时限", 8, limit_text, sort=_limit_day),
    Column("state", "状态", 7, state_text, sort=_limit_day, shade=_shade),
    Column("unit", "党支部", 6, lambda one: one.unit),
    Column("contacts", "培养联系人", 9, lambda one: one.contacts, grows=True),
    Column("post", "单位及职务", 12, lambda one: f"{one.case.department}{one.case.admin_post}", is_optional=True),
    Column("rules", "适用细则", 6, lambda one: one.case.rules, is_optional=True),
    _day("applied_on", "申请入党"),
    _day("activist_on", "确定积极分子"),
    _day("candidate_on", "列为发展对象"),
    _day("accepted_on", "大会通过"),
    _day("approved_on", "上级审批"),
    _day("conversion_approved_on", "转正审批"),
)
