"""What of the talks goes on paper and into sheets, and what comes in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.saving import save_rows
from ledger.kinds.talks import Talk
from operations.registers import REGISTER_BY_KEY, Period, RegisterOptions

_RECORD, _REGISTER = "talk_record", "talk_register"
_IMPORT = "talks"


class TalkOutputs:
    """Opens previews and the import, saves sheets. ``current`` gives the chosen talk."""

    def __init__(self, shell: Shell, parent: QWidget, current: Callable[[], Talk | None]) -> None:
        self._shell = shell
        self._parent = parent
        self._current = current
        self.actions = tuple(
            self._action(f"{REGISTER_BY_KEY[key].title}…", act)
            for key, act in ((_RECORD, self.print_record), (_REGISTER, self.print_register))
            if key in REGISTER_BY_KEY
        )
        self.has_register = _REGISTER in REGISTER_BY_KEY

    def print_record(self) -> None:
        """The sheet of the chosen talk; of a confidential one after a question, for it shows what was said."""
        one = self._current()
        if one is None:
            self._shell.notices.say("请先选择一次谈话。")
            return
        detail = "记录表上有谈话内容，请妥善保管。"
        if one.is_confidential and not messages.ask(self._parent, "这次谈话内容保密，要打印吗？", "打印", detail):
            return
        self._preview(_RECORD, record_id=one.id)

    def print_register(self) -> None:
        """The talks of the year as a register; of confidential ones it says that there was one."""
        self._preview(_REGISTER)

    def import_talks(self) -> None:
        """Take talks from a sheet."""
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  likewise

        open_import(self._shell, kind=IMPORT_KINDS[_IMPORT])

    def save_sheet(self, columns: tuple[Column[Any], ...], rows: list[Any], part: str) -> None:
        """What the table shows, as a sheet."""
        title = f"谈心谈话{part}"
        place = self._shell.session.place
        subtitle = f"{self._shell.session.unit_name}　{place.year}年"
        save_rows(self._shell, self._parent, title, columns, rows, subtitle)

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self._parent)
        made.triggered.connect(lambda _checked: act())
        return made

    def _preview(self, key: str, *, record_id: int | None = None) -> None:
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        place = self._shell.session.place
        options = RegisterOptions(
            as_of=self._shell.session.clock().date(),
            unit_id=place.unit_id,
            period=Period(place.year),
            record_id=record_id,
        )
        open_preview(self._shell, key, options)
