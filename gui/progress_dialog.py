"""The dialog of long work: it comes only when the work takes a while, and then long enough to be read."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from gui.tasks import Outcome, Progress, Task, TaskRunner
from gui.widgets import Words, column, label, plain_button, row

DELAY_MS = 500
STAY_MS = 500


class ProgressDialog(QDialog):
    """How far one task is, with 取消."""

    def __init__(self, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(task.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(420)
        self._task = task
        self._shown = QElapsedTimer()
        self.bar = QProgressBar(textVisible=False, maximum=0)
        self.note = label("正在准备…", Words.SECONDARY)
        self.stop = plain_button("取消")
        self.stop.clicked.connect(self.reject)
        foot = row(self.note, self.stop)
        foot.setStretch(0, 1)
        layout = column(label(task.title, Words.HEADING), self.bar, gap=16, margins=(24, 20, 24, 20))
        layout.addLayout(foot)
        self.setLayout(layout)
        self._delay = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._delay.timeout.connect(self._appear)
        self._delay.start()
        task.progressed.connect(self._progress)
        task.ended.connect(self._end)

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes when it has."""
        self._task.cancel()
        self.stop.setEnabled(False)
        self.note.setText("正在取消…")

    def _appear(self) -> None:
        self._shown.start()
        self.show()

    def _progress(self, progress: Progress) -> None:
        if self._task.is_stopping:
            return
        self.bar.setMaximum(progress.total)
        self.bar.setValue(progress.done)
        count = f"{progress.done} / {progress.total}" if progress.total else ""
        self.note.setText("  ".join(part for part in (progress.note, count) if part))

    def _end(self, _: Outcome) -> None:
        self._delay.stop()
        rest = max(STAY_MS - self._shown.elapsed(), 0) if self._shown.isValid() else 0
        QTimer.singleShot(rest, self, self.deleteLater)


class ProgressDialogs(QObject):
    """Gives every task its dialog."""

    def __init__(self, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        runner.started.connect(self._open)

    def _open(self, task: Task) -> None:
        ProgressDialog(task, self._window)
