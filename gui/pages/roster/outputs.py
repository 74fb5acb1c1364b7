"""What comes out of the roster and into it: preview and print, sheets, import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.messages import choose_save
from gui.shell import Shell
from operations.facts import read_facts
from operations.registers import REGISTERS, RegisterInput, RegisterOptions, Subject
from operations.tables import names_of

_OTHERS = [one for one in REGISTERS[1:] if one.subject is Subject.ROSTER]
SHEETS = "表格 (*.xlsx);;逗号分隔 (*.csv)"


class RosterOutputs:
    """Opens previews, saves sheets, starts imports for what the page shows."""

    def __init__(self, shell: Shell, parent: QWidget, options: Callable[[], RegisterOptions]) -> None:
        self._shell = shell
        self._parent = parent
        self._options = options
        self.actions = tuple(self._action(register.key, register.title, parent) for register in _OTHERS)

    def _action(self, key: str, title: str, parent: QWidget) -> QAction:
        made = QAction(f"{title}…", parent)
        made.triggered.connect(lambda: self._preview(key))
        return made

    def preview_roster(self) -> None:
        """Show the 花名册 as it will be printed."""
        self._preview(REGISTERS[0].key)

    def _preview(self, key: str) -> None:
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        open_preview(self._shell, key, self._options())

    def save_sheet(self) -> None:
        """Write everything about the shown organisation's members as a sheet that can be imported again."""
        from operations.sheets_out import export_members  # noqa: PLC0415  xlsxwriter is loaded when it is wanted

        store = self._shell.session.store
        target = choose_save(self._parent, "存为表格", SHEETS, Path(f"党员花名册-{self._options().as_of}.xlsx"))
        if target is None:
            return
        given = RegisterInput(read_facts(store), names_of(store), self._options())
        self._shell.tasks.run("正在保存表格", lambda values, _: export_members(values, target), given, self._saved)

    def _saved(self, _: None) -> None:
        self._shell.notices.say("表格已保存，号码为完整号码，请妥善保管。")

    def import_roster(self) -> None:
        """Choose a workbook and look at what it would do."""
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted

        open_import(self._shell)
