import subprocess
import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.app import translate_qt

START = """
import sys
sys._called_from_test = True
from gui import app
heavy = {"reportlab", "xlsxwriter", "python_calamine", "pypdfium2"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
"""


def test_the_window_starts_without_the_heavy_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_qt_speaks_chinese(qapp: QApplication, qtbot: QtBot) -> None:
    translate_qt(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert QTranslator().load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert QLocale("zh_CN").language() == QLocale.Language.Chinese
