"""The question on the first page whose name the change log shall bear, while nobody has answered it on this PC."""

import getpass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gui import settings_store as kept
from gui.operators import SETTINGS_PLACE
from gui.shell import Shell
from gui.widgets import Banner, Tone, column, link_button

_MARGINS = (24, 16, 24, 0)


class OperatorBanner(QWidget):
    """One sentence with two answers; gone for good once one was given."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.enter = link_button("填写姓名")
        self.enter.clicked.connect(self._enter)
        self.keep = link_button("就用这个")
        self.keep.clicked.connect(self._keep)
        words = f"修改记录里署谁的名字？现在署本机的用户名“{getpass.getuser()}”。"
        self.setLayout(column(Banner(shell.theme, words, Tone.INFO, self.enter, self.keep), margins=_MARGINS))
        self.look_again()

    def look_again(self) -> None:
        """Ask only while there is no answer."""
        settings = self._shell.settings
        self.setVisible(not settings.get(kept.OPERATOR) and not settings.get(kept.OPERATOR_ASKED))

    def showEvent(self, event: QShowEvent) -> None:
        """The name may have been entered meanwhile."""
        super().showEvent(event)
        if self._shell.settings.get(kept.OPERATOR):
            self.hide()

    def _enter(self) -> None:
        self._shell.session.ask_for_page(*SETTINGS_PLACE)

    def _keep(self) -> None:
        self._shell.settings.put(kept.OPERATOR_ASKED, value=True)
        self.hide()
