"""The menu of 修改记录 that brings one record back to what it was before or after an entry."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.actions import Act
from gui.messages import show_known_error
from gui.pages.history.changes_panel import ChangesPanel
from gui.pages.history.restore_dialog import RestoreDialog
from gui.shell import Shell
from gui.widgets import beside_icon, menu_button
from ledger.errors import KnownError
from operations.earlier import Earlier, Moment, earlier_state, restore_earlier
from storage.past import LogHead


class Restoring:
    """``button`` opens the menu; it waits until a record is picked in the panel."""

    def __init__(self, parent: QWidget, shell: Shell, panel: ChangesPanel, head: Callable[[], LogHead | None]) -> None:
        self._parent = parent
        self._shell = shell
        self._panel = panel
        self._head = head
        menu = QMenu(parent)
        self.before = self._action(menu, Moment.BEFORE)
        self.after = self._action(menu, Moment.AFTER)
        self.button = menu_button(beside_icon("恢复这条登记"), menu, "bordered")
        shell.theme.give_icon(self.button, "rotate-ccw")
        panel.record_picked.connect(self._on_picked)
        self._on_picked()

    def _action(self, menu: QMenu, moment: Moment) -> QAction:
        action = menu.addAction(f"恢复到{moment.value}…")
        action.triggered.connect(lambda: self._ask(moment))
        return action

    def _on_picked(self) -> None:
        is_picked = self._panel.record is not None
        self.button.setEnabled(is_picked)
        self.button.setToolTip("" if is_picked else "先在下面选一条登记")

    def _ask(self, moment: Moment) -> None:
        """Show the differences first; what stands against it is told."""
        head, record, store = self._head(), self._panel.record, self._shell.session.store
        if head is None or record is None:
            return
        try:
            earlier = earlier_state(store, head, *record, moment, is_unmasked=self._panel.unmask.isChecked())
        except KnownError as error:
            show_known_error(self._parent, error)
            return
        dialog = RestoreDialog(self._parent, self._shell.theme, earlier)
        dialog.accepted.connect(lambda: self._restore(earlier))
        dialog.open()

    def _restore(self, earlier: Earlier) -> None:
        try:
            restore_earlier(self._shell.session.store, earlier)
        except KnownError as error:
            show_known_error(self._parent, error)
            return
        self._shell.notices.say(earlier.label, "撤销", self._shell.actions[Act.UNDO].trigger)
