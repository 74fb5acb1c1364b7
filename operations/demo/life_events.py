"""Meetings that events ask for: somebody is accepted or converted, a term begins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time

from ledger.codes.meetings import ACCEPTANCE, COMMITTEE_MEETING, CONVERSION, MEMBER_MEETING
from ledger.kinds.organisation import OrgUnit
from ledger.life.duties import has_committee
from ledger.life.expected import enrolled_ids
from ledger.life.facts import LifeFacts
from operations.demo.life_days import Occasion, working_day

ADMISSIONS, ELECTED, SECRETARY_ELECTED = "发展党员", "换届选举", "选举书记"
_TIMES = ((time(15), time(16)), (time(10), time(11)), (time(17, 30), time(18, 20)))
_Slot = tuple[time, time]


def events(facts: LifeFacts, branch: OrgUnit, first: date, usual: Sequence[Occasion]) -> Iterator[Occasion]:
    """What the roster and the terms of a branch ask for from a day on, at hours free of the usual meetings."""
    yield from _elections(facts, branch, first)
    found: dict[date, list[tuple[str, int]]] = defaultdict(list)
    for member in facts.roster.members:
        for matter, day in ((ACCEPTANCE, member.admitted_on), (CONVERSION, member.full_member_on)):
            if day is not None and day.exact is not None and day.earliest >= first:
                on = working_day(day.earliest)
                if member.id in enrolled_ids(facts, branch.id, on):
                    found[on].append((matter, member.id))
    for on, subjects in found.items():
        start, end = _free(on, usual)
        yield Occasion(on, MEMBER_MEETING, branch, start, end, matter=ADMISSIONS, subjects=tuple(subjects))


def _elections(facts: LifeFacts, branch: OrgUnit, first: date) -> Iterator[Occasion]:
    """On the day on which a term begins the members elect the committee, and this one its secretary."""
    for term in facts.roster.terms:
        day = term.started_on
        if term.org_unit_id == branch.id and day is not None and day >= first and has_committee(facts, branch, day):
            yield Occasion(day, MEMBER_MEETING, branch, time(8, 40), time(10, 30), matter=ELECTED)
            yield Occasion(day, COMMITTEE_MEETING, branch, time(10, 40), time(11, 20), matter=SECRETARY_ELECTED)


def _free(day: date, usual: Iterable[Occasion]) -> _Slot:
    """An hour of a day at which nobody meets."""
    taken = [(one.from_time, one.to_time) for one in usual if one.day == day]
    return next(
        (slot for slot in _TIMES if all(slot[1] <= begin or end <= slot[0] for begin, end in taken)),
        _TIMES[-1],
    )
