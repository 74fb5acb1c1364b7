"""The pictures of 谈心谈话 and 自查. Included in ``tools.take_pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.pages.checks import ChecksPage
from gui.pages.talks import TalksPage
from gui.pages.talks.page import Part
from operations.answering import answer_finding
from studio import page_only, settle_checks

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from studio import Studio

_WHOLE, _FIRST, _SECOND = 1, 2, 5
_SIZE = (1280, 720)


def talks(studio: Studio) -> QPixmap:
    """The talks of a branch, one of them open and still a draft."""
    studio.window.shell.session.choose_unit(_FIRST)
    page = studio.show(TalksPage, _SIZE)
    page.parts.choose(Part.REGISTER)
    drafts = [one for one in page.model.rows() if not one.is_planned and not one.talk.is_confidential]
    page.table.select(drafts[0].talk.id)
    settle_checks(studio)
    return page_only(studio)


def talks_coverage(studio: Studio) -> QPixmap:
    """Who of a branch has not been talked with, and the square of its committee."""
    studio.window.shell.session.choose_unit(_SECOND)
    page = studio.show(TalksPage, _SIZE)
    page.parts.choose(Part.COVERAGE)
    lacking = next(one for one in page.coverage.model.rows() if one.missing)
    page.coverage.table.select(lacking.key)
    settle_checks(studio)
    return page_only(studio)


def checks(studio: Studio) -> QPixmap:
    """What a self-check of the whole book finds; one thing has been explained."""
    session = studio.window.shell.session
    session.choose_unit(_WHOLE)
    page = studio.show(ChecksPage, _SIZE)
    settle_checks(studio)
    gap = next(one for one in page.model.rows() if one.finding.rule.startswith("meeting."))
    answer_finding(session.store, gap.finding, "当月防汛值守，经上级同意推迟召开", session.clock().date())
    page.table.selectRow(2)
    settle_checks(studio)
    return page_only(studio)
