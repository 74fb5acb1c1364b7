"""The coverage of a year as rows, one a member: with whom he has talked, whom he still lacks, and why that is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gui.tables.column import Column
from ledger.life.coverage import AMONG_MEMBERS, WITH_COMMITTEE, WITHIN_COMMITTEE, Missing
from ledger.life.facts import LifeFacts
from ledger.roster.entry import RosterEntry
from ledger.rulebook import Rule
from operations.life.talk_planning import UnitCoverage, coverage_of_units

RULE = "talk.per_year"
_UNIT_STEP = 1_000_000
NOT_ASKED = "—"
_WHOM = {WITH_COMMITTEE: "支部委员", AMONG_MEMBERS: "其他党员"}


class Chip(StrEnum):
    """The filters above the table."""

    ALL = "all"
    LACKING = "lacking"
    UNPLANNED = "unplanned"
    COMPLETE = "complete"


CHIPS: tuple[tuple[str, str], ...] = (
    (Chip.ALL, "全部党员"),
    (Chip.LACKING, "还缺"),
    (Chip.UNPLANNED, "未计划"),
    (Chip.COMPLETE, "已谈全"),
)


@dataclass(frozen=True, slots=True)
class Met:
    """One talk with somebody: the day, who, and which talk."""

    on: date
    other_id: int
    name: str
    talk_id: int

    @property
    def words(self) -> str:
        """03-05 王小明."""
        return f"{self.on:%m-%d} {self.name}"


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One member of a unit.

    Attributes:
        covered: the unit that he is looked at in.
        met: his talks of the year, the earliest first.
        missing: what he lacks; a talk between two committee members stands with both.
        names: names by member id.
        year: the year that is looked at.
    """

    covered: UnitCoverage
    entry: RosterEntry
    met: tuple[Met, ...]
    missing: tuple[Missing, ...]
    names: Mapping[int, str]
    rule: Rule | None
    year: int

    @property
    def key(self) -> int:
        """Tells the row apart: a person can be looked at in two units."""
        return self.covered.unit.id * _UNIT_STEP + self.entry.member.id

    @property
    def in_committee(self) -> bool:
        """Whether he sits on the committee."""
        return self.entry.member.id in self.covered.coverage.committee

    @property
    def unplanned(self) -> tuple[Missing, ...]:
        """What he lacks and what is not planned either."""
        return tuple(one for one in self.missing if self.covered.plan_for(one) is None)

    def met_with(self, *, committee: bool) -> list[Met]:
        """His talks with those who sit on the committee, or with the others."""
        return [one for one in self.met if (one.other_id in self.covered.coverage.committee) is committee]

    def is_in(self, chip: str) -> bool:
        """Whether a filter leaves him."""
        tests = {
            Chip.LACKING: bool(self.missing),
            Chip.UNPLANNED: bool(self.unplanned),
            Chip.COMPLETE: not self.missing,
        }
        return tests.get(Chip(chip), True)


@dataclass(frozen=True, slots=True)
class YearOfTalks:
    """Everything that the part 覆盖情况 shows; ``rule`` is the one that asks for it."""

    units: tuple[UnitCoverage, ...] = ()
    lines: tuple[CoverageLine, ...] = ()
    rule: Rule | None = None

    @property
    def lacking(self) -> int:
        """How many talks are missing, each once."""
        return sum(len(one.coverage.missing) for one in self.units)

    @property
    def unplanned(self) -> int:
        """How many of them are not planned either."""
        return sum(one.plan_for(missing) is None for one in self.units for missing in one.coverage.missing)


def year_of_talks(facts: LifeFacts, year: int, as_of: date, unit_id: int | None) -> YearOfTalks:
    """The coverage of a unit (None: of the book), branch by branch."""
    units = coverage_of_units(facts, year, as_of, unit_id)
    names = {one.id: one.name for one in facts.roster.members}
    met = _met(facts, units, names)
    rule = facts.rules.find(RULE, date(year, 12, 31))
    lines = [
        CoverageLine(
            covered=covered,
            entry=entry,
            met=tuple(met.get(entry.member.id, ())),
            missing=_missing_of(covered, entry.member.id),
            names=names,
            rule=rule,
            year=year,
        )
        for covered in units
        for entry in _leaders_first(covered)
    ]
    return YearOfTalks(units, tuple(lines), rule)


def _leaders_first(covered: UnitCoverage) -> list[RosterEntry]:
    committee = covered.coverage.committee
    return sorted(covered.coverage.people, key=lambda entry: entry.member.id not in committee)


def _met(facts: LifeFacts, units: Iterable[UnitCoverage], names: Mapping[int, str]) -> dict[int, list[Met]]:
    found: dict[int, dict[tuple[int, int], Met]] = defaultdict(dict)
    for pair, talks in next((one.coverage.done for one in units), {}).items():
        for talk_id in talks:
            day = facts.talk_by_id[talk_id].held_on or date.min
            for one in pair:
                (other,) = pair - {one}
                found[one][talk_id, other] = Met(day, other, names.get(other, ""), talk_id)
    return {one: sorted(met.values(), key=lambda talk: (talk.on, talk.talk_id)) for one, met in found.items()}


def _missing_of(covered: UnitCoverage, member_id: int) -> tuple[Missing, ...]:
    return tuple(
        one
        for one in covered.coverage.missing
        if one.member_id == member_id or (one.kind == WITHIN_COMMITTEE and member_id in one.partner_ids)
    )


# What stands in the cells


def _with_committee(line: CoverageLine) -> str:
    return NOT_ASKED if line.in_committee else "、".join(one.words for one in line.met_with(committee=True))


def _within(line: CoverageLine) -> str:
    if not line.in_committee:
        return NOT_ASKED
    others = len(line.covered.coverage.committee) - 1
    return f"{len({one.other_id for one in line.met_with(committee=True)})}/{others} 人" if others else NOT_ASKED


def _with_members(line: CoverageLine) -> str:
    met = line.met_with(committee=False)
    if line.in_committee:
        return f"{len({one.other_id for one in met})} 人" if met else ""
    return "、".join(one.words for one in met)


def missing_text(line: CoverageLine) -> str:
    """What is missing in words, with the article; a planned one says its day."""
    if not line.missing:
        return "已谈全"
    words = "；".join(_one_missing(line, one) for one in line.missing)
    return f"{words}（{line.rule.article}）" if line.rule else words


def _one_missing(line: CoverageLine, one: Missing) -> str:
    if one.kind == WITHIN_COMMITTEE:
        other = next(number for number in (one.member_id, *one.partner_ids) if number != line.entry.member.id)
        words = f"与{line.names.get(other, '')}"
    else:
        words = f"与{_WHOM[one.kind]}"
    plan = line.covered.plan_for(one)
    return f"{words} ○ {plan.planned_on:%m-%d}计划" if plan is not None and plan.planned_on else words


def _missing_shade(line: CoverageLine) -> str:
    if not line.missing:
        return "secondary"
    return "warn" if line.unplanned else ""


COVERAGE_COLUMNS: tuple[Column[CoverageLine], ...] = (
    Column("name", "姓名", 6, lambda one: one.entry.member.name),
    Column("unit", "支部", 6, lambda one: one.covered.unit.short_name),
    Column("offices", "职务", 7, lambda one: "、".join(one.entry.offices)),
    Column("missing", "还缺", 22, missing_text, sort=lambda one: len(one.missing) or None, shade=_missing_shade),
    Column("with_committee", "与委员谈", 12, _with_committee),
    Column("within", "委员之间", 5, _within),
    Column("with_members", "与党员谈", 12, _with_members),
)


def explanation(line: CoverageLine, column: str) -> str:
    """One cell in a sentence."""
    if column == "with_committee" and not line.in_committee:
        return _told(line, "支部委员", line.met_with(committee=True))
    if column == "within" and line.in_committee:
        return _told(line, "其他委员", line.met_with(committee=True))
    if column == "with_members":
        return _told(line, "其他党员", line.met_with(committee=False))
    if line.missing:
        return "".join(one.sentence for one in line.missing)
    return f"{line.entry.member.name}{line.year}年应谈的都已谈过。"


def _told(line: CoverageLine, whom: str, met: list[Met]) -> str:
    name = line.entry.member.name
    if not met:
        return f"{name}{line.year}年还没有和{whom}谈心谈话。"
    return f"{name}{line.year}年和{whom}谈心谈话：{'、'.join(one.words for one in met)}。"
