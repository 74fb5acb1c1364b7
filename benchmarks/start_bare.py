"""The reference for a start: a bare window with one table, its texts from a JSON file, in the typeface we bundle."""

import json
import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

import resources
from benchmarks.first_paint import report


def show(texts: list[list[str]]) -> QMainWindow:
    """A window with the texts in a table."""
    model = QStandardItemModel()
    for row in texts:
        model.appendRow([QStandardItem(text) for text in row])
    view = QTableView()
    view.setModel(model)
    model.setParent(view)
    window = QMainWindow()
    window.setCentralWidget(view)
    window.resize(1280, 760)
    window.show()
    return window


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    font = QFontDatabase.addApplicationFont(str(resources.path("fonts/hei.ttf")))
    app.setFont(QFont(QFontDatabase.applicationFontFamilies(font)))
    window = show(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    QApplication.processEvents()
    report()
