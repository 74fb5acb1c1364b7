"""What a secretary does with the organisation: found, move, end and revive units, keep terms and offices.

Each function is one change, so one step of 撤销. A unit that ever had anybody is never deleted: it gets its last day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.membership import TRANSFERRED_IN, TRANSFERRED_OUT
from ledger.errors import KnownError
from ledger.kind import missing_fields
from ledger.kinds import KINDS
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, STAYS, Stay
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OFFICES, ORG_UNITS, TERMS, Office, OrgUnit, Term
from ledger.rulebook import Rulebook
from ledger.rules.organisation import term_end, term_rule
from ledger.values.period import holds_on
from operations.periods import end_period
from storage.store import Change, Store

LEVEL_ABOVE = {BRANCH: GENERAL_BRANCH, GROUP: BRANCH}
_SAFE = "数据没有变动。"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a unit ends: from which day on, and to which branch its members go (None: they have left already)."""

    on: date
    members_to: int | None = None


# Units


def add_unit(store: Store, unit: OrgUnit) -> OrgUnit:
    """Found a unit; without a number it stands behind its neighbours. Raises KnownError when its place is wrong."""
    if problems := missing_fields(ORG_UNITS, unit):
        raise KnownError("".join(problem.sentence for problem in problems) + _SAFE)
    _check_place(store, unit, unit.parent_id)
    neighbours = [one.order_no for one in store.all(ORG_UNITS) if one.parent_id == unit.parent_id]
    with store.change(f"新增{unit.level}{unit.short_name}") as change:
        return change.add(ORG_UNITS, replace(unit, order_no=unit.order_no or max(neighbours, default=0) + 1))


def move_unit(store: Store, unit_id: int, parent_id: int | None) -> None:
    """Put a unit under another superior of the book; None makes it the top.

    Raises KnownError when the levels do not fit, or people of a 党小组 would be left in another branch.
    """
    unit = store.get(ORG_UNITS, unit_id)
    _check_place(store, unit, parent_id)
    if unit.level == GROUP:
        _check_group_is_free(store, unit)
    superior = "无上级" if parent_id is None else store.get(ORG_UNITS, parent_id).short_name
    with store.change(f"{unit.short_name}的上级改为{superior}") as change:
        change.update(ORG_UNITS, replace(unit, parent_id=parent_id))


def end_unit(store: Store, unit_id: int, ending: Ending) -> None:
    """End a unit: its offices and groups end with it, its members move to ``ending.members_to`` on that day.

    Raises KnownError when members would be left behind, branches below still exist, or the day is too early.
    """
    unit = store.get(ORG_UNITS, unit_id)
    _check_ending(store, unit, ending)
    with store.change(f"登记{unit.short_name}撤销") as change:
        for stay in open_stays(store, unit_id):
            _transfer(change, stay, store, ending)
        for group in _open_below(store, unit):
            _close(change, store, group, ending.on)
        _close(change, store, unit, ending.on)


def revive_unit(store: Store, unit_id: int) -> None:
    """Take back the ending of a unit; who was moved elsewhere stays there."""
    unit = store.get(ORG_UNITS, unit_id)
    with store.change(f"恢复{unit.short_name}") as change:
        change.update(ORG_UNITS, replace(unit, ended_on=None))


def remove_unit(store: Store, unit_id: int) -> None:
    """Delete a unit made by mistake. Raises KnownError when any record refers to it."""
    unit = store.get(ORG_UNITS, unit_id)
    if using := used_by(store, unit_id):
        raise KnownError(
            f"{unit.short_name}已有{'、'.join(using)}的登记，不能删除；如已不存在，请登记撤销日期。{_SAFE}"
        )
    with store.change(f"删除{unit.level}{unit.short_name}") as change:
        change.remove(ORG_UNITS, unit_id)


def used_by(store: Store, unit_id: int) -> tuple[str, ...]:
    """The titles of the record kinds that refer to a unit; empty when it can be deleted."""
    found = [
        kind.title
        for kind in KINDS
        for field in kind.references()
        if field.info.refers_to == ORG_UNITS.key and store.where(kind, **{field.name: unit_id})
    ]
    return tuple(dict.fromkeys(found))


def possible_superiors(units: Iterable[OrgUnit], unit: OrgUnit, on: date) -> list[OrgUnit]:
    """The units that a unit can be put under on a day."""
    above = LEVEL_ABOVE.get(unit.level)
    return [one for one in units if one.level == above and holds_on(on, one.founded_on, one.ended_on)]


def open_stays(store: Store, unit_id: int) -> list[Stay]:
    """The memberships in a branch that have no last day."""
    return store.where(STAYS, branch_id=unit_id, left_on=None)


# Terms


def next_term(store: Store, rulebook: Rulebook, unit_id: int, today: date) -> Term:
    """A proposal for the next term: the following number, from the end of the last one, with the years of the rule."""
    unit = store.get(ORG_UNITS, unit_id)
    last = max(store.where(TERMS, org_unit_id=unit_id), key=lambda term: term.started_on or date.min, default=None)
    start = (term_end(last) if last else None) or today
    rule = rulebook.find(term_rule(unit), start)
    return Term(
        org_unit_id=unit_id,
        term_no=last.term_no + 1 if last else 1,
        started_on=start,
        years=rule.value if rule else 0,
    )


def save_term(store: Store, term: Term) -> Term:
    """Add a term (id 0) or correct one."""
    unit = store.get(ORG_UNITS, term.org_unit_id or 0)
    name = f"{unit.short_name}{TERMS.describe(term)}任期"
    with store.change(f"{'修改' if term.id else '登记'}{name}") as change:
        if not term.id:
            return change.add(TERMS, term)
        change.update(TERMS, term)
    return term


def remove_term(store: Store, term_id: int) -> None:
    """Delete a term entered by mistake."""
    term = store.get(TERMS, term_id)
    unit = store.get(ORG_UNITS, term.org_unit_id or 0)
    with store.change(f"删除{unit.short_name}{TERMS.describe(term)}任期") as change:
        change.remove(TERMS, term_id)


# Offices


def appoint(store: Store, office: Office, predecessor_ids: Iterable[int] = ()) -> Office:
    """Let a person hold an office; the offices of ``predecessor_ids`` end on the day on which it begins.

    Raises KnownError when it has no such day although predecessors are to leave, or the person holds it already.
    """
    same = {"member_id": office.member_id, "org_unit_id": office.org_unit_id, "office": office.office, "to_on": None}
    if office.to_on is None and store.where(OFFICES, **same):
        raise KnownError(f"{_person(store, office)}现任{office.office}，不必重复登记。{_SAFE}")
    predecessors = [store.get(OFFICES, one) for one in predecessor_ids]
    if predecessors and office.from_on is None:
        raise KnownError(f"请填写任职日期，原任自这一天起免职。{_SAFE}")
    with store.change(f"{_person(store, office)}任{_unit(store, office)}{office.office}") as change:
        for one in predecessors:
            change.update(OFFICES, replace(one, to_on=office.from_on))
        return change.add(OFFICES, office)


def dismiss(store: Store, office_id: int, on: date, document: str = "") -> None:
    """End an office on a day. Raises KnownError when the day is before its beginning."""
    office = store.get(OFFICES, office_id)
    if office.from_on is not None and on < office.from_on:
        raise KnownError(f"免职日期早于任职日期{office.from_on:%Y-%m-%d}，请改正日期。{_SAFE}")
    papers = "；".join(dict.fromkeys(part for part in (office.document, document) if part))
    with store.change(f"{_person(store, office)}不再任{_unit(store, office)}{office.office}") as change:
        change.update(OFFICES, replace(office, to_on=on, document=papers))


def correct_office(store: Store, office: Office) -> None:
    """Correct what was entered about an office."""
    with store.change(f"更正{_person(store, office)}任{office.office}的登记") as change:
        change.update(OFFICES, office)


def remove_office(store: Store, office_id: int) -> None:
    """Delete an office entered by mistake."""
    office = store.get(OFFICES, office_id)
    with store.change(f"删除{_person(store, office)}任{office.office}的登记") as change:
        change.remove(OFFICES, office_id)


def holders_of(store: Store, office: Office) -> list[Office]:
    """Who else holds the same office of the unit until further."""
    held = store.where(OFFICES, org_unit_id=office.org_unit_id, office=office.office, to_on=None)
    return [one for one in held if one.id != office.id and one.member_id != office.member_id]


def _person(store: Store, office: Office) -> str:
    return store.get(MEMBERS, office.member_id or 0).name


def _unit(store: Store, office: Office) -> str:
    return store.get(ORG_UNITS, office.org_unit_id or 0).short_name


# Checks and parts


def _check_place(store: Store, unit: OrgUnit, parent_id: int | None) -> None:
    above = LEVEL_ABOVE.get(unit.level)
    parent = None if parent_id is None else store.get(ORG_UNITS, parent_id)
    if parent is None and unit.level == GROUP:
        raise KnownError(f"党小组要设在党支部之下，请选择上级。{_SAFE}")
    if parent is not None and parent.level != above:
        raise KnownError(f"{unit.level}不能设在{parent.level}之下，请另选上级。{_SAFE}")


def _check_group_is_free(store: Store, group: OrgUnit) -> None:
    people = store.where(GROUP_STAYS, group_id=group.id, to_on=None)
    if people:
        raise KnownError(f"{group.short_name}还有{len(people)}人，请先把他们编入其他党小组。{_SAFE}")


def _check_ending(store: Store, unit: OrgUnit, ending: Ending) -> None:
    if unit.founded_on is not None and ending.on < unit.founded_on:
        raise KnownError(f"撤销日期早于成立日期{unit.founded_on:%Y-%m-%d}，请改正日期。{_SAFE}")
    branches = [one.short_name for one in _open_below(store, unit) if one.level == BRANCH]
    if branches:
        raise KnownError(f"{unit.short_name}之下还有{'、'.join(branches)}，请先登记它们撤销或改变上级。{_SAFE}")
    stays = open_stays(store, unit.id)
    if stays and ending.members_to is None:
        raise KnownError(f"{unit.short_name}还有{len(stays)}名党员，请选择他们转入的支部，或先逐人办理转出。{_SAFE}")
    late = [stay for stay in stays if stay.joined_on is not None and stay.joined_on > ending.on]
    if late:
        name = store.get(MEMBERS, late[0].member_id or 0).name
        raise KnownError(f"{name}进入{unit.short_name}的日期晚于撤销日期，请改正日期。{_SAFE}")


def _open_below(store: Store, unit: OrgUnit) -> list[OrgUnit]:
    return store.where(ORG_UNITS, parent_id=unit.id, ended_on=None)


def _transfer(change: Change, stay: Stay, store: Store, ending: Ending) -> None:
    old = store.get(ORG_UNITS, stay.branch_id or 0).short_name
    new = store.get(ORG_UNITS, ending.members_to or 0).short_name
    change.update(STAYS, replace(stay, left_on=ending.on, leave_way=TRANSFERRED_OUT, went_to=new))
    change.add(
        STAYS,
        Stay(
            member_id=stay.member_id,
            branch_id=ending.members_to,
            joined_on=ending.on,
            join_way=TRANSFERRED_IN,
            came_from=old,
        ),
    )


def _close(change: Change, store: Store, unit: OrgUnit, on: date) -> None:
    change.update(ORG_UNITS, replace(unit, ended_on=on))
    for stay in store.where(GROUP_STAYS, group_id=unit.id, to_on=None):
        end_period(change, GROUP_STAYS, stay, on)
    for office in store.where(OFFICES, org_unit_id=unit.id, to_on=None):
        end_period(change, OFFICES, office, on)
