"""What a secretary does with the roster: enrol, transfer, set a post, order by hand.

Each function is one change, so one step of 撤销. Nobody is deleted by leaving: the stay gets its last day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.errors import KnownError
from ledger.kinds.book import OWN_VALUES, OwnValue
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import (
    GROUP_STAYS,
    LOST_CONTACTS,
    MOBILITIES,
    STANDING_CHANGES,
    STAYS,
    GroupStay,
    LostContact,
    Mobility,
    PostHolding,
    StandingChange,
    Stay,
)
from ledger.kinds.organisation import OFFICES, ORG_UNITS
from ledger.values.months import Month
from operations.periods import end_offices_in, end_period, hold_post
from storage.store import Change, Store


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a person comes into a branch. ``on`` None means "was there before this book"."""

    branch_id: int
    on: date | None = None
    way: str = ""
    came_from: str = ""
    letter_no: str = ""
    group_id: int | None = None
    dues_paid_through: Month | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """How a person leaves a branch."""

    on: date
    way: str
    went_to: str = ""
    letter_no: str = ""
    dues_paid_through: Month | None = None


def enrol(store: Store, member: Member, arrival: Arrival) -> Member:
    """Enter a new person together with the stay in a branch."""
    with store.change(f"新增党员{member.name}") as change:
        added = change.add(MEMBERS, member)
        arrive(change, added.id, arrival)
    return added


def transfer_in(store: Store, member_id: int, arrival: Arrival) -> None:
    """Let a known person return or move in: a further stay. Raises KnownError when it would overlap an earlier one."""
    member = store.get(MEMBERS, member_id)
    for stay in store.where(STAYS, member_id=member_id):
        if stay.left_on is None:
            raise KnownError(f"{member.name}已在支部名册中，请先办理转出。数据没有变动。")
        if arrival.on is None or arrival.on < stay.left_on:
            where = f"{stay.left_on:%Y-%m-%d}才离开{store.get(ORG_UNITS, stay.branch_id or 0).short_name}"
            raise KnownError(f"{member.name}{where}，转入日期不能更早，请改正。数据没有变动。")
    with store.change(f"{member.name}转入") as change:
        arrive(change, member_id, arrival)


def transfer_out(store: Store, member_id: int, departure: Departure) -> None:
    """Close the open stay, and with it group, mobility and every office."""
    member = store.get(MEMBERS, member_id)
    with store.change(f"{member.name}{departure.way or '转出'}") as change:
        leave(change, store, member_id, departure)


def leave(change: Change, store: Store, member_id: int, departure: Departure) -> None:
    """The same inside a change of which it is only a part. Raises KnownError when the person is in no branch."""
    _leave(change, store, member_id, departure)
    for office in store.where(OFFICES, member_id=member_id, to_on=None):
        end_period(change, OFFICES, office, departure.on)


def move_within_book(store: Store, member_id: int, departure: Departure, arrival: Arrival) -> None:
    """Move a person from one branch of the book to another on one day, in one change.

    The offices of the old branch and its groups end; one of the 党总支 above stays.
    """
    member = store.get(MEMBERS, member_id)
    branch = store.get(ORG_UNITS, arrival.branch_id)
    with store.change(f"{member.name}转到{branch.short_name}") as change:
        left = _leave(change, store, member_id, departure)
        end_offices_in(change, store, member_id, left.branch_id or 0, departure.on)
        arrive(change, member_id, replace(arrival, on=departure.on))


def arrive(change: Change, member_id: int, arrival: Arrival) -> None:
    """Enter a stay in a branch, and in a group of it, inside a change of which it is only a part."""
    stay = Stay(
        member_id=member_id,
        branch_id=arrival.branch_id,
        joined_on=arrival.on,
        join_way=arrival.way,
        came_from=arrival.came_from,
        join_letter_no=arrival.letter_no,
        joined_paid_through=arrival.dues_paid_through,
    )
    change.add(STAYS, stay)
    if arrival.group_id is not None:
        change.add(GROUP_STAYS, GroupStay(member_id=member_id, group_id=arrival.group_id, from_on=arrival.on))


def _leave(change: Change, store: Store, member_id: int, departure: Departure) -> Stay:
    """Close the open stay with group and mobility; returns it as it was."""
    stay = open_stay(store, member_id)
    if stay.joined_on is not None and departure.on < stay.joined_on:
        raise KnownError(f"离开日期早于进入日期{stay.joined_on:%Y-%m-%d}，请改正日期。数据没有变动。")
    change.update(
        STAYS,
        replace(
            stay,
            left_on=departure.on,
            leave_way=departure.way,
            went_to=departure.went_to,
            leave_letter_no=departure.letter_no,
            dues_paid_through=departure.dues_paid_through,
        ),
    )
    for group_stay in store.where(GROUP_STAYS, member_id=member_id, to_on=None):
        end_period(change, GROUP_STAYS, group_stay, departure.on)
    for mobility in store.where(MOBILITIES, member_id=member_id, to_on=None):
        end_period(change, MOBILITIES, mobility, departure.on)
    return stay


def open_stay(store: Store, member_id: int) -> Stay:
    """The stay that has no last day yet. Raises KnownError when the person is in no branch."""
    for stay in store.where(STAYS, member_id=member_id):
        if stay.left_on is None:
            return stay
    name = store.get(MEMBERS, member_id).name
    raise KnownError(f"{name}目前不在任何支部，无法办理转出。数据没有变动。")


def join_group(store: Store, member_id: int, group_id: int | None, on: date | None) -> None:
    """Put a person into a 党小组 from a day on (None: since always); the earlier group ends that day."""
    name = store.get(MEMBERS, member_id).name
    with store.change(f"调整{name}的党小组") as change:
        for stay in store.where(GROUP_STAYS, member_id=member_id, to_on=None):
            if on is None:
                change.remove(GROUP_STAYS, stay.id)
            else:
                end_period(change, GROUP_STAYS, stay, on)
        if group_id is not None:
            change.add(GROUP_STAYS, GroupStay(member_id=member_id, group_id=group_id, from_on=on))


def set_post(store: Store, member_id: int, post: str, from_on: date | None) -> None:
    """Record the 工作岗位 from a day on; the same day again corrects it."""
    name = store.get(MEMBERS, member_id).name
    with store.change(f"登记{name}的工作岗位：{post}") as change:
        hold_post(change, store, PostHolding(member_id=member_id, post=post, from_on=from_on))


def change_standing(store: Store, changed: StandingChange) -> StandingChange:
    """Record an event of 党籍 (停止党籍, 恢复党籍, 留党察看 …)."""
    name = store.get(MEMBERS, changed.member_id or 0).name
    with store.change(f"{name}：{changed.change}") as change:
        return change.add(STANDING_CHANGES, changed)


def begin_mobility(store: Store, mobility: Mobility) -> Mobility:
    """Record that a person is a 流动党员 from a day on."""
    name = store.get(MEMBERS, mobility.member_id or 0).name
    with store.change(f"登记{name}为流动党员") as change:
        return change.add(MOBILITIES, mobility)


def lose_contact(store: Store, lost: LostContact) -> LostContact:
    """Record that contact with a person is lost."""
    name = store.get(MEMBERS, lost.member_id or 0).name
    with store.change(f"登记{name}失去联系") as change:
        return change.add(LOST_CONTACTS, lost)


def set_own_value(store: Store, member_id: int, own_field_id: int, value: str) -> None:
    """Fill one of the user's own fields of a member; empty text takes the value away."""
    name = store.get(MEMBERS, member_id).name
    present = store.where(OWN_VALUES, own_field_id=own_field_id, record_id=member_id)
    with store.change(f"修改党员{name}的自设字段") as change:
        if present and not value:
            change.remove(OWN_VALUES, present[0].id)
        elif present:
            change.update(OWN_VALUES, replace(present[0], value=value))
        elif value:
            change.add(OWN_VALUES, OwnValue(own_field_id=own_field_id, record_id=member_id, value=value))


def order_by_hand(store: Store, member_ids: Sequence[int]) -> None:
    """Keep a hand-made order: the members get the numbers 1, 2, 3 … in the order given."""
    with store.change("调整名册顺序") as change:
        for number, member_id in enumerate(member_ids, start=1):
            member = store.get(MEMBERS, member_id)
            if member.hand_order != number:
                change.update(MEMBERS, replace(member, hand_order=number))
