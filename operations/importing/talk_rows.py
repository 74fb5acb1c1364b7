"""From a row of a register to a talk with its people, and from a talk of the book to a row of our own sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from ledger.codes.meetings import DRAFT, PLANNED
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.intake.name_lists import names_text, read_names
from ledger.intake.outcome import Doubt
from ledger.intake.reading import Value
from ledger.intake.talks import COVERED, TEXTS, is_covered
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.life.sheet import TalkSheet
from operations.importing.kind import NOWHERE
from operations.importing.life_names import Names
from operations.importing.life_units import unit_values
from operations.importing.meeting_rows import tidied

Values = Mapping[str, Value]
ROLES = {"talkers": TALKER, "partners": PARTNER, "takers": TAKER}
"""The role of the people of each column."""
_DAYS = ("planned_on", "held_on", "follow_up_due_on", "follow_up_done_on")
_TIMES = ("from_time", "to_time")
_PLAIN = ("occasion", "place")
_NOT_CARRIED = "保密的内容没有随表导出，按空白登记，请核对。"


@dataclass(frozen=True, slots=True)
class MadeTalk:
    """A row as a talk that could be entered; ``reason`` says why it cannot yet."""

    sheet: TalkSheet
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""


def talk_of(values: Values, names: Names, unit_id: int | None) -> MadeTalk:
    """The talk of a row whose days are complete."""
    days: dict[str, Any] = {key: value for key in _DAYS if isinstance(value := values.get(key), date)}
    day = days.get("held_on") or days.get("planned_on") or date.min
    people, reasons = _people(values, names, day)
    covered = [key for key in TEXTS if is_covered(str(values.get(key) or ""))]
    texts: dict[str, Any] = {
        key: str(values[key]) for key in (*_PLAIN, *TEXTS) if values.get(key) and key not in covered
    }
    times: dict[str, Any] = {key: value for key in _TIMES if isinstance(value := values.get(key), time)}
    talk = Talk(
        org_unit_id=unit_id,
        is_confidential=bool(values.get("is_confidential")),
        state=DRAFT if "held_on" in days else PLANNED,
        **texts,
        **days,
        **times,
    )
    doubts = tuple(Doubt(key, COVERED, _NOT_CARRIED) for key in covered)
    return MadeTalk(TalkSheet(talk, tuple(people)), doubts, "".join(dict.fromkeys(reasons)))


def partner_units(sheet: TalkSheet, branch_of: Mapping[int, int]) -> set[int]:
    """The branches of the partners who are members; ``branch_of`` gives that of each member on the day."""
    ids = (one.member_id or 0 for one in sheet.people if one.role == PARTNER)
    return {branch_of[one] for one in ids if one in branch_of}


def _people(values: Values, names: Names, day: date) -> tuple[list[TalkPerson], list[str]]:
    people: list[TalkPerson] = []
    reasons: list[str] = []
    for key, role in ROLES.items():
        found = read_names(str(values.get(key) or ""), names.knows)
        if found.everybody:
            reasons.append(f"“{found.everybody}”不是姓名，请写明{role}。")
        for one in found.people:
            person = TalkPerson(role=role, post=one.note, order_no=len(people) + 1)
            member_id = names.person(one.name, one.note, day)
            if member_id and one.note == str(member_id):
                person = replace(person, post="")
            if names.answer(one.name) == NOWHERE and not member_id:
                continue
            if member_id == 0:
                reasons.append(f"{role}“{one.name}”{_why(names, one.name, day)}，请先选择。")
            people.append(replace(person, member_id=member_id) if member_id else replace(person, name=one.name))
    return people, reasons


def _why(names: Names, name: str, day: date) -> str:
    return "同名的党员不止一名" if names.enrolled(name, day) else "不在当天的党员名册中"


# What the book has


def values_of(facts: LifeFacts, sheet: TalkSheet, *, is_shown: bool = False) -> dict[str, Value]:
    """A talk in the fields of the target; the text of a confidential one only where ``is_shown``."""
    one = sheet.talk
    found: dict[str, Value] = dict(unit_values(facts.roster, one.org_unit_id))
    found |= {key: getattr(one, key) for key in (*_DAYS, *_TIMES)}
    found |= {key: tidied(getattr(one, key)) for key in (*_PLAIN, *TEXTS)}
    if one.is_confidential and not is_shown:
        found |= {key: COVERED for key in TEXTS if found[key]}
    for key, role in ROLES.items():
        found[key] = names_text(
            [(facts.person_name(who.member_id, who.name), who.post) for who in sheet.people if who.role == role]
        )
    found["is_confidential"] = one.is_confidential or None
    return {key: value for key, value in found.items() if value not in (None, "")}
