"""The card of one case: its course, who the person is, contacts, checks, political review, papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.forms.editors import Option, ReferenceEditor
from gui.forms.record_form import Edited, FormSetup, RecordForm, Sections
from gui.pages.development.materials import MaterialChecklist
from gui.pages.development.part_lines import PartLines
from gui.pages.development.part_texts import PartSection
from gui.pages.development.step_editor import Offer
from gui.pages.development.step_fields import StepAct
from gui.pages.development.step_list import StepList
from gui.shell import Shell
from gui.widgets import column
from ledger.codes.development import ACTIVIST_CHECK, CONTACT, PROBATION_CHECK, SPONSOR, THOUGHT_REPORT
from ledger.development.steps import CaseView
from ledger.errors import Problem
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase, DevelopmentMaterial

PERSON_FIELDS = (
    "name",
    "sex",
    "ethnic_group",
    "birth_on",
    "id_number",
    "native_place",
    "education",
    "department",
    "admin_post",
    "work_started_on",
    "phone",
    "org_unit_id",
    "group_id",
    "rules",
    "member_id",
    "note",
)


@dataclass(frozen=True)
class CaseParts:
    """Everything that the card shows of a case beside its steps."""

    people: tuple[PartSection, ...] = ()
    checks: tuple[PartSection, ...] = ()
    inquiries: tuple[PartSection, ...] = ()
    papers: tuple[DevelopmentMaterial, ...] = ()
    records: Mapping[str, Sequence[Option]] = field(default_factory=dict)


class CaseCard(QWidget):
    """Shows a case. ``edited`` carries the whole case with one field changed."""

    edited = Signal(object)  # DevelopmentCase
    asked = Signal(object)  # StepAct

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._view: CaseView | None = None
        self._offer = Offer()
        self.steps = StepList(shell)
        self.form = self._person_form()
        self.people = PartLines(
            {CONTACT: ((StepAct.CONTACT, "指定联系人…"),), SPONSOR: ((StepAct.SPONSOR, "确定介绍人…"),)}
        )
        self.checks = PartLines(
            {
                ACTIVIST_CHECK: ((StepAct.ACTIVIST_CHECK, "登记考察…"),),
                PROBATION_CHECK: ((StepAct.PROBATION_CHECK, "登记考察…"),),
                THOUGHT_REPORT: ((StepAct.REPORT, "登记思想汇报…"),),
            }
        )
        self.inquiries = PartLines({"inquiries": ((StepAct.INQUIRY, "登记政审情况…"),)})
        self.papers = MaterialChecklist(shell.theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, name in (
            (self.steps, "流程"),
            (self.form, "基本情况"),
            (self.people, "联系人"),
            (self.checks, "考察"),
            (self.inquiries, "政审"),
            (self.papers, "材料"),
        ):
            self.tabs.addTab(page, name)
        self.setLayout(column(self.tabs, gap=0))
        self.steps.edited.connect(self.edited)
        self.steps.asked.connect(self.asked)
        for part in (self.people, self.checks, self.inquiries):
            part.asked.connect(lambda key: self.asked.emit(StepAct(key)))

    @property
    def case_id(self) -> int:
        """The case that is shown; 0 when there is none."""
        return self._view.case.id if self._view else 0

    @property
    def heading(self) -> str:
        """The name."""
        return self._view.case.name if self._view else ""

    @property
    def subtitle(self) -> str:
        """The stage and the version of the 细则."""
        return f"{self._view.stage} · {self._view.case.rules}" if self._view else ""

    def show_case(self, view: CaseView, offer: Offer, parts: CaseParts) -> None:
        """Show a case; what is being typed into the same one stays. The same view again changes nothing."""
        if view is self._view:
            return
        if self._view is None or self._view.case.id != view.case.id:
            self.flush()
        self._view, self._offer = view, offer
        for name, options in parts.records.items():
            editor = self.form.rows[name].editor
            if isinstance(editor, ReferenceEditor):
                editor.offer_records(options)
        self.form.show_record(view.case, self._shell.session.draft_key(DEVELOPMENT_CASES.key, view.case.id, "person"))
        self.people.show_sections(parts.people)
        self.checks.show_sections(parts.checks)
        self.inquiries.show_sections(parts.inquiries)
        self.papers.show_materials(parts.papers)
        self.steps.show_case(view, offer)

    def forget(self) -> None:
        """Show nothing any more; the next case is another one."""
        self._view = None

    def flush(self) -> None:
        """Save what was typed and not left yet."""
        if self._view is not None:
            self.form.flush()
            self.steps.flush()

    def focus_first(self) -> None:
        """Put the keyboard where the open tab begins."""
        here = self.tabs.currentWidget()
        if here is self.form:
            self.form.go_to(PERSON_FIELDS[0])
        elif isinstance(here, (StepList, PartLines, MaterialChecklist)):
            here.focus_first()

    def _person_form(self) -> RecordForm[DevelopmentCase]:
        setup: FormSetup[DevelopmentCase] = FormSetup(
            problems=self._problems,
            options={"org_unit_id": (), "group_id": (), "member_id": ()},
            fields=PERSON_FIELDS,
            sections=Sections.NONE,
            drafts=self._shell.drafts,
        )
        made: RecordForm[DevelopmentCase] = RecordForm(DEVELOPMENT_CASES, self._shell.theme, setup)
        made.edited.connect(self._on_edited)
        return made

    def _problems(self, case: DevelopmentCase) -> Sequence[Problem]:
        return self._offer.problems(case) if case.id else ()

    def _on_edited(self, edited: Edited) -> None:
        self.edited.emit(edited.record)
