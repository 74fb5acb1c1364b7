"""操作人: whose name the change log bears from now on, and the names last used on this PC.

A name is what the user says it is. Who shares the PC can choose another one; nothing more is claimed by it.
"""

import getpass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui import settings_store as kept
from gui.session import Opened
from gui.settings_store import SettingsStore
from gui.shell import Shell

_MOST_NAMES = 5
SETTINGS_PLACE = ("settings", "操作人")
"""The page and the section of it in which the name is entered."""


def work_as(shell: Shell, name: str) -> None:
    """Sign what is done from now on with a name; an empty one stands for the user of the system."""
    shell.settings.put(kept.OPERATOR, name)
    if name:
        others = [one for one in recent_operators(shell.settings) if one != name]
        shell.settings.put(kept.RECENT_OPERATORS, [name, *others][:_MOST_NAMES])
    if shell.session.is_open:
        shell.session.store.work_as(name or getpass.getuser())


def recent_operators(settings: SettingsStore) -> list[str]:
    """The names last used on this PC, the present one first."""
    present = settings.get(kept.OPERATOR)
    names = [str(one) for one in settings.get(kept.RECENT_OPERATORS)]
    return [name for name in dict.fromkeys([present, *names]) if name]


class OperatorMenu(QMenu):
    """The names last used, the present one marked, and the way to enter another."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__("操作人", parent)
        self._shell = shell
        self.aboutToShow.connect(self.fill)
        shell.session.opened.connect(self._on_opened)
        self.menuAction().setEnabled(shell.session.is_open)
        shell.theme.give_icon(self.menuAction(), "user")
        self.fill()

    def fill(self) -> None:
        """Offer the names as they are now."""
        self.clear()
        present = self._shell.settings.get(kept.OPERATOR)
        if not present:
            self._add(f"{getpass.getuser()}（本机用户名）", "", is_present=True)
        for name in recent_operators(self._shell.settings):
            self._add(name, name, is_present=name == present)
        self.addSeparator()
        self.addAction("其他姓名…", self._enter_another)

    def _add(self, text: str, name: str, *, is_present: bool) -> None:
        action = QAction(text.replace("&", "&&"), self)
        action.setCheckable(True)
        action.setChecked(is_present)
        action.triggered.connect(lambda: self._choose(name))
        self.addAction(action)

    def _choose(self, name: str) -> None:
        work_as(self._shell, name)
        self._shell.notices.say(f"从现在起，修改记录署名：{name or getpass.getuser()}")

    def _enter_another(self) -> None:
        self._shell.session.ask_for_page(*SETTINGS_PLACE)

    def _on_opened(self, opened: Opened) -> None:
        self.menuAction().setEnabled(bool(opened.title))
