"""规定动作完成情况表: the duties of the year by organisation, each period ticked by the records."""

from collections.abc import Iterator
from dataclasses import replace

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.figures.breakdown import units_below
from ledger.figures.duties import DutyPeriod, DutyState, DutyYear, duty_years
from ledger.kinds.figures import Duty
from ledger.kinds.organisation import BRANCH, OrgUnit
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.figures.common import SIGNATURES, asked_of, figures_head, figures_of
from operations.registers.period import Span

TITLE = "规定动作完成情况表"
_COLUMNS = (
    NUMBER,
    Column(label="规定动作", width=44, fit=Fit.WRAP),
    Column(label="要求", width=22, align=Align.CENTRE),
    Column(label="党组织", width=28),
    Column(label="已完成\n期数", width=16, align=Align.CENTRE),
    Column(label="未完成的时段", width=48, fit=Fit.WRAP),
    Column(label="备注", width=22, fit=Fit.WRAP),
)
_NOTES = ("注：按登记的记录自动核对；时段已过、次数不足的列入未完成，正在进行的时段不列。",)
UNKNOWN_FIGURE = "对应的数据已不在账簿里"


def duties_register(given: RegisterInput) -> Register:
    """The duties of the organisation, and of each branch below it."""
    rows = [] if given.options.is_blank else list(_rows(given))
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=rows,
        head=figures_head(given),
        setup=PageSetup(),
        blank_rows=0 if rows else 24,
        signatures=SIGNATURES,
        footnotes=_NOTES,
    )


def _rows(given: RegisterInput) -> Iterator[Row]:
    figures, asked = figures_of(given), asked_of(given)
    units = _units(given)
    years = [
        duty_years(figures.duties, figures.by_key, figures.facts, replace(asked, unit_id=unit.id)) for unit in units
    ]
    number = 0
    for of_units in zip(*years, strict=True):
        for unit, year in zip(units, of_units, strict=True):
            number += 1
            yield _row(number, unit, year)


def _units(given: RegisterInput) -> list[OrgUnit]:
    """Each branch answers for itself; a branch and a group are asked alone."""
    unit = given.unit
    if unit is None:
        return []
    below = [] if unit.level == BRANCH else units_below(figures_of(given).facts, asked_of(given))
    return below or [unit]


def _row(number: int, unit: OrgUnit, year: DutyYear) -> Row:
    duty = year.duty
    done = sum(one.state is DutyState.MET for one in year.periods)
    short = "、".join(short_words(one) for one in year.short)
    note = duty.note if year.definition else UNKNOWN_FIGURE
    counts = f"{done}/{len(year.periods)}" if year.periods else ""
    return Row((str(number), duty.text, asked_words(duty), unit.short_name, counts, short, note), duty.text)


def asked_words(duty: Duty) -> str:
    """``每季度1次``."""
    return f"每{duty.period}{duty.times}次"


def short_words(one: DutyPeriod) -> str:
    """``3月（1次）``: the period without its year, and how often it was done if at all."""
    words = one.period.words.split("年", 1)[1] or "全年"
    return f"{words}（{one.done}次）" if one.done else words


DUTIES_SHEET = RegisterDefinition(
    "duties",
    TITLE,
    (),
    duties_register,
    subject=Subject.FIGURES,
    span=Span.YEAR,
    listing=duties_register,
)
