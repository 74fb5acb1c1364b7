"""发言: who said what; Enter begins the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.forms.long_text_editor import LongTextEditor
from gui.pages.life.meeting.bound_field import BoundField
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref, added_speech, item_sheet, without
from gui.pages.life.meeting.people import People
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, link_button, quiet_button, row

_SPEAKER = 128
_LEVEL = 4  # pixels that bring the name level with the first line beside it


class SpeechEditor(LongTextEditor):
    """One line that grows. Enter begins the next speech, Shift+Enter a new paragraph."""

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, least_lines=1)

    def _key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not self.area.isReadOnly():
                self.left.emit()
                self.finished.emit()
            return True
        return super()._key(event)


class SpeechLine(QFrame):
    """Speaker, text, and the way to remove it."""

    next_asked = Signal(int)

    def __init__(self, open_: OpenMeeting, people: People, speech_id: int) -> None:
        super().__init__()
        self._open = open_
        self.ref = Ref(Part.SPEECH, speech_id)
        text = SpeechEditor(open_.shell.theme)
        self.speaker = BoundField(open_, self.ref, "speaker_id", people=people).called("发言人").bare().wide(_SPEAKER)
        self.text = BoundField(open_, self.ref, "text", editor=text).bare()
        self.speaker.setContentsMargins(0, _LEVEL, 0, 0)
        self.remove = quiet_button("移除")
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = row(self.speaker, self.text, self.remove, gap=6)
        layout.setStretch(1, 1)
        for part in (self.speaker, self.remove):
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        text.finished.connect(lambda: self.next_asked.emit(self.ref.id))
        self.remove.clicked.connect(lambda: open_.alter(lambda sheet: without(sheet, self.ref)))

    @property
    def fields(self) -> tuple[BoundField, BoundField]:
        """Both fields."""
        return self.speaker, self.text


class Speeches(QWidget):
    """The speeches of an agenda item."""

    def __init__(self, open_: OpenMeeting, people: People, item: Ref) -> None:
        super().__init__()
        self._open, self._people, self._item = open_, people, item
        self.lines: list[SpeechLine] = []
        self.add = link_button("添加发言")
        self.add.clicked.connect(lambda _checked: self.begin())
        self._rows = column(gap=6)
        head = row(label("发言", Words.SECTION), self.add)
        head.insertStretch(1)
        layout = column(gap=4)
        layout.addLayout(head)
        layout.addLayout(self._rows)
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show the speeches of the item."""
        speeches = item_sheet(self._open.sheet, self._item.id).speeches
        wanted = [one.id for one in speeches]
        if [line.ref.id for line in self.lines] != wanted:
            self._arrange(wanted)
        self.add.setVisible(not self._open.is_locked)
        for line in self.lines:
            line.remove.setVisible(not self._open.is_locked)
            for field in line.fields:
                field.show_stored()
                field.lock(self._open.is_locked)

    def begin(self, after: int = 0) -> None:
        """Add an empty speech behind another, or at the end, and go to its speaker."""
        before = {line.ref.id for line in self.lines}
        self._open.alter(lambda sheet: added_speech(sheet, self._item.id, after))
        fresh = [line for line in self.lines if line.ref.id not in before]
        if fresh:
            fresh[0].speaker.take_focus()

    def renumber(self, ids: dict[tuple[str, int], int]) -> None:
        """Follow the numbers that the book has given."""
        for line in self.lines:
            line.ref.renumber(ids)

    def fields(self) -> list[BoundField]:
        """Every field."""
        return [field for line in self.lines for field in line.fields]

    def _arrange(self, wanted: list[int]) -> None:
        there = {line.ref.id: line for line in self.lines}
        for line in self.lines:
            self._rows.removeWidget(line)
            if line.ref.id not in wanted:
                for field in line.fields:
                    self._open.typed.drop(field)
                line.hide()
                line.deleteLater()
        self.lines = [there.get(speech_id) or self._made(speech_id) for speech_id in wanted]
        for line in self.lines:
            self._rows.addWidget(line)

    def _made(self, speech_id: int) -> SpeechLine:
        line = SpeechLine(self._open, self._people, speech_id)
        line.next_asked.connect(self._next)
        for field in line.fields:
            field.show_stored()
            self._open.typed.add(field)
        return line

    def _next(self, speech_id: int) -> None:
        """The empty line that is there already, else a new one."""
        places = [line.ref.id for line in self.lines]
        following = self.lines[places.index(speech_id) + 1 :]
        if following and not following[0].text.raw():
            following[0].speaker.take_focus()
        else:
            self.begin(speech_id)
