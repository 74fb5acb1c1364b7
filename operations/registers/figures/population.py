"""党员统计表: the roster of 31 December by sex, age, education, person kind, 党龄 and ethnic group."""

from exports.paper.document import Align, Column, PageSetup, Register, Row
from ledger.figures.population import Population, PopulationLine, population
from ledger.figures.words import share_of
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.figures.common import SIGNATURES, asked_of, figures_head, figures_of, number_column
from operations.registers.period import Span

TITLE = "党员统计表"
_OF_THESE = ("其中",)
_COLUMNS = (
    Column(label="项目", width=26, align=Align.CENTRE),
    Column(label="类别", width=46),
    number_column("合计", 20),
    number_column("占比%", 20),
    Column(label="女", width=20, align=Align.RIGHT, groups=_OF_THESE),
    Column(label="少数民族", width=20, align=Align.RIGHT, groups=_OF_THESE),
    Column(label="预备党员", width=20, align=Align.RIGHT, groups=_OF_THESE),
)
_NOTES = ("注：统计在册、党籍正常的党员；年龄为周岁，党龄自转为正式党员之日起算；未填写民族的不计入少数民族。",)


def population_register(given: RegisterInput) -> Register:
    """The tables one below the other; empty for a hand."""
    found = population(figures_of(given).facts, asked_of(given))
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=_blank_rows(found) if given.options.is_blank else _rows(found),
        head=figures_head(given, "单位：名"),
        setup=PageSetup(),
        signatures=SIGNATURES,
        footnotes=_NOTES,
        row_height=6.2,
        text_size=9.5,
    )


def _rows(found: Population) -> list[Row]:
    whole = found.everybody
    rows = [_row("党员", whole, whole.total)]
    for table in found.tables:
        rows += [_row(table.title if place == 0 else "", line, whole.total) for place, line in enumerate(table.lines)]
    return rows


def _row(title: str, line: PopulationLine, whole: int) -> Row:
    share = share_of(line.total, whole)
    counts = (line.women, line.minority, line.probationary)
    cells = (title, line.label, str(line.total), "" if share is None else str(share), *map(str, counts))
    return Row(cells, line.label)


def _blank_rows(found: Population) -> list[Row]:
    """The captions without the numbers; those of ethnic groups are left to the hand."""
    empty = ("",) * 5
    rows = [Row(("党员", found.everybody.label, *empty))]
    for table in found.tables:
        labels = [line.label for line in table.lines]
        rows += [Row((table.title if place == 0 else "", label, *empty)) for place, label in enumerate(labels)]
    return rows


POPULATION = RegisterDefinition(
    "member_statistics",
    TITLE,
    (),
    population_register,
    subject=Subject.FIGURES,
    span=Span.YEAR,
    listing=population_register,
)
