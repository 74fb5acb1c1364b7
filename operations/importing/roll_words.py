"""What stands beside a name in a list of people at a meeting, and what it says of how somebody came."""

import re

from ledger.codes.meetings import ABSENT, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.intake import name_lists as lists
from ledger.intake.name_lists import Named

_WITHOUT_LEAVE = re.compile("缺席|无故|未请假|没有请假|旷")
_AWAY = re.compile("请假|病假|事假|产假|公假|出差|公出|外出|缺席|未到|住院|因病|因公|因事")
_ORDINARY = re.compile(r"[，；、\s]*(?:均|都)?以?普通党员(?:的)?身份(?:参加|出席|参会|到会)?[，；、\s]*")


def says_ordinary(note: str) -> bool:
    """Whether somebody came 以普通党员身份."""
    return _ORDINARY.search(note) is not None


def without_ordinary(note: str) -> str:
    """What else stands beside the name."""
    return _ORDINARY.sub("", note)


def why_asked(name: str, ids: list[int]) -> str:
    """Why a row waits: the roster has nobody of that name, or several."""
    if not ids:
        return f"名单中的“{name}”不在党员名册中，请先选择是哪一名。"
    example = f"{name}（{ids[0]}）"
    return f"名单中的“{name}”同名的党员不止一名，请先选择是哪一名，或者在姓名后面写编号，如{example}。"


def status_of(column: str, one: Named) -> tuple[str, str]:
    """到会情况 and reason of a name; no status for a guest."""
    if one.part == lists.GUEST or one.note == "列席":
        return "", ""
    if column == "left_out":
        return LEFT_OUT, one.note
    if one.part == lists.PRESENT:
        return _away(one.note) if _AWAY.search(one.note) else (PRESENT, "")
    if one.part == lists.ON_LEAVE:
        return ON_LEAVE, one.note
    return _away(one.note)


def _away(note: str) -> tuple[str, str]:
    """请假 where a reason is given, 缺席 without one and where it says so."""
    if not note or _WITHOUT_LEAVE.search(note):
        return ABSENT, re.sub("^缺席[:：]?", "", note)
    return ON_LEAVE, "" if note == ON_LEAVE else note
