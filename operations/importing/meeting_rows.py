"""From a row of a register to a meeting with its parts, and from a meeting of the book to a row of our own sheet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ledger.codes.meetings import ABSENT, DRAFT, LEFT_OUT, ON_LEAVE, PLANNED, PRESENT
from ledger.intake.life_readers import BY_HOURS, read_free_text, read_lines
from ledger.intake.meetings import PRESENT_COUNT
from ledger.intake.name_lists import Named, names_text, person_in
from ledger.intake.outcome import Doubt
from ledger.intake.reading import Value
from ledger.kinds.meetings import AgendaItem, Attendance, Decision, Meeting
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ItemSheet, MeetingSheet
from operations.importing.kind import NOWHERE
from operations.importing.life_names import AS_TYPED, Names
from operations.importing.life_units import unit_values
from operations.importing.rolls import Roll, Rolls

Values = Mapping[str, Value]
PEOPLE = {"chair": "主持人", "recorder": "记录人", "lecturer": "授课人"}
"""The single people of a meeting, by the field that begins those of the record."""
AS_ORDINARY = "以普通党员身份"
"""What stands beside the name of a leader who came as an ordinary member."""
_TEXTS = ("topic", "place", "tags", "body", "summary", "note")


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a row before its people are settled."""

    kind: str
    unit_id: int
    joint: tuple[int, ...]
    held_on: date | None
    planned_on: date | None

    @property
    def day(self) -> date:
        """The day held, else planned."""
        return self.held_on or self.planned_on or date.min


@dataclass(frozen=True, slots=True)
class Made:
    """A row as a meeting that could be entered.

    Attributes:
        reason: why it cannot be entered yet; empty when it can.
        roll: what its lists of people came to.
    """

    sheet: MeetingSheet
    roll: Roll
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""


def meeting_of(facts: LifeFacts, frame: Frame, values: Values, rolls: Rolls) -> Made:
    """The meeting of a row, without its number where the row gives none."""
    units = (frame.unit_id, *frame.joint)
    roll = rolls.read(values, frame.kind, units, frame.day, is_held=frame.held_on is not None)
    people, doubts, reasons = _people(values, frame, rolls.names)
    texts: dict[str, Any] = {key: str(values[key]) for key in _TEXTS if values.get(key)}
    number, for_year = values.get("number"), values.get("for_year")
    meeting = Meeting(
        kind=frame.kind,
        org_unit_id=frame.unit_id,
        number=number if isinstance(number, int) else 0,
        for_year=for_year if isinstance(for_year, int) else frame.day.year,
        planned_on=frame.planned_on,
        held_on=frame.held_on,
        from_time=_moment(values.get("from_time")),
        to_time=_moment(values.get("to_time")),
        study_minutes=_minutes(facts, values.get("study_minutes")),
        state=DRAFT if frame.held_on else PLANNED,
        **texts,
        **people,
    )
    sheet = MeetingSheet(
        meeting=meeting,
        units=frame.joint,
        attendances=roll.marks,
        guests=roll.guests,
        items=tuple(ItemSheet(AgendaItem(title=one)) for one in _lines(values, "items")),
        decisions=tuple(Decision(text=one) for one in _lines(values, "decisions")),
    )
    return Made(sheet, roll, (*doubts, *roll.doubts), "".join((*reasons, roll.reason)))


def _people(values: Values, frame: Frame, names: Names) -> tuple[dict[str, Any], list[Doubt], list[str]]:
    """Chair, recorder and lecturer as fields of the record; who is not on the roster stands by name."""
    found: dict[str, Any] = {}
    doubts: list[Doubt] = []
    reasons: list[str] = []
    if values.get("lecturer_post"):
        found["lecturer_post"] = str(values["lecturer_post"])
    for key, label in PEOPLE.items():
        text = str(values.get(key) or "")
        if not text:
            continue
        one = person_in(text, names.knows)
        if one is None:
            found[f"{key}_name"] = text
            doubts.append(Doubt(key, text, f"{label}写了不止一个姓名，按所写登记，请核对。"))
            continue
        member_id = _member(one, frame.day, names)
        if key == "lecturer" and one.note != str(member_id):
            found.setdefault("lecturer_post", one.note)
        if member_id:
            found[f"{key}_id"] = member_id
        elif member_id == 0:
            reasons.append(f"{label}“{one.name}”同名的党员不止一名，请先选择是哪一名。")
        elif names.answer(one.name) != NOWHERE:
            found[f"{key}_name"] = one.name
            if key != "lecturer":
                doubts.append(Doubt(key, text, f"当天的名册中没有这名党员，{label}按所写姓名登记，请核对。"))
    return found, doubts, reasons


def _member(one: Named, day: date, names: Names) -> int | None:
    """The id of the member; None for somebody outside the roster of the day, 0 while namesakes are unclear."""
    here = names.enrolled(one.name, day)
    if len(here) == 1:
        return here[0].id
    if here and (number := names.by_number(one.name, one.note)):
        return number
    if here:
        names.ask(one.name, here, as_guest=False)
    if names.answer(one.name) in {AS_TYPED, NOWHERE}:
        return None
    return names.answered_member(one.name) or (0 if here else None)


def _lines(values: Values, key: str) -> list[str]:
    return [line for line in str(values.get(key) or "").splitlines() if line]


def _moment(value: Value) -> time | None:
    return value if isinstance(value, time) else None


def _minutes(facts: LifeFacts, value: Value) -> int:
    """Minutes of study; 1.5学时 as long as the settings of the book say."""
    if isinstance(value, str) and value.endswith(BY_HOURS):
        hours = Decimal(value.removesuffix(BY_HOURS))
        return int((hours * facts.settings.minutes_per_hour).quantize(Decimal(1), ROUND_HALF_UP))
    return value if isinstance(value, int) else 0


# What the book has


def values_of(facts: LifeFacts, sheet: MeetingSheet) -> dict[str, Value]:
    """A meeting in the fields of the target, in the words that its readers give back."""
    one = sheet.meeting
    joint = "、".join(filter(None, (_unit_text(facts, unit) for unit in sheet.units)))
    found: dict[str, Value] = {"kind": one.kind, **unit_values(facts.roster, one.org_unit_id), "joint": joint}
    found |= {key: tidied(getattr(one, key)) for key in _TEXTS}
    found |= {
        "number": one.number or None,
        "held_on": one.held_on,
        "planned_on": one.planned_on,
        "from_time": one.from_time,
        "to_time": one.to_time,
        "lecturer_post": tidied(one.lecturer_post),
        "study_minutes": f"{one.study_minutes}分钟" if one.study_minutes else None,
        "for_year": one.for_year or None,
        "items": joined(item.item.title for item in sheet.items),
        "decisions": joined(decision.text for decision in sheet.decisions),
    }
    for key in PEOPLE:
        found[key] = tidied(facts.person_name(getattr(one, f"{key}_id"), getattr(one, f"{key}_name")))
    found |= _roll_values(facts, sheet)
    return {key: value for key, value in found.items() if value not in (None, "")}


def _roll_values(facts: LifeFacts, sheet: MeetingSheet) -> dict[str, Value]:
    marks = sorted(sheet.attendances, key=lambda one: facts.index.place_of.get(one.member_id or 0, 0))
    by_status = {
        status: [one for one in marks if one.status == status] for status in (PRESENT, ON_LEAVE, ABSENT, LEFT_OUT)
    }
    found: dict[str, Value] = {
        "on_leave": _listed(facts, by_status[ON_LEAVE]),
        "absent": _listed(facts, (replace(one, reason=_said(one.reason)) for one in by_status[ABSENT])),
        "left_out": _listed(facts, by_status[LEFT_OUT]),
        "guests": names_text([(one.name, "；".join(filter(None, (one.post, one.reason)))) for one in sheet.guests]),
    }
    if sheet.meeting.held_on is not None and marks:
        found["present"] = names_text(_came(facts, marks))
        found["expected"] = len(marks) - len(by_status[LEFT_OUT])
        found[PRESENT_COUNT] = len(by_status[PRESENT])
    return found


def _listed(facts: LifeFacts, marks: Iterable[Attendance]) -> str:
    return names_text([(facts.person_name(one.member_id), one.reason) for one in marks])


def _came(facts: LifeFacts, marks: Iterable[Attendance]) -> list[tuple[str, str]]:
    """Who was there, and who of them 以普通党员身份; of namesakes with the number, which says whom it concerns."""
    named = [(one, facts.person_name(one.member_id)) for one in marks]
    times = Counter(name for _, name in named)

    def note(one: Attendance, name: str) -> str:
        number = str(one.member_id) if times[name] > 1 else ""
        return "，".join(filter(None, (number, AS_ORDINARY))) if one.as_ordinary else one.reason

    return [(name, note(one, name)) for one, name in named if one.status == PRESENT]


def as_far_as_told(known: MeetingSheet, told: MeetingSheet) -> MeetingSheet:
    """A meeting of the book beside that of a sheet, which leaves 以普通党员身份 open where it says it of nobody."""
    if any(one.as_ordinary for one in told.attendances):
        return known
    return replace(known, attendances=tuple(replace(one, as_ordinary=False) for one in known.attendances))


def _said(reason: str) -> str:
    """The reason of somebody 缺席; without the word a reason reads as one for 请假."""
    return f"缺席：{reason}" if reason else ""


def _unit_text(facts: LifeFacts, unit_id: int) -> str:
    values = unit_values(facts.roster, unit_id)
    unit = facts.roster.unit_by_id.get(unit_id)
    return unit.full_name if unit and "group" in values else str(values.get("branch") or "")


def tidied(text: str) -> str:
    """A text of the book as it comes back from a sheet."""
    value = read_free_text(text).value
    return value if isinstance(value, str) else ""


def joined(lines: Iterable[str]) -> str:
    """Several texts as one cell, one a line, as it comes back from a sheet."""
    value = read_lines("\n".join(filter(None, (" ".join(tidied(line).split()) for line in lines)))).value
    return value if isinstance(value, str) else ""
