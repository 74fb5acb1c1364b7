"""年度党费收缴、使用和管理情况报告: the figures of the year filled in, room for what only people can say."""

from collections.abc import Iterator

from exports.paper.document import Column, Fit, FormCell, FormRow, FormSheet, PageSetup, Register, Row, label
from ledger.cash.movements import Flow
from ledger.cash.reports import YearReport, year_report
from ledger.codes.cash import DUES_USE
from ledger.values.money import ZERO, Money
from operations.registers.cash.common import KEEPERS, cash_head, cash_of, pair, unit_id_of, yuan
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import MEASURE, amount_column, as_of_words
from operations.registers.period import Span

TITLE = "党费收缴、使用和管理情况报告"
_WIDTHS = (40, 52, 40, 52)
_ALL = len(_WIDTHS)
_COLLECTED = (
    ("党员数", "应交人数"),
    ("全年应交", "交清人数"),
    ("当年党费", "年末欠交"),
    ("补交以前年度", "预交以后年度"),
    ("自愿多交", "大额党费"),
)
_MOVED = (
    ("上年结转", "收下级上缴"),
    ("上缴党费", "上缴大额党费"),
    ("上级下拨", "上级返还"),
    ("利息", "年末结存"),
)


def year_form(given: RegisterInput) -> FormSheet:
    """The report of the year; blank where the form is to be written by hand."""
    report = None if given.options.is_blank else _report(given)
    values = _values(report)
    return FormSheet(
        title=f"{'' if report is None else f'{given.period.year}年度'}{TITLE}",
        record=given.unit_name,
        column_widths=_WIDTHS,
        rows=(
            *_part("一、党费收缴", _COLLECTED, values),
            *_part("二、党费上缴和下拨", _MOVED, values),
            *_spent(report),
            _words("党费管理情况（账目核对、公示、检查）", 28),
            _words("存在问题和改进措施", 28),
        ),
        head=cash_head(given, MEASURE if report is None else f"{MEASURE}　{as_of_words(given)}"),
        setup=PageSetup(),
        signatures=("支部书记：", "组织委员：", "（盖章）", "　　　　年　　月　　日"),
        text_size=10.5,
    )


def year_listing(given: RegisterInput) -> Register:
    """The same figures as a table."""
    report = _report(given)
    return Register(
        title=TITLE,
        columns=(Column(label="项目", width=90), amount_column("金额", 40)),
        rows=[Row((caption, yuan(amount)), caption) for caption, amount in _figures(report)],
        head=cash_head(given),
        setup=PageSetup(),
        signatures=KEEPERS,
    )


def _report(given: RegisterInput) -> YearReport:
    return year_report(cash_of(given), unit_id_of(given), given.period.year, given.options.as_of)


def _figures(report: YearReport) -> Iterator[tuple[str, Money]]:
    period, book = report.period, report.book
    yield from (
        ("上年结转", book.carried),
        ("全年应交", period.due),
        ("当年党费", period.current),
        ("补交以前年度", period.back),
        ("预交以后年度", period.ahead),
        ("自愿多交", period.voluntary),
        ("大额党费", period.large),
        ("年末欠交", period.owed),
        ("收下级上缴", _flow(report, Flow.FROM_BELOW, Flow.FROM_BELOW_LARGE)),
        ("上级下拨", report.allotted),
        ("上级返还", report.returned),
        ("利息", report.interest),
        ("上缴党费", _flow(report, Flow.HANDED_UP)),
        ("上缴大额党费", _flow(report, Flow.HANDED_UP_LARGE)),
    )
    yield from ((f"支出：{use}", amount) for use, amount in report.by_use.items())
    yield "年末结存", book.balance


def _flow(report: YearReport, *flows: Flow) -> Money:
    return Money(sum(report.by_flow.get(flow, ZERO) for flow in flows))


def _values(report: YearReport | None) -> dict[str, str]:
    """What stands behind each caption; nothing for a blank form."""
    if report is None:
        return {}
    people = {
        "党员数": report.period.members,
        "应交人数": report.period.liable,
        "交清人数": report.fully_paid,
    }
    return {caption: yuan(amount) for caption, amount in _figures(report)} | {
        caption: str(number) for caption, number in people.items()
    }


def _part(title: str, captions: tuple[tuple[str, str], ...], values: dict[str, str]) -> tuple[FormRow, ...]:
    rows = (
        FormRow((*pair(left, values.get(left, "")), *pair(right, values.get(right, "")))) for left, right in captions
    )
    return (_heading(title), *rows)


def _spent(report: YearReport | None) -> tuple[FormRow, ...]:
    """Every permitted use on the blank form, those with an amount on the filled one."""
    uses = list(DUES_USE.labels) if report is None else [use for use, amount in report.by_use.items() if amount]
    rows = [_heading("三、党费使用")]
    if report is not None and not uses:
        rows.append(FormRow(pair("使用项目", "本年没有使用党费", 3)))
    for first in range(0, len(uses), 2):
        cells = [
            cell for use in uses[first : first + 2] for cell in pair(use, yuan(report.by_use[use]) if report else "")
        ]
        missing = _ALL - len(cells)
        rows.append(FormRow((*cells, *((FormCell(columns=missing),) if missing else ())), 9))
    return tuple(rows)


def _heading(text: str) -> FormRow:
    return FormRow((label(text, columns=_ALL),), 9)


def _words(caption: str, height: float) -> FormRow:
    return FormRow((label(caption), FormCell(columns=_ALL - 1, fit=Fit.WRAP, name=caption)), height)


YEAR = RegisterDefinition(
    "cash_year",
    TITLE,
    (),
    year_form,
    subject=Subject.CASH,
    span=Span.YEAR,
    listing=year_listing,
)
