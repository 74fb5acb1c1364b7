"""Entering a meeting, checking and sealing its minutes, closing what was decided. One change each.

Draft minutes follow the roster of their day. Checked ones are closed until they go back to draft, sealed ones change
only by 补正. What happens after a meeting (补课, 落实情况) is noted at any time: it is no part of the minutes.
"""

from dataclasses import replace
from datetime import date

from ledger.codes.meetings import DRAFT, PLANNED
from ledger.errors import KnownError
from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.meetings import ATTENDANCES, DECISIONS, MEETINGS, Meeting
from ledger.life.entering import meeting_problems
from ledger.life.sheet import MeetingSheet, has_minutes, with_attendance_of_roster
from operations.life.labels import meeting_label
from operations.life.reading import read_frame
from operations.life.sheets import stored_sheet, write_sheet
from operations.life.states import States
from operations.life.syncing import free_references, remove_all, remove_answers
from operations.refusal import refuse_problems
from storage.store import Store

_STATES = States(MEETINGS, "会议记录", "会议还没有召开，不能核对；请先填写召开日期。数据没有变动。")


def save_meeting(store: Store, sheet: MeetingSheet, today: date) -> MeetingSheet:
    """Keep a meeting, new (id 0) or changed, with all its parts; returns it as the book has it.

    When the meeting is new, or its kind, day or organisations are others, the attendance follows the roster of the
    day. The first text entered dates the minutes (``written_on``).

    Raises KnownError with what has to be repaired, or because the minutes are checked or sealed.
    """
    refuse_problems(meeting_problems(sheet, today), "会议")
    old = stored_sheet(store, sheet.meeting.id) if sheet.meeting.id else MeetingSheet(Meeting())
    _STATES.refuse_closed(old.meeting)
    sheet = _dated(sheet, old, today)
    if _asks_others(old, sheet):
        sheet = with_attendance_of_roster(read_frame(store), sheet)
    with store.change(meeting_label(old, sheet)) as change:
        return write_sheet(store, change, old, sheet)


def check_meeting(store: Store, meeting_id: int, today: date) -> None:
    """核对: nothing changes any more until the minutes go back to draft. Raises KnownError when not yet held."""
    _STATES.check(store, meeting_id, today)


def reopen_meeting(store: Store, meeting_id: int) -> None:
    """退回草稿. Raises KnownError for sealed minutes."""
    _STATES.reopen(store, meeting_id)


def seal_meeting(store: Store, meeting_id: int, today: date) -> None:
    """定稿 of checked minutes, by the operator of the book. Raises KnownError when not checked."""
    _STATES.seal(store, meeting_id, today)


def remove_meeting(store: Store, meeting_id: int) -> None:
    """Take a meeting with everything that belongs to it out of the book; 撤销 brings it back.

    Raises KnownError for checked and sealed minutes.
    """
    old = stored_sheet(store, meeting_id)
    _STATES.refuse_closed(old.meeting)
    with store.change(f"删除{MEETINGS.describe(old.meeting)}") as change:
        remove_all(change, ADDENDA, store.where(ADDENDA, meeting_id=meeting_id))
        remove_all(change, ATTACHMENTS, store.where(ATTACHMENTS, meeting_id=meeting_id))
        remove_answers(store, change, MEETINGS.key, meeting_id)
        write_sheet(store, change, old, MeetingSheet(old.meeting))
        free_references(store, change, MEETINGS, meeting_id)
        change.remove(MEETINGS, meeting_id)


def note_make_up(store: Store, attendance_id: int, made_up_on: date | None, made_up: str) -> None:
    """补课 of somebody who was absent, also after the minutes were sealed; no day takes it back."""
    one = store.get(ATTENDANCES, attendance_id)
    meeting = store.get(MEETINGS, one.meeting_id or 0)
    with store.change(f"登记{MEETINGS.describe(meeting)}补课") as change:
        change.update(ATTENDANCES, replace(one, made_up_on=made_up_on, made_up=made_up.strip()))


def close_decision(store: Store, decision_id: int, done_on: date, outcome: str) -> None:
    """Note that something decided was carried out, also after the minutes were sealed.

    Raises KnownError without a word about the outcome.
    """
    one = store.get(DECISIONS, decision_id)
    if not outcome.strip():
        raise KnownError("请写明落实情况。没有保存，其余数据不变。")
    with store.change(f"办结“{one.text}”") as change:
        change.update(DECISIONS, replace(one, done_on=done_on, outcome=outcome.strip()))


def reopen_decision(store: Store, decision_id: int) -> None:
    """Something decided is open again; what was noted of its outcome stays."""
    one = store.get(DECISIONS, decision_id)
    with store.change(f"“{one.text}”恢复为未办结") as change:
        change.update(DECISIONS, replace(one, done_on=None))


def _dated(sheet: MeetingSheet, old: MeetingSheet, today: date) -> MeetingSheet:
    """State and day of writing follow from what is there; nobody types them.

    Minutes that came in from a sheet have no day of writing and get none: they were written at their time.
    """
    one = sheet.meeting
    begins = one.held_on is not None and has_minutes(sheet) and not has_minutes(old)
    written_on = old.meeting.written_on or (today if begins else None)
    state = DRAFT if one.held_on else PLANNED
    return replace(sheet, meeting=replace(one, state=state, written_on=written_on, sealed_on=None, sealed_by=""))


def _asks_others(old: MeetingSheet, new: MeetingSheet) -> bool:
    """Whether other people are expected than at the last saving."""
    before = (old.meeting.kind, old.meeting.held_on, old.day, old.all_units)
    return before != (new.meeting.kind, new.meeting.held_on, new.day, new.all_units)
