"""The picture of 设置 → 数据安全. Included in ``tools.take_pictures``."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from gui.pages.settings import SettingsPage
from gui.pages.settings.safety_panel import SafetyPanel
from operations.backups import BEFORE_IMPORT, BY_HAND, FIRST_OF_DAY, folder_of
from studio import page_only, settle

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from studio import Studio

_PLACE = r"账簿位置：D:\党建\示例台账.zbtz（本机磁盘）"  # not the folder in which the picture is taken
_SIZE = (1184, 960)  # high enough for all three panels


def safety(studio: Studio) -> QPixmap:
    """The section with three proved backups, no password and the ways to hand over."""
    session = studio.window.shell.session
    now = session.clock()
    folder = folder_of(session.store.path)
    for days, reason in ((2, BY_HAND), (1, BEFORE_IMPORT), (0, FIRST_OF_DAY)):
        folder.make(session.store.path, reason, now - timedelta(days=days, minutes=18))
    page = studio.show(SettingsPage, _SIZE)
    page.show_part("数据安全")
    studio.desk.keeper.refresh()
    panel = page.panels[SafetyPanel]
    if isinstance(panel, SafetyPanel):
        panel.place.setText(_PLACE)
    settle()
    return page_only(studio)
