"""What the page shows of a place: which units appraise there, and the appraisal of the one that is looked at."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gui.forms.formats import format_of
from gui.pages.appraisal.grid import Typed
from ledger.appraisal.appraisees import takes_appraisal
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, missing_people, people_of, sheet_of
from ledger.intake.reading import Reading
from ledger.kinds.appraisal import APPRAISAL_RESULTS, Appraisal
from ledger.kinds.organisation import GROUP, OrgUnit
from ledger.values.period import holds_on


@dataclass(frozen=True)
class Refused:
    """A typed text that was not understood, and why."""

    typed: Typed
    sentence: str


def appraising_units(facts: AppraisalFacts, unit_id: int | None, year: int) -> list[OrgUnit]:
    """The branches at a place (of a 党小组: its branch) that were there at the end of the year or have an appraisal."""
    chosen = facts.roster.unit_by_id.get(unit_id or 0)
    if chosen is not None and chosen.level == GROUP:
        chosen = facts.roster.unit_by_id.get(chosen.parent_id or 0)
    wanted = None if chosen is None else facts.roster.units_below(chosen.id)
    appraised = {one.org_unit_id for one in facts.of_year(year)}
    return [
        unit
        for unit in facts.roster.units
        if (wanted is None or unit.id in wanted)
        and takes_appraisal(unit.level)
        and (unit.id in appraised or holds_on(date(year, 12, 31), unit.founded_on, unit.ended_on))
    ]


def sheet_for(facts: AppraisalFacts, unit_id: int, year: int) -> AppraisalSheet | None:
    """The appraisal of a unit for a year."""
    one = next((one for one in facts.of_year(year) if one.org_unit_id == unit_id), None)
    return sheet_of(facts, one.id) if one is not None else None


def differing_from_roster(facts: AppraisalFacts, sheet: AppraisalSheet) -> tuple[list[str], list[str]]:
    """The names that the roster of the day has and the list lacks, and those that it no longer has."""
    people = people_of(facts, sheet)
    missing = [one.entry.member.name for one in missing_people(sheet, people.values())]
    gone = [facts.life.person_name(one.member_id) for one in sheet.results if (one.member_id or 0) not in people]
    return missing, gone


def with_typed(sheet: AppraisalSheet, typed: tuple[Typed, ...]) -> AppraisalSheet | Refused:
    """The appraisal with what was typed, or the first text that was not understood."""
    for one in typed:
        line = sheet.result_of(one.member_id)
        reading = _read(one)
        if reading.doubt is not None:
            return Refused(one, reading.doubt)
        if line is not None:
            change: dict[str, Any] = {one.field: reading.value}
            sheet = sheet.with_result(replace(line, **change))
    return sheet


def _read(one: Typed) -> Reading:
    """As a form reads it; an empty cell is the empty value of the field."""
    empty = getattr(APPRAISAL_RESULTS.record(), one.field)
    if not one.text.strip():
        return Reading(empty)
    reading = format_of(APPRAISAL_RESULTS.by_name[one.field]).read(one.text)
    if isinstance(reading.value, int) and reading.value < 0:
        return Reading(doubt="票数不能是负数。")
    return Reading(empty) if reading.value is None and reading.doubt is None else reading


def head_words(facts: AppraisalFacts, one: Appraisal) -> str:
    """``2026-03-06 民主评议党员　发出14　收回14　无效0　评定2026-03-11``."""
    meeting = facts.life.meeting_by_id.get(one.meeting_id or 0)
    day = facts.known_day(one)
    held = f"{day:%Y-%m-%d}" if day else "没有填写测评日期"
    parts = [f"{held} {meeting.kind}" if meeting else f"{held}（没有关联会议）"]
    if one.issued or one.returned:
        valid = max(0, one.returned - one.void)
        parts.append(f"发出 {one.issued} · 收回 {one.returned} · 无效 {one.void} · 有效 {valid}")
    else:
        parts.append("没有填写测评票数")
    parts += [f"评定 {one.opinion_on:%Y-%m-%d}"] if one.opinion_on else []
    parts += [f"上报 {one.reported_on:%Y-%m-%d}"] if one.reported_on else []
    return "　".join(parts)
