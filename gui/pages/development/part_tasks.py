"""What is done with the records of a case: contacts and sponsors, checks, political review, papers and their scans."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.pages.development.asking import Asking, Question
from gui.pages.development.part_texts import PartLine
from gui.pages.development.questions import SUCCESSOR, SuccessorAsked
from gui.pages.development.step_fields import StepAct
from gui.shell import Shell
from ledger.codes.development import ACTIVIST_CHECK, CONTACT, PROBATION_CHECK, REVIEW_LETTER, SPONSOR, THOUGHT_REPORT
from ledger.development.facts import DevelopmentFacts
from ledger.development.people import person_problems
from ledger.errors import Problem
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.development import (
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    DEVELOPMENT_MATERIALS,
    REVIEW_INQUIRIES,
    DevelopmentCase,
    DevelopmentCheck,
    DevelopmentContact,
    DevelopmentMaterial,
    ReviewInquiry,
)
from operations.development import parts, people

_ROLES = {StepAct.CONTACT: CONTACT, StepAct.SPONSOR: SPONSOR}
_CHECKS = {
    StepAct.ACTIVIST_CHECK: ACTIVIST_CHECK,
    StepAct.PROBATION_CHECK: PROBATION_CHECK,
    StepAct.REPORT: THOUGHT_REPORT,
}
_CHECK_FIELDS = ("checked_on", "self_view", "contact_view", "group_view", "branch_view")
_REPORT_FIELDS = ("checked_on", "self_view")
_PERSON_FIELDS = ("member_id", "name", "from_on", "to_on", "note")
_INQUIRY_FIELDS = ("way", "about", "sent_to", "sent_on", "replied_on", "result")
_MATERIAL_FIELDS = ("material", "dated_on", "pages", "is_there", "note")
_ANY_FILE = "扫描件、照片和文档 (*.pdf *.jpg *.jpeg *.png *.doc *.docx *.wps);;所有文件 (*)"


class PartTasks(Asking):
    """``facts`` gives the records at the moment of asking, ``roll`` whom one can choose."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        facts: Callable[[], DevelopmentFacts],
        roll: Callable[[], Sequence[Option]],
    ) -> None:
        super().__init__(shell, parent)
        self._facts = facts
        self._roll = roll

    @property
    def _today(self) -> date:
        return self.shell.session.clock().date()

    def add(self, act: StepAct, case: DevelopmentCase) -> None:
        """Enter what a button asks for."""
        if act in _ROLES:
            self._add_person(_ROLES[act], case)
        elif act in _CHECKS:
            self._ask_check(DevelopmentCheck(case_id=case.id, kind=_CHECKS[act], checked_on=self._today))
        else:
            self._ask_inquiry(ReviewInquiry(case_id=case.id, way=REVIEW_LETTER, sent_on=self._today))

    def open(self, line: PartLine, case: DevelopmentCase) -> None:
        """Look at a record and correct it."""
        record = line.record
        if isinstance(record, DevelopmentContact):
            self._open_person(record, case)
        elif isinstance(record, DevelopmentCheck):
            self._ask_check(record)
        elif isinstance(record, ReviewInquiry):
            self._ask_inquiry(record)

    # People

    def _add_person(self, role: str, case: DevelopmentCase) -> None:
        began = DevelopmentContact(case_id=case.id, role=role, from_on=self._first_day(role, case))
        self._ask_person(f"{case.name}的{role}", began, case, lambda asked: people.add_person(self.store, asked))

    def _open_person(self, one: DevelopmentContact, case: DevelopmentCase) -> None:
        dialog = self._ask_person(
            f"更正{case.name}的{one.role}", one, case, lambda asked: people.save_person(self.store, asked)
        )
        if one.to_on is None:
            dialog.offer_removal(f"更换{one.role}…", lambda: self._replace(one, case))
        else:
            dialog.offer_removal("删除这条登记", lambda: self._remove_person(one))

    def _replace(self, one: DevelopmentContact, case: DevelopmentCase) -> None:
        name = self._facts().person_name(one)

        def save(asked: SuccessorAsked) -> None:
            successor = DevelopmentContact(
                case_id=case.id, role=one.role, member_id=asked.member_id, from_on=asked.from_on, note=asked.note
            )
            people.replace_person(self.store, one.id, successor, asked.from_on or self._today)

        self.ask(
            f"更换{one.role}{name}",
            SUCCESSOR,
            SuccessorAsked(from_on=self._today),
            save,
            Question(
                options={"member_id": self._roll()}, note=f"{name}到当日为止，接替的党员从当日起；原来的登记保留。"
            ),
        )

    def _remove_person(self, one: DevelopmentContact) -> None:
        if self.tried(lambda: people.remove_person(self.store, one.id)):
            self.say_undoable()

    def _ask_person(
        self,
        title: str,
        began: DevelopmentContact,
        case: DevelopmentCase,
        save: Callable[[DevelopmentContact], object],
    ) -> Any:
        facts = self._facts()

        def problems(asked: DevelopmentContact) -> Sequence[Problem]:
            return [*missing_fields(DEVELOPMENT_CONTACTS, asked), *person_problems(facts, case, asked)]

        return self.ask(
            title,
            DEVELOPMENT_CONTACTS,
            began,
            save,
            Question(fields=_PERSON_FIELDS, options={"member_id": self._roll()}, problems=problems),
        )

    def _first_day(self, role: str, case: DevelopmentCase) -> date:
        return (case.activist_on if role == CONTACT else case.candidate_on) or self._today

    # Checks and review

    def _ask_check(self, began: DevelopmentCheck) -> None:
        is_report = began.kind == THOUGHT_REPORT
        dialog = self.ask(
            f"登记{began.kind}" if not began.id else f"更正{began.kind}",
            DEVELOPMENT_CHECKS,
            began,
            lambda asked: parts.save_check(self.store, asked),
            Question(fields=_REPORT_FIELDS if is_report else _CHECK_FIELDS),
        )
        self._offer_removal(dialog, DEVELOPMENT_CHECKS, began.id)

    def _ask_inquiry(self, began: ReviewInquiry) -> None:
        dialog = self.ask(
            "更正政审情况" if began.id else "登记政审情况",
            REVIEW_INQUIRIES,
            began,
            lambda asked: parts.save_inquiry(self.store, asked),
            Question(
                fields=_INQUIRY_FIELDS, note="函调的，先填发函日期打印函调信；收到复函后再补复函日期和了解的情况。"
            ),
        )
        self._offer_removal(dialog, REVIEW_INQUIRIES, began.id)

    def _offer_removal(self, dialog: Any, kind: RecordKind[Any], record_id: int) -> None:
        if record_id:
            dialog.offer_removal("删除这条登记", lambda: self._remove(kind, record_id))

    def _remove(self, kind: RecordKind[Any], record_id: int) -> None:
        if self.tried(lambda: parts.remove_part(self.store, kind, record_id)):
            self.say_undoable()

    # Papers

    def tick(self, one: DevelopmentMaterial, case: DevelopmentCase, *, is_there: bool) -> None:
        """Note that a paper is there, or that it is not."""
        self.tried(lambda: self._save_material(replace(one, case_id=case.id, is_there=is_there)))

    def add_material(self, case: DevelopmentCase) -> None:
        """Enter a paper that the list does not have."""
        self._ask_material(DevelopmentMaterial(case_id=case.id, material="其他材料", is_there=True), "添加材料")

    def do_with_material(self, command: str, one: DevelopmentMaterial, case: DevelopmentCase) -> None:
        """What the menu of a paper has asked for."""
        if command == "edit":
            self._ask_material(replace(one, case_id=case.id), one.material)
        elif command == "attach":
            self._attach(replace(one, case_id=case.id))
        elif command == "save":
            self._save_file(one)
        elif command == "detach":
            self._do(lambda: parts.detach_material(self.store, one.id))
        elif command == "remove":
            self._do(lambda: parts.remove_part(self.store, DEVELOPMENT_MATERIALS, one.id))

    def _do(self, act: Callable[[], object]) -> None:
        if self.tried(act):
            self.say_undoable()

    def _save_material(self, one: DevelopmentMaterial) -> DevelopmentMaterial:
        return parts.save_material(self.store, one)

    def _ask_material(self, began: DevelopmentMaterial, title: str) -> None:
        self.ask(title, DEVELOPMENT_MATERIALS, began, self._save_material, Question(fields=_MATERIAL_FIELDS))

    def _attach(self, one: DevelopmentMaterial) -> None:
        path = messages.choose_open(self.parent, f"添加扫描件：{one.material}", _ANY_FILE, Path())
        if path is None:
            return

        def attach() -> None:
            kept = one if one.id else self._save_material(replace(one, is_there=True))
            parts.attach_material(self.store, kept.id, path)

        self._do(attach)

    def _save_file(self, one: DevelopmentMaterial) -> None:
        target = messages.choose_save(self.parent, "另存扫描件", _ANY_FILE, Path(one.file_name))
        if target is None or not self.tried(lambda: parts.save_material_file(self.store, one.id, target)):
            return
        url = QUrl.fromLocalFile(str(target))
        self.shell.notices.say(f"扫描件已存为“{target.name}”", "打开", lambda: QDesktopServices.openUrl(url))
