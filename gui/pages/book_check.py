"""A button that checks the whole book beside the window's work, and its result in words."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.connections import Connections
from gui.shell import Shell
from gui.widgets import Banner, Tone, column, plain_button
from operations.history import verification_words
from storage.verification import Verification, verify


class BookCheck:
    """``button`` starts the check, ``result`` is shown once there is one. A page puts both where they belong."""

    def __init__(self, shell: Shell, text: str, connections: Connections) -> None:
        self._shell = shell
        self.button = plain_button(text)
        self.result = QWidget()
        self._layout = column(gap=0)
        self.result.setLayout(self._layout)
        self.result.hide()
        self.button.clicked.connect(self.start)
        connections.connect(shell.session.opened, self.forget)
        connections.connect(shell.session.changed, self.forget)

    def start(self) -> None:
        """Check the book that is open; the button waits until that is over."""
        self.forget()
        self.button.setEnabled(False)
        path = self._shell.session.store.path
        task = self._shell.tasks.run("检查账簿", verify, path, lambda result: self._show(path, result))
        task.ended.connect(lambda _: self.button.setEnabled(True))

    def forget(self, _: object = None) -> None:
        """Show no result: it holds for another book, or for a moment that is past."""
        self.result.hide()
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _show(self, path: Path, result: Verification) -> None:
        session = self._shell.session
        if not session.is_open or session.store.path != path:
            return
        words = verification_words(result)
        self._layout.addWidget(Banner(self._shell.theme, words, Tone.GOOD if result.is_sound else Tone.MUST))
        self.result.show()
