"""The dated facts of an imported row: branch, group, post, offices, standing, mobility, lost contact.

For a new person they hold since always (the sheet does not say since when). For a known person a different value
begins on the day of the import, so that the roster of an earlier day stays what it was.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ledger.codes.membership import RESTORED, STANDING_SUSPENDED, STOPPED, TRANSFERRED_IN, TRANSFERRED_OUT
from ledger.codes.organisation import OFFICE
from ledger.intake.reading import Value
from ledger.kinds.book import OWN_VALUES, OwnValue
from ledger.kinds.membership import (
    GROUP_STAYS,
    LOST_CONTACTS,
    MOBILITIES,
    POST_HOLDINGS,
    STANDING_CHANGES,
    STAYS,
    GroupStay,
    LostContact,
    Mobility,
    PostHolding,
    StandingChange,
    Stay,
)
from ledger.kinds.organisation import OFFICES, Office
from ledger.values.dates import LooseDate
from operations.importing.places import Places
from operations.periods import end_offices_in, end_period, hold_post
from storage.store import Change, Store

Values = Mapping[str, Value]
_PARTS = re.compile("[、，,;；/和兼 ]+")


class DatedWriter:
    """Writes the dated facts of rows within one change."""

    def __init__(self, store: Store, change: Change, places: Places, day: date) -> None:
        self._store = store
        self._change = change
        self._places = places
        self._day = day

    def add(self, member_id: int, values: Values) -> None:
        """The facts of a new person."""
        joined = values.get("joined_on")
        branch_id = self._places.branch(values.get("branch"))
        stay = Stay(member_id=member_id, branch_id=branch_id, joined_on=joined if isinstance(joined, date) else None)
        self._change.add(STAYS, stay)
        if group_id := self._places.group(values.get("group"), branch_id):
            self._change.add(GROUP_STAYS, GroupStay(member_id=member_id, group_id=group_id, from_on=stay.joined_on))
        if post := values.get("post"):
            self._change.add(POST_HOLDINGS, PostHolding(member_id=member_id, post=str(post)))
        for name in office_names(values.get("party_post")):
            self._add_office(member_id, branch_id, name, None)
        if values.get("status") == STANDING_SUSPENDED:
            self._change.add(STANDING_CHANGES, StandingChange(member_id=member_id, change=STOPPED))
        self._add_absence(member_id, values)

    def _add_absence(self, member_id: int, values: Values) -> None:
        if values.get("is_lost") or (values.get("lost_since") and values.get("is_lost") is not False):
            self._lose(member_id, values.get("lost_since"))
        if values.get("is_mobile") or (values.get("mobile_to") and values.get("is_mobile") is not False):
            self._change.add(MOBILITIES, Mobility(member_id=member_id, destination=str(values.get("mobile_to") or "")))

    def update(self, member_id: int, changes: Values, values: Values) -> None:
        """The facts that differ for a known person; ``values`` is the whole row."""
        if changes.get("branch"):
            self._move(member_id, changes, values)
        else:
            self._update_here(member_id, changes)
        if post := changes.get("post"):
            hold_post(self._change, self._store, PostHolding(member_id=member_id, post=str(post), from_on=self._day))
        if status := changes.get("status"):
            event = STOPPED if status == STANDING_SUSPENDED else RESTORED
            self._change.add(STANDING_CHANGES, StandingChange(member_id=member_id, change=event, from_on=self._day))
        self._update_lost(member_id, changes, values)
        self._update_mobile(member_id, changes, values)

    def _update_here(self, member_id: int, changes: Values) -> None:
        """Day of entering, group and offices of somebody who stays in the branch."""
        if changes.get("joined_on"):
            self._correct_joined(member_id, changes["joined_on"])
        if changes.get("group"):
            self._regroup(member_id, changes)
        if changes.get("party_post"):
            self._reoffice(member_id, office_names(changes["party_post"]), self._day)

    def set_own(self, member_id: int, own_field_id: int, value: str) -> None:
        """Fill an own field."""
        present = self._store.where(OWN_VALUES, own_field_id=own_field_id, record_id=member_id)
        if present:
            self._change.update(OWN_VALUES, replace(present[0], value=value))
        else:
            self._change.add(OWN_VALUES, OwnValue(own_field_id=own_field_id, record_id=member_id, value=value))

    def _add_office(self, member_id: int, unit_id: int | None, name: str, since: date | None) -> None:
        office = Office(member_id=member_id, org_unit_id=unit_id, office=name, from_on=since)
        self._change.add(OFFICES, office)

    def _open_stay(self, member_id: int) -> Stay | None:
        return next((stay for stay in self._store.where(STAYS, member_id=member_id) if stay.left_on is None), None)

    def _move(self, member_id: int, changes: Values, values: Values) -> None:
        """To another branch, or back onto the roster: group and offices end with the stay, those of the row begin."""
        branch_id = self._places.branch(changes.get("branch"))
        stay = self._open_stay(member_id)
        day = self._day_of_move(stay, changes.get("joined_on"))
        if stay is not None:
            self._change.update(STAYS, replace(stay, left_on=day, leave_way=TRANSFERRED_OUT))
            end_offices_in(self._change, self._store, member_id, stay.branch_id or 0, day)
        self._end_groups(member_id, day)
        new = Stay(member_id=member_id, branch_id=branch_id, joined_on=day, join_way=TRANSFERRED_IN)
        self._change.add(STAYS, new)
        if group_id := self._places.group(values.get("group"), branch_id):
            self._change.add(GROUP_STAYS, GroupStay(member_id=member_id, group_id=group_id, from_on=day))
        held = {office.office for office in self._store.where(OFFICES, member_id=member_id, to_on=None)}
        for name in office_names(values.get("party_post")):
            if name not in held:
                self._add_office(member_id, branch_id, name, day)

    def _day_of_move(self, stay: Stay | None, joined: Value) -> date:
        """Today, or the day that the sheet gives when it can be right."""
        began = stay.joined_on if stay else None
        is_possible = isinstance(joined, date) and stay is not None and (began or date.min) < joined <= self._day
        return joined if isinstance(joined, date) and is_possible else self._day

    def _correct_joined(self, member_id: int, joined: Value) -> None:
        stay = self._open_stay(member_id)
        if stay is not None and isinstance(joined, date):
            self._change.update(STAYS, replace(stay, joined_on=joined))

    def _regroup(self, member_id: int, changes: Values) -> None:
        here = self._open_stay(member_id)
        group_id = self._places.group(changes.get("group"), here.branch_id if here else None)
        self._end_groups(member_id, self._day)
        self._change.add(GROUP_STAYS, GroupStay(member_id=member_id, group_id=group_id, from_on=self._day))

    def _end_groups(self, member_id: int, day: date) -> None:
        for stay in self._store.where(GROUP_STAYS, member_id=member_id, to_on=None):
            end_period(self._change, GROUP_STAYS, stay, day)

    def _reoffice(self, member_id: int, wanted: list[str], day: date) -> None:
        held = self._store.where(OFFICES, member_id=member_id, to_on=None)
        for office in held:
            if office.office not in wanted:
                end_period(self._change, OFFICES, office, day)
        stay = self._open_stay(member_id)
        for name in wanted:
            if name not in {office.office for office in held}:
                self._add_office(member_id, stay.branch_id if stay else None, name, day)

    def _lose(self, member_id: int, since: Value) -> None:
        lost_since = since if isinstance(since, LooseDate) else None
        self._change.add(LOST_CONTACTS, LostContact(member_id=member_id, lost_since=lost_since))

    def _update_lost(self, member_id: int, changes: Values, values: Values) -> None:
        open_ones = [one for one in self._store.where(LOST_CONTACTS, member_id=member_id) if one.found_on is None]
        since = changes.get("lost_since")
        if changes.get("is_lost") is False:
            for one in open_ones:
                self._change.update(LOST_CONTACTS, replace(one, found_on=self._day))
        elif open_ones and isinstance(since, LooseDate):
            self._change.update(LOST_CONTACTS, replace(open_ones[0], lost_since=since))
        elif changes.get("is_lost") or (since and not open_ones):
            self._lose(member_id, values.get("lost_since"))

    def _update_mobile(self, member_id: int, changes: Values, values: Values) -> None:
        open_ones = [one for one in self._store.where(MOBILITIES, member_id=member_id) if one.to_on is None]
        goal = str(values.get("mobile_to") or "")
        if changes.get("is_mobile") is False:
            for one in open_ones:
                self._change.update(MOBILITIES, replace(one, to_on=self._day))
        elif open_ones and changes.get("mobile_to"):
            self._change.update(MOBILITIES, replace(open_ones[0], destination=goal))
        elif changes.get("is_mobile") or (changes.get("mobile_to") and not open_ones):
            began = LooseDate.of(self._day)
            self._change.add(MOBILITIES, Mobility(member_id=member_id, destination=goal, from_on=began))


def office_names(value: Value) -> list[str]:
    """The offices in a cell such as 支部书记、组织委员, under their names of the code list where it knows them."""
    parts = [part for part in _PARTS.split(str(value or "")) if part]
    return list(dict.fromkeys(found.label if (found := OFFICE.find(part)) else part for part in parts))
