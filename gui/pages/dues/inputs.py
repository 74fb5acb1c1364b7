"""What comes into the dues from sheets: pay sheets for 核定, records of payments."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.shell import Shell


class DuesInputs:
    """Opens the import window for one of the kinds."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self.pay_sheet = self._action("工资表…", "按工资表核定党费；也可以是我们自己的核定表", parent)
        self.records = self._action("交纳记录…", "一笔一行的交纳记录，或者十二个月的收缴台账", parent)
        self.pay_sheet.triggered.connect(self.import_pay_sheet)
        self.records.triggered.connect(self.import_records)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """In the order of the menu."""
        return self.pay_sheet, self.records

    def import_pay_sheet(self) -> None:
        """Choose a pay sheet and look at what it would verify."""
        from operations.importing.assessments import ASSESSMENTS_IMPORT  # noqa: PLC0415  loaded when it is wanted

        self._open(ASSESSMENTS_IMPORT)

    def import_records(self) -> None:
        """Choose a list of payments or a grid and look at what it would enter."""
        from operations.importing.payments import PAYMENTS_IMPORT  # noqa: PLC0415  loaded when it is wanted

        self._open(PAYMENTS_IMPORT)

    def _open(self, kind: Any) -> None:
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted

        open_import(self._shell, kind=kind)

    def _action(self, text: str, tip: str, parent: QWidget) -> QAction:
        made = QAction(text, parent)
        made.setToolTip(tip)
        return made
