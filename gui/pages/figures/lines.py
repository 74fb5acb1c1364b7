"""The figures, the roster in numbers and the duties as rows of tables, and the filters above them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gui.pages.figures.counting import Counted
from gui.tables.column import Align, Column
from ledger.figures.duties import DutyState, DutyYear
from ledger.figures.evaluate import Figure
from ledger.figures.own import OWN_GROUP
from ledger.figures.population import Population, PopulationLine
from ledger.figures.words import plain_number, share_of
from ledger.kinds.organisation import OrgUnit

ALL_GROUPS, GAPS = "", "gaps"
GAP = "—"


class PartChip(StrEnum):
    """The parts of the page."""

    FIGURES = "figures"
    POPULATION = "population"
    DUTIES = "duties"


PARTS = ((PartChip.FIGURES, "数据"), (PartChip.POPULATION, "党员统计"), (PartChip.DUTIES, "规定动作"))


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure beside that of the year before. ``number`` is its place."""

    number: int
    figure: Figure
    before: Figure

    @property
    def label(self) -> str:
        """Its name."""
        return self.figure.definition.label

    @property
    def value(self) -> Decimal | None:
        """None where no record fills it."""
        return None if self.figure.is_gap else self.figure.value

    @property
    def last(self) -> Decimal | None:
        """That of the year before."""
        return None if self.before.is_gap else self.before.value

    @property
    def change(self) -> Decimal | None:
        """This year less the one before."""
        return None if self.value is None or self.last is None else self.value - self.last

    def is_in(self, group: str) -> bool:
        """Whether a filter leaves it."""
        if group == GAPS:
            return self.figure.is_gap
        return group in (ALL_GROUPS, self.figure.definition.group)


def figure_lines(counted: Counted) -> list[FigureLine]:
    """Every figure in its order."""
    return [FigureLine(number, *pair) for number, pair in enumerate(counted.pairs, start=1)]


def groups_of(lines: Iterable[FigureLine]) -> list[str]:
    """The headings in the order of the figures; the user's own last."""
    found = dict.fromkeys(line.figure.definition.group for line in lines)
    return [*(group for group in found if group != OWN_GROUP), *([OWN_GROUP] if OWN_GROUP in found else [])]


def number_text(value: Decimal | None) -> str:
    """A value as the table shows it."""
    return GAP if value is None else plain_number(value)


def change_text(value: Decimal | None) -> str:
    """``+3``; empty where nothing can be compared, or nothing has changed."""
    return f"{'+' if value > 0 else ''}{plain_number(value)}" if value else ""


FIGURE_COLUMNS: tuple[Column[FigureLine], ...] = (
    Column("label", "项目", 13, lambda one: one.label),
    Column(
        "value",
        "本年",
        4,
        lambda one: number_text(one.value),
        sort=lambda one: one.value,
        align=Align.RIGHT,
        shade=lambda one: "warn" if one.figure.is_gap else "",
    ),
    Column(
        "last",
        "上年",
        4,
        lambda one: number_text(one.last),
        sort=lambda one: one.last,
        align=Align.RIGHT,
        shade=lambda _: "secondary",
    ),
    Column(
        "change",
        "增减",
        3,
        lambda one: change_text(one.change),
        sort=lambda one: one.change,
        align=Align.RIGHT,
        shade=lambda _: "secondary",
    ),
    Column("unit", "单位", 3, lambda one: one.figure.definition.unit_word, align=Align.CENTER),
    Column("group", "类别", 5, lambda one: one.figure.definition.group, shade=lambda _: "secondary"),
    Column("text", "统计口径", 12, lambda one: one.figure.definition.text, shade=lambda _: "secondary", grows=True),
)


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """A line of the roster in numbers; ``title`` stands in the first line of its table only."""

    number: int
    title: str
    line: PopulationLine
    share: Decimal | None


POPULATION_COLUMNS: tuple[Column[PopulationRow], ...] = (
    Column("title", "项目", 6, lambda one: one.title, shade=lambda _: "secondary"),
    Column("label", "类别", 12, lambda one: one.line.label),
    Column("total", "合计", 5, lambda one: str(one.line.total), sort=lambda one: one.line.total, align=Align.RIGHT),
    Column("share", "占比%", 5, lambda one: "" if one.share is None else str(one.share), align=Align.RIGHT),
    Column("women", "女", 4, lambda one: str(one.line.women), align=Align.RIGHT),
    Column("minority", "少数民族", 5, lambda one: str(one.line.minority), align=Align.RIGHT),
    Column("probationary", "预备党员", 5, lambda one: str(one.line.probationary), align=Align.RIGHT),
)


def population_rows(found: Population) -> list[PopulationRow]:
    """Everybody, then the tables one below the other."""
    whole = found.everybody.total
    rows = [PopulationRow(1, "党员", found.everybody, share_of(whole, whole))]
    for table in found.tables:
        for place, line in enumerate(table.lines):
            title = table.title if place == 0 else ""
            rows.append(PopulationRow(len(rows) + 1, title, line, share_of(line.total, whole)))
    return rows


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty of one organisation."""

    number: int
    unit: OrgUnit
    year: DutyYear

    @property
    def done(self) -> int:
        """How many periods are done."""
        return sum(one.state is DutyState.MET for one in self.year.periods)

    @property
    def state(self) -> str:
        """Sign and words: what is missing, what still runs."""
        if self.year.definition is None:
            return "▲ 对应的数据已不在账簿里"
        if self.year.short:
            return f"▲ 未完成：{'、'.join(one.period.words.split('年', 1)[1] or '全年' for one in self.year.short)}"
        running = self.year.running
        if running is not None:
            words = running.period.words.split("年", 1)[1] or "全年"
            return f"○ {words}还差{self.year.duty.times - running.done}次"
        is_over = all(one.state is DutyState.MET for one in self.year.periods)
        return "✓ 已完成" if is_over else "✓ 至今都已完成"

    @property
    def is_short(self) -> bool:
        """Whether something is missing."""
        return self.year.definition is None or bool(self.year.short)


DUTY_COLUMNS: tuple[Column[DutyLine], ...] = (
    Column("text", "规定动作", 12, lambda one: one.year.duty.text),
    Column("unit", "党组织", 6, lambda one: one.unit.short_name),
    Column("state", "完成情况", 14, lambda one: one.state, shade=lambda one: "warn" if one.is_short else ""),
    Column("done", "完成期数", 5, lambda one: f"{one.done}/{len(one.year.periods)}", align=Align.CENTER),
    Column("asked", "要求", 7, lambda one: f"每{one.year.duty.period}{one.year.duty.times}次"),
    Column("set", "名称", 12, lambda one: one.year.duty.set_title, is_optional=True),
)


def duty_lines(pairs: Sequence[tuple[OrgUnit, DutyYear]]) -> list[DutyLine]:
    """The duties in their order, each with its organisations one below the other."""
    ordered = sorted(pairs, key=lambda pair: (pair[1].duty.order_no, pair[1].duty.id))
    return [DutyLine(number, unit, year) for number, (unit, year) in enumerate(ordered, start=1)]
