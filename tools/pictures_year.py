"""The pictures of 首页, 年历, 台账, 节假日 and 并入文件. Included in ``tools.take_pictures``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gui.actions import Act
from gui.exchange.looking import Look, look
from gui.exchange.take_in_window import TakeInWindow
from gui.pages.home import HomePage
from gui.pages.home.page import YEAR
from gui.pages.registers import RegistersPage
from gui.pages.settings import SettingsPage
from ledger.codes.meetings import PARTY_DAY
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import STAYS
from ledger.kinds.own_registers import OWN_REGISTERS
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS
from operations.demo import Plan, demo_book
from operations.exchange import SUFFIX, Choices, hand_up
from operations.records import save_record
from studio import NOW, OPERATOR, page_only, settle, settle_checks, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPixmap

    from studio import Studio

_WHOLE, _FIRST = 1, 2
_HOME, _YEAR, _SIZE = (1280, 780), (1280, 1110), (1280, 720)
_TAKING, _ENTRY, _OWN = (1080, 560), (1060, 740), (900, 700)
_VOLUNTEERING = VOLUNTEER_EVENTS.key
_SECRETARY, _SNOW = "周立", date(2026, 11, 21)


def home(studio: Studio) -> QPixmap:
    """首页, once the self-check and what is due are there."""
    page = _home(studio)
    page.area.verticalScrollBar().setValue(0)
    settle()
    return studio.window.grab()


def home_year(studio: Studio) -> QPixmap:
    """The year day by day, with a day chosen."""
    page = _home(studio, _YEAR)
    page.show_part(YEAR)
    found = page.keeper.found
    if found is not None:
        page.year.show_day(max(day for day in found.calendar if day < NOW.date()))
    settle_checks(studio)
    return page_only(studio)


def registers(studio: Studio) -> QPixmap:
    """The volunteering of the year, an entry chosen."""
    page = _registers(studio)
    page.shelf.choose(_VOLUNTEERING)
    settle()
    page.table.selectRow(0)
    settle_checks(studio)
    return page_only(studio)


def registers_entry(studio: Studio) -> QPixmap:
    """An entry with those who took part."""
    page = _registers(studio)
    page.shelf.choose(_VOLUNTEERING)
    settle()
    page.table.selectRow(0)
    page.handlers()[Act.EDIT]()
    return _asked(studio, _ENTRY)


def registers_own(studio: Studio) -> QPixmap:
    """A register of the user's own: its columns and the head of its paper."""
    page = _registers(studio)
    own = studio.window.shell.session.store.all(OWN_REGISTERS)[0]
    page.tasks.define(lambda _: None, own.id)
    return _asked(studio, _OWN)


def holidays(studio: Studio) -> QPixmap:
    """设置 → 节假日: what is arranged for the year."""
    page = studio.show(SettingsPage)
    page.go_to("节假日")
    settle()
    return page_only(studio)


def exchange(studio: Studio) -> QPixmap:
    """A branch's file is looked at: one person differs on both sides."""
    shell = studio.window.shell
    file = _branch_file(studio)
    found = look(Look(file, shell.session.store.path, Choices()), lambda *_: None)
    TakeInWindow(shell, found).open()
    return _asked(studio, _TAKING)


def _home(studio: Studio, size: tuple[int, int] = _HOME) -> HomePage:
    studio.window.shell.session.choose_unit(_WHOLE)
    page = studio.show(HomePage, size)
    settle_checks(studio)
    wait_until(lambda: page.keeper.found is not None and not studio.window.shell.tasks.is_busy)
    return page


def _registers(studio: Studio) -> RegistersPage:
    studio.window.shell.session.choose_unit(_WHOLE)
    return studio.show(RegistersPage, _SIZE)


def _asked(studio: Studio, size: tuple[int, int]) -> QPixmap:
    dialog = studio.asked()
    dialog.resize(*size)
    settle()
    made = dialog.grab()
    dialog.done(0)
    settle()
    return made


def _branch_file(studio: Studio) -> Path:
    """What the first branch handed up from a book of its own, in which a person and an event are told otherwise."""
    book = studio.folder / "第一支部.zbtz"
    earlier = NOW - timedelta(minutes=10)
    with demo_book(book, Plan(36, 3, NOW.date()), 1, clock=lambda: earlier, operator=OPERATOR) as branch:
        stay = branch.where(STAYS, branch_id=_FIRST)[4]
        person = branch.get(MEMBERS, stay.member_id or 0)
        save_record(branch, MEMBERS, replace(person, phone="13905730418", address="清河区南湖路 28 号"))
        held = [one for one in branch.where(MEETINGS, org_unit_id=_FIRST, kind=PARTY_DAY) if one.held_on]
        save_record(branch, MEETINGS, replace(held[-1], place="和平社区议事厅"))
        event = branch.where(VOLUNTEER_EVENTS, org_unit_id=_FIRST)[-1]
        save_record(branch, VOLUNTEER_EVENTS, replace(event, id=0, title="雨雪天气道路清障", held_on=_SNOW))
    target = studio.folder / f"第一支部{SUFFIX}"
    hand_up(book, _FIRST, target, lambda: NOW, _SECRETARY)
    return target
