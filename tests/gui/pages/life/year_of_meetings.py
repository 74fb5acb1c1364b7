"""A year of meetings for the sample book, small enough to be counted by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.session import UnitChoice
from ledger.codes.meetings import COMMITTEE_MEETING, LECTURE, LIFE_MEETING, MEMBER_MEETING, ON_LEAVE, PARTY_DAY
from ledger.kinds import KINDS
from ledger.kinds.appraisal import APPRAISAL_RESULTS
from ledger.kinds.meetings import AgendaItem, Decision, Meeting
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ItemSheet, MeetingSheet, TalkSheet, new_sheet
from operations.life.meetings import check_meeting, save_meeting, seal_meeting
from operations.life.planning import Rhythm, plan_meetings, planned_days
from operations.life.reading import LIFE_KEYS, LIFE_KINDS, read_life
from operations.life.talks import save_talk
from storage.store import Store
from tests.gui.pages.showing import show_page

BRANCH, SECOND = 2, 5
TODAY = date(2026, 11, 22)


def shown_page(qtbot: QtBot, window: MainWindow, store: Store) -> Iterator[LifePage]:
    """The page of 第一支部 in the real window, until the worker has come to an end."""
    window.resize(1280, 720)
    page = show_page(qtbot, window, LifePage, store)
    session = window.shell.session
    session.offer_units(tuple(UnitChoice(one.id, one.short_name) for one in store.all(ORG_UNITS)))
    session.choose_unit(BRANCH)
    settle(qtbot, page)
    yield page
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    session.close()


def settle(qtbot: QtBot, page: LifePage) -> None:
    """Let the self-check and the worker come to an end."""
    checks, tasks = page.shell.checks, page.shell.tasks
    checks.run_now()
    qtbot.waitUntil(lambda: not tasks.is_busy and checks.result is not None)
    QApplication.processEvents()


def fill_year(store: Store) -> None:
    """第一支部 holds a 党员大会 in the first two quarters and a 主题党日 each month but March and July."""
    for month in (1, 2, 4, 5, 6, 8, 9, 10, 11):
        _hold(store, PARTY_DAY, date(2026, month, 6), "主题党日活动")
    for month in (1, 2, 3, 4, 5, 6, 7, 9, 10):
        _hold(store, COMMITTEE_MEETING, date(2026, month, 12), "研究当月工作")
    first = _hold(store, MEMBER_MEETING, date(2026, 3, 17), "讨论接收预备党员")
    _hold(store, MEMBER_MEETING, date(2026, 6, 16), "半年工作总结")
    _hold(store, LECTURE, date(2026, 5, 15), "作风建设")
    problems = _hold(
        store,
        LIFE_MEETING,
        date(2026, 2, 10),
        "2025年度组织生活会",
        (
            Decision(problem="学习不够系统", text="每周安排一次集中学习", responsible_id=1, due_on=date(2026, 6, 30)),
            Decision(problem="联系群众不够", text="每季度走访一次社区", responsible_id=2, due_on=date(2026, 12, 31)),
            Decision(problem="记录不及时", text="会后三天内整理记录", responsible_id=1, done_on=date(2026, 3, 2)),
        ),
    )
    for sealed in (first, problems):
        check_meeting(store, sealed.meeting.id, TODAY)
    seal_meeting(store, first.meeting.id, TODAY)
    frame = Meeting(kind=PARTY_DAY, org_unit_id=BRANCH, topic="主题党日", place="三楼会议室", from_time=time(15, 0))
    plan_meetings(store, frame, planned_days(2026, Rhythm(day=10))[11:], TODAY)


def remove_meetings(store: Store) -> None:
    """Take out whatever meetings and talks the sample book has, with all their parts; others forget them."""
    with store.change("清空组织生活") as change:
        for kind in KINDS:
            names = [one.name for one in kind.references() if one.info.refers_to in LIFE_KEYS and not one.info.required]
            for record in store.all(kind) if names and kind not in LIFE_KINDS else ():
                if any(getattr(record, name) is not None for name in names):
                    change.update(kind, replace(record, **dict.fromkeys(names)))
        for kind in (APPRAISAL_RESULTS, *reversed(LIFE_KINDS)):
            for one in store.all(kind):
                change.remove(kind, one.id)


def add_talk(store: Store, *, is_confidential: bool = False) -> TalkSheet:
    """A talk with something agreed that is past its day."""
    talk = Talk(
        org_unit_id=BRANCH,
        held_on=date(2026, 9, 3),
        follow_up="帮助联系医院",
        follow_up_due_on=date(2026, 10, 1),
        is_confidential=is_confidential,
    )
    people = (TalkPerson(role="谈话人", member_id=1), TalkPerson(role="谈话对象", member_id=3))
    return save_talk(store, TalkSheet(talk, people), TODAY)


def _hold(store: Store, kind: str, day: date, topic: str, decisions: tuple[Decision, ...] = ()) -> MeetingSheet:
    facts = read_life(store)
    sheet = new_sheet(facts, kind, BRANCH, day)
    meeting = replace(
        sheet.meeting,
        topic=topic,
        for_year=2025 if kind == LIFE_MEETING else 2026,
        place="三楼会议室",
        from_time=time(14, 30),
        to_time=time(16, 0),
        chair_id=_leader(facts),
        recorder_id=3,
    )
    marks = tuple(
        replace(one, status=ON_LEAVE, reason="出差") if place == 4 else one
        for place, one in enumerate(sheet.attendances)
    )
    items = (ItemSheet(AgendaItem(order_no=1, title=topic)),)
    return save_meeting(
        store, replace(sheet, meeting=meeting, attendances=marks, items=items, decisions=decisions), day
    )


def _leader(facts: LifeFacts) -> int | None:
    held = facts.roster.offices
    return next((one.member_id for one in held if one.org_unit_id == BRANCH and one.office == "书记"), None)
