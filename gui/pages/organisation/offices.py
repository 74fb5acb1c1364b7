"""任职: who holds which office of a unit, since when; who held it before."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.pages.organisation.office_dialog import OFFICE_FIELDS, OfficeDialog, office_problems
from gui.pages.organisation.part import CommandRow, note_below
from gui.pages.organisation.questions import DISMISSAL, DismissalAsked
from gui.pages.organisation.units import Organisation, person_options
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import column, plain_button
from ledger.codes.organisation import OFFICE
from ledger.kind import missing_fields
from ledger.kinds.organisation import OFFICES, Office, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.values.period import holds_on
from operations import organisation
from operations.tables import pinyin_table

_EMPTY = "还没有登记任职。登记书记、委员、党小组组长由谁担任、自何日起，名册和登记簿就会带上党内职务。"


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office with the name of who holds or held it."""

    held: Office
    name: str
    is_present: bool


def office_lines(facts: RosterFacts, unit: OrgUnit, on: date) -> list[OfficeLine]:
    """The offices of a unit: those held on the day in their official order, then the past ones, the latest first."""
    names = {member.id: member.name for member in facts.members}
    lines = [
        OfficeLine(held, names.get(held.member_id or 0, ""), holds_on(on, held.from_on, held.to_on))
        for held in facts.offices
        if held.org_unit_id == unit.id
    ]
    present = [line for line in lines if line.is_present]
    past = [line for line in lines if not line.is_present]
    present.sort(key=lambda line: (OFFICE.order(line.held.office), line.held.id))
    past.sort(key=lambda line: line.held.to_on or date.max, reverse=True)
    return present + past


COLUMNS = (
    Column[OfficeLine](
        "office",
        "党内职务",
        6,
        lambda one: one.held.office,
        sort=lambda one: (OFFICE.order(one.held.office), one.held.office),
        shade=lambda one: "" if one.is_present else "secondary",
    ),
    Column[OfficeLine](
        "name", "姓名", 5, lambda one: one.name, shade=lambda one: "" if one.is_present else "secondary"
    ),
    Column[OfficeLine]("from_on", "任职日期", 6, lambda one: _day(one.held.from_on, "建账前")),
    Column[OfficeLine]("to_on", "免职日期", 6, lambda one: _day(one.held.to_on, "")),
    Column[OfficeLine]("document", "任免文件", 12, lambda one: one.held.document),
)


class OfficesPanel(QWidget):
    """The offices of one unit, with what can be done about them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._unit = OrgUnit()
        self._organisation: Organisation | None = None
        self.model = TableModel(COLUMNS, lambda one: one.held.id, self._search_text, shell.theme, self)
        self.table = TableView(shell, "offices", self.model)
        self.past = QCheckBox("显示已免职")
        self.past.toggled.connect(self._show)
        self.commands = CommandRow()
        self.commands.add(plain_button("任职…"), self.appoint)
        self.commands.add(plain_button("免职…"), self.dismiss, needs_row=True)
        self.commands.add(plain_button("更正…"), self.correct, needs_row=True)
        self.commands.add(plain_button("删除"), self.remove, needs_row=True)
        self.commands.add_at_end(self.past)
        self._stack = QStackedWidget()
        self._empty = note_below(_EMPTY)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self.commands, self._stack, gap=0))
        self.table.picked.connect(lambda picked: self.commands.set_has_row(has_row=picked.current is not None))
        self.table.opened.connect(lambda _: self.correct())

    def show_unit(self, organisation_now: Organisation, unit: OrgUnit) -> None:
        """Show the offices of a unit as of the day of the organisation."""
        self._organisation, self._unit = organisation_now, unit
        self._show()

    def appoint(self) -> None:
        """Ask who takes which office."""
        if self._organisation is None:
            return
        people = person_options(self._organisation.entries, pinyin_table())
        dialog = OfficeDialog(self, self._shell, people, f"{self._unit.short_name}　任职")
        dialog.show_record(Office(org_unit_id=self._unit.id, from_on=self._organisation.place.as_of))
        dialog.open()

    def dismiss(self) -> None:
        """Ask from which day on the office is no longer held."""
        held = self._chosen()
        if held is not None:
            dialog = RecordDialog(
                self,
                self._shell.theme,
                f"{self._name_of(held)}　免{held.office}",
                DISMISSAL,
                FormSetup(problems=lambda asked: missing_fields(DISMISSAL, asked)),
                lambda asked: self._dismiss(held, asked),
            )
            dialog.show_record(DismissalAsked(on=self._shell.session.place.as_of))
            dialog.open()

    def correct(self) -> None:
        """Ask for the corrections of the chosen office."""
        held = self._chosen()
        if held is None:
            return
        dialog = RecordDialog(
            self,
            self._shell.theme,
            f"更正{self._name_of(held)}的任职",
            OFFICES,
            FormSetup(problems=office_problems, fields=(*OFFICE_FIELDS, "to_on", "document")),
            lambda typed: organisation.correct_office(self._shell.session.store, typed),
        )
        dialog.show_record(held)
        dialog.open()

    def remove(self) -> None:
        """Delete the chosen office, with the way back."""
        held = self._chosen()
        if held is not None:
            store = self._shell.session.store
            name = self._name_of(held)
            organisation.remove_office(store, held.id)
            self._shell.notices.say(f"已删除{name}任{held.office}的登记", "撤销", store.undo)

    def _dismiss(self, held: Office, asked: DismissalAsked) -> None:
        if asked.on is not None:
            organisation.dismiss(self._shell.session.store, held.id, asked.on, asked.document)

    def _show(self) -> None:
        if self._organisation is None:
            return
        lines = office_lines(self._organisation.facts, self._unit, self._organisation.place.as_of)
        past = sum(1 for line in lines if not line.is_present)
        self.past.setText(f"显示已免职（{past}）")
        self.past.setVisible(past > 0)
        self.model.set_rows(line for line in lines if line.is_present or self.past.isChecked())
        self._stack.setCurrentWidget(self.table if self.model.total or past else self._empty)
        self.commands.set_has_row(has_row=self.table.selection.current is not None)

    def _chosen(self) -> Office | None:
        chosen = self.table.selection.current
        return None if chosen is None else self._shell.session.store.get(OFFICES, chosen)

    def _name_of(self, held: Office) -> str:
        return next(line.name for line in self.model.rows() if line.held.id == held.id)

    def _search_text(self, line: OfficeLine) -> str:
        return f"{line.held.office} {pinyin_table().search_text(line.name)}"


def _day(day: date | None, unknown: str) -> str:
    return f"{day:%Y-%m-%d}" if day else unknown
