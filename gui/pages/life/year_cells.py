"""What a cell of the year says: a few signs in the grid, one sentence at its foot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gui.pages.life.painting import FULL, GAP_SIGNS, RING
from gui.pages.life.words import day_of
from ledger.checks.answers import Checked
from ledger.errors import Level
from ledger.kinds.meetings import Meeting
from ledger.life.series import Cell, CellState, Series

MONTHS = 12
ANSWERED = "已说明"
_LEVELS = {Level.MUST: "必改", Level.WARN: "提醒", Level.INFO: "提示"}
_GAP_SHADES = {Level.MUST: "accent", Level.WARN: "warn", Level.INFO: "secondary"}
_MOST_DAYS = 2


@dataclass(frozen=True, slots=True)
class ShownCell:
    """How a cell looks: a sign with its colour, and a text with its own. ``sign`` is empty for none.

    ``short`` stands instead of the text where that is too wide.
    """

    text: str
    sign: str = ""
    sign_shade: str = ""
    shade: str = "text"
    short: str = ""


def shown_cell(series: Series, cell: Cell, gap: Checked | None, today: date) -> ShownCell:
    """The look of a period; ``gap`` is the finding about it where it is one."""
    is_wide = len(series.cells) < MONTHS
    if cell.state is CellState.HELD or (cell.meetings and cell.state is CellState.NOT_YET):
        return ShownCell(_held_text(cell.meetings, is_wide=is_wide), FULL, "good", short=f"{len(cell.meetings)}次")
    if cell.state is CellState.GAP:
        if gap is not None and gap.answer is not None:
            return ShownCell(ANSWERED, shade="secondary")
        level = gap.finding.level if gap is not None else Level.INFO
        shade = _GAP_SHADES[level]
        return ShownCell("缺", GAP_SIGNS.get(level, ""), shade, shade)
    if cell.planned:
        missed = [one for one in cell.planned if one.planned_on is not None and one.planned_on < today]
        return ShownCell(_planned_text(cell.planned, is_wide=is_wide), RING, "accent" if missed else "secondary")
    if cell.state is CellState.NOT_YET:
        return ShownCell("", shade="faint") if series.rule is None else ShownCell("—", shade="faint")
    return ShownCell("待开" if cell.first <= today else "", shade="secondary")


def unasked_words(series: Series) -> str:
    """``不适用：没有党小组``."""
    return f"不适用：{series.words.removesuffix('，不适用')}"


def cell_sentence(series: Series, cell: Cell, gap: Checked | None, today: date) -> str:
    """``第一支部 支部党员大会 2026年第1季度：召开1次，3月12日。一般每季度1次（《…》第十一条）。``"""
    head = f"{series.unit.short_name}　{series.kind}"
    if not series.is_applicable:
        return f"{head}　{_frequency(series)}"
    return f"{head}　{cell.words}：{_standing(series, cell, gap, today)}{_frequency(series)}"


def _standing(series: Series, cell: Cell, gap: Checked | None, today: date) -> str:
    if cell.state is CellState.GAP:
        return _gap_words(cell, gap)
    parts = []
    if cell.meetings:
        parts.append(f"召开{len(cell.meetings)}次，{_days(cell.meetings)}。")
    if cell.planned:
        parts.append(f"计划{len(cell.planned)}次，{_days(cell.planned)}。")
    if not parts:
        parts.append(_nothing(series, cell, today))
    return "".join(parts)


def _nothing(series: Series, cell: Cell, today: date) -> str:
    if cell.state is CellState.NOT_YET:
        return "没有召开。" if series.rule is None else "不要求：单位当时没有成立、没有党员，或者条文还没有施行。"
    if cell.first > today:
        return "还没有到。"
    return f"还没有召开，最迟{cell.last.month}月{cell.last.day}日。"


def _gap_words(cell: Cell, gap: Checked | None) -> str:
    part = f"只有部分党小组召开（{_days(cell.meetings)}）。" if cell.meetings else ""
    if gap is None:
        return part or "没有召开。"
    if gap.answer is not None:
        by = f"，{gap.answer.answered_by}" if gap.answer.answered_by else ""
        day = f"{gap.answer.answered_on:%Y-%m-%d}" if gap.answer.answered_on else ""
        return f"{part}没有召开，{ANSWERED}：{gap.answer.text}（{day}{by}）。"
    return f"{part}没有召开（{_LEVELS[gap.finding.level]}）。"


def _frequency(series: Series) -> str:
    citation = f"（{series.rule.citation}）" if series.rule is not None else ""
    return f"{series.words}{citation}。"


def _days(meetings: Iterable[Meeting]) -> str:
    return "、".join(f"{day.month}月{day.day}日" for one in meetings if (day := day_of(one)) is not None)


def _held_text(meetings: tuple[Meeting, ...], *, is_wide: bool) -> str:
    days = [day for one in meetings if (day := day_of(one)) is not None]
    if is_wide:
        return f"{len(days)}次　{_dates(days)}"
    return _numbers(days) if len(days) <= _MOST_DAYS else f"{len(days)}次"


def _planned_text(meetings: tuple[Meeting, ...], *, is_wide: bool) -> str:
    days = [day for one in meetings if (day := day_of(one)) is not None]
    if is_wide:
        return f"计划　{_dates(days)}"
    return _numbers(days) if len(days) <= _MOST_DAYS else f"{len(days)}次"


def _numbers(days: list[date]) -> str:
    return "、".join(str(day.day) for day in days) + "日"


def _dates(days: list[date]) -> str:
    return "、".join(f"{day:%m-%d}" for day in days)
