"""A book with one branch of seven: two on the committee, five others; and what a hand does on the page of talks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ledger.codes.organisation import COMMITTEE_MEMBER, SECRETARY
from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import OFFICES, Office
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.sheet import TalkSheet
from ledger.values.dates import LooseDate
from operations.books import new_book
from operations.life.talks import save_talk
from storage.store import Store
from tests.gui.conftest import NOW

BRANCH = 2
TODAY = NOW.date()
LEADER, SECOND, FIRST, NEXT, THIRD, FOURTH, FIFTH = range(1, 8)
NAMES = ("王小明", "李娜", "赵刚", "陈静", "孙伟", "周强", "吴敏")


def talk_book(path: Path) -> Store:
    """The book, without any talk."""
    store = new_book(
        path,
        "中共某局机关总支部委员会",
        ("中共某局机关第一支部委员会",),
        clock=lambda: NOW,
        operator="王小明",
    )
    with store.change("登记党员") as change:
        for name in NAMES:
            day = LooseDate(2010, 7, 1)
            member = change.add(MEMBERS, Member(name=name, admitted_on=day, full_member_on=LooseDate(2011, 7, 1)))
            change.add(STAYS, Stay(member_id=member.id, branch_id=BRANCH, joined_on=date(2020, 1, 1)))
        for member_id, office in ((LEADER, SECRETARY), (SECOND, COMMITTEE_MEMBER)):
            change.add(
                OFFICES, Office(member_id=member_id, org_unit_id=BRANCH, office=office, from_on=date(2024, 1, 1))
            )
    return store


def talked(store: Store, talker: int, *partners: int, **more: object) -> Talk:
    """A talk that was held ten days ago, or planned."""
    given: dict[str, object] = {"org_unit_id": BRANCH, "held_on": date(2026, 11, 12), "occasion": "日常谈心", **more}
    people = [TalkPerson(role=TALKER, member_id=talker), *(TalkPerson(role=PARTNER, member_id=one) for one in partners)]
    return save_talk(store, TalkSheet(Talk(**given), tuple(people)), TODAY).talk  # type: ignore[arg-type]


def answer(text: str) -> Callable[[], list[str]]:
    """Press a button of the next question; the result tells what was asked."""
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(0, press)
            return
        seen.append(box.text())
        next(button for button in box.buttons() if button.text() == text).click()

    QTimer.singleShot(0, press)
    return lambda: seen
