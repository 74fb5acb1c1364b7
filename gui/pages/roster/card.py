"""The card of one member: the fields of the person in tabs, and the dated facts in a tab of their own."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.forms.record_form import FormSetup, RecordForm
from gui.pages.roster.course import MembershipCourse
from gui.pages.roster.own_values import OwnValueForm
from gui.pages.roster.tasks import RosterTasks
from gui.shell import Shell
from gui.widgets import column
from ledger.checks.roster import member_problems
from ledger.kinds.member import MEMBERS, Member
from ledger.roster.asof import latest_entry
from ledger.roster.facts import RosterFacts


class MemberCard(QWidget):
    """Shows a member and saves each field when it is left."""

    edited = Signal(object)  # Edited

    def __init__(self, shell: Shell, tasks: RosterTasks) -> None:
        super().__init__()
        self._shell = shell
        self.member_id = 0
        self.heading = ""
        self.subtitle = ""
        setup: FormSetup[Member] = FormSetup(problems=member_problems, drafts=shell.drafts)
        self.form: RecordForm[Member] = RecordForm(MEMBERS, shell.theme, setup)
        self.form.edited.connect(self.edited)
        self.course = MembershipCourse(shell, tasks)
        self.own = OwnValueForm(shell)
        self.form.tabs.insertTab(1, self.course, "组织关系")
        self._own_tab = self.form.tabs.addTab(self.own, "自设字段")
        self.setLayout(column(self.form, gap=0))

    def show_member(self, facts: RosterFacts, member_id: int, on: date) -> None:
        """Fill the card with what the facts say about a member."""
        member = facts.member_by_id[member_id]
        entry = latest_entry(facts, member, on)
        self.member_id = member_id
        self.heading = member.name
        parts = [entry.branch.short_name, entry.category, "、".join(entry.offices)] if entry else ["不在任何支部"]
        self.subtitle = " · ".join(part for part in parts if part)
        self.form.show_record(member, self._shell.session.draft_key(MEMBERS.key, member_id))
        self.course.show_member(facts, member, on)
        self.own.show_member(facts, member)
        self.form.tabs.setTabVisible(self._own_tab, self.own.has_fields)

    def unmask(self, is_unmasked: bool) -> None:  # noqa: FBT001 - the state of a switch
        """Show numbers in full, or cover them."""
        self.form.unmask(is_unmasked)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.form.go_to("name")
