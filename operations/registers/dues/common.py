"""What the registers about dues share: whose lines, in which order, and the words on the sheet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from exports.paper.document import Align, Column, Fit, HeadFields
from ledger.dues.facts import DuesFacts
from ledger.dues.year import YearRow, year_view
from ledger.fields import Form
from ledger.kinds.member import Member
from ledger.values.months import Month
from operations.registers.definition import RegisterInput

MEASURE = "单位：元"
SIGNATURES = ("支部书记：", "组织委员：", "收款人：", "填表日期：　　　　年　　月　　日")
DATE_LINE = "　　　　年　　月　　日"
_LAST = 10**9


def dues_of(given: RegisterInput) -> DuesFacts:
    """The facts about dues. Raises RuntimeError when the input was read for a register of another subject."""
    if given.dues is None:
        raise RuntimeError("the dues were not read")
    return given.dues


def amount_column(label: str, width: float, groups: tuple[str, ...] = ()) -> Column:
    """A column of amounts: right-aligned, never broken."""
    return Column(label=label, width=width, align=Align.RIGHT, fit=Fit.ONE_LINE, groups=groups, holds=Form.MONEY)


def centred_column(label: str, width: float, fit: Fit = Fit.SHRINK) -> Column:
    """A column of short words or months."""
    return Column(label=label, width=width, align=Align.CENTRE, fit=fit)


def day_column(label: str, width: float, groups: tuple[str, ...] = ()) -> Column:
    """A column of days as ``2026-11-22``."""
    return Column(label=label, width=width, align=Align.CENTRE, fit=Fit.ONE_LINE, groups=groups, holds=Form.DAY)


def year_rows(given: RegisterInput) -> list[YearRow]:
    """The members of the year with their months, in the chosen order; none for a blank form."""
    options = given.options
    if options.is_blank:
        return []
    rows = year_view(dues_of(given), given.period.year, options.as_of, options.unit_id).rows
    wanted = [row for row in rows if options.member_id in {None, row.member.id}]
    rank = rank_in(given)
    return sorted(wanted, key=lambda row: rank(row.member))


def rank_in(given: RegisterInput) -> Callable[[Member], tuple[int, int]]:
    """The place of a member in the chosen order; those who have left stand behind the others."""
    everybody = replace(given, options=replace(given.options, member_id=None))
    places = {entry.member.id: place for place, entry in enumerate(everybody.entries())}
    return lambda member: (places.get(member.id, _LAST), member.id)


def year_head(given: RegisterInput, right: str = MEASURE) -> HeadFields:
    """Organisation, period, measure."""
    period = "　　　　年度" if given.options.is_blank else given.period.words
    return HeadFields(left=f"党支部（盖章）：{given.unit_name}", centre=period, right=right)


def as_of_words(given: RegisterInput) -> str:
    """``截至2026年11月22日``."""
    return f"截至{chinese_day(given.options.as_of)}"


def chinese_day(day: date | None) -> str:
    """``2026年11月22日``; room to write for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else DATE_LINE


def iso_day(day: date | None) -> str:
    """``2026-11-22``, empty for none."""
    return day.isoformat() if day else ""


def numbered_notes(notes: Sequence[str]) -> tuple[str, ...]:
    """Notes below a table: ``注：1.…`` and the others under it; a single one has no number."""
    if len(notes) == 1:
        return (f"注：{notes[0]}",)
    return tuple(f"{'　　' if number > 1 else '注：'}{number}.{note}" for number, note in enumerate(notes, start=1))


def spans(months: Iterable[Month]) -> list[tuple[Month, Month]]:
    """Runs of months, first and last of each."""
    ordered = sorted(set(months))
    runs = groupby(enumerate(ordered), key=lambda numbered: numbered[1].plus(-numbered[0]))
    found = [[month for _, month in run] for _, run in runs]
    return [(run[0], run[-1]) for run in found]


def months_text(months: Iterable[Month], year: int | None = None) -> str:
    """``2025年11月至2026年1月、3月``: a year is named when it is not the one named before, or ``year``."""
    parts, named = [], year
    for first, last in spans(months):
        text, named = _named(first, named)
        if last != first:
            end, named = _named(last, named)
            text += f"至{end}"
        parts.append(text)
    return "、".join(parts)


def _named(month: Month, year: int | None) -> tuple[str, int]:
    return (f"{month.number}月" if month.year == year else month.chinese()), month.year
