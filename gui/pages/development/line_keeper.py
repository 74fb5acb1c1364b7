"""The lines of cases that did not change, kept from one reading to the next: a field that is left must not be felt."""

from datetime import date
from typing import Any

from gui.pages.development.lines import CaseLine, case_line
from ledger.codes.development import STAGE
from ledger.development.facts import DevelopmentFacts
from ledger.development.steps import case_view
from ledger.kinds.development import DevelopmentCase
from ledger.names.pinyin import PinyinTable
from ledger.roster.facts import RosterFacts


class LineKeeper:
    """Makes the lines; what a line follows from is compared, and only what differs is worked out again."""

    def __init__(self) -> None:
        self._roster: RosterFacts | None = None
        self._ground: tuple[Any, ...] = ()
        self._kept: dict[int, tuple[tuple[Any, ...], CaseLine]] = {}

    def lines(self, facts: DevelopmentFacts, unit_id: int | None, today: date, pinyin: PinyinTable) -> list[CaseLine]:
        """The cases of a unit (None: of the book) and those below it, the furthest first."""
        ground = _ground(facts, today)
        if facts.roster is not self._roster or ground != self._ground:
            self._roster, self._ground, self._kept = facts.roster, ground, {}
        found = [self._line(facts, one, today, pinyin) for one in facts.unit_cases(unit_id)]
        return sorted(found, key=lambda one: (-STAGE.order(one.view.stage), one.case.id))

    def _line(self, facts: DevelopmentFacts, case: DevelopmentCase, today: date, pinyin: PinyinTable) -> CaseLine:
        own = _own(facts, case)
        kept = self._kept.get(case.id)
        if kept is None or kept[0] != own:
            kept = self._kept[case.id] = (own, case_line(facts, case_view(facts, case, today), today, pinyin))
        return kept[1]


def _ground(facts: DevelopmentFacts, today: date) -> tuple[Any, ...]:
    """What every case may follow from beside the roster, which is read anew only when it has changed."""
    life = facts.life
    return (today, facts.holidays, life.meetings, life.agenda_items, life.votes, life.talks)


def _own(facts: DevelopmentFacts, case: DevelopmentCase) -> tuple[Any, ...]:
    indexes = (facts.contacts_of, facts.checks_of, facts.inquiries_of, facts.materials_of)
    return (case, *(index.get(case.id, ()) for index in indexes))
