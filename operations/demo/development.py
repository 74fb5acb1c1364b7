"""发展党员 of the sample: the ways of those taken in during the years shown, and of some who are still on theirs.

The dates of those taken in are reckoned back from the votes of 组织生活. Some faults are there on purpose, so that the
self-check has something to say: a talk with an applicant that is late, an activist whom nobody looked at for long, and
a 介绍信 without its receipt.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from ledger.codes.meetings import ACCEPTANCE, CONVERSION
from ledger.codes.membership import TRANSFERRED_OUT
from ledger.kinds.development import TRANSFER_LETTERS, TransferLetter
from ledger.kinds.meetings import Vote
from ledger.kinds.member import Member
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.life.facts import LifeFacts
from ledger.values.dates import add_months
from operations.demo.development_ways import Accepted, Ways
from operations.demo.life import MOST_MEMBERS
from operations.demo.life_days import working_day
from operations.demo.people import Person, invent_people
from operations.life.reading import read_life
from storage.store import Change, Store

_VALID_DAYS = 60
_YOUNG = 40


def add_development(store: Store, change: Change, today: date, random: Random) -> None:
    """Lead the cases of the sample. ``change`` is an open change of ``store``."""
    life = read_life(store)
    if len(life.roster.members) > MOST_MEMBERS:
        return
    ways = Ways(change, life, today, random)
    for one in _taken_in(life):
        ways.finished(one)
    people = _newcomers(life, today, random)
    units = [unit for unit in life.roster.units if unit.level == BRANCH]
    plans = (
        (ways.candidate, 20),
        (ways.activist, 13),
        (ways.unchecked, 15),
        (ways.applicant, 4),
        (ways.late, 3),
        (ways.newest, 0),
    )
    for place, (lead, months) in enumerate(plans):
        lead(next(people), units[place % len(units)], working_day(add_months(today, -months) - timedelta(days=9)))
    _letters(change, life, today)


def _taken_in(life: LifeFacts) -> Iterator[Accepted]:
    """Those about whom a member meeting voted, with the votes."""
    meeting_of = {item.id: life.meeting_by_id[item.meeting_id or 0] for item in life.agenda_items}

    def day(vote: Vote) -> date | None:
        return meeting_of[vote.agenda_item_id or 0].held_on

    votes: dict[tuple[int, str], Vote] = {}
    for vote in life.votes:
        if vote.resolution in (ACCEPTANCE, CONVERSION) and vote.subject_id is not None and day(vote) is not None:
            votes[vote.subject_id, vote.resolution] = vote
    for (member_id, resolution), vote in votes.items():
        on, member = day(vote), life.roster.member_by_id[member_id]
        unit_id = _branch_of(life, member, on) if on else None
        if resolution == ACCEPTANCE and on is not None and unit_id is not None:
            conversion = votes.get((member_id, CONVERSION))
            yield Accepted(member, unit_id, (vote.id, on), (conversion.id, day(conversion)) if conversion else None)


def _branch_of(life: LifeFacts, member: Member, on: date) -> int | None:
    stays = life.roster.stays_of.get(member.id, ())
    return next((one.branch_id for one in stays if one.joined_on is None or one.joined_on <= on), None)


def _newcomers(life: LifeFacts, today: date, random: Random) -> Iterator[Person]:
    """Young people of whom nobody in the roster has the name."""
    taken = {one.name for one in life.roster.members}
    for one in invent_people(_YOUNG * 2, today, random):
        if one.name not in taken and today.year - one.born.year < _YOUNG:
            taken.add(one.name)
            yield one


def _letters(change: Change, life: LifeFacts, today: date) -> None:
    """介绍信 for those who went, numbered by year; the receipt of the last but one has not come: a fault on purpose."""
    left = [one for one in life.roster.stays if one.leave_way == TRANSFERRED_OUT and one.left_on is not None]
    left.sort(key=lambda one: (one.left_on or date.min, one.id))
    numbers: dict[int, int] = {}
    for place, stay in enumerate(left, start=1):
        on = stay.left_on or today
        numbers[on.year] = numbers.get(on.year, 0) + 1
        back = working_day(on + timedelta(days=20))
        has_receipt = place != len(left) - 1 and back <= today
        change.add(TRANSFER_LETTERS, _letter(life, stay, (on, numbers[on.year]), back if has_receipt else None))


def _letter(life: LifeFacts, stay: Stay, issued: tuple[date, int], back: date | None) -> TransferLetter:
    on, number = issued
    unit: OrgUnit | None = life.roster.unit_by_id.get(stay.branch_id or 0)
    return TransferLetter(
        member_id=stay.member_id,
        from_unit_id=stay.branch_id,
        serial_year=on.year,
        serial_no=number,
        addressed_to=stay.went_to,
        from_place=unit.full_name if unit else "",
        to_place=stay.went_to,
        paid_through=stay.dues_paid_through,
        valid_days=_VALID_DAYS,
        issued_on=on,
        receipt_on=back,
        received_by=stay.went_to if back else "",
        received_on=back,
    )
