"""The pictures of 发展党员. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from gui.pages.development import DevelopmentPage
from ledger.codes.development import APPLICANT
from studio import page_only, settle, settle_checks

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from studio import Studio

_WHOLE = 1
_SIZE = (1366, 720)


def development(studio: Studio) -> QPixmap:
    """Everybody on the way, one of them with a step that is late."""
    page = _shown(studio)
    late = next(one for one in page.model.rows() if one.overdue)
    page.table.select(late.case.id)
    settle_checks(studio)
    return page_only(studio)


def development_step(studio: Studio) -> QPixmap:
    """The card of an applicant with a step open for typing."""
    page = _shown(studio)
    applicant = next(one for one in page.model.rows() if one.view.stage == APPLICANT)
    page.table.select(applicant.case.id)
    step = next(one for one in applicant.view.steps if one.layout.fields and one.done_on is None)
    if page.card.steps.open_number != step.number:
        page.card.steps.open_step(step.number)
    page.table.setFocus()
    settle_checks(studio)
    whole = studio.window.grab()
    card = page.frame.card
    corner = card.mapTo(studio.window, card.rect().topLeft())
    return whole.copy(QRect(corner, card.size()))


def _shown(studio: Studio) -> DevelopmentPage:
    studio.window.shell.session.choose_unit(_WHOLE)
    page = studio.show(DevelopmentPage, _SIZE)
    settle()
    return page
