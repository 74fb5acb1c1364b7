"""What a change of a meeting or talk is called, for 撤销 and the change log: which fields and which parts of it."""

from collections.abc import Iterator
from typing import TypeVar

from ledger.kind import Record, RecordKind
from ledger.kinds.meetings import MEETINGS, Speech, Vote
from ledger.kinds.talks import TALKS
from ledger.life.sheet import MeetingSheet, TalkSheet

R = TypeVar("R", bound=Record)
_MOST = 3
_BY_ITSELF = frozenset({"state", "written_on", "sealed_on", "sealed_by"})  # filled in by the program


def meeting_label(old: MeetingSheet, new: MeetingSheet) -> str:
    """登记2026-11-20支部党员大会 / 修改2026-11-20支部党员大会：地点、到会情况."""
    return _label(MEETINGS, old.meeting, new.meeting, _parts_of_meeting(old, new))


def talk_label(old: TalkSheet, new: TalkSheet) -> str:
    """登记2026-11-20谈心谈话 / 修改2026-11-20谈心谈话：谈话内容."""
    parts = ["谈话人员"] if old.people != new.people else []
    return _label(TALKS, old.talk, new.talk, iter(parts))


def _label(kind: RecordKind[R], old: R, new: R, parts: Iterator[str]) -> str:
    words = kind.describe(new)
    if not new.id:
        return f"登记{words}"
    fields = [
        field.info.label
        for field in kind.fields
        if field.name not in _BY_ITSELF and getattr(old, field.name) != getattr(new, field.name)
    ]
    changed = list(dict.fromkeys([*fields, *parts]))
    if not changed:
        return f"修改{words}"
    more = "等" if len(changed) > _MOST else ""
    return f"修改{words}：{'、'.join(changed[:_MOST])}{more}"


def _parts_of_meeting(old: MeetingSheet, new: MeetingSheet) -> Iterator[str]:
    parts = {
        "联合召开单位": (old.units, new.units),
        "到会情况": (old.attendances, new.attendances),
        "列席人员": (old.guests, new.guests),
        "议题": (tuple(one.item for one in old.items), tuple(one.item for one in new.items)),
        "发言": (_speeches(old), _speeches(new)),
        "表决": (_votes(old), _votes(new)),
        "决议事项": (old.decisions, new.decisions),
        "选举": (old.elections, new.elections),
    }
    return (name for name, (before, after) in parts.items() if before != after)


def _speeches(sheet: MeetingSheet) -> frozenset[Speech]:
    """Those of all items: an item that is added or moved changes none of them."""
    return frozenset(said for one in sheet.items for said in one.speeches)


def _votes(sheet: MeetingSheet) -> frozenset[Vote]:
    return frozenset(vote for one in sheet.items for vote in one.votes)
