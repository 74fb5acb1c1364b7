"""The pictures of 修改记录 and 回收站. Included in ``tools.take_pictures``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from gui.pages.history import HistoryPage
from gui.pages.recycle import RecyclePage
from ledger.codes.meetings import CHECKED, SEALED
from ledger.kinds.meetings import ATTENDANCES, MEETINGS
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from operations import roster
from operations.life.meetings import remove_meeting
from operations.own_fields import add_own_field, remove_own_field
from operations.records import save_record
from operations.removal import remove_member
from operations.roster import Arrival
from studio import page_only, settle

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from storage.store import Store
    from studio import Studio

_SIZE = (1184, 680)


def history(studio: Studio) -> QPixmap:
    """修改记录 after some work, of two people."""
    store = studio.window.shell.session.store
    some_work(store)
    page = studio.show(HistoryPage, _SIZE)
    page.table.select(max(line.id for line in page.model.rows()))
    settle()
    return page_only(studio)


def recycle(studio: Studio) -> QPixmap:
    """回收站 after a meeting, a wrong entry and an own field were removed."""
    some_removals(studio.window.shell.session.store)
    page = studio.show(RecyclePage, _SIZE)
    page.table.selectRow(0)
    settle()
    return page_only(studio)


def some_work(store: Store) -> None:
    """Changes of several kinds, signed by two people."""
    first, second, third = store.all(MEMBERS)[3:6]
    present = store.operator
    store.work_as("周立")
    save_record(store, MEMBERS, replace(first, address="清河区文昌路 88 号 3 幢 502 室"))
    save_record(store, MEMBERS, replace(second, department="财务科", admin_post="科长"))
    store.work_as(present)
    save_record(store, MEMBERS, replace(third, phone="13957300261", address="清河区南湖路 16 号"))


def some_removals(store: Store) -> None:
    """A meeting with its parts, a person entered twice, an own field."""
    own = add_own_field(store, "血型", 4)
    remove_own_field(store, own.id)
    branch = store.where(ORG_UNITS, level=BRANCH)[0]
    twice = roster.enrol(store, Member(name="赵一宁"), Arrival(branch.id, date(2026, 11, 2)))
    remove_member(store, twice.id)
    drafts = [one for one in store.all(MEETINGS) if one.state not in (SEALED, CHECKED)]
    remove_meeting(store, max(drafts, key=lambda one: len(store.where(ATTENDANCES, meeting_id=one.id))).id)
