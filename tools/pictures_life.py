"""The pictures of 组织生活: calendar, list, decisions, an open meeting. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QRect
from PySide6.QtWidgets import QApplication

from gui.pages.life import LifePage
from gui.pages.life.page import CALENDAR, LIST, MATTERS
from ledger.codes.meetings import ACCEPTANCE, CHECKED, MEMBER_MEETING
from operations.life.meetings import reopen_meeting

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from take_pictures import Studio

_WHOLE, _BRANCH = 1, 2
_SIZE = (1184, 680)
_WIDE = (1280, 720)


def life_calendar(studio: Studio) -> QPixmap:
    """The year with a gap chosen, which explains itself at the foot."""
    studio.window.shell.session.choose_unit(_WHOLE)
    page = _shown(studio, CALENDAR)
    page.calendar.chips.choose("year")
    _settle(studio)
    return _page_only(studio)


def life_list(studio: Studio) -> QPixmap:
    """The meetings of a branch."""
    studio.window.shell.session.choose_unit(_BRANCH)
    page = _shown(studio, LIST)
    page.list.table.clearSelection()
    _settle(studio)
    return _page_only(studio)


def life_decisions(studio: Studio) -> QPixmap:
    """What was decided and is not done."""
    studio.window.shell.session.choose_unit(_WHOLE)
    page = _shown(studio, MATTERS)
    page.matters.table.selectRow(0)
    _settle(studio)
    return _page_only(studio)


def life_meeting(studio: Studio) -> QPixmap:
    """The minutes in which somebody was taken in, open for writing: attendance, a vote and what it means."""
    session = studio.window.shell.session
    session.choose_unit(_BRANCH)
    page = _shown(studio, LIST, _WIDE)
    lines = (line.meeting for line in page.list.model.rows())
    held = next(one for one in lines if one.kind == MEMBER_MEETING and ACCEPTANCE in one.topic)
    is_closed = held.state == CHECKED
    if is_closed:
        reopen_meeting(session.store, held.id)
    page.open_meeting(held.id)
    _settle(studio)
    minutes = page.editor.minutes
    items = page.editor.open.sheet.items
    voted = minutes.agenda.cards[next(place for place, one in enumerate(items) if one.votes)]
    voted.fold(True)
    _settle(studio)
    minutes.area.ensureWidgetVisible(voted.votes[0])
    _settle(studio)
    made = _page_only(studio)
    page.close_meeting()
    if is_closed:
        session.store.undo()
    return made


def _shown(studio: Studio, part: str, size: tuple[int, int] = _SIZE) -> LifePage:
    page = studio.show(LifePage, size)
    page.parts.choose(part)
    _settle(studio)
    return page


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
