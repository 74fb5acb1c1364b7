"""The picture of 民主评议. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.pages.appraisal import AppraisalPage
from gui.pages.appraisal.page import Part
from studio import page_only, settle_checks

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from studio import Studio

_SECOND = 5
_SIZE = (1280, 720)


def appraisal(studio: Studio) -> QPixmap:
    """The last year of a branch in which the two readings of a third differ."""
    session = studio.window.shell.session
    session.choose_unit(_SECOND)
    session.choose_year(session.clock().year - 1)
    page = studio.show(AppraisalPage, _SIZE)
    page.parts.choose(Part.APPRAISAL)
    page.grid.choose(page.grid.grid_model.lines[2].result.member_id or 0, "grade")
    page.grid.setFocus()
    settle_checks(studio)
    return page_only(studio)
