"""Books of branches and of a 党总支 for the tests of the exchange, and a way to compare what two books say."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ledger.codes.meetings import PARTY_DAY, PRESENT
from ledger.kinds import KIND_BY_KEY, KINDS
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.dues import PAYMENT_ALLOCATIONS, PAYMENTS, Payment, PaymentAllocation
from ledger.kinds.meetings import AGENDA_ITEMS, ATTENDANCES, MEETINGS, AgendaItem, Attendance, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import GROUP_STAYS, STAYS, GroupStay, Stay
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, ORG_UNITS, OrgUnit
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from ledger.values.dates import LooseDate
from ledger.values.money import Money
from ledger.values.months import Month
from operations.books import found_book
from operations.confidential import told_elsewhere
from operations.exchange import (
    Choices,
    HandedOn,
    Merged,
    MergePlan,
    Side,
    hand_up,
    merge,
    plan_merge,
    read_exchange,
    read_here,
)
from operations.exchange.belonging import STAYS_AT_HOME, Place, references
from operations.exchange.scope import owned_by
from storage.snapshot import snapshot
from storage.store import Change, Store

TODAY = date(2026, 3, 5)
PHOTO = b"\x89PNG photo"


class Clock:
    """A minute later at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 5, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


CLOCK = Clock()


def unit_of(level: str, name: str, parent_id: int | None = None) -> OrgUnit:
    return OrgUnit(level=level, full_name=f"中共某局机关{name}委员会", short_name=name, parent_id=parent_id)


def superior_book(path: Path, *branches: str) -> Store:
    """The book of a 党总支, with or without its branches."""

    def fill(_: Store, change: Change) -> None:
        top = change.add(ORG_UNITS, unit_of(GENERAL_BRANCH, "总支部"))
        for name in branches:
            change.add(ORG_UNITS, unit_of(BRANCH, name, top.id))

    return found_book(path, "新建", fill, clock=CLOCK, operator="总支")


def branch_book(path: Path, name: str, people: tuple[str, ...] = ("王芳", "李强"), meetings: int = 2) -> Store:
    """The book of one branch: a group, people, meetings with everything, payments, a talk, an event, a photo."""

    def fill(_: Store, change: Change) -> None:
        branch = change.add(ORG_UNITS, unit_of(BRANCH, name))
        group = change.add(ORG_UNITS, unit_of(GROUP, f"{name}一组", branch.id))
        members = [enrol(change, branch.id, group.id, one) for one in people]
        for number in range(meetings):
            hold(change, branch.id, members, date(2026, 1, 10) + timedelta(days=number))
        for one in members:
            pay(change, branch.id, one)
        talk(change, branch.id, members[0], is_confidential=True)

    return found_book(path, "新建", fill, clock=CLOCK, operator=f"{name}书记")


def id_number_of(name: str) -> str:
    return f"3304021980010{sum(map(ord, name)) % 100000:05}"


def enrol(change: Change, branch_id: int, group_id: int | None, name: str) -> Member:
    born = LooseDate(1980, 1, 1)
    one = change.add(MEMBERS, Member(name=name, id_number=id_number_of(name), birth_on=born, phone="13800000000"))
    change.add(STAYS, Stay(member_id=one.id, branch_id=branch_id, joined_on=date(2020, 7, 1)))
    if group_id is not None:
        change.add(GROUP_STAYS, GroupStay(member_id=one.id, group_id=group_id))
    return one


def hold(change: Change, branch_id: int, members: list[Member], day: date) -> Meeting:
    held = change.add(
        MEETINGS, Meeting(kind=PARTY_DAY, org_unit_id=branch_id, held_on=day, topic="学习", chair_id=members[0].id)
    )
    for one in members:
        change.add(ATTENDANCES, Attendance(meeting_id=held.id, member_id=one.id, status=PRESENT))
    change.add(AGENDA_ITEMS, AgendaItem(meeting_id=held.id, order_no=1, title="学习文件"))
    change.add(ATTACHMENTS, Attachment(meeting_id=held.id, title="照片", content=change.keep(PHOTO)))
    event = change.add(VOLUNTEER_EVENTS, VolunteerEvent(org_unit_id=branch_id, held_on=day, title="清扫"))
    change.add(PARTICIPANTS, Participant(record_kind=VOLUNTEER_EVENTS.key, record_id=event.id, member_id=members[0].id))
    return held


def pay(change: Change, branch_id: int, member: Member) -> None:
    day = date(2026, 2, 1)
    paid = change.add(PAYMENTS, Payment(member_id=member.id, branch_id=branch_id, received_on=day, amount=Money(1000)))
    change.add(
        PAYMENT_ALLOCATIONS,
        PaymentAllocation(payment_id=paid.id, purpose="月交", month=Month(2026, 1), amount=Money(1000)),
    )


def talk(change: Change, branch_id: int, member: Member, *, is_confidential: bool) -> Talk:
    words = "家里的难处" if is_confidential else "工作近况"
    had = change.add(TALKS, Talk(org_unit_id=branch_id, held_on=TODAY, content=words, is_confidential=is_confidential))
    change.add(TALK_PEOPLE, TalkPerson(talk_id=had.id, role="谈话对象", member_id=member.id))
    return had


def handed_up(book: Store, target: Path, unit_id: int = 1) -> HandedOn:
    return hand_up(book.path, unit_id, target, CLOCK, book.operator)


def planned(book: Store, file: Path, choices: Choices | None = None) -> MergePlan:
    found = read_exchange(file)
    return plan_merge(found, read_here(book.path, found), choices or Choices())


def taken(book: Store, file: Path, sides: dict[Place, Side] | None = None) -> Merged:
    return merge(book, planned(book, file), TODAY, sides)


def said(book: Store, unit_id: int) -> Counter[Any]:
    """What a book says of a unit: every record with what it refers to, whatever the numbers, as it may be told."""
    with snapshot(book.path) as read:
        stored = read.records()
    telling = told_elsewhere(stored)
    records = {key: [telling(key, one) for one in found if telling(key, one)] for key, found in stored.items()}
    for unit in records[ORG_UNITS.key]:
        if unit.id == unit_id:  # where it stands is the matter of each book
            records[ORG_UNITS.key][records[ORG_UNITS.key].index(unit)] = replace(unit, parent_id=None, order_no=0)
    by_place = {(key, one.id): one for key, found in records.items() for one in found}
    known: dict[Place, Any] = {}

    def words(place: Place) -> Any:
        if place not in known:
            record = by_place[place]
            named = {one.field: words(one.place) for one in references(place[0], record, by_place.get)}
            fields = {field.name: getattr(record, field.name) for field in KIND_BY_KEY[place[0]].fields}
            known[place] = (place[0], *(repr(named.get(name, value)) for name, value in fields.items()))
        return known[place]

    return Counter(words((one.kind.key, one.record.id)) for one in owned_by(records, unit_id) if not one.is_referred)


def counts(book: Store) -> dict[str, int]:
    return {kind.key: book.count(kind) for kind in KINDS if kind.key not in STAYS_AT_HOME and book.count(kind)}
