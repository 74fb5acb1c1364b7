"""The head of the editor: the meeting in one line, the way back, its state, 打印 and what is seldom needed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu

from gui.pages.life.meeting.head_form import headline
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.state_strip import StateStrip
from gui.widgets import ActionButton, Words, beside_icon, label, menu_button, row

_SIDE = 20


class TitleBar(QFrame):
    """Asks only; the editor acts. Where there is no room for one line, state and commands stand below the title."""

    back_asked = Signal()

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self._open = open_
        theme = open_.shell.theme
        back = QAction("返回（Esc）", self)
        back.triggered.connect(self.back_asked)
        theme.give_icon(back, "chevron-left", "secondary")
        self.back = ActionButton(back, role="")
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.title = label("", Words.HEADING, wraps=True)
        self.late = label("补记", Words.WARN)
        self.strip = StateStrip()
        self.print_menu, self.more_menu = QMenu(self), QMenu(self)
        self.print_button = menu_button(beside_icon("打印"), self.print_menu, "bordered")
        theme.give_icon(self.print_button, "printer")
        self.more = menu_button("", self.more_menu)
        self.more.setProperty("bare", True)
        self.more.setAccessibleName("更多")
        self.more.setToolTip("更多")
        theme.give_icon(self.more, "ellipsis")
        self._left = row(self.back, self.title, self.late, gap=8)
        self._left.setStretch(1, 1)
        self._right = row(self.strip, self.print_button, self.more, gap=6)
        self._right.insertStretch(0)
        self._bar = row(gap=8, margins=(8, 10, 12, 6))
        self._bar.addLayout(self._left, 1)
        self._bar.addLayout(self._right)
        self.setLayout(self._bar)

    def show_meeting(self) -> None:
        """Say which meeting it is, and offer what its state allows."""
        meeting = self._open.meeting
        day = meeting.held_on or meeting.planned_on
        words = day.isoformat() if day else "没有日期"
        self.title.setText(headline(meeting, words if meeting.held_on else f"计划 {words}"))
        late_days = self._open.known.settings.late_days
        is_late = bool(
            meeting.written_on and meeting.held_on and (meeting.written_on - meeting.held_on).days > late_days
        )
        self.late.setVisible(is_late)
        if meeting.written_on is not None and is_late:
            self.late.setToolTip(f"{meeting.written_on.isoformat()} 整理，晚于会后 {late_days} 天")
        self.strip.show_meeting(meeting)
        self.print_button.setEnabled(not self._open.is_new)

    def event(self, event: QEvent) -> bool:
        """Arrange again when the bar or what is in it has another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            least = self.fontMetrics().horizontalAdvance(self.title.text()) + self._open.shell.theme.px(80)
            is_narrow = min(least, self.width() // 2) + self._right.sizeHint().width() > self.width() - _SIDE
            way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            if self._bar.direction() != way:
                self._bar.setDirection(way)
        return super().event(event)
