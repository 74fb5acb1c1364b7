"""The pictures of 年度数据 and 年度总结. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.pages.figures import FiguresPage
from gui.pages.summary import SummaryPage
from studio import page_only, settle_checks, wait_until

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from studio import Studio

_TOP = 1
_SIZE = (1280, 720)
_CHOSEN = "主题党日等活动"


def figures(studio: Studio) -> QPixmap:
    """A figure of the year with its charts and records."""
    page = studio.show(FiguresPage, _SIZE)
    studio.window.shell.session.choose_unit(_TOP)
    settle_checks(studio)
    wait_until(lambda: page.model.rowCount() > 0 and not studio.window.shell.tasks.is_busy)
    line = next(one for one in page.model.rows() if one.label == _CHOSEN)
    page.table.select(line.number)
    wait_until(lambda: bool(page.detail.units.bars))
    return page_only(studio)


def summary(studio: Studio) -> QPixmap:
    """The summary of last year while it is written."""
    session = studio.window.shell.session
    page = studio.show(SummaryPage, _SIZE)
    session.choose_unit(_TOP)
    session.choose_year(session.clock().year - 1)
    settle_checks(studio)
    wait_until(lambda: bool(page.view.text.toPlainText()) and not studio.window.shell.tasks.is_busy)
    return page_only(studio)
