"""Who is expected at a meeting (应到): the roster of the day decides, by the kind of meeting."""

from collections.abc import Iterable
from datetime import date

from ledger.codes.meetings import COMMITTEE_MEETING, GENERAL_COMMITTEE
from ledger.codes.organisation import sits_on_committee
from ledger.life.facts import LifeFacts
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.values.period import holds_on

COMMITTEES = frozenset({COMMITTEE_MEETING, GENERAL_COMMITTEE})


def expected_entries(facts: LifeFacts, kind: str, units: Iterable[int], day: date) -> tuple[RosterEntry, ...]:
    """The members expected on a day, each once.

    At a committee meeting those who hold an office of the committee that day; elsewhere everybody enrolled in one of
    the organisations or below it whose 党籍 is not stopped, 预备党员 included.
    """
    wanted = tuple(units)
    if kind in COMMITTEES:
        return _committee(facts, wanted, day)
    entries = [entry for unit in wanted for entry in roster_on(facts.roster, day, unit)]
    return tuple(entry for entry in each_once(entries) if entry.counts_as_member)


def _committee(facts: LifeFacts, units: tuple[int, ...], day: date) -> tuple[RosterEntry, ...]:
    """Committee members by their offices; one of the 总支 may be enrolled in any branch of the book."""
    held = {
        office.member_id
        for office in facts.roster.offices
        if office.org_unit_id in units
        and sits_on_committee(office.office)
        and holds_on(day, office.from_on, office.to_on)
    }
    return tuple(
        entry for entry in each_once(roster_on(facts.roster, day)) if entry.member.id in held and entry.counts_as_member
    )
