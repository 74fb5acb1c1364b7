"""Writing the rows of an imported roster within one change."""

from dataclasses import replace
from typing import Any

from ledger.intake.mapping import OWN_PREFIX
from ledger.intake.outcome import Action, RowPlan
from ledger.intake.reading import Value
from ledger.kinds.book import OWN_FIELDS, OwnField
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, ORG_UNITS, OrgUnit
from operations.books import short_name
from operations.importing.dated import DatedWriter
from operations.importing.members_plan import MembersPlan
from operations.importing.places import Places
from storage.store import Change, Store


class MemberWriter:
    """Writes rows of one import."""

    def __init__(self, store: Store, change: Change, plan: MembersPlan) -> None:
        self._store = store
        self._change = change
        self._own_fields = {own.label: own for own in store.all(OWN_FIELDS) if own.record_kind == MEMBERS.key}
        branches = dict(plan.branches) | self._make_branches(plan)
        places = Places(store, change, branches, plan.choices.default_branch_id)
        self._dated = DatedWriter(store, change, places, plan.preview.today)

    def write(self, row: RowPlan) -> None:
        """Add or update one person."""
        if row.action is Action.ADD:
            self._add(row)
        elif row.action is Action.UPDATE:
            self._update(row)

    def _add(self, row: RowPlan) -> None:
        values = dict(row.row.values)
        member = self._change.add(MEMBERS, replace(Member(), **_member_values(values)))
        self._dated.add(member.id, values)
        self._write_own(member.id, values)

    def _update(self, row: RowPlan) -> None:
        if row.record_id is None:
            raise ValueError("an update names its record")
        changes = {one.field: one.new for one in row.changes}
        member = self._store.get(MEMBERS, row.record_id)
        self._change.update(MEMBERS, replace(member, **(_kept_category(row) | _member_values(changes))))
        self._dated.update(member.id, changes, dict(row.row.values))
        self._write_own(member.id, changes)

    def _write_own(self, member_id: int, values: dict[str, Value]) -> None:
        for key, value in values.items():
            if key.startswith(OWN_PREFIX) and value:
                self._dated.set_own(member_id, self._own_field(key.removeprefix(OWN_PREFIX)).id, str(value))

    def _own_field(self, label: str) -> OwnField:
        if label not in self._own_fields:
            order = len(self._own_fields) + 1
            own = OwnField(record_kind=MEMBERS.key, label=label, width=8, order_no=order)
            self._own_fields[label] = self._change.add(OWN_FIELDS, own)
        return self._own_fields[label]

    def _make_branches(self, plan: MembersPlan) -> dict[str, int]:
        """New branches below the 党总支, or standing alone in a book that has none."""
        top = next((unit for unit in self._store.all(ORG_UNITS) if unit.level == GENERAL_BRANCH), None)
        made: dict[str, int] = {}
        for name in plan.new_branches:
            short = short_name(name, top.full_name if top else name)
            unit = OrgUnit(level=BRANCH, full_name=name, short_name=short, parent_id=top.id if top else None)
            made[name] = self._change.add(ORG_UNITS, unit).id
        return made


def _member_values(values: dict[str, Value]) -> dict[str, Any]:
    """The values that are fields of the person; the rest is dated or the user's own."""
    return {key: value for key, value in values.items() if key in MEMBERS.by_name}


def _kept_category(row: RowPlan) -> dict[str, Any]:
    """The declared category beside new dates: it agreed with the old ones, and the new ones may not tell it."""
    said = row.row.values.get("person_category")
    is_telling = {one.field for one in row.changes} & {"admitted_on", "full_member_on"}
    return {"person_category": said} if said and is_telling and "person_category" not in row.row.derived else {}
