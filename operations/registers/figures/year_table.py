"""年度数据表: every figure with its value and the year before; or branch by branch, or with the records behind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from exports.paper.document import Align, Column, Fit, PageSetup, Part, Register, Row
from ledger.figures.behind import records_behind
from ledger.figures.breakdown import units_below
from ledger.figures.evaluate import Figure, evaluate
from ledger.figures.words import plain_number
from operations.figures.reading import year_figures
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.figures.common import SIGNATURES, asked_of, figures_head, figures_of, number_column
from operations.registers.life.common import day_column, iso_day
from operations.registers.period import Span

TITLE = "年度数据表"
PLAIN, BY_BRANCH, WITH_RECORDS = "plain", "branches", "records"
LAYOUTS = ((PLAIN, "本年与上年"), (BY_BRANCH, "分支部"), (WITH_RECORDS, "附来源记录"))
NO_RECORD = "—"
_NOTES = (
    "注：1.“—”表示没有登记的记录。占比的增减为百分点；人次不去重，人数同一人计一次。",
    "　　2.几个支部联合开展的活动，党总支计一次，各支部各计一次，各支部之和可以大于合计。",
)
_NAMES = (
    NUMBER,
    Column(label="类别", width=20, align=Align.CENTRE),
    Column(label="项目", width=42, fit=Fit.WRAP),
    Column(label="单位", width=13, align=Align.CENTRE, fit=Fit.ONE_LINE),
)
_COLUMNS = (
    *_NAMES,
    number_column("本年", 18),
    number_column("上年", 18),
    number_column("增减", 16),
    Column(label="统计口径", width=62, fit=Fit.WRAP),
)
_RECORD_COLUMNS = (
    NUMBER,
    Column(label="项目", width=36, fit=Fit.WRAP),
    day_column("日期", 20),
    Column(label="记录", width=90, fit=Fit.WRAP),
)
_NOT_LISTED = frozenset({"attendances", "roster", "study_hours"})
"""Sources with a row a person and day: their lists are those of the roster and of 考勤."""
_MOST_UPRIGHT = 4


def year_document(given: RegisterInput) -> Register | list[Part]:
    """The table in the layout that was chosen."""
    if given.options.layout == BY_BRANCH:
        return branches_register(given)
    if given.options.layout == WITH_RECORDS and not given.options.is_blank:
        return [year_register(given), records_register(given)]
    return year_register(given)


def year_register(given: RegisterInput) -> Register:
    """The figures of the year beside those of the year before."""
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(number, *pair) for number, pair in enumerate(_pairs(given), start=1)],
        head=figures_head(given),
        setup=PageSetup(),
        blank_rows=30 if given.options.is_blank else 0,
        signatures=SIGNATURES,
        footnotes=_NOTES,
        text_size=9.5,
    )


def _pairs(given: RegisterInput) -> list[tuple[Figure, Figure]]:
    if given.options.is_blank:
        return []
    figures, asked = figures_of(given), asked_of(given)
    return list(zip(year_figures(figures, asked), year_figures(figures, asked.before), strict=True))


def _row(number: int, figure: Figure, before: Figure) -> Row:
    definition = figure.definition
    note = "。".join(part for part in (definition.text.rstrip("。"), figure.note) if part)
    cells = (
        str(number),
        definition.group,
        definition.label,
        definition.unit_word,
        value_text(figure),
        value_text(before),
        change_text(figure, before),
        f"{note}。" if note else "",
    )
    return Row(cells, definition.label)


def value_text(figure: Figure) -> str:
    """The plain value; a dash where no record fills it."""
    return NO_RECORD if figure.is_gap or figure.value is None else plain_number(figure.value)


def change_text(figure: Figure, before: Figure) -> str:
    """``+3`` against the year before; empty where one of both is not known."""
    if figure.is_gap or before.is_gap or figure.value is None or before.value is None:
        return ""
    change: Decimal = figure.value - before.value
    return f"{'+' if change > 0 else ''}{plain_number(change)}"


# Branch by branch


def branches_register(given: RegisterInput) -> Register:
    """The figures of the organisation and of each below it."""
    figures, asked = figures_of(given), asked_of(given)
    units = units_below(figures.facts, asked)
    columns = [number_column("合计", 18), *(number_column(unit.short_name, 18) for unit in units)]
    asks = [asked, *(replace(asked, unit_id=unit.id) for unit in units)]
    rows = (
        []
        if given.options.is_blank
        else [
            Row(
                (
                    str(number),
                    one.group,
                    one.label,
                    one.unit_word,
                    *(value_text(evaluate(one, figures.facts, ask)) for ask in asks),
                ),
                one.label,
            )
            for number, one in enumerate(figures.definitions, start=1)
        ]
    )
    return Register(
        title=f"{TITLE}（分支部）",
        columns=(*_NAMES, *columns),
        rows=rows,
        head=figures_head(given),
        setup=PageSetup(is_landscape=len(units) > _MOST_UPRIGHT),
        blank_rows=0 if rows else 30,
        signatures=SIGNATURES,
        footnotes=_NOTES,
        text_size=9.5,
    )


# Records behind


def records_register(given: RegisterInput) -> Register:
    """The records behind each figure, one a row."""
    found = [figure for figure, _ in _pairs(given)]
    return Register(
        title="年度数据来源记录",
        columns=_RECORD_COLUMNS,
        rows=list(_record_rows(given, found)),
        head=figures_head(given),
        setup=PageSetup(),
        signatures=SIGNATURES,
        footnotes=("注：到会情况和年末在册党员的记录见考勤表和党员名册，这里不重复列出。",),
        text_size=9.5,
    )


def _record_rows(given: RegisterInput, found: Sequence[Figure]) -> Iterator[Row]:
    listed = (one for one in found if one.definition.parts[0].source not in _NOT_LISTED)
    records = ((figure, record) for figure in listed for record in records_behind(figure, figures_of(given).facts))
    for number, (figure, record) in enumerate(records, start=1):
        cells = (str(number), figure.definition.label, iso_day(record.day), record.words)
        yield Row(cells, figure.definition.label)


YEAR_FIGURES = RegisterDefinition(
    "year_figures",
    TITLE,
    (),
    year_document,
    subject=Subject.FIGURES,
    span=Span.YEAR,
    listing=year_register,
    layouts=LAYOUTS,
)
