"""What the page shows of the units on a day: their tree with counts, and one of them in full. No widgets here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gui.forms.editors import Option
from gui.session import Place
from ledger.checks.overview import Headcount, headcount
from ledger.errors import Finding, Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.names.pinyin import PinyinTable
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook
from ledger.rules.organisation import Elections, size_advice, term_advice
from ledger.values.period import holds_on


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of the tree. ``absence`` says why there is no such unit on the day: 已撤销, 未成立, or empty."""

    unit: OrgUnit
    count: Headcount
    absence: str

    @property
    def exists(self) -> bool:
        """Whether there is such a unit on the day."""
        return not self.absence


@dataclass(frozen=True)
class Organisation:
    """All units of the book as of a day, parents before children, and what is to be said about them."""

    place: Place
    facts: RosterFacts
    lines: tuple[UnitLine, ...]
    advice: tuple[Finding, ...]
    entries: tuple[RosterEntry, ...]
    elections: Elections

    def line(self, unit_id: int) -> UnitLine | None:
        """The line of a unit, None when it is not in the book."""
        return next((line for line in self.lines if line.unit.id == unit_id), None)

    def advice_on(self, unit_id: int) -> list[Finding]:
        """What the rules say about one unit."""
        return [finding for finding in self.advice if finding.record_id == unit_id]


def organisation_on(facts: RosterFacts, rulebook: Rulebook, place: Place, elections: Elections) -> Organisation:
    """Everything that the page shows; the roster is made once for all units. An election closes a term that is over."""
    on = place.as_of
    entries = tuple(roster_on(facts, on))
    advice = (*term_advice(facts, rulebook, on, elections), *size_advice(facts, rulebook, on))
    lines = tuple(
        UnitLine(unit, _count(facts, entries, unit), _absence(unit, on)) for unit in _parents_first(facts.units)
    )
    return Organisation(place, facts, lines, advice, entries, elections)


def person_options(entries: Sequence[RosterEntry], pinyin: PinyinTable) -> list[Option]:
    """The people to choose from, each once, found by name and by pinyin; namesakes with branch and birth date."""
    people = {entry.member.id: entry for entry in entries}.values()
    names = [entry.member.name for entry in people]
    return [
        Option(
            entry.member.id,
            _distinct(entry) if names.count(entry.member.name) > 1 else entry.member.name,
            pinyin.search_text(entry.member.name),
        )
        for entry in people
    ]


def unit_problems(units: Sequence[OrgUnit], unit: OrgUnit) -> list[Problem]:
    """What is to be said about a unit while it is edited: what is missing, and names that another unit has."""
    found = missing_fields(ORG_UNITS, unit)
    others = [one for one in units if one.id != unit.id and one.ended_on is None]
    for field in ("full_name", "short_name"):
        same = [one for one in others if getattr(one, field) == getattr(unit, field) and getattr(unit, field)]
        if same and (field == "full_name" or same[0].parent_id == unit.parent_id):
            label = ORG_UNITS.label(field)
            found.append(Problem(field, f"另有一个党组织也叫这个{label}。", Level.WARN))
    if unit.founded_on and unit.ended_on and unit.ended_on < unit.founded_on:
        found.append(Problem("founded_on", f"成立日期晚于撤销日期{unit.ended_on:%Y-%m-%d}。"))
    return found


def _distinct(entry: RosterEntry) -> str:
    born = entry.member.birth_on.register_text if entry.member.birth_on else "生日不详"
    return f"{entry.member.name}（{entry.branch.short_name}，{born}）"


def _absence(unit: OrgUnit, on: date) -> str:
    if holds_on(on, unit.founded_on, unit.ended_on):
        return ""
    return "已撤销" if unit.ended_on is not None and unit.ended_on <= on else "未成立"


def _count(facts: RosterFacts, entries: Sequence[RosterEntry], unit: OrgUnit) -> Headcount:
    below = facts.units_below(unit.id)
    return headcount(
        entry for entry in entries if entry.branch.id in below or (entry.group is not None and entry.group.id in below)
    )


def _parents_first(units: Sequence[OrgUnit]) -> list[OrgUnit]:
    known = {unit.id for unit in units}
    ordered: list[OrgUnit] = []

    def add(parent_id: int | None) -> None:
        for unit in sorted(units, key=lambda one: (one.order_no, one.id)):
            parent = unit.parent_id if unit.parent_id in known else None
            if parent == parent_id:
                ordered.append(unit)
                add(unit.id)

    add(None)
    return ordered
