"""三会一课完成情况表: each kind of meeting against the periods of a year, and what was answered about the gaps."""

from collections.abc import Iterator, Sequence

from exports.paper.document import (
    Align,
    Column,
    Fit,
    FormCell,
    FormRow,
    FormSheet,
    HeadFields,
    PageSetup,
    Register,
    Row,
    label,
)
from ledger.fields import Form
from ledger.kinds.attached import FindingAnswer
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.life.duties import Duty, duties_of
from ledger.life.facts import LifeFacts
from ledger.life.periods import periods_of
from ledger.life.series import Cell, CellState, Series, year_series
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import SIGNATURES, as_of_words, iso_day, life_of, unit_id_of
from operations.registers.period import Span

TITLE = "三会一课完成情况表"
HELD, GAP, NOT_ASKED = "√", "缺", "—"
STATE_WORDS = {
    CellState.HELD: "已召开",
    CellState.GAP: "应开未开",
    CellState.OPEN: "未到期",
    CellState.NOT_YET: "不要求",
}
_MONTHS = 12
_KIND_WIDTH, _WORDS_WIDTH, _MONTH_WIDTH, _SUM_WIDTH, _NOTE_WIDTH = 28, 30, 12, 12, 44
_WIDTHS = (_KIND_WIDTH, _WORDS_WIDTH, *[_MONTH_WIDTH] * _MONTHS, _SUM_WIDTH, _NOTE_WIDTH)
_NOTES = (
    "注：1.格内为召开日期（日），所在月份不同的写明月份；“缺”为应开未开，空白为未到期，“—”为不要求或者没有规定次数。",
    "　　2.备注为对缺项的说明；组织生活会、民主评议党员按所属年度计入。",
)
_COLUMNS = (
    NUMBER,
    Column(label="党组织", width=28),
    Column(label="会议类型", width=28),
    Column(label="要求", width=34),
    Column(label="期间", width=30),
    Column(label="完成情况", width=20, align=Align.CENTRE),
    Column(label="召开次数", width=14, align=Align.CENTRE, holds=Form.WHOLE),
    Column(label="召开日期", width=40, fit=Fit.WRAP),
    Column(label="说明", width=50, fit=Fit.WRAP),
)


def completion_forms(given: RegisterInput) -> list[FormSheet]:
    """A sheet for each organisation that is asked for meetings, or an empty one."""
    if given.options.is_blank:
        return [_blank(given)]
    found: dict[int, list[Series]] = {}
    for one in _series(given):
        found.setdefault(one.unit.id, []).append(one)
    return [_form(given, series[0].unit, series) for series in found.values()] or [_blank(given)]


def completion_listing(given: RegisterInput) -> Register:
    """Every period of every kind and organisation, one row each."""
    lines = [(series, cell) for series in _series(given) if series.is_applicable for cell in series.cells]
    facts = life_of(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_listed(facts, number, *line) for number, line in enumerate(lines, start=1)],
        head=_head(given, given.unit),
        signatures=SIGNATURES,
    )


def answers_to(facts: LifeFacts, series: Series) -> Iterator[tuple[Cell, FindingAnswer]]:
    """What was answered about the gaps of a series."""
    for cell in series.cells:
        answer = _answer(facts, series, cell)
        if answer is not None and cell.state is CellState.GAP:
            yield cell, answer


def _answer(facts: LifeFacts, series: Series, cell: Cell) -> FindingAnswer | None:
    """The newest answer about a period, by the rule that asks for the meeting."""
    found = [
        one
        for one in facts.answers
        if one.record_kind == ORG_UNITS.key
        and one.record_id == series.unit.id
        and one.scope == cell.key
        and series.rule is not None
        and one.rule == series.rule.id
    ]
    return max(found, key=lambda one: (iso_day(one.answered_on), one.id), default=None)


def _series(given: RegisterInput) -> Sequence[Series]:
    if given.options.is_blank:
        return ()
    return year_series(life_of(given), given.period.year, given.options.as_of, unit_id_of(given))


def _head(given: RegisterInput, unit: OrgUnit | None) -> HeadFields:
    return HeadFields(
        left=f"党组织（盖章）：{unit.full_name if unit else ''}",
        centre="　　　　年度" if given.options.is_blank else given.period.words,
        right=as_of_words(given),
    )


def _form(given: RegisterInput, unit: OrgUnit | None, series: Sequence[Series]) -> FormSheet:
    facts = life_of(given)
    return _sheet(given, unit, [_row(facts, one) for one in series])


def _blank(given: RegisterInput) -> FormSheet:
    """The kinds of the organisation with empty boxes."""
    duties = duties_of(life_of(given), given.unit) if given.unit else ()
    return _sheet(given, given.unit, [_blank_row(one) for one in duties])


def _sheet(given: RegisterInput, unit: OrgUnit | None, rows: Sequence[FormRow]) -> FormSheet:
    captions = ("会议类型", "要求", *(f"{month}月" for month in range(1, _MONTHS + 1)), "合计", "备注")
    return FormSheet(
        title=TITLE,
        record=unit.short_name if unit else "",
        column_widths=_WIDTHS,
        rows=(FormRow(tuple(map(label, captions)), 9), *rows),
        head=_head(given, unit),
        setup=PageSetup(is_landscape=True),
        signatures=SIGNATURES,
        footnotes=_NOTES,
        text_size=10,
    )


def _row(facts: LifeFacts, series: Series) -> FormRow:
    first = (label(series.kind), FormCell(text=series.words, name="要求"))
    if not series.is_applicable:
        return FormRow((*first, FormCell(text="不适用", columns=_MONTHS, name="完成情况"), FormCell(), FormCell()), 12)
    columns = _MONTHS // len(series.cells)
    boxes = (FormCell(text=_cell_text(cell, series), columns=columns, name="完成情况") for cell in series.cells)
    held = sum(len(cell.meetings) for cell in series.cells)
    notes = "；".join(f"{_without_year(cell)}：{one.text.rstrip('。')}" for cell, one in answers_to(facts, series))
    return FormRow((*first, *boxes, FormCell(text=str(held)), FormCell(text=notes, fit=Fit.WRAP, name="备注")), 12)


def _without_year(cell: Cell) -> str:
    return cell.words.removeprefix(f"{cell.first.year}年") or cell.words


def _blank_row(duty: Duty) -> FormRow:
    boxes = [FormCell(columns=_MONTHS // duty.per_year)] * len(periods_of(2000, duty.per_year))
    return FormRow((label(duty.kind), FormCell(text=duty.words), *boxes, FormCell(), FormCell()), 12)


def _cell_text(cell: Cell, series: Series) -> str:
    if cell.meetings:
        return HELD + "\n" + "、".join(_short_days(cell, series))
    return {CellState.GAP: GAP, CellState.NOT_YET: NOT_ASKED}.get(cell.state, "")


def _short_days(cell: Cell, series: Series) -> Iterator[str]:
    """The days held; the month is named where the box is longer than a month or the day lies outside of it."""
    is_month = len(series.cells) == _MONTHS
    for one in cell.meetings:
        day = one.held_on
        if day is not None:
            year = f"{day.year}年" if day.year != cell.first.year else ""
            month = "" if is_month and day.month == cell.first.month and not year else f"{day.month}月"
            yield f"{year}{month}{day.day}日"


def _listed(facts: LifeFacts, number: int, series: Series, cell: Cell) -> Row:
    answer = _answer(facts, series, cell)
    cells = (
        str(number),
        series.unit.short_name,
        series.kind,
        series.words,
        cell.words,
        STATE_WORDS[cell.state],
        str(len(cell.meetings)),
        "、".join(iso_day(one.held_on) for one in cell.meetings),
        answer.text if answer and cell.state is CellState.GAP else "",
    )
    return Row(cells, f"{series.unit.short_name}{series.kind}")


COMPLETION = RegisterDefinition(
    "life_completion",
    TITLE,
    (),
    completion_forms,
    subject=Subject.LIFE,
    span=Span.YEAR,
    listing=completion_listing,
)
