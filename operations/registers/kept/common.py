"""What the registers of entries share: which entries, heads, columns of paper."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from exports.paper.document import Align, Column, Fit, HeadFields
from ledger.fields import Form
from ledger.kept import NOTE, UNIT, KeptColumn, KeptRegister
from ledger.kinds.organisation import BRANCH, GROUP
from ledger.registers.cells import form_of, is_number
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import rows, touches
from operations.registers.definition import RegisterInput

SUM = "合　计"
ALL, PEOPLE_LAYOUT = "all", "people"
"""Layouts: the entries of all years; who took part, one row a person."""
_NOTE_MM, _UNIT_MM = 22, 24
_BLANK_ROWS = {True: 14, False: 22}
_ROOM_MM = {True: 262, False: 160}
_LEAST_MM = 18
_DATES = {True: "填表日期：　　　　年　　月　　日", False: "填表日期：　　年　月　日"}
"""By whether the sheet lies."""


def kept_of(given: RegisterInput) -> RegisterFacts:
    """The facts about registers. Raises RuntimeError when the input was read for another subject."""
    if given.kept is None:
        raise RuntimeError("the registers were not read")
    return given.kept


def entries_of(given: RegisterInput, register: KeptRegister) -> list[Any]:
    """The entries of the organisation in the period by day; with ``member_id`` those in which the person has a part."""
    options, facts = given.options, kept_of(given)
    if options.is_blank:
        return []
    if options.record_id is not None:
        found = facts.find(register, options.record_id)
        return [] if found is None else [found]
    return [
        one
        for one in rows(facts, register, None, given.unit.id if given.unit else None)
        if (options.layout == ALL or touches(register, one, given.period.first_day, given.period.last_day))
        and (options.member_id is None or _takes_part(facts, register, one, options.member_id))
    ]


def _takes_part(facts: RegisterFacts, register: KeptRegister, record: Any, member_id: int) -> bool:
    named = {getattr(record, pair.member) for pair in register.persons}
    return member_id in named | {one.member_id for one in facts.people_of(register, record)}


def kept_head(given: RegisterInput, right: str = "") -> HeadFields:
    """Organisation and period."""
    if given.options.is_blank:
        return HeadFields(left=f"党组织（盖章）：{given.unit_name}", centre="　　　　年度")
    period = "全部年度" if given.options.layout == ALL else given.period.words
    return HeadFields(left=f"党组织（盖章）：{given.unit_name}", centre=period, right=right)


def columns_of(given: RegisterInput, register: KeptRegister) -> tuple[KeptColumn, ...]:
    """The declared columns, before them the organisation where several stand on one sheet, behind them 备注."""
    level = given.unit.level if given.unit else BRANCH
    has_several = level not in (BRANCH, GROUP) and not given.options.is_blank
    unit = (KeptColumn(UNIT, _UNIT_MM, "党组织"),) if has_several else ()
    has_note = any(one.key == NOTE for one in register.columns)
    return (*unit, *register.columns, *(() if has_note else (KeptColumn(NOTE, _NOTE_MM, is_wrapped=True),)))


def paper_columns(register: KeptRegister, columns: Iterable[KeptColumn]) -> list[Column]:
    """The columns on paper."""
    return [_paper_column(register, one) for one in columns]


def _paper_column(register: KeptRegister, column: KeptColumn) -> Column:
    form, label = form_of(register, column), register.label(column)
    if form is Form.DAY:
        return Column(label=label, width=column.width, align=Align.CENTRE, fit=Fit.ONE_LINE, holds=form)
    if form is Form.MONEY:
        return Column(label=label, width=column.width, align=Align.RIGHT, fit=Fit.ONE_LINE, holds=form)
    if is_number(register, column):
        return Column(label=label, width=column.width, align=Align.CENTRE, fit=Fit.ONE_LINE, holds=form)
    align = Align.CENTRE if form in (Form.CHOICE, Form.FLAG, Form.CLOCK) else Align.LEFT
    return Column(label=label, width=column.width, align=align, fit=Fit.WRAP if column.is_wrapped else Fit.SHRINK)


def blank_rows(given: RegisterInput, *, is_landscape: bool, sums: int = 0) -> int:
    """How many empty rows an empty form has beside its rows of sums; none for any other."""
    return _BLANK_ROWS[is_landscape] - sums if given.options.is_blank else 0


def fitted(columns: Sequence[KeptColumn], *, is_landscape: bool) -> tuple[KeptColumn, ...]:
    """The columns where they are too wide for the sheet: those of running text give way, the others keep theirs."""
    room = _ROOM_MM[is_landscape] - sum(one.width for one in columns if not one.is_wrapped)
    wanted = sum(one.width for one in columns if one.is_wrapped)
    if wanted <= room or not wanted:
        return tuple(columns)
    share = max(room, 0) / wanted
    return tuple(replace(one, width=max(_LEAST_MM, one.width * share)) if one.is_wrapped else one for one in columns)


def signatures(*, is_landscape: bool) -> tuple[str, ...]:
    """Who signs below the table."""
    return ("党组织负责人：", "填表人：", _DATES[is_landscape])
