"""登记会议: which kind, of whom, when, and where its frame comes from. What was said is entered in the editor."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QFormLayout, QRadioButton, QWidget

from gui.forms.editors import CalmComboBox, DateEditor, PickEditor
from gui.pages.life.beginning import EMPTY, LAST, Beginning, Wish, last_meeting
from gui.settings_store import Declared
from gui.shell import Shell
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.codes.meetings import (
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    GENERAL_COMMITTEE,
    GENERAL_MEETING,
    GROUP_MEETING,
    LEADERS_LIFE_MEETING,
    LECTURE,
    LIFE_MEETING,
    MEETING_KIND,
    MEMBER_MEETING,
    PARTY_DAY,
)
from ledger.fields import FieldInfo, Form
from ledger.kinds.meetings import MeetingTemplate
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OrgUnit
from ledger.life.facts import LifeFacts
from operations.life.templates import templates_for

LAST_KIND = Declared("life/last_kind", "")
_LAST_TIP = "带入地点、起止时间、主持人、记录人、列席人员和议题，不带入发言、表决和决议"
_DAY = FieldInfo("日期", Form.DAY, required=True)
_LEVELS = {
    GENERAL_MEETING: GENERAL_BRANCH,
    GENERAL_COMMITTEE: GENERAL_BRANCH,
    GROUP_MEETING: GROUP,
    **dict.fromkeys((MEMBER_MEETING, COMMITTEE_MEETING, LECTURE, PARTY_DAY, LIFE_MEETING, APPRAISAL_MEETING), BRANCH),
}
"""Which level of the organisation usually holds a kind; every other kind any of them may hold."""


def kinds_in_order(last: str, facts: LifeFacts) -> list[str]:
    """The kinds of meetings, the one entered last before the others, and the book's own kinds after them."""
    own = sorted({one.kind for one in facts.meetings} - set(MEETING_KIND.labels) - {""})
    return [*([last] if last else []), *(kind for kind in (*MEETING_KIND.labels, *own) if kind != last)]


class NewMeetingDialog(QDialog):
    """A few answers; ``begun`` carries them when the user goes on."""

    begun = Signal(object)  # Beginning

    def __init__(self, parent: QWidget, shell: Shell, facts: LifeFacts, wish: Wish) -> None:
        super().__init__(parent)
        self._shell = shell
        self._facts = facts
        self._today = shell.session.clock().date()
        self._kind_before = ""
        self.templates: Sequence[MeetingTemplate] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("登记会议")
        self.kind = PickEditor(kinds_in_order(shell.settings.get(LAST_KIND), facts))
        self.unit = CalmComboBox()
        self.day = DateEditor(_DAY, shell.theme)
        self.held, self.planned = QRadioButton("已经召开"), QRadioButton("计划召开")
        self.source = CalmComboBox()
        self.remark = label("", Words.MUST, wraps=True)
        self.go_on = primary_button("填写记录")
        self._build(wish.note)
        self._begin(wish)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    # What it says

    @property
    def beginning(self) -> Beginning | None:
        """What is chosen; None while something is missing, which is then said."""
        kind, day = self.chosen_kind, self.day.read().value
        unit_id = self.unit.currentData()
        if not kind or unit_id is None or not isinstance(day, date):
            return None
        return Beginning(kind, unit_id, day, self.held.isChecked(), str(self.source.currentData() or EMPTY))

    @property
    def chosen_kind(self) -> str:
        """The kind, by its own name where another word for it was typed; an own kind as it was typed."""
        typed = str(self.kind.raw()).strip()
        known = MEETING_KIND.find(typed) if typed else None
        return known.label if known is not None else typed

    def accept(self) -> None:
        """Go on to the editor; stay open while something is missing."""
        begun = self.beginning
        doubt = self._doubt(begun)
        self.remark.setText(doubt)
        if doubt or begun is None:
            return
        self._shell.settings.put(LAST_KIND, begun.kind)
        super().accept()
        self.begun.emit(begun)

    def _doubt(self, begun: Beginning | None) -> str:
        if begun is None:
            if not self.chosen_kind:
                return "请填写会议类型。"
            return self.day.read().doubt or "请填写日期。"
        if begun.kind == LEADERS_LIFE_MEETING:
            return f"党支部召开的是{LIFE_MEETING}，{LEADERS_LIFE_MEETING}由领导班子召开，请改为{LIFE_MEETING}。"
        if begun.is_held and begun.day > self._today:
            return "日期晚于今天；还没有召开的请选“计划召开”。"
        return ""

    # Building

    def _build(self, note: str) -> None:
        for caption, part in (("会议", self.kind), ("召开单位", self.unit), ("日期", self.day), ("内容", self.source)):
            part.setAccessibleName(caption)
        group = QButtonGroup(self)
        group.addButton(self.held)
        group.addButton(self.planned)
        states = row(self.held, self.planned, gap=16)
        states.addStretch()
        form = QFormLayout()
        form.setSpacing(self._shell.theme.px(10))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label("会议", Words.SECTION), self.kind)
        form.addRow(label("召开单位", Words.SECTION), self.unit)
        form.addRow(label("情形", Words.SECTION), states)
        form.addRow(label("日期", Words.SECTION), self.day)
        form.addRow(label("内容", Words.SECTION), self.source)
        said = label(note, Words.SECONDARY, wraps=True)
        said.setVisible(bool(note))
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        foot = row(cancel, self.go_on)
        foot.insertStretch(0)
        layout = column(said, gap=12, margins=(24, 16, 24, 16))
        layout.addLayout(form)
        layout.addWidget(self.remark)
        layout.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)
        self.resize(self._shell.theme.px(480), self.sizeHint().height())

    def _begin(self, wish: Wish) -> None:
        kind = wish.kind or self._shell.settings.get(LAST_KIND) or MEETING_KIND.labels[0]
        self.kind.put_raw(kind)
        self._kind_before = self.chosen_kind
        self._offer_units(wish.unit_id)
        self.held.setChecked(wish.is_held)
        self.planned.setChecked(not wish.is_held)
        self.day.show_value(wish.day)
        self._offer_sources()
        self.kind.left.connect(self._on_kind)
        self.kind.typed.connect(self._on_kind)
        self.unit.currentIndexChanged.connect(lambda _: self._offer_sources())
        self.day.left.connect(self._offer_sources)
        first = self.day if wish.kind else self.kind
        first.setFocus()

    def _offer_units(self, wanted: int | None) -> None:
        """The organisations of the book; at first the one that is wanted, else one that holds such meetings."""
        for one in self._shell.session.units:
            self.unit.addItem("　" * one.depth + one.name, one.id)
        unit_id = wanted if wanted is not None else self._shell.session.place.unit_id
        chosen = self._facts.roster.unit_by_id.get(unit_id or 0)
        fitting = chosen if wanted is not None else fitting_unit(self._facts, chosen, self.chosen_kind)
        if fitting is not None:
            if self.unit.findData(fitting.id) < 0:  # it has ended; its meetings of earlier days may still be entered
                self.unit.addItem(fitting.short_name, fitting.id)
            self.unit.setCurrentIndex(self.unit.findData(fitting.id))

    def _on_kind(self) -> None:
        """Another kind may belong to another level of the organisation; a unit chosen for this kind stays."""
        if self.chosen_kind == self._kind_before:
            return
        self._kind_before = self.chosen_kind
        current = self._facts.roster.unit_by_id.get(self.unit.currentData() or 0)
        fitting = fitting_unit(self._facts, current, self.chosen_kind)
        if fitting is not None and fitting != current:
            self.unit.setCurrentIndex(self.unit.findData(fitting.id))
        self._offer_sources()

    def _offer_sources(self) -> None:
        """Empty, the last one of the kind, and the templates for it; what was chosen stays when it is still there."""
        before = self.source.currentData()
        kind, unit_id = self.chosen_kind, self.unit.currentData() or 0
        day = self.day.read().value
        self.templates = templates_for(self._shell.session.store, kind)
        self.source.clear()
        self.source.addItem("空白记录", EMPTY)
        last = last_meeting(self._facts, kind, unit_id, day if isinstance(day, date) else date.max)
        if last is not None and last.held_on is not None:
            self.source.addItem(f"照{last.held_on:%Y-%m-%d}那次带入", LAST)
            self.source.setItemData(self.source.count() - 1, _LAST_TIP, Qt.ItemDataRole.ToolTipRole)
        for one in self.templates:
            self.source.addItem(f"模板：{one.title}", str(one.id))
        self.source.setCurrentIndex(max(self.source.findData(before), 0))


def fitting_unit(facts: LifeFacts, near: OrgUnit | None, kind: str) -> OrgUnit | None:
    """The organisation that holds meetings of a kind: the given one, else the first of the right level near it."""
    level, units = _LEVELS.get(kind), facts.roster.units
    if near is None or level is None or near.level == level:
        return near or next(iter(units), None)
    below = facts.index.below(near.id)
    found = [unit for unit in units if unit.level == level and (unit.id in below or unit.id == near.parent_id)]
    return found[0] if found else near
