"""What of 发展党员 goes on paper and into sheets, and what comes in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.saving import save_rows
from ledger.kinds.development import DEVELOPMENT_CASES, REVIEW_INQUIRIES, TRANSFER_LETTERS
from operations.registers import REGISTER_BY_KEY, Period, RegisterOptions, Subject
from operations.registers.development import DEVELOPMENT_REGISTERS

USUAL = "development_roster"
_IMPORT = DEVELOPMENT_CASES.key


class DevelopmentOutputs:
    """Opens previews and the import, saves sheets. ``current`` gives the id of the chosen case."""

    def __init__(self, shell: Shell, parent: QWidget, current: Callable[[], int | None]) -> None:
        self._shell = shell
        self._parent = parent
        self._current = current
        self.of_case = self._actions(DEVELOPMENT_CASES.key)
        self.lists = self._actions("", REVIEW_INQUIRIES.key, TRANSFER_LETTERS.key)

    def print_usual(self) -> None:
        """发展党员花名册 as of today."""
        self._preview(USUAL)

    def import_cases(self) -> None:
        """Take cases from a sheet."""
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  likewise

        open_import(self._shell, kind=IMPORT_KINDS[_IMPORT])

    def save_sheet(self, columns: tuple[Column[Any], ...], rows: list[Any], title: str) -> None:
        """What the table shows, as a sheet."""
        save_rows(self._shell, self._parent, title, columns, rows, self._shell.session.unit_name)

    def _actions(self, *about: str) -> tuple[QAction, ...]:
        return tuple(
            self._action(register.key, register.title)
            for register in DEVELOPMENT_REGISTERS
            if register.subject is Subject.DEVELOPMENT and register.about in about
        )

    def _action(self, key: str, title: str) -> QAction:
        made = QAction(f"{title}…", self._parent)
        made.triggered.connect(lambda _checked: self._preview(key))
        return made

    def _preview(self, key: str) -> None:
        """Papers about a case are about the chosen one; without one about everybody for whom they are due."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        session = self._shell.session
        is_of_case = REGISTER_BY_KEY[key].about == DEVELOPMENT_CASES.key
        options = RegisterOptions(
            as_of=session.clock().date(),
            unit_id=session.place.unit_id,
            period=Period(session.place.year),
            record_id=self._current() if is_of_case else None,
        )
        open_preview(self._shell, key, options)
