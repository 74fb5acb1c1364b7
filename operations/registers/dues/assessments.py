"""党费核定表: the verified base, rate and due of every member of a year, with the rules behind them."""

from collections.abc import Iterable, Iterator, Sequence

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.codes.dues import CIVIL_SERVANT, FIXED, RETIRED, TYPED_DUE
from ledger.dues.facts import DuesFacts
from ledger.dues.rates import RETIRED_TABLE, RateTable, percent_of
from ledger.dues.year import YearRow
from ledger.kinds.dues import Assessment
from ledger.values.money import Money, format_money
from ledger.values.months import Month
from operations.registers.columns import NUMBER
from operations.registers.definition import BLANK_ROWS, RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    amount_column,
    centred_column,
    day_column,
    dues_of,
    iso_day,
    months_text,
    numbered_notes,
    year_head,
    year_rows,
)
from operations.registers.period import Span

TITLE = "党费核定表"
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=20),
    centred_column("人员类型", 26),
    amount_column("计算基数", 24),
    centred_column("交纳比例", 16, Fit.ONE_LINE),
    amount_column("月应交", 20),
    centred_column("自何月", 19, Fit.ONE_LINE),
    day_column("核定日期", 24),
    Column(label="备注", width=34, align=Align.LEFT),
)
_SIGNATURES = ("支部书记：", "核定人：", "核定日期：　　年　月　日")


def assessments_register(given: RegisterInput) -> Register:
    """One line for each segment that was verified for the year; members without one stand with empty amounts."""
    rows = year_rows(given)
    options = given.options
    lines = list(_lines(dues_of(given), rows, given.period.year))
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[Row((str(number), *cells), cells[0]) for number, cells in enumerate(lines, start=1)],
        head=year_head(given),
        setup=PageSetup(is_landscape=False),
        closing_rows=() if options.is_blank else (_closing(rows),),
        blank_rows=BLANK_ROWS if options.is_blank else 0,
        signatures=_SIGNATURES,
        footnotes=numbered_notes(list(rule_notes(dues_of(given), rows, Month(given.period.year, 12)))),
        text_size=9.5,
    )


def segments_in(facts: DuesFacts, member_id: int, year: int) -> list[Assessment]:
    """What was verified for a member in a year, the earliest first."""
    return [one for one in facts.assessments_of.get(member_id, ()) if one.year == year]


def base_text(segment: Assessment) -> str:
    """The base; empty where the due does not come from one."""
    return "" if segment.method in {FIXED, TYPED_DUE} else format_money(segment.base)


def rate_text(segment: Assessment) -> str:
    """The rate, or what stands instead of it."""
    return "定额" if segment.method == FIXED else segment.rate


def rule_notes(facts: DuesFacts, rows: Iterable[YearRow], month: Month) -> Iterator[str]:
    """The rules that the lines stand on, each with document and article; without lines those for most members."""
    kinds = [row.assessment.person_kind for row in rows if row.assessment] or [CIVIL_SERVANT, RETIRED]
    tables = dict.fromkeys(facts.rules.table(kind, month) for kind in kinds)
    for table in tables:
        if table is not None:
            yield _table_note(table)
    for kind in dict.fromkeys(kinds):
        fixed = facts.rules.fixed_amount(kind, month)
        if fixed is not None:
            yield f"{kind}每月{format_money(fixed.amount)}元（{fixed.source.citation}）。"
    yearly = facts.rules.principles["yearly"]
    yield f"{yearly.text.rstrip('。')}（{yearly.citation}）。"


def _table_note(table: RateTable) -> str:
    whose = "离退休党员" if table.id == RETIRED_TABLE else "按月领取工资的党员"
    bands = "，".join(f"{band.words}的{percent_of(band.rate)}" for band in table.bands)
    return f"{whose}：基数{bands}；全部基数按所在一档的比例计算（{table.source.citation}）。"


def _lines(facts: DuesFacts, rows: Sequence[YearRow], year: int) -> Iterator[tuple[str, ...]]:
    for row in rows:
        segments = segments_in(facts, row.member.id, year)
        for segment in segments:
            yield row.member.name, *_cells(segment)
        if not segments:
            yield row.member.name, *_waiting(row.assessment)


def _cells(segment: Assessment) -> tuple[str, ...]:
    return (
        segment.person_kind,
        base_text(segment),
        rate_text(segment),
        format_money(segment.due),
        segment.from_month.register_text if segment.from_month else "",
        iso_day(segment.verified_on),
        "；".join(part for part in (_reason(segment), segment.ceiling, segment.note) if part),
    )


def _reason(segment: Assessment) -> str:
    end = f"，至{months_text([segment.to_month])}" if segment.to_month else ""
    return f"{segment.reason}{end}"


def _waiting(earlier: Assessment | None) -> tuple[str, ...]:
    if earlier is None:
        return ("", "", "", "", "", "", "尚未核定")
    note = f"尚未核定，暂按{earlier.year}年度的{format_money(earlier.due)}元"
    return (earlier.person_kind, "", "", "", "", "", note)


def _closing(rows: Sequence[YearRow]) -> Row:
    due = sum(row.assessment.due for row in rows if row.assessment)
    return Row(("", "合　计", f"{len(rows)}人", "", "", format_money(Money(due)), "", "", "按各人最近一次核定"))


ASSESSMENTS = RegisterDefinition(
    "dues_assessments",
    TITLE,
    (),
    assessments_register,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=assessments_register,
)
