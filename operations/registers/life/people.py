"""Names with posts, as minutes name those who lead, speak, attend and are absent."""

from collections.abc import Iterable
from datetime import date

from ledger.codes.meetings import PRESENT
from ledger.codes.organisation import COMMITTEE_MEMBER, DEPUTY_SECRETARY, OFFICE, SECRETARY
from ledger.kinds.meetings import Attendance, MeetingGuest
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, Office
from ledger.life.facts import LifeFacts
from ledger.life.turnout import Mark
from ledger.values.period import holds_on
from operations.registers.life.common import chinese_day

_OF_BODY = {BRANCH: "支部", GENERAL_BRANCH: "总支"}
_BARE = frozenset({SECRETARY, DEPUTY_SECRETARY, COMMITTEE_MEMBER})  # they say nothing about which body


def post_on(facts: LifeFacts, member_id: int | None, units: Iterable[int], day: date | None) -> str:
    """The highest Party office of a day, one in the organisations of the meeting first, else the 行政职务."""
    member = facts.roster.member_by_id.get(member_id or 0)
    if member is None:
        return ""
    ours = frozenset(units)
    offices = [
        one
        for one in facts.roster.offices_of.get(member.id, ())
        if day is not None and holds_on(day, one.from_on, one.to_on)
    ]
    offices.sort(key=lambda one: (one.org_unit_id not in ours, OFFICE.order(one.office), one.id))
    return office_words(facts, offices[0]) if offices else member.admin_post


def office_words(facts: LifeFacts, held: Office) -> str:
    """``支部书记``, ``组织委员``, ``党小组组长``."""
    unit = facts.roster.unit_by_id.get(held.org_unit_id or 0)
    body = _OF_BODY.get(unit.level, "") if unit and held.office in _BARE else ""
    return body + held.office


def with_post(name: str, post: str) -> str:
    """``王建国（支部书记）``; the name alone without a post."""
    return f"{name}（{post}）" if name and post else name


def guest_words(one: MeetingGuest) -> str:
    """``孙明（区直机关工委组织科科长，到会指导）``."""
    return with_post(one.name, "，".join(text for text in (one.post, one.reason) if text))


def absence_words(mark: Mark) -> str:
    """``韩立新（请假：在外务工；2026年3月10日补课，线上自学）``."""
    return with_post(mark.entry.member.name, _absence(mark.attendance))


def _absence(one: Attendance | None) -> str:
    if one is None:
        return ""
    parts = [f"{one.status}：{one.reason}" if one.reason else one.status]
    if one.made_up_on:
        parts.append("，".join(text for text in (f"{chinese_day(one.made_up_on)}补课", one.made_up) if text))
    return "；".join(parts)


def left_out_words(mark: Mark) -> str:
    """Who is not counted among 应到, with both consents."""
    one = mark.attendance
    consents = (f"上级同意：{one.superior_consent}", f"支部大会同意：{one.meeting_consent}") if one else ()
    return with_post(mark.entry.member.name, "；".join([*([one.reason] if one and one.reason else []), *consents]))


def ordinary_names(marks: Iterable[Mark]) -> list[str]:
    """Those who came 以普通党员身份."""
    return [
        mark.entry.member.name
        for mark in marks
        if mark.attendance and mark.attendance.status == PRESENT and mark.attendance.as_ordinary
    ]
