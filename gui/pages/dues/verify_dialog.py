"""新核定…: kind, pay items and method at the left and in the middle; base, rate, due and why at the right, live."""

from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from gui import messages
from gui.forms.record_form import FormSetup, RecordForm, Sections
from gui.pages.dues.board import Board, narrowed
from gui.pages.dues.pay_items import PayItems, given_items
from gui.pages.dues.questions import VERIFICATION, VerificationAsked
from gui.pages.dues.words import citation
from gui.shell import Shell
from gui.widgets import Words, column, frame, label, plain_button, primary_button, row
from ledger.codes.dues import (
    ABOVE_CEILING,
    BY_ITEMS,
    FIRST,
    FIXED,
    FIXED_KINDS,
    RATIO_OF_TOTAL,
    RE_VERIFIED,
    TYPED_BASE,
    TYPED_DUE,
    YEARLY,
)
from ledger.dues.assessing import Asked, Assessed, assess
from ledger.dues.explain import Step, explain
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import liability_of
from ledger.dues.settings import PayReference
from ledger.errors import KnownError, Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.dues import Assessment
from ledger.values.money import ZERO, format_money
from ledger.values.months import Month
from operations.dues.verifying import Verification, assessment_record, verify_dues

_FIELDS = (
    "person_kind",
    "method",
    "from_month",
    "to_month",
    "ratio",
    "base",
    "due",
    "is_above_ceiling",
    "reason",
    "verified_by",
    "verified_on",
    "note",
)
_ONLY_FOR = {"ratio": (RATIO_OF_TOTAL,), "base": (TYPED_BASE,), "due": (TYPED_DUE, FIXED)}
_REFERENCE = {
    PayReference.TYPED: "填金额即可",
    PayReference.ONE_MONTH: "按本单位设置，填核定所依据的那个月的金额",
    PayReference.YEAR_AVERAGE: "按本单位设置，填上年月平均的金额",
}
_NEW = -1  # the id of the assessment while it is only thought of


class VerifyDialog(QDialog):
    """Verifies one member. The same first month again replaces what was verified for it."""

    def __init__(self, parent: QWidget, shell: Shell, board: Board, member_id: int, month: Month) -> None:
        super().__init__(parent)
        self._shell = shell
        self._facts = narrowed(board.facts, {member_id})
        self._member_id = member_id
        member = board.facts.roster.member_by_id[member_id]
        self.setWindowTitle(f"核定{member.name}的党费")
        self.form = RecordForm(
            VERIFICATION, shell.theme, FormSetup(problems=_problems, fields=_FIELDS, sections=Sections.HEADINGS)
        )
        self.items = PayItems(shell.theme)
        self.due = label("", Words.FIGURE)
        self.sums = label("", Words.SECONDARY, wraps=True)
        self._chain = QScrollArea()
        self.save_button = primary_button("保存核定")
        self._shown_for: tuple[str, Month | None] = ("", None)
        self._build()
        self.form.show_record(first_proposal(board, member_id, month, shell.session.store.operator))
        self._show_items()
        for shown in self.form.rows.values():
            shown.typed.connect(self._on_form)
            shown.left.connect(self._on_form)
        self.items.edited.connect(self._look)
        self._look()

    # What is asked

    @property
    def verification(self) -> Verification:
        """What stands in the window."""
        asked = self.form.record
        return Verification(
            member_id=self._member_id,
            asked=Asked(
                person_kind=asked.person_kind,
                month=asked.from_month or Month(1, 1),
                method=asked.method or BY_ITEMS,
                items=self.items.pay_items() if asked.method not in (TYPED_BASE, TYPED_DUE) else (),
                base=asked.base if asked.method == TYPED_BASE else ZERO,
                due=asked.due if asked.method in (TYPED_DUE, FIXED) else ZERO,
                ratio=asked.ratio,
                is_above_ceiling=asked.is_above_ceiling,
            ),
            reason=asked.reason,
            to_month=asked.to_month,
            verified_by=asked.verified_by,
            verified_on=asked.verified_on,
            note=asked.note,
        )

    def accept(self) -> None:
        """Keep the assessment; stay open when something is missing."""
        if not self.form.check():
            return
        unread = self.items.problems()
        if unread:
            messages.tell(self, unread[0].sentence + "还没有保存。")
            return
        try:
            verify_dues(self._shell.session.store, self.verification)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        super().accept()

    # How it is done

    def _build(self) -> None:
        px = self._shell.theme.px
        self.form.setFixedWidth(px(340))
        self._chain.setProperty("role", "page")
        self._chain.setWidgetResizable(True)
        self._chain.setFrameShape(QFrame.Shape.NoFrame)
        right = frame("card")
        right.setFixedWidth(px(330))
        shown = column(label("月应交（元）", Words.SECTION), self.due, self.sums, self._chain, margins=(20, 14, 12, 0))
        shown.setStretch(3, 1)
        right.setLayout(shown)
        middle = column(
            label(
                f"工资项目（{_REFERENCE[self._facts.settings.pay_reference]}；处理方式按规定带出，改变要写理由）",
                Words.SECTION,
                wraps=True,
            ),
            self.items,
            margins=(0, 14, 16, 0),
        )
        body = row(self.form, gap=0)
        body.addLayout(middle, 1)
        body.addWidget(right)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)
        foot = row(cancel, self.save_button, margins=(24, 12, 24, 16))
        foot.insertStretch(0)
        layout = column(gap=0)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        self.resize(px(1180), px(620))

    def _on_form(self) -> None:
        asked = self.form.record
        if (asked.person_kind, asked.from_month) != self._shown_for:
            self._show_items()
        self._look()

    def _show_items(self) -> None:
        """The dictionary of the kind; amounts typed so far stay, at first those of the last assessment."""
        asked = self.form.record
        month = asked.from_month or Month(1, 1)
        given = self.items.pay_items()
        if self._shown_for == ("", None):
            last = self._facts.segment_at(self._member_id, month)
            kept = self._facts.items_of.get(last.id, ()) if last else ()
            given = given_items(kept, self._facts.rules, asked.person_kind, month)
        self._shown_for = (asked.person_kind, asked.from_month)
        self.items.show_kind(self._facts.rules, asked.person_kind, month, given)

    def _look(self) -> None:
        """Compute again."""
        verification = self.verification
        method = FIXED if verification.asked.person_kind in FIXED_KINDS else verification.asked.method
        for name, methods in _ONLY_FOR.items():
            self.form.rows[name].setVisible(method in methods)
        self.items.setEnabled(method not in (TYPED_BASE, TYPED_DUE, FIXED))
        assessed = assess(self._facts.rules, self._facts.settings, verification.asked)
        self.due.setText("—" if assessed.must_be_repaired else format_money(assessed.due))
        self.sums.setText(_sums(assessed))
        self._show_steps(verification, assessed)

    def _show_steps(self, verification: Verification, assessed: Assessed) -> None:
        layout = column(gap=10, margins=(0, 8, 8, 8))
        for problem in (*self.items.problems(), *assessed.problems):
            layout.addWidget(
                label(problem.sentence, Words.MUST if problem.level is Level.MUST else Words.WARN, wraps=True)
            )
        if not assessed.must_be_repaired and self.form.record.from_month is not None:
            for step in self._steps(verification, assessed):
                layout.addWidget(label(step.text, wraps=True))
                if step.document:
                    layout.addWidget(label(citation(step)[1:-1], Words.SECONDARY, wraps=True))
        layout.addStretch()
        inner = frame("page")
        inner.setLayout(layout)
        self._chain.setWidget(inner)

    def _steps(self, verification: Verification, assessed: Assessed) -> list[Step]:
        """The chain as it will stand, without closing and relief, which do not depend on the assessment."""
        record = replace(assessment_record(verification, assessed), id=_NEW)
        return [
            step
            for step in explain(_with(self._facts, record, assessed), self._member_id, verification.asked.month).steps
            if step.rule not in _NOT_HERE
        ]


_NOT_HERE = frozenset({"closed", "result", "correction"})


def _with(facts: DuesFacts, record: Assessment, assessed: Assessed) -> DuesFacts:
    """The facts as if the assessment were kept and its month open."""
    month = record.from_month
    return replace(
        facts,
        assessments=(
            *(one for one in facts.assessments if one.from_month != month or one.member_id != record.member_id),
            record,
        ),
        items=(*facts.items, *(replace(item, assessment_id=_NEW) for item in assessed.items)),
        closings=(),
        closed_dues=(),
        corrections=(),
    )


def first_proposal(board: Board, member_id: int, month: Month, operator: str) -> VerificationAsked:
    """What the window begins with: the last assessment, for the first month that may still change."""
    facts = board.facts
    begin = first_open_month(board, member_id, month)
    last = facts.segment_at(member_id, begin) or next(iter(reversed(facts.assessments_of.get(member_id, ()))), None)
    asked = VerificationAsked(
        from_month=begin,
        method=BY_ITEMS,
        reason=FIRST if last is None else (YEARLY if last.year < begin.year else RE_VERIFIED),
        verified_by=operator,
        verified_on=board.scope.today,
    )
    if last is None:
        return asked
    return replace(
        asked,
        person_kind=last.person_kind,
        method=last.method,
        ratio=last.ratio,
        base=last.base if last.method == TYPED_BASE else ZERO,
        due=last.due if last.method in (TYPED_DUE, FIXED) else ZERO,
        is_above_ceiling=last.ceiling == ABOVE_CEILING,
    )


def first_open_month(board: Board, member_id: int, month: Month) -> Month:
    """The month itself, for a member without assessment of its year the first month of the year; never a closed one."""
    facts = board.facts
    segments = facts.assessments_of.get(member_id, ())
    if not any(one.year == month.year for one in segments):
        month = Month(month.year, facts.settings.effective_month)
    branch_id = liability_of(facts, facts.roster.member_by_id[member_id]).owner(month)
    closed = facts.closed_months.get(branch_id or 0, frozenset())
    return max(closed).plus(1) if month in closed else month


def _problems(asked: VerificationAsked) -> list[Problem]:
    return missing_fields(VERIFICATION, asked)


def _sums(assessed: Assessed) -> str:
    if assessed.must_be_repaired or not assessed.base:
        return ""
    parts = [f"基数 {format_money(assessed.base)} 元", f"比例 {assessed.rate}"]
    if assessed.ceiling:
        parts.append(f"{assessed.ceiling}（计算为 {format_money(assessed.before_ceiling)} 元）")
    return " · ".join(parts)
