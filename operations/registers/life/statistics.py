"""三会一课统计表: how often each kind was asked for, planned and held in a year, and how many came."""

from collections.abc import Iterator, Sequence

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.fields import Form
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.life.statistics import KindCount, life_statistics, share_of
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import (
    UPRIGHT_SIGNATURES,
    as_of_words,
    count_column,
    life_head,
    life_of,
    unit_id_of,
    units_of,
)
from operations.registers.period import Span

TITLE = "三会一课统计表"
_BLANK_ROWS = 14
_COLUMNS = (
    NUMBER,
    Column(label="党组织", width=32),
    Column(label="会议类型", width=28),
    count_column("应开\n次数", 14),
    count_column("计划\n未开", 14),
    count_column("已开\n次数", 14),
    count_column("完成\n期数", 14),
    count_column("应到\n人次", 16),
    count_column("实到\n人次", 16),
    Column(label="到会率\n%", width=16, align=Align.RIGHT, fit=Fit.ONE_LINE, holds=Form.TEXT),
    Column(label="备注", width=20),
)
_NOTES = (
    "注：1.应开次数为全年应召开的次数，完成期数为其中已有会议的期数；没有统一规定次数的不填。",
    "　　2.联合召开的会议，党总支计一次，参加的支部各计一次；应到、实到为各次会议人数之和。",
    "　　3.组织生活会、民主评议党员按所属年度统计，其他会议按召开日期统计。",
)


def statistics_register(given: RegisterInput) -> Register:
    """The kinds of the organisation, and then of every branch below it."""
    lines = [] if given.options.is_blank else list(_lines(given))
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(given, number, unit, one) for number, (unit, one) in enumerate(lines, start=1)],
        head=life_head(given, as_of_words(given)),
        setup=PageSetup(),
        closing_rows=(_total([one for unit, one in lines if unit.id == unit_id_of(given)]),) if lines else (),
        blank_rows=0 if lines else _BLANK_ROWS,
        signatures=UPRIGHT_SIGNATURES,
        footnotes=_NOTES,
    )


def _lines(given: RegisterInput) -> Iterator[tuple[OrgUnit, KindCount]]:
    facts, own = life_of(given), unit_id_of(given)
    wanted = units_of(given)
    branches = [one for one in facts.roster.units if one.id in wanted and one.level == BRANCH and one.id != own]
    for unit in ([given.unit] if given.unit else []) + branches:
        for one in life_statistics(facts, given.period.year, given.options.as_of, unit.id):
            yield unit, one


def _unit_words(given: RegisterInput, unit: OrgUnit) -> str:
    """The organisation of the register stands for everything below it."""
    has_more = unit.id == unit_id_of(given) and unit.level != BRANCH
    return f"{unit.short_name}及所属" if has_more else unit.short_name


def _row(given: RegisterInput, number: int, unit: OrgUnit, one: KindCount) -> Row:
    cells = (
        str(number),
        _unit_words(given, unit),
        one.kind,
        "" if one.asked is None else str(one.asked),
        *(str(count) for count in (one.planned, one.held)),
        "" if one.asked is None else str(one.done),
        *(str(count) for count in (one.should, one.came)),
        "" if one.share is None else str(one.share),
        "",
    )
    return Row(cells, unit.short_name)


def _total(counts: Sequence[KindCount]) -> Row:
    """The sums of the organisation itself, which hold those of its branches."""
    should, came = sum(one.should for one in counts), sum(one.came for one in counts)
    share = share_of(came, should)
    figures = (
        sum(one.asked or 0 for one in counts),
        sum(one.planned for one in counts),
        sum(one.held for one in counts),
        sum(one.done for one in counts),
        should,
        came,
    )
    return Row(("", "合　计", "", *map(str, figures), "" if share is None else str(share), ""))


STATISTICS = RegisterDefinition(
    "life_statistics",
    TITLE,
    (),
    statistics_register,
    subject=Subject.LIFE,
    span=Span.YEAR,
    listing=statistics_register,
)
