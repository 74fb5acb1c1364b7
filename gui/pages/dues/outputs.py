"""What of the dues goes on paper: every register that is declared to be about them."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.pages.dues.board import Scope
from gui.shell import Shell
from operations.registers import REGISTERS, Period, RegisterOptions, Subject
from operations.registers.dues.differences import DIFFERENCES

_ABOUT_DUES = [one for one in REGISTERS if one.subject is Subject.DUES]


class DuesOutputs:
    """Opens the previews for the year and unit that the page shows."""

    def __init__(self, shell: Shell, parent: QWidget, scope: Callable[[], Scope]) -> None:
        self._shell = shell
        self._scope = scope
        self.actions = tuple(self._action(register.key, register.title, parent) for register in _ABOUT_DUES)

    def preview_first(self) -> None:
        """The register that Ctrl+P means: the year as it is on the screen."""
        self._preview(_ABOUT_DUES[0].key)

    def preview_differences(self) -> None:
        """Who owes another amount than last year."""
        self._preview(DIFFERENCES.key)

    def preview_receipt(self, payment_id: int) -> None:
        """The receipt of one payment."""
        self._preview("dues_receipt", record_id=payment_id)

    def preview_reminder(self, member_id: int) -> None:
        """What one member still owes, as a slip to hand over."""
        self._preview("dues_reminder", member_id=member_id)

    def _action(self, key: str, title: str, parent: QWidget) -> QAction:
        made = QAction(f"{title}…", parent)
        made.triggered.connect(lambda: self._preview(key))
        return made

    def _preview(self, key: str, *, record_id: int | None = None, member_id: int | None = None) -> None:
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        scope = self._scope()
        options = RegisterOptions(
            as_of=scope.today,
            unit_id=scope.unit_id,
            period=Period(scope.year),
            record_id=record_id,
            member_id=member_id,
        )
        open_preview(self._shell, key, options)
