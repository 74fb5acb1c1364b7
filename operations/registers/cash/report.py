"""党费收缴上缴报告表: a line for each branch of the period, and the whole; with capitals for what goes up."""

from collections.abc import Sequence

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.cash.reports import PeriodReport, period_report
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.values.money import Money, capital_money, total
from ledger.values.period import holds_on
from operations.registers.cash.common import KEEPERS, cash_head, cash_of, months_of, unit_id_of, yuan
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import amount_column, numbered_notes
from operations.registers.period import Span

TITLE = "党费收缴上缴报告表"
_BLANK_ROWS = 10
_PEOPLE = Column(label="党员数", width=14, align=Align.CENTRE, fit=Fit.ONE_LINE)
_LIABLE = Column(label="应交人数", width=16, align=Align.CENTRE, fit=Fit.ONE_LINE)
_COLUMNS = (
    NUMBER,
    Column(label="党组织", width=36),
    _PEOPLE,
    _LIABLE,
    amount_column("应交", 24),
    amount_column("当期", 24, ("实收",)),
    amount_column("补交", 22, ("实收",)),
    amount_column("预交", 22, ("实收",)),
    amount_column("自愿多交", 22, ("实收",)),
    amount_column("合计", 24, ("实收",)),
    amount_column("大额党费", 22),
    amount_column("欠交", 22),
    amount_column("已上缴", 24),
)
_AMOUNTS = ("due", "current", "back", "ahead", "voluntary", "received", "large", "owed", "remitted")
_NOTES = (
    "实收按收款日期计入本期，当期、补交、预交按所属月份划分；应交和欠交按所属月份计算。",
    "大额党费不参与比例，全部上缴；上级下拨、返还和利息不在本表之内。",
)


def report_register(given: RegisterInput) -> Register:
    """The collecting of every branch in the period."""
    found = [] if given.options.is_blank else _reports(given)
    rows = [_row(str(number), unit.short_name, report) for number, (unit, report) in enumerate(found, start=1)]
    reports = [report for _, report in found]
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=rows,
        head=cash_head(given),
        setup=PageSetup(is_landscape=True),
        closing_rows=() if given.options.is_blank else (_total(reports),),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=KEEPERS,
        footnotes=numbered_notes((*_capitals(reports), *_NOTES)),
        text_size=9,
    )


def _reports(given: RegisterInput) -> list[tuple[OrgUnit, PeriodReport]]:
    facts, (first, last) = cash_of(given), months_of(given)
    below = facts.roster.units_below(unit_id_of(given))
    return [
        (unit, period_report(facts, unit.id, first, last, given.options.as_of))
        for unit in facts.roster.units
        if unit.id in below and unit.level == BRANCH and holds_on(last.last_day, unit.founded_on, unit.ended_on)
    ]


def _row(number: str, name: str, report: PeriodReport) -> Row:
    amounts = (yuan(getattr(report, one)) for one in _AMOUNTS)
    return Row((number, name, str(report.members), str(report.liable), *amounts), name)


def _total(reports: Sequence[PeriodReport]) -> Row:
    amounts = (yuan(total(getattr(report, one) for report in reports)) for one in _AMOUNTS)
    members = str(sum(report.members for report in reports))
    return Row(("", "合计", members, str(sum(report.liable for report in reports)), *amounts), "合计")


def _capitals(reports: Sequence[PeriodReport]) -> tuple[str, ...]:
    """What has gone up, in words; left out when more was taken back than went up."""
    remitted = Money(sum(report.remitted for report in reports))
    if not reports or remitted < 0:
        return ()
    return (f"已上缴合计（大写）：{capital_money(remitted)}。",)


REPORT = RegisterDefinition(
    "cash_report",
    TITLE,
    (),
    report_register,
    subject=Subject.CASH,
    span=Span.PART_OF_YEAR,
    listing=report_register,
)
