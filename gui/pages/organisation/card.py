"""The right part of the page: one unit with its figures, what the rules say, and its data in tabs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout

from gui.forms.record_form import Edited, FormSetup, RecordForm, Sections
from gui.pages.organisation.offices import OfficesPanel
from gui.pages.organisation.terms import TermsPanel
from gui.pages.organisation.units import Organisation, UnitLine, unit_problems
from gui.shell import Shell
from gui.theme.theme import Look
from gui.widgets import Banner, Tone, Words, column, label, link_button, row
from ledger.checks.overview import Headcount
from ledger.errors import Finding, Level, Problem
from ledger.kinds.organisation import GROUP, ORG_UNITS, OrgUnit
from operations.records import save_record

FIELDS = (
    "full_name",
    "short_name",
    "superior",
    "category",
    "unit_situation",
    "founded_on",
    "contact",
    "contact_phone",
    "order_no",
    "note",
)
_FORM_WIDTH = 640
_MARGIN = 20


class UnitCard(QFrame):
    """Shows a unit and saves what is edited in it at once."""

    revive_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._organisation: Organisation | None = None
        self.setProperty("role", "card")
        self.heading = label("", Words.HEADING, wraps=True)
        self.level = label("", Words.SECONDARY)
        self.figures = label("", Words.SECONDARY)
        self.form = RecordForm(
            ORG_UNITS,
            shell.theme,
            FormSetup(problems=self._problems, fields=FIELDS, sections=Sections.HEADINGS),
        )
        self.terms = TermsPanel(shell)
        self.offices = OfficesPanel(shell)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.form, "基本")
        self.tabs.addTab(self.terms, "任期")
        self.tabs.addTab(self.offices, "任职")
        self._banners = column(gap=6, margins=(_MARGIN, 0, _MARGIN, 0))
        self._build()
        self.form.edited.connect(self._save)
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    def show_unit(self, organisation: Organisation, line: UnitLine) -> None:
        """Show a unit as of the day of the organisation."""
        self._organisation = organisation
        unit, on = line.unit, organisation.place.as_of
        self.heading.setText(unit.short_name)
        self.level.setText(unit.level)
        self.figures.setText(figures_text(line.count))
        self._show_banners(unit, organisation.advice_on(unit.id))
        self.form.show_record(unit)
        self.terms.show_unit(organisation.facts, unit, on, organisation.elections.get(unit.id, ()))
        self.offices.show_unit(organisation, unit)
        self.tabs.setTabVisible(self.tabs.indexOf(self.terms), unit.level != GROUP)

    def _build(self) -> None:
        head = row(self.heading, self.level, gap=10)
        head.addStretch()
        head.addWidget(self.figures)
        top = column(gap=0, margins=(_MARGIN, 12, _MARGIN, 10))
        top.addLayout(head)
        layout = column(gap=0, margins=(1, 0, 0, 0))
        layout.addLayout(top)
        layout.addLayout(self._banners)
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)

    def _show_banners(self, unit: OrgUnit, advice: list[Finding]) -> None:
        _clear(self._banners)
        if unit.ended_on is not None:
            revive = link_button("恢复")
            revive.clicked.connect(self.revive_asked)
            self._banners.addWidget(
                Banner(self._shell.theme, f"已登记自{unit.ended_on:%Y-%m-%d}起撤销。", Tone.INFO, revive)
            )
        for finding in advice:
            self._banners.addWidget(Banner(self._shell.theme, _advice_text(unit, finding), _tone(finding)))
        self._banners.setContentsMargins(_MARGIN, 0, _MARGIN, 10 if self._banners.count() else 0)

    def _save(self, edited: Edited) -> None:
        save_record(self._shell.session.store, ORG_UNITS, edited.record)

    def _problems(self, unit: OrgUnit) -> list[Problem]:
        units = self._organisation.facts.units if self._organisation is not None else ()
        return unit_problems(units, unit)

    def _fit(self, _: Look) -> None:
        area = self.form.findChild(QScrollArea)
        if isinstance(area, QScrollArea):  # the scroll bar stays at the edge of the window
            area.widget().setMaximumWidth(self._shell.theme.px(_FORM_WIDTH))


def figures_text(count: Headcount) -> str:
    """The members by class, the rare classes only when there are any."""
    parts = [f"党员 {count.members} 名", f"正式 {count.full}", f"预备 {count.on_probation}"]
    rare = (("转正日期不明", count.undated), ("流动", count.mobile), ("失联", count.lost), ("停止党籍", count.stopped))
    return "　".join([*parts, *(f"{name} {number}" for name, number in rare if number)])


def _advice_text(unit: OrgUnit, finding: Finding) -> str:
    return f"{finding.sentence.removeprefix(f'{unit.short_name}：')}{finding.article}"


def _tone(finding: Finding) -> Tone:
    return Tone.INFO if finding.level is Level.INFO else Tone.WARN


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
