"""会议信息: the head of the minutes, field by field."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from gui.flow_layout import FlowLayout, flowing
from gui.forms.editors import Option
from gui.pages.life.meeting.bound_field import BoundField
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref
from gui.pages.life.meeting.people import People
from gui.tables.staying_menu import StayingMenu
from gui.widgets import Words, column, label, menu_button, row
from ledger.codes.meetings import APPRAISAL_MEETING, JOINT_ACTIVITY, LECTURE, LIFE_MEETING, PARTY_DAY, STUDY
from ledger.errors import Problem
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import OrgUnit
from ledger.life.entering import meeting_problems
from ledger.life.sheet import MeetingSheet

_ORDER = (
    "kind",
    "org_unit_id",
    "number",
    "for_year",
    "held_on",
    "planned_on",
    "from_time",
    "to_time",
    "place",
    "chair_id",
    "recorder_id",
    "lecturer_id",
    "lecturer_post",
    "topic",
    "tags",
    "study_minutes",
    "note",
)
_PEOPLE = frozenset({"chair_id", "recorder_id", "lecturer_id"})
_WITH_LECTURER = frozenset({LECTURE, STUDY, PARTY_DAY, JOINT_ACTIVITY})
_BY_YEAR = frozenset({LIFE_MEETING, APPRAISAL_MEETING})
_CELL, _CAPTION = 272, 76
_CAPTIONS = {
    "number": "第几次",
    "study_minutes": "学时（分钟）",
    "chair_id": "主持人",
    "recorder_id": "记录人",
    "lecturer_id": "授课人",
}
_PERSON_HINT = "不在名册的，直接写姓名和职务"


class HeadForm(QWidget):
    """Each field is stored when it is left."""

    def __init__(self, open_: OpenMeeting, people: People, units: Sequence[OrgUnit]) -> None:
        super().__init__()
        self._open = open_
        self.units = tuple(units)
        options = [Option(unit.id, unit.short_name) for unit in units if unit.ended_on is None]
        self.fields = {name: self._field(name, people, options) for name in _ORDER}
        self.joint = JointUnits(open_, self.units)
        flow = FlowLayout(open_.shell.theme, cell=_CELL, gap=10)
        shown: list[QWidget] = list(self.fields.values())
        shown.insert(2, self.joint)
        layout = column(flowing(flow, *shown), margins=(20, 14, 20, 14))
        layout.addStretch()
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show what the sheet has, and what is to be said about it."""
        meeting = self._open.meeting
        for field in self.fields.values():
            field.show_stored()
            field.lock(self._open.is_locked)
        self.joint.show_meeting()
        has_lecturer = bool(meeting.lecturer_id or meeting.lecturer_name or meeting.lecturer_post)
        for name in ("lecturer_id", "lecturer_post"):
            self.fields[name].setVisible(meeting.kind in _WITH_LECTURER or has_lecturer)
        is_for_other_year = self._open.sheet.day is not None and meeting.for_year != self._open.day.year
        self.fields["for_year"].setVisible(meeting.kind in _BY_YEAR or is_for_other_year)
        self._say()

    def begin(self) -> None:
        """Another meeting: show it, and bring back what was half typed."""
        for field in self.fields.values():
            self._open.typed.drop(field)
            field.begin()
        self.show_meeting()
        for field in self.fields.values():
            self._open.typed.add(field)

    def unwatch(self) -> None:
        """The form goes."""
        for field in self.fields.values():
            self._open.typed.drop(field)

    def _say(self) -> None:
        found: dict[str, Problem] = {}
        for problem in meeting_problems(self._open.sheet, self._open.today):
            found.setdefault(problem.field, problem)
        for name, field in self.fields.items():
            if not field.is_touched:
                is_due = not self._open.is_locked and (not self._open.is_new or name in ("kind", "to_time"))
                field.say(found.get(name) if is_due else None)

    def _field(self, name: str, people: People, options: Sequence[Option]) -> BoundField:
        ref = Ref(Part.MEETING)
        if name in _PEOPLE:
            made = BoundField(self._open, ref, name, people=people)
            made.editor.inner.setToolTip(_PERSON_HINT)
        else:
            made = BoundField(self._open, ref, name, options=options if name == "org_unit_id" else ())
        made.called(_CAPTIONS.get(name, made.info.label))
        return made.beside(_CAPTION)


class JointUnits(QWidget):
    """联合召开: the other organisations that hold the meeting too, ticked in a menu."""

    def __init__(self, open_: OpenMeeting, units: Sequence[OrgUnit]) -> None:
        super().__init__()
        self._open = open_
        self._names = {unit.id: unit.short_name for unit in units}
        self._menu = StayingMenu(self)
        self._actions = {unit.id: self._action(unit) for unit in units if unit.ended_on is None}
        self.button: QToolButton = menu_button("", self._menu, "bordered")
        self.button.setAccessibleName("联合召开单位")
        self.button.setToolTip("与其他组织联合召开的，各组织分别计一次")
        caption = label("联合召开", Words.SECTION)
        caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._caption = caption
        layout = row(caption, self.button)
        layout.addStretch()
        self.setLayout(layout)
        open_.shell.theme.changed.connect(self._fit)
        self._fit()

    def show_meeting(self) -> None:
        """Tick the organisations of the meeting."""
        sheet = self._open.sheet
        for unit_id, action in self._actions.items():
            action.setChecked(unit_id in sheet.units)
            action.setVisible(unit_id != sheet.meeting.org_unit_id)
        names = [self._names.get(unit_id, "") for unit_id in sheet.units]
        self.button.setText("、".join(names) if names else "无")
        self.button.setEnabled(not self._open.is_locked)

    def _action(self, unit: OrgUnit) -> QAction:
        made = self._menu.addAction(unit.short_name)
        made.setCheckable(True)
        made.setData(unit.id)
        made.triggered.connect(self._on_ticked)
        return made

    def _on_ticked(self) -> None:
        ticked = tuple(unit_id for unit_id, action in self._actions.items() if action.isChecked())
        host = self._open.meeting.org_unit_id
        units = tuple(unit_id for unit_id in ticked if unit_id != host)
        self._open.alter(lambda sheet: _joined(sheet, units))

    def _fit(self, _: object = None) -> None:
        self._caption.setFixedWidth(self._open.shell.theme.px(_CAPTION))


def _joined(sheet: MeetingSheet, units: tuple[int, ...]) -> MeetingSheet:
    return replace(sheet, units=units)


def headline(meeting: Meeting, day_words: str) -> str:
    """The meeting in one line: kind, number, day, time, place."""
    number = f" 第 {meeting.number} 次" if meeting.number else ""
    times = "–".join(one.isoformat("minutes") for one in (meeting.from_time, meeting.to_time) if one is not None)
    parts = (f"{meeting.kind}{number}", f"{day_words} {times}".strip(), meeting.place)
    return " · ".join(part for part in parts if part)
