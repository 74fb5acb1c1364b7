"""The window that asks who takes which office, and whether the present holder leaves it the same day."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.shell import Shell
from ledger.codes.organisation import COMMITTEE_MEMBER, DEPUTY_GROUP_LEADER, DEPUTY_SECRETARY
from ledger.errors import Problem
from ledger.kind import missing_fields
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import OFFICES, Office
from operations import organisation

OFFICE_FIELDS = ("office", "from_on")
_SHARED = frozenset((DEPUTY_SECRETARY, COMMITTEE_MEMBER, DEPUTY_GROUP_LEADER))


def office_problems(held: Office) -> list[Problem]:
    """What is to be said about an office while it is typed."""
    found = missing_fields(OFFICES, held)
    if held.from_on and held.to_on and held.to_on < held.from_on:
        found.append(Problem("to_on", "免职日期早于任职日期。"))
    return found


class OfficeDialog(RecordDialog[Office]):
    """Person, office, day. While somebody else holds the office, one tick lets that person leave it."""

    def __init__(self, parent: QWidget, shell: Shell, people: Sequence[Option], title: str) -> None:
        self._shell = shell
        self._holders: list[Office] = []
        setup: FormSetup[Office] = FormSetup(
            problems=self._look_at,
            options={"member_id": people},
            fields=("member_id", *OFFICE_FIELDS, "document"),
        )
        super().__init__(parent, shell.theme, title, OFFICES, setup, self._appoint)
        self.hand_over = QCheckBox()
        self.hand_over.setContentsMargins(24, 0, 24, 0)
        self.hand_over.setStyleSheet("margin-left: 24px;")
        self.hand_over.hide()
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            layout.insertWidget(layout.count() - 1, self.hand_over)

    def _look_at(self, typed: Office) -> list[Problem]:
        """Problems of what is typed; asked with every keystroke, so the holders are looked up here too."""
        holders = organisation.holders_of(self._shell.session.store, typed) if typed.office else []
        if holders != self._holders:
            self._holders = holders
            names = "、".join(self._shell.session.store.get(MEMBERS, one.member_id or 0).name for one in holders)
            self.hand_over.setText(f"{names}自任职之日起不再任{typed.office}")
            self.hand_over.setChecked(bool(holders) and typed.office not in _SHARED)
            self.hand_over.setVisible(bool(holders))
        return office_problems(typed)

    def _appoint(self, typed: Office) -> None:
        leaving = [one.id for one in self._holders] if self.hand_over.isChecked() else []
        organisation.appoint(self._shell.session.store, typed, leaving)
