"""What is done with a person: each task asks for one record in a window and hands it to its operation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.letters import LetterTasks
from gui.pages.roster.enrol_dialog import EnrolDialog
from gui.shell import Shell
from ledger.codes.membership import TRANSFERRED_IN, TRANSFERRED_OUT
from ledger.errors import KnownError
from ledger.kind import Record, RecordKind, missing_fields
from ledger.kinds.member import MEMBERS
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
from ledger.kinds.organisation import BRANCH, GROUP, OFFICES, ORG_UNITS, Office, OrgUnit
from operations import roster
from operations.organisation import appoint
from operations.records import remove_record, save_record
from operations.removal import remove_member
from operations.roster import Arrival, Departure
from storage.store import Store

R = TypeVar("R", bound=Record)
_DEPARTURE = ("left_on", "leave_way", "went_to", "leave_letter_no", "dues_paid_through")
_ARRIVAL = ("branch_id", "joined_on", "join_way", "came_from", "join_letter_no", "joined_paid_through")


class RosterTasks:
    """The tasks of the roster page."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    # Coming and going

    def enrol(self, show: Callable[[int], object]) -> None:
        """Enter a new person; ``show`` is called with the id when he is the last one entered."""
        dialog = EnrolDialog(self._parent, self._shell, self._units(BRANCH), self._default_branch())
        dialog.enrolled.connect(show)
        dialog.open()

    def transfer_out(self, member_id: int) -> None:
        """Close the stay of a person: left for elsewhere, died, was removed."""
        stay = roster.open_stay(self._store, member_id)

        def save(asked: Stay) -> None:
            roster.transfer_out(self._store, member_id, _departure(asked))

        today = self._shell.session.place.as_of
        dialog = self._ask(
            f"{self._name(member_id)}转出",
            STAYS,
            replace(stay, left_on=today, leave_way=TRANSFERRED_OUT),
            save,
            _DEPARTURE,
            "办理后名册自离开日期起不再包括此人，记录保留。",
        )
        dialog.offer_next("开具介绍信…", lambda asked: self._leave_with_letter(member_id, asked))

    def issue_letter(self, member_id: int) -> None:
        """Issue a 介绍信 for somebody who has left already."""
        LetterTasks(self._shell, self._parent).issue(member_id)

    def _leave_with_letter(self, member_id: int, asked: Stay) -> None:
        """The letter and the leaving in one step; only who is transferred gets one."""
        if asked.leave_way != TRANSFERRED_OUT:
            messages.tell(self._parent, f"只有“{TRANSFERRED_OUT}”才开具介绍信，还没有办理，请重新选择减少方式。")
            self.transfer_out(member_id)
            return
        LetterTasks(self._shell, self._parent).issue(member_id, _departure(asked))

    def transfer_in(self, member_id: int) -> None:
        """Let a person return."""

        def save(asked: Stay) -> None:
            roster.transfer_in(self._store, member_id, _arrival(asked))

        today = self._shell.session.place.as_of
        began = Stay(member_id=member_id, branch_id=self._default_branch(), joined_on=today, join_way=TRANSFERRED_IN)
        self._ask(f"{self._name(member_id)}转入", STAYS, began, save, _ARRIVAL)

    def move(self, member_id: int) -> None:
        """Move a person to another branch of the book."""

        def save(asked: Stay) -> None:
            departure = Departure(_needed(asked.joined_on, "调动日期"), TRANSFERRED_OUT)
            roster.move_within_book(self._store, member_id, departure, _arrival(asked))

        today = self._shell.session.place.as_of
        began = Stay(member_id=member_id, joined_on=today, join_way=TRANSFERRED_IN)
        note = "调动当日起属于新支部，原支部的记录到前一日为止。"
        self._ask(f"{self._name(member_id)}调到其他支部", STAYS, began, save, ("branch_id", "joined_on"), note)

    def remove(self, member_id: int) -> None:
        """Remove a person who was entered by mistake; whoever leaves is transferred out."""
        name = self._name(member_id)
        detail = "只用于误录。离开支部的党员请办理转出，记录才会保留。"
        if messages.ask(self._parent, f"删除误录的党员{name}吗？", "删除", detail):
            remove_member(self._store, member_id)
            self._shell.notices.say(f"已删除误录的党员{name}", "撤销", self._store.undo)

    # What holds from a day on

    def join_group(self, member_id: int) -> None:
        """Put a person into another 党小组."""

        def save(asked: GroupStay) -> None:
            roster.join_group(self._store, member_id, asked.group_id, asked.from_on)

        began = GroupStay(member_id=member_id, from_on=self._shell.session.place.as_of)
        self._ask(f"调整{self._name(member_id)}的党小组", GROUP_STAYS, began, save, ("group_id", "from_on"))

    def set_post(self, member_id: int) -> None:
        """Record another 工作岗位."""

        def save(asked: PostHolding) -> None:
            roster.set_post(self._store, member_id, asked.post, asked.from_on)

        began = PostHolding(member_id=member_id, from_on=self._shell.session.place.as_of)
        self._ask(f"登记{self._name(member_id)}的工作岗位", POST_HOLDINGS, began, save, ("post", "from_on"))

    def give_office(self, member_id: int) -> None:
        """Record a Party office."""
        stay = roster.open_stay(self._store, member_id)
        began = Office(member_id=member_id, org_unit_id=stay.branch_id, from_on=self._shell.session.place.as_of)
        fields = ("org_unit_id", "office", "from_on", "document")
        title = f"登记{self._name(member_id)}的党内任职"

        def save(asked: Office) -> None:
            appoint(self._store, asked)

        self._ask(title, OFFICES, began, save, fields)

    def change_standing(self, member_id: int) -> None:
        """Record an event of 党籍."""
        began = StandingChange(member_id=member_id, from_on=self._shell.session.place.as_of)
        fields = ("change", "from_on", "to_on", "document", "note")
        title = f"登记{self._name(member_id)}的党籍变动"

        def save(asked: StandingChange) -> None:
            roster.change_standing(self._store, asked)

        self._ask(title, STANDING_CHANGES, began, save, fields)

    def begin_mobility(self, member_id: int) -> None:
        """Record that a person has become a 流动党员."""
        fields = ("from_on", "destination", "destination_kind", "note")
        title = f"登记{self._name(member_id)}外出流动"
        began = Mobility(member_id=member_id)

        def save(asked: Mobility) -> None:
            roster.begin_mobility(self._store, asked)

        self._ask(title, MOBILITIES, began, save, fields)

    def lose_contact(self, member_id: int) -> None:
        """Record that contact is lost."""
        fields = ("lost_since", "situation", "note")
        title = f"登记{self._name(member_id)}失去联系"
        began = LostContact(member_id=member_id)

        def save(asked: LostContact) -> None:
            roster.lose_contact(self._store, asked)

        self._ask(title, LOST_CONTACTS, began, save, fields)

    # Corrections

    def correct(self, kind: RecordKind[Any], record: Record) -> None:
        """Correct one dated record."""
        fields = tuple(field.name for field in kind.fields if field.name != "member_id")
        note = "更正已登记的内容；修改记录会保留原来的样子。"

        def save(asked: Record) -> None:
            save_record(self._store, kind, asked)

        dialog = self._ask(f"更正{kind.title}", kind, record, save, fields, note)
        if kind is not STAYS:  # without a stay the person would be nowhere
            dialog.offer_removal("删除这条登记", lambda: self._remove_record(kind, record))

    def _remove_record(self, kind: RecordKind[Any], record: Record) -> None:
        remove_record(self._store, kind, record.id)
        self._shell.notices.say(f"已删除{kind.title}{kind.describe(record)}", "撤销", self._store.undo)

    # The window

    def _ask(
        self,
        title: str,
        kind: RecordKind[R],
        record: R,
        save: Callable[[R], None],
        fields: tuple[str, ...],
        note: str = "",
    ) -> RecordDialog[R]:
        setup: FormSetup[R] = FormSetup(
            problems=lambda asked: missing_fields(kind, asked),
            options=self._options(),
            fields=fields,
            sections=Sections.HEADINGS,
            drafts=self._shell.drafts,
        )
        dialog: RecordDialog[R] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, save)
        dialog.show_record(record, note, self._shell.session.draft_key(kind.key, record.id, title))
        dialog.open()
        return dialog

    def _options(self) -> dict[str, list[Option]]:
        return {
            "branch_id": self._units(BRANCH),
            "group_id": self._units(GROUP),
            "org_unit_id": [_option(unit) for unit in self._store.all(ORG_UNITS)],
        }

    def _units(self, level: str) -> list[Option]:
        return [_option(unit) for unit in self._store.all(ORG_UNITS) if unit.level == level and unit.ended_on is None]

    def _default_branch(self) -> int | None:
        """The branch that the user looks at, else the only one."""
        branches = {option.id for option in self._units(BRANCH)}
        chosen = self._shell.session.place.unit_id
        if chosen in branches:
            return chosen
        return next(iter(branches)) if len(branches) == 1 else None

    def _name(self, member_id: int) -> str:
        return self._store.get(MEMBERS, member_id).name


def _option(unit: OrgUnit) -> Option:
    return Option(unit.id, unit.short_name)


def _departure(asked: Stay) -> Departure:
    return Departure(
        on=_needed(asked.left_on, "离开日期"),
        way=asked.leave_way,
        went_to=asked.went_to,
        letter_no=asked.leave_letter_no,
        dues_paid_through=asked.dues_paid_through,
    )


def _arrival(asked: Stay) -> Arrival:
    if asked.branch_id is None:
        raise KnownError("请选择支部。还没有保存。")
    return Arrival(
        branch_id=asked.branch_id,
        on=asked.joined_on,
        way=asked.join_way,
        came_from=asked.came_from,
        letter_no=asked.join_letter_no,
        dues_paid_through=asked.joined_paid_through,
    )


def _needed(day: date | None, name: str) -> date:
    if day is None:
        raise KnownError(f"请填写{name}。还没有保存。")
    return day
