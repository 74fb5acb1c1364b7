"""What happens to an exception that nobody expected: a report to copy, and the program goes on.

The report holds where the program was, never what was in it: messages of exceptions can quote names and numbers.
"""

import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui import messages
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.errors import Cancelled, KnownError


def report(error: BaseException) -> str:
    """Program, system, kind of the exception and the places in the code, without any value."""
    lines = [f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.release()}"]
    chain: BaseException | None = error
    while chain is not None:
        lines += ["", type(chain).__qualname__]
        for place in traceback.extract_tb(chain.__traceback__):
            lines.append(f"  {_short(place.filename)}:{place.lineno} {place.name}")
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def _short(filename: str) -> str:
    """The last two parts of a path: the folders above can hold the name of a person."""
    return "/".join(filename.replace("\\", "/").split("/")[-2:])


class CrashDialog(QDialog):
    """Says that something went wrong, that the data is as before, and gives the report."""

    def __init__(self, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("支部台账")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.details = QPlainTextEdit(details, readOnly=True)
        self.copy = plain_button("复制报告")
        self.copy.clicked.connect(self._copy)
        go_on = primary_button("继续使用")
        go_on.clicked.connect(self.accept)
        foot = row(self.copy, go_on)
        foot.insertStretch(1)
        layout = column(
            label("程序遇到一处错误，刚才的操作没有完成", Words.HEADING),
            label(
                "账簿里的数据没有变动，可以继续使用。请复制下面的报告交给维护人员，报告里没有姓名和号码。", wraps=True
            ),
            self.details,
            gap=12,
            margins=(24, 20, 24, 20),
        )
        layout.addLayout(foot)
        self.setLayout(layout)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText("已复制")


class CrashHandler(QObject):
    """Takes every exception that reaches the top, in any thread, and shows it in the thread of the window."""

    _caught = Signal(object)  # exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._is_showing = False
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing is lost on a console that nobody sees."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def show(self, error: BaseException) -> None:
        """Show a known error as its sentence, anything else as a report."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, KnownError):
            messages.show_known_error(self.window, error)
            return
        CrashDialog(report(error), self.window).exec()

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, KnownError):
            sys.stderr.write(report(error) + "\n")
        self._caught.emit(error)

    def _on_thread_exception(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._on_exception(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _show(self, error: BaseException) -> None:
        if self._is_showing:  # a fault while painting would open one dialog upon the other
            return
        self._is_showing = True
        try:
            self.show(error)
        finally:
            self._is_showing = False
