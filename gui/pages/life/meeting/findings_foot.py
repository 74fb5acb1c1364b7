"""At the foot: what the minutes lack by the rules, quietly; a click leads there."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from gui.pages.life.meeting.jumps import place_of
from gui.pages.life.meeting.line_button import LineButton
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.widgets import ScrollArea, column
from ledger.checks.life import meeting_findings
from ledger.checks.life.case import Case
from ledger.errors import Finding, Level

_PAUSE_MS = 500
_TALL = 720
_ICONS = {
    Level.MUST: ("circle-alert", "accent"),
    Level.WARN: ("triangle-alert", "warn"),
    Level.INFO: ("info", "secondary"),
}
LEVELS = {Level.MUST: "必改", Level.WARN: "提醒", Level.INFO: "提示"}


class FindingsFoot(QFrame):
    """Computed once nobody has changed anything for a moment, off the path of typing."""

    wanted = Signal(str)  # the place to go to

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self.setProperty("role", "statusbar")
        self._open = open_
        self.findings: list[Finding] = []
        self.lines: list[LineButton] = []
        self._rows = column(gap=0, margins=(20, 4, 12, 4))
        inner = QWidget()
        inner.setLayout(self._rows)
        self._area = ScrollArea(inner)
        self.setLayout(column(self._area, gap=0))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        open_.shell.theme.changed.connect(self.fit)
        self.hide()

    def begin(self) -> None:
        """Look at another meeting at once."""
        self._pause.stop()
        self.look()

    def look_soon(self) -> None:
        """Look again after a pause."""
        self._pause.start()

    def look(self) -> None:
        """Say what is missing now."""
        is_held = self._open.meeting.held_on is not None and not self._open.is_new
        found = list(meeting_findings(Case(self._open.known, self._open.sheet, self._open.today))) if is_held else []
        found.sort(key=lambda one: list(LEVELS).index(one.level))
        self._say(found)

    def _say(self, found: Sequence[Finding]) -> None:
        if found != self.findings:
            self.findings = list(found)
            for line in self.lines:
                self._rows.removeWidget(line)
                line.hide()
                line.deleteLater()
            self.lines = [self._line(one) for one in found]
            for line in self.lines:
                self._rows.addWidget(line)
        self.fit()
        self.setVisible(bool(found))

    def _line(self, one: Finding) -> LineButton:
        sentence = one.sentence.partition("：")[2] or one.sentence
        made = LineButton()
        self._open.shell.theme.give_icon(made, *_ICONS[one.level], 14)
        made.say(f" {LEVELS[one.level]}　{sentence}", f"{sentence}\n依据：{one.article}")
        made.clicked.connect(lambda: self.wanted.emit(place_of(one, self._open.meeting)))
        return made

    def fit(self, _: object = None) -> None:
        """A few lines; fewer where the window is low."""
        px = self._open.shell.theme.px
        most = 3 if self.window().height() >= px(_TALL) else 2
        line = self.lines[0].sizeHint().height() if self.lines else 0
        self._area.setFixedHeight(min(len(self.lines), most) * line + px(5))
