"""What a row of a sheet means for the book as it is: its branch, and which of its differences are real ones.

The comparison of values takes texts as they stand. Here 机关一支部 and 第一支部 are the same branch, 书记、组织委员 and
组织委员、书记 the same offices, and a person who has left comes back.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from ledger.intake.outcome import Action, Doubt, FieldChange, RowPlan
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import GROUP, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.values.period import holds_on
from operations.importing.dated import office_names
from operations.importing.units import UNIT_MISSING, find_by_name

NO_BRANCH = "没有写明所在支部，请选择这些党员所在的支部。"
PUT_INTO_DEFAULT = "账簿里没有“{name}”，归入{branch}。"
STAYS_WHERE_HE_IS = "账簿里没有“{name}”，仍留在{branch}。"
COMES_BACK = "已于{day}离开，导入后从今天起重新列入名册，请核对。"

_DETAIL_OF = {"mobile_to": "is_mobile", "lost_since": "is_lost"}


class Settler:
    """Settles rows of one sheet. ``found`` are the branches by the name in the sheet, ``new`` those to be made."""

    def __init__(
        self,
        facts: RosterFacts,
        today: date,
        found: Mapping[str, OrgUnit],
        new: frozenset[str],
        default: OrgUnit | None,
    ) -> None:
        self._facts = facts
        self._today = today
        self._found = found
        self._new = new
        self._default = default

    def settle(self, row: RowPlan) -> RowPlan:
        """The row with its branch settled, and without differences that are none."""
        if row.action is Action.REFUSE:
            return row
        if row.record_id is None:
            return self._settle_new(row)
        stay = self._stay(row.record_id)
        return self._settle_known(row, stay) if stay else self._settle_back(row)

    # New people

    def _settle_new(self, row: RowPlan) -> RowPlan:
        name = _branch(row)
        if name in self._found or name in self._new:
            return row
        if self._default is None:
            reason = UNIT_MISSING.format(name=name) if name else NO_BRANCH
            return replace(row, action=Action.REFUSE, reason=reason)
        return _doubted(row, name, PUT_INTO_DEFAULT, self._default) if name else row

    # People on the roster

    def _settle_known(self, row: RowPlan, stay: Stay) -> RowPlan:
        name = _branch(row)
        here = self._facts.unit_by_id[stay.branch_id or 0]
        is_unclear = bool(name) and name not in self._found and name not in self._new
        if is_unclear and self._default is None:
            return replace(row, action=Action.REFUSE, reason=UNIT_MISSING.format(name=name))
        changes = tuple(one for one in row.changes if self._is_real(one, row, stay))
        settled = replace(row, changes=changes, action=Action.UPDATE if changes else Action.SAME)
        return _doubted(settled, name, STAYS_WHERE_HE_IS, here) if is_unclear else settled

    def _is_real(self, change: FieldChange, row: RowPlan, stay: Stay) -> bool:
        values = row.row.values
        if change.field == "branch":
            return self._goes_elsewhere(row, stay)
        if change.field == "group":
            return self._goes_elsewhere(row, stay) or not self._is_in_group(str(change.new), row, stay)
        if change.field == "party_post":
            return set(office_names(change.old)) != set(office_names(change.new))
        if change.field == "joined_on":
            return self._goes_elsewhere(row, stay) or not self._overlaps(change.new, row)
        if change.field in _DETAIL_OF:
            return values.get(_DETAIL_OF[change.field]) is not False
        return self._differs_from_record(change, row)

    def _goes_elsewhere(self, row: RowPlan, stay: Stay) -> bool:
        name = _branch(row)
        unit = self._found.get(name)
        return name in self._new or (unit is not None and unit.id != stay.branch_id)

    def _is_in_group(self, name: str, row: RowPlan, stay: Stay) -> bool:
        found = find_by_name(name, self._groups_of.get(stay.branch_id or 0, ()))
        own = self._facts.group_stays_of.get(row.record_id or 0, ())
        return found is not None and found.id in {one.group_id for one in own if one.to_on is None}

    def _overlaps(self, joined: object, row: RowPlan) -> bool:
        """Whether a day of entering would lie inside an earlier stay."""
        earlier = self._facts.stays_of.get(row.record_id or 0, ())
        return isinstance(joined, date) and any(one.left_on is not None and joined < one.left_on for one in earlier)

    def _differs_from_record(self, change: FieldChange, row: RowPlan) -> bool:
        """A declared category says nothing new when it is stored already, whatever the dates say."""
        member = self._facts.member_by_id[row.record_id or 0]
        return change.field not in MEMBERS.by_name or getattr(member, change.field) != change.new

    # People who have left

    def _settle_back(self, row: RowPlan) -> RowPlan:
        name = _branch(row)
        last = max(self._facts.stays_of[row.record_id or 0], key=lambda one: one.left_on or date.min)
        unit = self._found.get(name) or self._default or self._facts.unit_by_id[last.branch_id or 0]
        if name and name not in self._found and name not in self._new and self._default is None:
            return replace(row, action=Action.REFUSE, reason=UNIT_MISSING.format(name=name))
        back = FieldChange("branch", None, name if name in self._new else unit.short_name)
        left = f"{last.left_on:%Y-%m-%d}" if last.left_on else ""
        doubt = Doubt("branch", name or unit.short_name, COMES_BACK.format(day=left))
        changes = (*(one for one in row.changes if one.field != "branch"), back)
        return replace(row, action=Action.UPDATE, changes=changes, doubts=(*row.doubts, doubt))

    # The book

    def _stay(self, member_id: int) -> Stay | None:
        stays = self._facts.stays_of.get(member_id, ())
        return next((one for one in stays if holds_on(self._today, one.joined_on, one.left_on)), None)

    @cached_property
    def _groups_of(self) -> Mapping[int, list[OrgUnit]]:
        groups: dict[int, list[OrgUnit]] = {}
        for unit in self._facts.units:
            if unit.level == GROUP and unit.ended_on is None:
                groups.setdefault(unit.parent_id or 0, []).append(unit)
        return groups


def _branch(row: RowPlan) -> str:
    return str(row.row.values.get("branch") or "")


def _doubted(row: RowPlan, name: str, sentence: str, branch: OrgUnit) -> RowPlan:
    doubt = Doubt("branch", name, sentence.format(name=name, branch=branch.short_name))
    return replace(row, doubts=(*row.doubts, doubt))
