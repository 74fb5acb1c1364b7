"""What the card says about the dated facts of a member: pure texts, made from the records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.kind import Record, RecordKind
from ledger.kinds.member import Member
from ledger.kinds.membership import GROUP_STAYS, LOST_CONTACTS, MOBILITIES, POST_HOLDINGS, STANDING_CHANGES, STAYS, Stay
from ledger.kinds.organisation import OFFICES
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One record: what it says, when it holds, what is noted about it."""

    kind: RecordKind[Any]
    record: Record
    text: str
    period: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CourseSection:
    """Lines under one heading."""

    title: str
    lines: tuple[CourseLine, ...]


def course_sections(facts: RosterFacts, member: Member) -> list[CourseSection]:
    """The sections that have something to say; the branch always has."""
    found = [
        CourseSection("所在支部", tuple(_stays(facts, member))),
        CourseSection("党小组", tuple(_groups(facts, member))),
        CourseSection("党内职务", tuple(_offices(facts, member))),
        CourseSection("工作岗位", tuple(_posts(facts, member))),
        CourseSection("党籍变动", tuple(_standing(facts, member))),
        CourseSection("外出流动", tuple(_mobilities(facts, member))),
        CourseSection("失去联系", tuple(_lost(facts, member))),
    ]
    return [section for section in found if section.lines]


def _stays(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for stay in facts.stays_of.get(member.id, ()):
        yield CourseLine(
            STAYS, stay, unit_name(facts, stay.branch_id), period(stay.joined_on, stay.left_on), _stay_detail(stay)
        )


def _stay_detail(stay: Stay) -> str:
    arrival = " ".join(part for part in (stay.join_way, _from(stay.came_from), _letter(stay.join_letter_no)) if part)
    departure = " ".join(
        part
        for part in (
            stay.leave_way,
            f"往{stay.went_to}" if stay.went_to else "",
            _letter(stay.leave_letter_no),
            f"党费交至{stay.dues_paid_through.chinese()}" if stay.dues_paid_through else "",
        )
        if part
    )
    return "；".join(part for part in (arrival, departure, stay.note) if part)


def _from(place: str) -> str:
    return f"自{place}" if place else ""


def _letter(number: str) -> str:
    return f"介绍信{number}" if number else ""


def _groups(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for stay in facts.group_stays_of.get(member.id, ()):
        yield CourseLine(GROUP_STAYS, stay, unit_name(facts, stay.group_id), period(stay.from_on, stay.to_on))


def _offices(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for held in facts.offices_of.get(member.id, ()):
        text = f"{unit_name(facts, held.org_unit_id)} {held.office}"
        yield CourseLine(OFFICES, held, text, period(held.from_on, held.to_on), held.document)


def _posts(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for held in facts.post_holdings_of.get(member.id, ()):
        since = f"{held.from_on:%Y-%m-%d} 起" if held.from_on else ""
        yield CourseLine(POST_HOLDINGS, held, held.post, since)


def _standing(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for change in facts.standing_changes_of.get(member.id, ()):
        detail = "；".join(part for part in (change.document, change.note) if part)
        yield CourseLine(STANDING_CHANGES, change, change.change, period(change.from_on, change.to_on), detail)


def _mobilities(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for away in facts.mobilities_of.get(member.id, ()):
        yield CourseLine(MOBILITIES, away, away.destination or "流动党员", period(away.from_on, away.to_on), away.note)


def _lost(facts: RosterFacts, member: Member) -> Iterable[CourseLine]:
    for lost in facts.lost_contacts_of.get(member.id, ()):
        text = lost.situation or "失联党员"
        yield CourseLine(LOST_CONTACTS, lost, text, period(lost.lost_since, lost.found_on), lost.note)


def unit_name(facts: RosterFacts, unit_id: int | None) -> str:
    """The short name of an organisation, empty when unknown."""
    unit = facts.unit_by_id.get(unit_id or 0)
    return unit.short_name if unit else ""


def period(start: date | LooseDate | None, end: date | None) -> str:
    """2020-01-01 至今; nothing when neither end is known."""
    if start is None and end is None:
        return ""
    first = "" if start is None else (start.iso if isinstance(start, LooseDate) else start.isoformat())
    return f"{first} 至 {end.isoformat()}" if end else f"{first} 至今"
