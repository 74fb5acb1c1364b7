"""What a step of the editor is called."""

from dataclasses import replace
from datetime import date

from ledger.codes.meetings import MEMBER_MEETING
from ledger.kinds.meetings import AgendaItem, Meeting, Speech, Vote
from ledger.life.sheet import ItemSheet, MeetingSheet
from operations.life.labels import meeting_label

STUDY = ItemSheet(AgendaItem(id=1, title="学习"), (Speech(id=1, text="同意。"),), (Vote(id=1, yes=9),))
SHEET = MeetingSheet(Meeting(id=1, kind=MEMBER_MEETING, held_on=date(2026, 11, 20)), items=(STUDY,))


def label(items: tuple[ItemSheet, ...]) -> str:
    return meeting_label(SHEET, replace(SHEET, items=items)).partition("：")[2]


def test_an_item_that_is_added_or_moved_is_only_about_items() -> None:
    report = ItemSheet(AgendaItem(title="通报"))
    assert label((STUDY, report)) == "议题"
    assert label((report, STUDY)) == "议题"


def test_speeches_and_votes_are_named() -> None:
    assert label((replace(STUDY, speeches=()),)) == "发言"
    assert label((replace(STUDY, votes=(Vote(id=1, yes=10),)),)) == "表决"
    assert label(()) == "议题、发言、表决"
