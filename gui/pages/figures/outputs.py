"""What of the figures goes on paper and into sheets."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.saving import save_rows
from operations.registers import Period, RegisterOptions
from operations.registers.figures.year_table import BY_BRANCH, PLAIN, WITH_RECORDS

YEAR_TABLE, STATISTICS, DUTIES = "year_figures", "member_statistics", "duties"
_OFFERED = (
    (YEAR_TABLE, PLAIN, "年度数据表…"),
    (YEAR_TABLE, BY_BRANCH, "年度数据表（分支部）…"),
    (YEAR_TABLE, WITH_RECORDS, "年度数据表（附来源记录）…"),
    (STATISTICS, "", "党员统计表…"),
    (DUTIES, "", "规定动作完成情况表…"),
)


class FigureOutputs:
    """Opens previews and saves sheets."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent
        self.actions = tuple(self._action(text, self._printer(key, layout)) for key, layout, text in _OFFERED)

    def preview(self, key: str, layout: str = "") -> None:
        """The register of the organisation and year that are looked at."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        session = self._shell.session
        options = RegisterOptions(
            as_of=session.clock().date(),
            unit_id=session.place.unit_id,
            period=Period(session.place.year),
            layout=layout,
        )
        open_preview(self._shell, key, options)

    def save_sheet(self, title: str, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
        """What a table shows, as a sheet."""
        session = self._shell.session
        subtitle = f"{session.unit_name}　{session.place.year}年"
        save_rows(self._shell, self._parent, title, columns, rows, subtitle)

    def _printer(self, key: str, layout: str) -> Callable[[], None]:
        return lambda: self.preview(key, layout)

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self._parent)
        made.triggered.connect(lambda _checked: act())
        return made
