"""Planning, entering, checking and sealing a talk; closing what was agreed. One change each, as with meetings."""

from dataclasses import replace
from datetime import date

from ledger.codes.meetings import DRAFT, PLANNED
from ledger.errors import KnownError
from ledger.kinds.attached import ADDENDA, ATTACHMENTS
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk
from ledger.life.entering import talk_problems
from ledger.life.sheet import TalkSheet
from operations.life.labels import talk_label
from operations.life.states import States
from operations.life.syncing import free_references, in_order, numbered, remove_all, remove_answers, sync
from operations.refusal import refuse_problems
from storage.store import Change, Store

_STATES = States(TALKS, "谈话记录", "还没有谈话，不能核对；请先填写谈话日期。数据没有变动。")


def stored_talk(store: Store, talk_id: int) -> TalkSheet:
    """One talk of the book with its people. Raises KeyError when there is none of this id."""
    return TalkSheet(store.get(TALKS, talk_id), in_order(store.where(TALK_PEOPLE, talk_id=talk_id)))


def save_talk(store: Store, sheet: TalkSheet, today: date) -> TalkSheet:
    """Keep a talk, new (id 0) or changed, with its people; returns it as the book has it.

    Raises KnownError with what has to be repaired, or because the record is checked or sealed.
    """
    refuse_problems(talk_problems(sheet, today), "谈话")
    old = stored_talk(store, sheet.talk.id) if sheet.talk.id else TalkSheet(Talk())
    _STATES.refuse_closed(old.talk)
    sheet = replace(sheet, talk=_dated(sheet.talk, old.talk, today))
    with store.change(talk_label(old, sheet)) as change:
        return _write(change, old, sheet)


def check_talk(store: Store, talk_id: int, today: date) -> None:
    """核对: nothing changes any more until the record goes back to draft. Raises KnownError when not yet held."""
    _STATES.check(store, talk_id, today)


def reopen_talk(store: Store, talk_id: int) -> None:
    """退回草稿. Raises KnownError for sealed records."""
    _STATES.reopen(store, talk_id)


def seal_talk(store: Store, talk_id: int, today: date) -> None:
    """定稿 of checked records, by the operator of the book. Raises KnownError when not checked."""
    _STATES.seal(store, talk_id, today)


def remove_talk(store: Store, talk_id: int) -> None:
    """Take a talk out of the book; 撤销 brings it back. Raises KnownError for checked and sealed records."""
    old = stored_talk(store, talk_id)
    _STATES.refuse_closed(old.talk)
    with store.change(f"删除{TALKS.describe(old.talk)}") as change:
        remove_all(change, ADDENDA, store.where(ADDENDA, talk_id=talk_id))
        remove_all(change, ATTACHMENTS, store.where(ATTACHMENTS, talk_id=talk_id))
        remove_answers(store, change, TALKS.key, talk_id)
        remove_all(change, TALK_PEOPLE, old.people)
        free_references(store, change, TALKS, talk_id)
        change.remove(TALKS, talk_id)


def close_follow_up(store: Store, talk_id: int, done_on: date, outcome: str) -> None:
    """Note that what was agreed was carried out, also after the record was sealed.

    Raises KnownError without a word about the outcome.
    """
    one = store.get(TALKS, talk_id)
    if not outcome.strip():
        raise KnownError("请写明办理结果。没有保存，其余数据不变。")
    with store.change(f"办结{TALKS.describe(one)}后续事项") as change:
        change.update(TALKS, replace(one, follow_up_done_on=done_on, outcome=outcome.strip()))


def _dated(one: Talk, old: Talk, today: date) -> Talk:
    """State and day of writing follow from what is there; nobody types them. What came from a sheet has no such day."""
    begins = one.held_on is not None and _is_written(one) and not _is_written(old)
    written_on = old.written_on or (today if begins else None)
    return replace(one, state=DRAFT if one.held_on else PLANNED, written_on=written_on, sealed_on=None, sealed_by="")


def _is_written(one: Talk) -> bool:
    return bool(one.content or one.difficulties or one.suggestions)


def _write(change: Change, old: TalkSheet, new: TalkSheet) -> TalkSheet:
    if new.talk.id:
        talk = new.talk
        change.update(TALKS, talk)
    else:
        talk = change.add(TALKS, new.talk)
    people = numbered(replace(one, talk_id=talk.id) for one in new.people)
    return TalkSheet(talk, tuple(sync(change, TALK_PEOPLE, old.people, people)))
