"""The card of one person in an appraisal: views, opinions, grade and what follows from it, saved field by field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.forms.record_form import Edited, FormSetup, RecordForm, Sections
from gui.pages.appraisal.lines import AppraisalLine
from gui.shell import Shell
from gui.widgets import Words, column, label
from ledger.errors import Level, Problem
from ledger.kinds.appraisal import APPRAISAL_RESULTS, AppraisalResult

FIELDS = (
    "self_view",
    "mutual_view",
    "opinion",
    "grade",
    "reason",
    "told_on",
    "measures",
    "superior_opinion",
    "note",
)


class AppraisalCard(QWidget):
    """Shows a line and sends ``edited`` with the whole of it when a field is left."""

    edited = Signal(object)  # AppraisalResult

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._line: AppraisalLine | None = None
        self.heading = ""
        self.subtitle = ""
        self.scores = label("", Words.SECONDARY, wraps=True)
        self.scores.setContentsMargins(20, 0, 20, 0)
        setup: FormSetup[AppraisalResult] = FormSetup(
            problems=self._problems, fields=FIELDS, sections=Sections.NONE, drafts=shell.drafts
        )
        self.form: RecordForm[AppraisalResult] = RecordForm(APPRAISAL_RESULTS, shell.theme, setup)
        self.form.edited.connect(self._on_edited)
        layout = column(self.scores, self.form, gap=4)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def member_id(self) -> int:
        """Whose line it is; 0 for nobody's."""
        return (self._line.result.member_id or 0) if self._line is not None else 0

    def show_line(self, line: AppraisalLine) -> None:
        """Fill the card."""
        self._line = line
        self.heading = line.name
        self.subtitle = line.remark
        self.scores.setText(f"考评得分：{line.scores}" if line.scores else "")
        self.scores.setVisible(bool(line.scores))
        key = self._shell.session.draft_key(APPRAISAL_RESULTS.key, line.result.id)
        self.form.show_record(line.result, key)

    def _problems(self, one: AppraisalResult) -> Sequence[Problem]:
        """What is known of the stored line, at the fields that the card shows."""
        if self._line is None or one.id != self._line.result.id:
            return ()
        found = [Problem(p.field.partition("/")[0], p.sentence, p.level) for p in self._line.problems]
        return [p for p in found if p.field in FIELDS and p.level is not Level.MUST]

    def _on_edited(self, edited: Edited) -> None:
        self.edited.emit(edited.record)
