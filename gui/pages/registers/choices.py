"""What can be chosen in the form of an entry: organisations, people, lines of the cash book, meetings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gui.forms.editors import Option
from gui.pages.talks.people_editor import Roll
from gui.pages.talks.roll import roll_of
from ledger.codes.cash import SPENDING
from ledger.fields import Form
from ledger.kept import UNIT, KeptRegister
from ledger.kinds.cash import CASH_ENTRIES
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.organisation import BRANCH, GROUP
from ledger.registers.facts import RegisterFacts
from operations.tables import pinyin_table
from storage.store import Store

_NEAR_YEARS = 1


@dataclass(frozen=True, slots=True)
class Choices:
    """The people of the book, and the records that the references of one register can mean."""

    roll: Roll = field(default_factory=Roll)
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)


def roll_on(facts: RegisterFacts, today: date) -> Roll:
    """Everybody enrolled in the book."""
    return roll_of(facts.roster, today, pinyin_table())


def choices_of(store: Store, facts: RegisterFacts, register: KeptRegister, roll: Roll, year: int) -> Choices:
    """What the form of a register offers; of other records those near the year that is looked at."""
    options: dict[str, Sequence[Option]] = {UNIT: [Option(one.id, one.short_name) for one in facts.roster.units]}
    for one in register.kind.fields:
        if one.info.form is Form.REFERENCE and one.info.refers_to in _OTHERS:
            options[one.name] = _OTHERS[one.info.refers_to](store, year)
    return Choices(roll, options)


def usual_unit(facts: RegisterFacts, chosen_id: int | None) -> int | None:
    """The organisation that is looked at, where it is no 党总支; else the only branch."""
    units = facts.roster.unit_by_id
    chosen = units.get(chosen_id or 0)
    if chosen is not None and chosen.level in (BRANCH, GROUP):
        return chosen.id
    branches = [one.id for one in units.values() if one.level == BRANCH and one.ended_on is None]
    return branches[0] if len(branches) == 1 else None


def _spendings(store: Store, year: int) -> list[Option]:
    """Money spent, the latest first."""
    found = [one for one in store.all(CASH_ENTRIES) if one.category == SPENDING and _is_near(one.entered_on, year)]
    return [Option(one.id, f"{one.entered_on} {CASH_ENTRIES.describe(one)}") for one in reversed(found)]


def _meetings(store: Store, year: int) -> list[Option]:
    found = [one for one in store.all(MEETINGS) if _is_near(one.held_on, year)]
    return [Option(one.id, f"{MEETINGS.describe(one)} {one.topic[:20]}") for one in reversed(found)]


def _is_near(day: date | None, year: int) -> bool:
    return day is not None and abs(day.year - year) <= _NEAR_YEARS


_OTHERS = {CASH_ENTRIES.key: _spendings, MEETINGS.key: _meetings}
