"""The user's own fields of a member, saved one by one like the others."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from gui.shell import Shell
from gui.widgets import label
from ledger.kinds.member import MEMBERS, Member
from ledger.roster.facts import RosterFacts
from operations.roster import set_own_value


class OwnValueForm(QWidget):
    """One line for each own field."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._member_id = 0
        self._lines: dict[int, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setContentsMargins(20, 14, 20, 20)
        self._form.setVerticalSpacing(10)
        self.setLayout(self._form)

    @property
    def has_fields(self) -> bool:
        """Whether the user has added fields at all."""
        return bool(self._lines)

    def show_member(self, facts: RosterFacts, member: Member) -> None:
        """Show the values of a member; what is being typed just now stays."""
        own = sorted(
            (one for one in facts.own_fields if one.record_kind == MEMBERS.key), key=lambda one: (one.order_no, one.id)
        )
        if [one.id for one in own] != list(self._lines):
            self._rebuild([(one.id, one.label) for one in own])
        values = facts.own_values_of.get(member.id, {})
        for field_id, line in self._lines.items():
            if member.id != self._member_id or not line.isModified():
                line.setText(values.get(field_id, ""))
        self._member_id = member.id

    def _rebuild(self, fields: list[tuple[int, str]]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self._lines.clear()
        for field_id, name in fields:
            line = QLineEdit()
            line.setProperty("own_field", field_id)
            line.editingFinished.connect(self._save)
            self._form.addRow(label(name), line)
            self._lines[field_id] = line

    def _save(self) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit) and line.isModified():
            line.setModified(False)
            set_own_value(self._shell.session.store, self._member_id, line.property("own_field"), line.text().strip())
