"""The pictures of 谈心谈话 and 自查. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QRect
from PySide6.QtWidgets import QApplication

from gui.pages.checks import ChecksPage
from gui.pages.talks import TalksPage
from gui.pages.talks.page import Part
from operations.answering import answer_finding

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from take_pictures import Studio

_WHOLE, _FIRST, _SECOND = 1, 2, 5
_SIZE = (1280, 720)


def talks(studio: Studio) -> QPixmap:
    """The talks of a branch, one of them open and still a draft."""
    studio.window.shell.session.choose_unit(_FIRST)
    page = studio.show(TalksPage, _SIZE)
    page.parts.choose(Part.REGISTER)
    drafts = [one for one in page.model.rows() if not one.is_planned and not one.talk.is_confidential]
    page.table.select(drafts[0].talk.id)
    _settle(studio)
    return _page_only(studio)


def talks_coverage(studio: Studio) -> QPixmap:
    """Who of a branch has not been talked with, and the square of its committee."""
    studio.window.shell.session.choose_unit(_SECOND)
    page = studio.show(TalksPage, _SIZE)
    page.parts.choose(Part.COVERAGE)
    lacking = next(one for one in page.coverage.model.rows() if one.missing)
    page.coverage.table.select(lacking.key)
    _settle(studio)
    return _page_only(studio)


def checks(studio: Studio) -> QPixmap:
    """What a self-check of the whole book finds; one thing has been explained."""
    session = studio.window.shell.session
    session.choose_unit(_WHOLE)
    page = studio.show(ChecksPage, _SIZE)
    _settle(studio)
    gap = next(one for one in page.model.rows() if one.finding.rule.startswith("meeting."))
    answer_finding(session.store, gap.finding, "当月防汛值守，经上级同意推迟召开", session.clock().date())
    page.table.selectRow(2)
    _settle(studio)
    return _page_only(studio)


def _settle(studio: Studio) -> None:
    """Let the self-check and the worker come to an end."""
    shell = studio.window.shell
    if shell.checks.result is None:
        shell.checks.run_now()
    while shell.tasks.is_busy or shell.checks.result is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def _page_only(studio: Studio) -> QPixmap:
    """The window without its side bar: as wide as the text of the manual."""
    whole = studio.window.grab()
    left = studio.window.side_bar.width()
    return whole.copy(QRect(left, 0, whole.width() - left, whole.height()))
