"""学时登记表: what each member has studied in a year against what is asked, and what counts, one row each."""

from collections.abc import Iterator
from dataclasses import replace

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.fields import Form
from ledger.life.facts import LifeFacts
from ledger.life.hours import HourLine, MemberHours, study_hours
from ledger.roster.order import sort_key
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import (
    SIGNATURES,
    UPRIGHT_SIGNATURES,
    as_of_words,
    chinese_day,
    count_column,
    day_column,
    life_head,
    life_of,
    unit_id_of,
)
from operations.registers.period import Span

TITLE = "学时登记表"
_BLANK_ROWS = 18


def _hours_column(label: str, width: float) -> Column:
    return Column(label=label, width=width, align=Align.RIGHT, fit=Fit.ONE_LINE, holds=Form.TEXT)


_SUMMARY = (
    NUMBER,
    Column(label="姓名", width=32),
    count_column("次数", 16),
    _hours_column("已学学时", 22),
    _hours_column("应学学时", 22),
    _hours_column("尚缺学时", 22),
    Column(label="备注", width=52, fit=Fit.WRAP),
)
_DETAIL = (
    NUMBER,
    Column(label="姓名", width=26),
    day_column("日期", 22),
    Column(label="内容", width=62, fit=Fit.WRAP),
    Column(label="形式", width=28),
    Column(label="组织单位", width=30),
    count_column("分钟", 14),
    _hours_column("累计学时", 18),
    Column(label="备注", width=24),
)


def hours_registers(given: RegisterInput) -> list[Register]:
    """The sums of everybody, then everything that counts; ``member_id`` narrows both to one person."""
    return [hours_detail(given)] if given.options.is_blank else [hours_summary(given), hours_detail(given)]


def hours_detail(given: RegisterInput) -> Register:
    """The meetings and trainings that count, person by person, with the running sum."""
    lines = [row for one in _members(given) for row in _lines(life_of(given), one)]
    return Register(
        title=f"{TITLE}（明细）" if lines else TITLE,
        columns=_DETAIL,
        rows=[Row((str(number), *cells), cells[0]) for number, cells in enumerate(lines, start=1)],
        head=life_head(given, as_of_words(given)),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=SIGNATURES,
    )


def _members(given: RegisterInput) -> list[MemberHours]:
    """In the chosen order of people."""
    options = given.options
    if options.is_blank:
        return []
    found = study_hours(life_of(given), given.period.year, options.as_of, unit_id_of(given))
    key = sort_key(options.order, given.names)
    wanted = [one for one in found if options.member_id in {None, one.entry.member.id}]
    return sorted(wanted, key=lambda one: key(one.entry))


def hours_summary(given: RegisterInput) -> Register:
    """One row a person."""
    members = _members(given)
    return Register(
        title=TITLE,
        columns=_SUMMARY,
        rows=[_summed(number, one) for number, one in enumerate(members, start=1)],
        head=life_head(given, as_of_words(given)),
        setup=PageSetup(),
        signatures=UPRIGHT_SIGNATURES,
        footnotes=_rules(members),
    )


def _rules(members: list[MemberHours]) -> tuple[str, ...]:
    """How much is asked and by which text, and what makes a 学时."""
    found = {one.rule.id: one.rule for one in members if one.rule}
    asked = [f"{rule.text.rstrip('。')}（{rule.citation}）" for rule in found.values()]
    minutes = {one.minutes_per_hour for one in members}
    return tuple(f"注：{'；'.join([*asked, f'1学时按{number}分钟计'])}。" for number in minutes)


def _summed(number: int, one: MemberHours) -> Row:
    since = f"{chinese_day(one.since)}起在册" if one.since else ""
    figures = (str(len(one.lines)), str(one.hours), str(one.asked) if one.rule else "", str(one.lacking))
    return Row((str(number), one.entry.member.name, *figures, since), one.entry.member.name)


def _lines(facts: LifeFacts, one: MemberHours) -> Iterator[tuple[str, ...]]:
    for place, line in enumerate(one.lines, start=1):
        unit = facts.roster.unit_by_id.get(line.unit_id or 0)
        so_far = replace(one, lines=one.lines[:place])
        yield (
            one.entry.member.name,
            line.on.isoformat(),
            line.topic,
            line.kind,
            unit.short_name if unit else "",
            str(line.minutes),
            str(so_far.hours),
            _remark(line),
        )


def _remark(line: HourLine) -> str:
    """Where the time comes from when it is no attendance of a meeting."""
    if line.is_training:
        return "培训登记簿"
    return "补课" if line.is_made_up else ""


STUDY_HOURS = RegisterDefinition(
    "study_hours",
    TITLE,
    (),
    hours_registers,
    subject=Subject.LIFE,
    span=Span.YEAR,
    listing=hours_detail,
)
