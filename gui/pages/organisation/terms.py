"""任期: the terms of a unit, each with the election it came from, the day on which it ends and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.pages.organisation.part import CommandRow, note_below
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import column, plain_button
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.organisation import TERMS, OrgUnit, Term
from ledger.roster.facts import RosterFacts
from ledger.rules.organisation import current_term, term_end
from ledger.values.dates import add_months, add_years
from operations import organisation
from operations.tables import rulebook

FIELDS = ("term_no", "started_on", "years", "extended_to", "extension_document", "note")
OVER, ELECTED = "已届满", "已选举，请登记新一届"
_BEFORE = 6  # months before its beginning in which the election of a term lies
_NEAR = (1, 3, 6)  # months before its end at which a term is announced
_EMPTY = "还没有登记任期。登记本届何时开始、任几年，届满前六个月会提醒换届。"


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term with what follows from it on a day."""

    term: Term
    ends_on: date | None
    state: str
    elected_on: date | None = None


def term_lines(facts: RosterFacts, unit: OrgUnit, on: date, elections: Sequence[date] = ()) -> list[TermLine]:
    """The terms of a unit, the latest first; ``elections`` are the days on which meetings elected a committee."""
    now = current_term(facts, unit, on)
    terms = [term for term in facts.terms if term.org_unit_id == unit.id]
    terms.sort(key=lambda term: term.started_on or date.min, reverse=True)
    return [
        TermLine(term, term_end(term), _state(term, now, on, elections), election_of(term, elections)) for term in terms
    ]


def term_problems(term: Term) -> list[Problem]:
    """What is to be said about a term while it is typed."""
    found = missing_fields(TERMS, term)
    if term.years <= 0:
        found.append(Problem("years", "没有年数就算不出届满日期。", Level.WARN))
    if term.started_on and term.extended_to and term.extended_to <= add_years(term.started_on, max(term.years, 0)):
        found.append(Problem("extended_to", "延期至的日期不晚于原定届满日期。", Level.WARN))
    if term.extended_to and not term.extension_document:
        found.append(Problem("extension_document", "延期换届要有上级批复。", Level.WARN))
    return found


def election_of(term: Term, elections: Sequence[date]) -> date | None:
    """The election that a term came from: the last one from half a year before its beginning to a month after."""
    if term.started_on is None:
        return None
    first, last = add_months(term.started_on, -_BEFORE), add_months(term.started_on, 1)
    return max((day for day in elections if first <= day <= last), default=None)


def _state(term: Term, now: Term | None, on: date, elections: Sequence[date]) -> str:
    if term.started_on is not None and term.started_on > on:
        return "未开始"
    if now is None or term.id != now.id:
        return "已换届"
    end = term_end(term)
    if end is not None and any(add_months(end, -_BEFORE) <= day <= on for day in elections):
        return ELECTED
    if end is not None and end <= on:
        return OVER
    usual = "延期中" if _is_in_extension(term, on) else "在任"
    near = next((months for months in _NEAR if end is not None and add_months(on, months) >= end), None)
    return usual if near is None else f"{usual}，{near}个月内届满"


def _is_in_extension(term: Term, on: date) -> bool:
    if term.extended_to is None or term.started_on is None:
        return False
    return add_years(term.started_on, max(term.years, 0)) <= on


COLUMNS = (
    Column[TermLine]("term_no", "届次", 4, lambda one: f"第{one.term.term_no}届", sort=lambda one: one.term.term_no),
    Column[TermLine]("started_on", "任期开始", 6, lambda one: _day(one.term.started_on)),
    Column[TermLine](
        "years", "年数", 3, lambda one: f"{one.term.years}年" if one.term.years else "", align=Align.RIGHT
    ),
    Column[TermLine]("ends_on", "届满日期", 6, lambda one: _day(one.ends_on)),
    Column[TermLine](
        "state",
        "状态",
        10,
        lambda one: one.state,
        shade=lambda one: "warn" if one.state in (OVER, ELECTED) or "届满" in one.state else "",
    ),
    Column[TermLine](
        "elected_on",
        "换届选举",
        6,
        lambda one: _day(one.elected_on) or "没有登记",
        shade=lambda one: "" if one.elected_on else "secondary",
    ),
    Column[TermLine]("extension_document", "延期批复", 10, lambda one: one.term.extension_document),
    Column[TermLine]("note", "备注", 10, lambda one: one.term.note),
)


class TermsPanel(QWidget):
    """The terms of one unit, with what can be done about them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._unit = OrgUnit()
        self.model = TableModel(COLUMNS, lambda one: one.term.id, lambda one: one.state, shell.theme, self)
        self.table = TableView(shell, "terms", self.model)
        self.commands = CommandRow()
        self.commands.add(plain_button("登记任期…"), self.add)
        self.commands.add(plain_button("修改…"), self.edit, needs_row=True)
        self.commands.add(plain_button("删除"), self.remove, needs_row=True)
        self._stack = QStackedWidget()
        self._empty = note_below(_EMPTY)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self.commands, self._stack, gap=0))
        self.table.picked.connect(lambda picked: self.commands.set_has_row(has_row=picked.current is not None))
        self.table.opened.connect(lambda _: self.edit())

    def show_unit(self, facts: RosterFacts, unit: OrgUnit, on: date, elections: Sequence[date] = ()) -> None:
        """Show the terms of a unit as of a day."""
        self._unit = unit
        self.model.set_rows(term_lines(facts, unit, on, elections))
        self._stack.setCurrentWidget(self.table if self.model.total else self._empty)
        self.commands.set_has_row(has_row=self.table.selection.current is not None)

    def add(self) -> None:
        """Ask for the next term, proposed from the last one and the rule."""
        session = self._shell.session
        proposed = organisation.next_term(session.store, rulebook(), self._unit.id, session.place.as_of)
        self._ask("登记任期", proposed)

    def edit(self) -> None:
        """Ask for the corrections of the chosen term."""
        term_id = self.table.selection.current
        if term_id is not None:
            self._ask("修改任期", self._shell.session.store.get(TERMS, term_id))

    def remove(self) -> None:
        """Delete the chosen term, with the way back."""
        term_id = self.table.selection.current
        if term_id is not None:
            store = self._shell.session.store
            organisation.remove_term(store, term_id)
            self._shell.notices.say("已删除任期", "撤销", store.undo)

    def _ask(self, title: str, term: Term) -> None:
        dialog = RecordDialog(
            self,
            self._shell.theme,
            f"{self._unit.short_name}　{title}",
            TERMS,
            FormSetup(problems=term_problems, fields=FIELDS),
            lambda typed: _save(self._shell, typed),
        )
        dialog.show_record(term)
        dialog.open()


def _save(shell: Shell, term: Term) -> None:
    organisation.save_term(shell.session.store, term)


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""
