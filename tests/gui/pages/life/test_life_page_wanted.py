"""A finding opens the place where it is mended: a missing meeting its period, anything in minutes its field."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.pages.organisation import OrganisationPage
from gui.session import Wanted
from ledger.codes.meetings import MEMBER_MEETING
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.organisation import ORG_UNITS
from operations.checking import self_check
from storage.store import Store
from tests.gui.pages.life.year_of_meetings import BRANCH, TODAY, settle, shown_page


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, year_book: Store) -> Iterator[LifePage]:
    yield from shown_page(qtbot, window, year_book)


def test_a_gap_opens_its_period_in_the_year(page: LifePage, qtbot: QtBot) -> None:
    gap = next(one for one in self_check(page.session.store, TODAY, BRANCH) if one.rule.startswith("meeting.member"))
    wanted = Wanted(gap.record_kind, gap.record_id, gap.rule, gap.scope)
    assert LifePage.answers(wanted)
    page.show_wanted(wanted)
    settle(qtbot, page)
    place = page.calendar.year_view.place
    assert place is not None
    assert (place.series.unit.id, place.series.kind, place.cell.key) == (gap.record_id, MEMBER_MEETING, gap.scope)


def test_an_organisation_itself_is_not_for_this_page() -> None:
    wanted = Wanted(ORG_UNITS.key, BRANCH)
    assert not LifePage.answers(wanted)
    assert OrganisationPage.answers(wanted)


def test_a_finding_in_minutes_opens_the_meeting(page: LifePage) -> None:
    meeting = page.session.store.all(MEETINGS)[0]
    page.show_wanted(Wanted(MEETINGS.key, meeting.id, "minutes.complete"))
    assert page.editor.meeting_id == meeting.id
    page.close_meeting()
