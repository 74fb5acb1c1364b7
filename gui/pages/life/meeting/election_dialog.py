"""选举: one ballot with its candidates, and while the figures are typed who is elected."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QSplitter, QTableView, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.record_form import FormSetup, RecordForm, Sections
from gui.pages.life.meeting.asking import required
from gui.pages.life.meeting.candidate_draft import draft_text, from_draft
from gui.pages.life.meeting.candidate_model import HEADS, CandidateModel
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.people import People, PersonEditor
from gui.pages.life.meeting.verdict_view import VerdictView
from gui.widgets import Words, column, label, plain_button, primary_button, quiet_button, row
from ledger.errors import KnownError
from ledger.kinds.meetings import ELECTIONS, Candidate, Election
from ledger.life.elections import ElectionVerdict, election_verdict
from ledger.life.sheet import ElectionSheet
from ledger.names.strokes import stroke_sort_key
from operations.tables import names_of

_FIELDS = (
    "office",
    "seats",
    "is_equal",
    "ballot_no",
    "issued",
    "returned",
    "void",
    "tellers",
    "counters",
    "note",
)


class ElectionDialog(QDialog):
    """Hands the whole ballot to ``save``; a known error keeps the window open."""

    def __init__(
        self,
        parent: QWidget,
        open_: OpenMeeting,
        people: People,
        sheet: ElectionSheet,
        save: Callable[[ElectionSheet], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("选举")
        self._open, self._people, self._save = open_, people, save
        self._began = sheet
        setup: FormSetup[Election] = FormSetup(
            problems=required(ELECTIONS, _FIELDS), fields=_FIELDS, sections=Sections.HEADINGS, drafts=open_.shell.drafts
        )
        self.form: RecordForm[Election] = RecordForm(ELECTIONS, open_.shell.theme, setup)
        names = names_of(open_.store)
        self.candidates = CandidateModel(
            self,
            lambda one: people.text_of((one.member_id, one.name)),
            lambda name: stroke_sort_key(name, names.strokes, names.stroke_fixes, names.convention),
        )
        self.table = CandidateTable(self.candidates)
        self.new = PersonEditor(people, "候选人姓名或首字母，回车添加")
        self.new.inner.setAccessibleName("添加候选人")
        self.new.left.connect(self._add)
        self.doubt = label("", Words.MUST, wraps=True)
        self.doubt.hide()
        self.remove = quiet_button("移除所选")
        self.remove.clicked.connect(self._remove)
        self.declare = quiet_button("按票数勾选当选")
        self.declare.clicked.connect(lambda: self.candidates.declare(self.judge().elected))
        self.verdict = VerdictView()
        self.save_button, cancel = primary_button("保存"), plain_button("取消")
        self.save_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._lay_out(cancel)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._key = open_.shell.session.draft_key(ELECTIONS.key, sheet.election.id, open_.meeting.id)
        self.form.show_record(sheet.election, self._key)
        self.candidates.show_candidates(self._half_typed() or sheet.candidates)
        for shown in self.form.rows.values():
            shown.typed.connect(self.judge)
        self.candidates.typed.connect(self.judge)
        self.candidates.typed.connect(self._keep_candidates)
        self.judge()
        px = open_.shell.theme.px
        resize_within_screen(self, px(860), px(640))

    @property
    def typed(self) -> ElectionSheet:
        """The ballot as it stands."""
        return ElectionSheet(self.form.record, tuple(self.candidates.candidates))

    def judge(self, _: object = None) -> ElectionVerdict:
        """Say who is elected by what is typed."""
        judged = election_verdict(self.typed, self._open.turnout, self._open.known.rules, self._open.day)
        is_begun = bool(self.typed.election.returned or self.typed.candidates)
        words = election_words(judged) if is_begun and self.typed.election.seats else Words.SECONDARY
        self.declare.setEnabled(bool(judged.elected))
        self.verdict.say(sentence_of(judged, self._people), words, judged.steps, judged.problems if is_begun else ())
        return judged

    def offer_removal(self, remove: Callable[[], None]) -> None:
        """A button that takes the ballot out of the minutes."""
        button = quiet_button("移除选举")

        def click() -> None:
            remove()
            self._forget_draft()
            super(ElectionDialog, self).reject()

        button.clicked.connect(click)
        self._foot.insertWidget(0, button)

    def accept(self) -> None:
        """Save and close; stay open when something is missing."""
        if not self.form.check():
            return
        try:
            self._save(self.typed)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        self._forget_draft()
        super().accept()

    def reject(self) -> None:
        """Close without saving, after a question when something was typed."""
        is_touched = self.form.is_touched or tuple(self.candidates.candidates) != self._began.candidates
        if is_touched and not messages.ask_to_give_up(self):
            return
        self._forget_draft()
        super().reject()

    # Half-typed figures

    @property
    def _candidates_key(self) -> str:
        return f"{self._key}/候选人"

    def _half_typed(self) -> tuple[Candidate, ...] | None:
        keeper = self._open.shell.drafts
        found = keeper.load(self._candidates_key) if keeper is not None else None
        return from_draft(str(found.get("candidates"))) if found else None

    def _keep_candidates(self) -> None:
        keeper = self._open.shell.drafts
        if keeper is not None:
            keeper.save(self._candidates_key, {"candidates": draft_text(self.candidates.candidates)})

    def _forget_draft(self) -> None:
        self.form.forget_draft()
        if self._open.shell.drafts is not None:
            self._open.shell.drafts.clear(self._candidates_key)

    def _lay_out(self, cancel: QWidget) -> None:
        right = QWidget()
        adding = row(self.new, self.declare, self.remove)
        adding.setStretch(0, 1)
        inner = column(label("候选人（按姓氏笔画）", Words.SECTION), gap=6, margins=(0, 12, 20, 0))
        inner.addLayout(adding)
        inner.addWidget(self.doubt)
        inner.addWidget(self.table, 1)
        right.setLayout(inner)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.form)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        self._foot = row(cancel, self.save_button, margins=(20, 8, 20, 16))
        self._foot.insertStretch(0)
        layout = column(parts, gap=0)
        layout.setStretch(0, 1)
        about = column(self.verdict, margins=(20, 8, 20, 0))
        layout.addLayout(about)
        layout.addLayout(self._foot)
        self.setLayout(layout)

    def _add(self) -> None:
        doubt = self.new.read().doubt or ""
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        if doubt:
            return
        member_id, name = self.new.person
        known = {(one.member_id, one.name) for one in self.candidates.candidates}
        if (member_id or name) and (member_id, name) not in known:
            self.candidates.add(Candidate(member_id=member_id, name=name))
        self.new.show_person((None, ""))

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        self.candidates.remove(rows)


class CandidateTable(QTableView):
    """Figures are typed over; Enter goes down, Space ticks."""

    def __init__(self, model: CandidateModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setProperty("role", "boxed")
        self.setAccessibleName("候选人")
        self.setShowGrid(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(len(HEADS) * 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next candidate."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            index = self.model().index(self.currentIndex().row() + 1, self.currentIndex().column())
            if index.isValid():
                self.setCurrentIndex(index)
            return
        super().keyPressEvent(event)


def sentence_of(judged: ElectionVerdict, people: People) -> str:
    """The outcome, and who is elected by it."""
    names = "、".join(people.text_of((one.member_id, one.name)) for one in judged.elected)
    return f"{judged.sentence}按票数当选：{names}。" if names else judged.sentence


def election_words(judged: ElectionVerdict) -> Words:
    """Good when every seat is taken; weighty when the ballot is not valid."""
    if not judged.is_valid:
        return Words.MUST
    return Words.WARN if judged.tied or judged.vacant else Words.GOOD
