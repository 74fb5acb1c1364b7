"""The pictures of 组织生活: calendar, list, decisions, an open meeting. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.pages.life import LifePage
from gui.pages.life.page import CALENDAR, LIST, MATTERS
from ledger.codes.meetings import ACCEPTANCE, CHECKED, MEMBER_MEETING
from operations.life.meetings import reopen_meeting
from studio import page_only, settle_checks

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from studio import Studio

_WHOLE, _BRANCH = 1, 2
_SIZE = (1184, 680)
_WIDE = (1280, 720)


def life_calendar(studio: Studio) -> QPixmap:
    """The year with a gap chosen, which explains itself at the foot."""
    studio.window.shell.session.choose_unit(_WHOLE)
    page = _shown(studio, CALENDAR)
    page.calendar.chips.choose("year")
    settle_checks(studio)
    return page_only(studio)


def life_list(studio: Studio) -> QPixmap:
    """The meetings of a branch."""
    studio.window.shell.session.choose_unit(_BRANCH)
    page = _shown(studio, LIST)
    page.list.table.clearSelection()
    settle_checks(studio)
    return page_only(studio)


def life_decisions(studio: Studio) -> QPixmap:
    """What was decided and is not done."""
    studio.window.shell.session.choose_unit(_WHOLE)
    page = _shown(studio, MATTERS)
    page.matters.table.selectRow(0)
    settle_checks(studio)
    return page_only(studio)


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
    settle_checks(studio)
    minutes = page.editor.minutes
    items = page.editor.open.sheet.items
    voted = minutes.agenda.cards[next(place for place, one in enumerate(items) if one.votes)]
    voted.fold(True)
    settle_checks(studio)
    minutes.area.ensureWidgetVisible(voted.votes[0])
    settle_checks(studio)
    made = page_only(studio)
    page.close_meeting()
    if is_closed:
        session.store.undo()
    return made


def _shown(studio: Studio, part: str, size: tuple[int, int] = _SIZE) -> LifePage:
    page = studio.show(LifePage, size)
    page.parts.choose(part)
    settle_checks(studio)
    return page
