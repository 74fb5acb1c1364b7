"""A button that checks the whole book beside the window's work, and its result in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from gui.connections import Connections
from gui.shell import Shell
from gui.widgets import Banner, Tone, column, link_button, plain_button
from operations.history import verification_words
from operations.whole_check import CheckJob, check_now
from storage.verification import Verification


class BookCheck:
    """``button`` starts the check, ``result`` is shown once there is one. A page puts both where they belong.

    ``look`` shows an entry of the log: it is offered for the first one that does not fit the chain.
    """

    def __init__(
        self, shell: Shell, text: str, connections: Connections, look: Callable[[int], None] | None = None
    ) -> None:
        self._shell = shell
        self._look = look
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
        session = self._shell.session
        job = CheckJob(session.store.path, session.clock())
        task = self._shell.tasks.run("检查账簿", check_now, job, lambda result: self._show(job.book, result))
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
        if result.damage:
            session.store.write_no_more()
        session.checked.emit()
        words = verification_words(result)
        tone = Tone.GOOD if result.is_sound else Tone.MUST
        self._layout.addWidget(Banner(self._shell.theme, words, tone, *self._buttons(result)))
        self.result.show()

    def _buttons(self, result: Verification) -> list[QPushButton]:
        look, broken = self._look, result.broken_entry
        if look is None or broken is None:
            return []
        button = link_button(f"查看第 {broken} 条")
        button.clicked.connect(lambda: look(broken))
        return [button]
