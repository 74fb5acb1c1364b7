"""参加人员明细: who took part in the entries of a register, one row a person, with what is asked about each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.fields import Form
from ledger.kept import KeptRegister
from ledger.kinds.registers.participants import Participant
from ledger.registers.cells import cell, written
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import in_hours, minutes_of
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterInput
from operations.registers.kept.common import SUM, blank_rows, entries_of, kept_head, kept_of, signatures
from operations.registers.life.common import day_column

_NAME_PLACE = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """Somebody who took part in an entry."""

    facts: RegisterFacts
    register: KeptRegister
    entry: Any
    person: Participant

    @property
    def name(self) -> str:
        return self.facts.person(self.person.member_id, self.person.name)

    @property
    def minutes(self) -> int:
        return minutes_of(self.register, self.entry, self.person)

    @property
    def hours(self) -> str:
        return str(in_hours(self.facts, self.register, self.minutes)) if self.minutes else ""


_Shown = tuple[Column, Callable[[_Line], str]]
_ASKED: dict[str, _Shown] = {
    "role": (Column(label="参加身份", width=22, align=Align.CENTRE), lambda one: one.person.role),
    "from_on": (day_column("开始日期", 22), lambda one: written(Form.DAY, one.person.from_on)),
    "to_on": (day_column("结束日期", 22), lambda one: written(Form.DAY, one.person.to_on)),
    "result": (Column(label="成绩或评价", width=28, fit=Fit.WRAP), lambda one: one.person.result),
}


def people_detail(given: RegisterInput, register: KeptRegister) -> Register:
    """The people of the period."""
    facts, member_id = kept_of(given), given.options.member_id
    lines = [
        _Line(facts, register, entry, one)
        for entry in entries_of(given, register)
        for one in facts.people_of(register, entry)
        if member_id in {None, one.member_id}
    ]
    shown = _columns(register)
    return Register(
        title=f"{register.title}（{register.people.label if register.people else ''}明细）",
        columns=(NUMBER, *(column for column, _ in shown)),
        rows=[
            Row((str(number), *(text(one) for _, text in shown)), one.name) for number, one in enumerate(lines, start=1)
        ],
        head=kept_head(given, f"共{len(lines)}人次"),
        setup=PageSetup(is_landscape=True),
        closing_rows=_sum(register, shown, lines),
        blank_rows=blank_rows(given, is_landscape=True),
        signatures=signatures(is_landscape=True),
        text_size=9.5,
    )


def _columns(register: KeptRegister) -> list[_Shown]:
    people = register.people
    asked = [_ASKED[key] for key in (people.asks if people else ()) if key in _ASKED]
    unit = people.time_unit if people else ""
    hours = Column(label=unit, width=18, align=Align.CENTRE, fit=Fit.ONE_LINE)
    day = day_column(register.info(register.day).label, 22)
    return [
        (day, lambda one: cell(one.facts, one.register, one.entry, one.register.day)),
        (Column(label=register.name, width=72, fit=Fit.WRAP), lambda one: one.register.kind.describe(one.entry)),
        (Column(label="姓名", width=26), lambda one: one.name),
        (Column(label="单位及职务", width=44, fit=Fit.WRAP), lambda one: one.person.post),
        *asked,
        *([(hours, lambda one: one.hours)] if unit else []),
        (Column(label="备注", width=30, fit=Fit.WRAP), lambda one: one.person.note),
    ]


def _sum(register: KeptRegister, shown: list[_Shown], lines: list[_Line]) -> tuple[Row, ...]:
    unit = register.people.time_unit if register.people else ""
    if not lines or not unit:
        return ()
    total = str(in_hours(lines[0].facts, register, sum(one.minutes for one in lines)))
    cells = [total if column.label == unit else "" for column, _ in shown]
    return (Row(("", *cells[: _NAME_PLACE - 1], SUM, *cells[_NAME_PLACE:]), SUM),)
