"""帮助: what the program is, and what to tell somebody who is asked for help."""

import platform
from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui import messages
from operations import places

PARTS = ("PySide6-Essentials", "sqlite-utils", "sqlcipher3", "reportlab", "python-calamine", "xlsxwriter")
VERSION = "0.1.0"


def show_about(parent: QWidget) -> None:
    """Name, version, licences."""
    messages.tell(
        parent,
        f"支部台账 {VERSION}",
        "党员名册、党费、组织生活，一册在手。数据只存在这台电脑上，程序不联网。\n"
        "界面使用 Qt（LGPL-3.0），字体使用 Noto、霞鹜文楷（OFL）和 Fandol（GPL 附字体例外），图标使用 Lucide（ISC）。",
    )


def show_diagnostics(parent: QWidget) -> None:
    """Versions and places, to be copied into a question. No names of members are in it."""
    messages.tell(parent, "诊断信息", diagnostics())


def diagnostics() -> str:
    """One line for each part."""
    screen = QGuiApplication.primaryScreen()
    lines = [
        f"支部台账 {VERSION}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Python {platform.python_version()}，Qt {qVersion()}，平台 {QGuiApplication.platformName()}",
        f"屏幕 {screen.size().width()}×{screen.size().height()}，缩放 {screen.devicePixelRatio():.2f}",
        "、".join(f"{part} {version(part)}" for part in PARTS),
        f"数据文件夹 {places.data_folder()}",
    ]
    return "\n".join(lines)
