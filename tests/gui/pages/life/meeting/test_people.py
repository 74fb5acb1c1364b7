"""Choosing a person: by name, by initials, or a name that is not on the roster."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.focus import takes_keyboard
from gui.main_window import MainWindow
from gui.pages.life.meeting import MeetingEditor
from gui.pages.life.meeting.asking import member_options
from gui.pages.life.meeting.people import People, PersonEditor
from gui.tab_order import focus_order
from ledger.kinds.member import Member
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate
from storage.store import Store
from tests.gui.hands import focused, press, type_text
from tests.gui.pages.life.meeting.editing import add_meeting, edited

WANG = Member(id=1, name="王小明", birth_on=LooseDate(1980))
NAMESAKE = Member(id=2, name="王小明", birth_on=LooseDate(1991))
_ROUND = 60  # more than Tab has stops in the window
LI, XU = Member(id=3, name="李娜"), Member(id=4, name="徐华")


@pytest.fixture
def people(theme: QObject) -> People:
    made = People(theme)
    made.take(RosterFacts(members=(WANG, LI, XU)), (4,))
    return made


@pytest.fixture
def field(people: People, qtbot: QtBot) -> PersonEditor:
    made = PersonEditor(people)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    return made


def test_who_is_expected_comes_first(people: People) -> None:
    assert [people.index(row, 0).data() for row in range(people.rowCount())] == ["徐华", "王小明", "李娜"]


def test_initials_that_only_one_has_mean_him(people: People) -> None:
    assert people.person_of("wxm") == (1, "")
    assert people.person_of("李娜") == (3, "")
    assert people.person_of("x") == (4, "")
    assert people.person_of("周明 副部长") == (None, "周明 副部长")
    people.take(RosterFacts(members=(WANG, LI, Member(id=5, name="王雪梅"), Member(id=6, name="买买提·吐尔逊"))), ())
    assert people.person_of("买买提•吐尔逊") == (6, "")
    assert people.person_of("wxm") == (None, "wxm")
    assert people.doubt_of("wxm") == "“wxm”可以是王小明、王雪梅，请从列表中选择。"
    assert people.doubt_of("zz") == "名册中没有首字母是“zz”的人，请写姓名。"
    assert [people.doubt_of(text) for text in ("", "ln", "李娜", "周明", "Anna")] == [None] * 5


def test_initials_of_many_name_a_few(people: People) -> None:
    people.take(RosterFacts(members=tuple(Member(id=one, name=f"王{one}") for one in range(1, 6))), ())
    assert people.doubt_of("w") == "“w”可以是王1、王2、王3等 5 人，请从列表中选择。"


def test_people_of_one_name_are_told_apart(people: People) -> None:
    people.take(RosterFacts(members=(WANG, NAMESAKE)), ())
    assert people.text_of((1, "")) != people.text_of((2, ""))
    assert "1991年生" in people.text_of((2, ""))
    assert people.person_of(people.text_of((2, ""))) == (2, "")
    assert people.person_of("王小明") == (None, "王小明")
    texts = [one.text for one in member_options(RosterFacts(members=(WANG, NAMESAKE, LI)), (3,))]
    assert texts[0] == "李娜"
    assert len(set(texts)) == 3


def test_the_list_offers_while_typing_and_opens_with_the_arrow(field: PersonEditor, qtbot: QtBot) -> None:
    type_text(field.line, "ln")
    completer = field.line.completer()
    qtbot.waitUntil(completer.popup().isVisible)
    press(completer.popup(), Qt.Key.Key_Down)
    press(completer.popup(), Qt.Key.Key_Return)
    assert field.line.text() == "李娜"
    assert field.person == (3, "")
    press(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == ""
    press(field.line, Qt.Key.Key_Down)
    qtbot.waitUntil(completer.popup().isVisible)
    assert completer.completionCount() == 3
    completer.popup().hide()


def test_a_locked_field_only_shows(field: PersonEditor) -> None:
    field.show_person((3, ""))
    field.lock(True)
    type_text(field.line, "x")
    assert field.line.text() == "李娜"


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow, bare_book: Store) -> Iterator[MeetingEditor]:
    yield from edited(qtbot, window, bare_book, add_meeting(bare_book))


def test_tab_goes_from_top_to_bottom(qtbot: QtBot, editor: MeetingEditor) -> None:
    cards = editor.minutes.agenda.cards
    cards[1].fold(True)
    qtbot.waitUntil(lambda: not editor._tabs_pause.isActive())
    order = list(focus_order(editor))
    places = [
        order.index(one)
        for one in (
            editor.attendance.list,
            cards[0].head,
            cards[0].fields["report"].editor.inner,
            cards[1].head,
            cards[1].votes[0].fields["yes"].editor.inner,
            editor.minutes.agenda.new,
        )
    ]
    assert places == sorted(places)
    report = cards[0].fields["report"].editor.inner
    following = _next(report)
    assert following in order[order.index(report) + 1 : order.index(report) + 4]


def test_tab_goes_round_through_the_commands_of_the_meeting(qtbot: QtBot, editor: MeetingEditor) -> None:
    editor.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not editor._tabs_pause.isActive())
    stops = []
    for _ in range(2 * _ROUND):
        press(focused(), Qt.Key.Key_Tab)
        stops.append(focused())
    again = stops[_ROUND:]
    assert editor.bar.strip.check in again, "the fields do not hold the keyboard"
    assert editor.head.fields["from_time"].editor.inner in again


def _next(widget: QWidget) -> QWidget:
    found: QWidget | None = widget.nextInFocusChain()
    while found is not None and not (takes_keyboard(found) and found.isVisible()):
        found = found.nextInFocusChain()
    assert found is not None
    return found
