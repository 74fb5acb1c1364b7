"""Registers of meetings as a kind of import: one row a meeting, new, or in the book already and never rewritten."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path

from ledger.codes.meetings import LEADERS_LIFE_MEETING, LIFE_MEETING, MEETING_KIND
from ledger.errors import Level
from ledger.intake.life_readers import LONGEST_CELL, kinds_in
from ledger.intake.meetings import MEETINGS_SHEET, MEETINGS_TARGET
from ledger.intake.outcome import Action, Doubt, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.life.entering import meeting_problems
from ledger.life.facts import LifeFacts, meeting_order
from ledger.life.sheet import MeetingSheet, next_number, sheet_of
from ledger.values.text import fold
from operations.importing.export import export_rows
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan, Question
from operations.importing.life_days import Days, day_of
from operations.importing.life_names import Names
from operations.importing.life_units import Units, unit_values
from operations.importing.meeting_rows import Frame, Made, as_far_as_told, meeting_of, values_of
from operations.importing.outputs import Wanted
from operations.importing.rolls import Rolls
from operations.life.reading import read_life
from operations.life.sheets import write_sheet
from storage.store import Change, Store

KIND = "会议类型"
"""The key of the answer that names the kind of rows without one."""
IS_THERE = "账簿里已有这次会议，{labels}不同；已登记的会议不由表格改写，请在会议窗口中修改。"
IS_SEALED = "账簿里已有这次会议，记录已经定稿，{labels}不同；需要更正的请登记补正。"
_NO_KIND = "没有写明会议类型，请先选择没有写明的是哪一类会议。"
_NO_DAY = "没有召开日期；还没有召开的请填写计划日期。"
_PLACED = frozenset({"kind", "branch", "group"})  # by which the meeting was found
_ORGANISATION = re.compile("(?:支部|总支部?)委员会(?:会议)?")  # in a title the seal, not the meeting
Place = tuple[int, int]


@dataclass(frozen=True)
class MeetingsPlan(ImportPlan):
    """The meeting that each row that is taken enters, by line and block."""

    meetings: Mapping[Place, MeetingSheet] = field(default_factory=dict, repr=False)


class _Settler:
    """Settles the rows of one sheet from top to bottom."""

    def __init__(self, preview: Preview, facts: LifeFacts, answers: Answers) -> None:
        self._preview = preview
        self._facts = facts
        self._units = Units(facts.roster, preview, answers)
        self._names = Names(facts.roster, answers, preview.today)
        self._rolls = Rolls(facts, self._names, answers)
        self._kind = answers.get(KIND) or _kind_in_titles(preview)
        self._days = Days(preview, answers)
        self._asks_kind = False
        self._seen: list[tuple[int, MeetingSheet]] = []
        self.meetings: dict[Place, MeetingSheet] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would enter."""
        if row.action is Action.REFUSE:
            return row
        frame, values = self._frame(row.row.values)
        row = replace(row, row=replace(row.row, values=values))
        if isinstance(frame, str):
            return replace(row, action=Action.REFUSE, reason=frame, options=_options(row) | self._units.offered(values))
        asked = self._names.asked()
        made = meeting_of(self._facts, frame, values, self._rolls)
        if (line := self._line_of(made.sheet)) is not None:
            return replace(row, action=Action.REFUSE, reason=f"与第{line}行是同一次会议，只取第{line}行。")
        known = next((one for one in self._known(frame) if _is_same(one.meeting, made.sheet.meeting)), None)
        if known is not None:
            self._names.ask_only(asked)
            return self._compared(row, known, made)
        self._rolls.ask(made.roll)
        return self._new(row, made)

    def questions(self) -> Iterator[Question]:
        """What the user may or must say."""
        if self._asks_kind:
            options = {"": "请选择…"} | {one: one for one in MEETING_KIND.labels}
            yield Question(KIND, "没有写明会议类型的是", options, self._kind)
        yield from self._days.questions()
        yield from self._units.questions()
        yield from self._rolls.questions()
        yield from self._names.questions()

    # What the row says

    def _frame(self, values: Mapping[str, Value]) -> tuple[Frame | str, dict[str, Value]]:
        """Kind, organisation and days of a row, or why one is not known; and the row with its days completed."""
        said, reason = self._days.completed(values, ("held_on", "planned_on"))
        self._asks_kind |= not said.get("kind")
        kind = said.setdefault("kind", self._kind) or ""
        reason = reason or ("" if kind else _NO_KIND)
        unit = self._units.find(said, str(kind))
        if not said["kind"]:
            del said["kind"]
        if isinstance(unit, str) or reason:
            return reason or str(unit), said
        joint, _ = self._units.joint(str(said.get("joint") or ""))
        said |= unit_values(self._facts.roster, unit.id)
        held_on, planned_on = day_of(said, "held_on"), day_of(said, "planned_on")
        if held_on is None and planned_on is None:
            return _NO_DAY, said
        return Frame(str(kind), unit.id, tuple(one for one in joint if one != unit.id), held_on, planned_on), said

    # What the book says

    def _known(self, frame: Frame) -> Iterator[MeetingSheet]:
        """The meetings of the book of the same organisation, kind and day."""
        for one in self._facts.meetings_of_unit.get(frame.unit_id, ()):
            is_here = one.org_unit_id == frame.unit_id and one.kind == frame.kind
            if is_here and {frame.held_on, frame.planned_on} & {one.held_on, one.planned_on} - {None}:
                yield sheet_of(self._facts, one.id)

    def _line_of(self, sheet: MeetingSheet) -> int | None:
        return next((line for line, one in self._seen if _is_same(one.meeting, sheet.meeting)), None)

    def _compared(self, row: RowPlan, known: MeetingSheet, made: Made) -> RowPlan:
        """Equal as far as the row says something, or refused: a sheet never rewrites what the book has."""
        self._seen.append((row.row.line, known))
        known_as = [values_of(self._facts, one) for one in dict.fromkeys((known, as_far_as_told(known, made.sheet)))]
        new = values_of(self._facts, made.sheet)
        differing = [
            key
            for key, value in row.row.values.items()
            if key not in _PLACED and not any(_agrees(value, old.get(key), new.get(key)) for old in known_as)
        ]
        if not differing:
            return replace(row, action=Action.SAME, record_id=known.meeting.id, doubts=())
        labels = "、".join(MEETINGS_TARGET.by_key[key].label for key in differing)
        reason = (IS_SEALED if known.is_sealed else IS_THERE).format(labels=labels)
        return replace(row, action=Action.REFUSE, record_id=known.meeting.id, reason=reason)

    def _new(self, row: RowPlan, made: Made) -> RowPlan:
        self._seen.append((row.row.line, made.sheet))
        doubts = (*row.doubts, *self._doubts_of_units(row.row.values), *made.doubts, *self._likeness(made.sheet))
        row = replace(row, doubts=doubts, options=_options(row), note=made.roll.note)
        problems = meeting_problems(made.sheet, self._preview.today)
        musts = [one.sentence for one in problems if one.level is Level.MUST]
        if musts or made.reason:
            return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys([*musts, made.reason])))
        warned = [
            Doubt(one.field, str(row.row.values.get(one.field) or ""), one.sentence)
            for one in problems
            if one.level is not Level.MUST and one.field != "kind"
        ]
        self.meetings[row.row.line, row.row.block] = made.sheet
        return replace(row, doubts=(*doubts, *warned))

    def _doubts_of_units(self, values: Mapping[str, Value]) -> Iterator[Doubt]:
        text = str(values.get("joint") or "")
        _, others = self._units.joint(text)
        if others:
            names = "、".join(others)
            yield Doubt("joint", text, f"“{names}”不是账簿里的党组织，没有登记为联合召开单位，请核对。")

    def _likeness(self, sheet: MeetingSheet) -> Iterator[Doubt]:
        """The book has a meeting of that kind on the day under another topic: perhaps the same one."""
        one = sheet.meeting
        frame = Frame(one.kind, one.org_unit_id or 0, sheet.units, one.held_on, one.planned_on)
        for known in self._known(frame):
            if not (known.meeting.from_time and one.from_time):
                words = f"账簿里当天已有一次{one.kind}（{known.meeting.topic}），请核对是不是同一次。"
                yield Doubt("topic", one.topic, words)


def _is_same(known: Meeting, new: Meeting) -> bool:
    """Whether two meetings are one: by organisation, kind and day, then by the hour, else by the topic."""
    if (known.org_unit_id, known.kind) != (new.org_unit_id, new.kind):
        return False
    if not {known.held_on, known.planned_on} & {new.held_on, new.planned_on} - {None}:
        return False
    if known.from_time and new.from_time:
        return known.from_time == new.from_time
    return not (known.topic and new.topic) or fold(known.topic) == fold(new.topic)


def _agrees(value: Value, old: Value, new: Value) -> bool:
    """Whether a cell says what the book has: by its text, its meaning, or the beginning of a text that was cut off."""
    if value is None or old in {value, new}:
        return True
    is_text = isinstance(value, str) and isinstance(old, str)
    return is_text and len(str(value)) >= LONGEST_CELL and str(old).startswith(str(value))


def _options(row: RowPlan) -> dict[str, tuple[str, ...]]:
    """The right name of a meeting that a branch does not hold."""
    return {"kind": (LIFE_MEETING,)} if row.row.values.get("kind") == LEADERS_LIFE_MEETING else {}


def _kind_in_titles(preview: Preview) -> str:
    """The only kind that the texts above the table or the name of the sheet name."""
    texts = (_ORGANISATION.sub("", fold(text)) for text in (*preview.table.titles, preview.sheet))
    kinds = {one for text in texts for one in kinds_in(text)[0]}
    return kinds.pop() if len(kinds) == 1 else ""


def _settle(preview: Preview, facts: LifeFacts, answers: Answers, before: MeetingsPlan | None) -> MeetingsPlan:
    del before  # a row depends on those above it
    settler = _Settler(preview, facts, answers)
    settled = tuple(map(settler.settle, preview.rows))
    questions = tuple(settler.questions())
    asked = {KIND: "kind", DEFAULT_BRANCH: "branch"}
    return MeetingsPlan(
        preview=preview,
        answers=answers,
        settled=settled,
        questions=questions,
        asked_fields=frozenset(asked[one.key] for one in questions if one.key in asked),
        meetings=settler.meetings,
    )


class _Numbers:
    """第几次 of the meetings of one import, as ``next_number`` gives it one by one."""

    def __init__(self, facts: LifeFacts) -> None:
        self._facts = facts
        self._next: dict[tuple[str, int, int], int] = {}

    def take(self, sheet: MeetingSheet) -> int:
        """The number of a meeting: its own, else the next of its kind, organisation and year."""
        one = sheet.meeting
        host, *others = [(one.kind, unit, one.for_year) for unit in sheet.all_units]
        number = one.number or self._upcoming(host)
        for key in (host, *others):
            self._next[key] = max(self._upcoming(key), number + 1)
        return number

    def _upcoming(self, key: tuple[str, int, int]) -> int:
        if key not in self._next:
            self._next[key] = next_number(self._facts, *key)
        return self._next[key]


def _write(store: Store, change: Change, plan: MeetingsPlan) -> None:
    numbers = _Numbers(read_life(store))
    sheets = [plan.meetings[row.row.line, row.row.block] for row in plan.rows if row.action is Action.ADD]
    for sheet in sorted(sheets, key=lambda one: (one.day or date.min, one.meeting.from_time or time.min)):
        numbered = replace(sheet, meeting=replace(sheet.meeting, number=numbers.take(sheet)))
        write_sheet(store, change, MeetingSheet(Meeting()), numbered)


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_life(store)
    units = None if wanted.unit_id is None else facts.roster.units_below(wanted.unit_id)
    rows = [
        values_of(facts, sheet_of(facts, one.id))
        for one in sorted(facts.meetings, key=meeting_order)
        if (units is None or units & set(facts.units_of[one.id])) and _is_of_year(one, wanted.year)
    ]
    export_rows(MEETINGS_TARGET, rows, path)


def _is_of_year(one: Meeting, year: int | None) -> bool:
    day = one.held_on or one.planned_on
    return year is None or (day is not None and day.year == year)


MEETINGS_IMPORT: ImportKind[LifeFacts, MeetingsPlan] = ImportKind(
    key=MEETINGS.key,
    title=MEETINGS_TARGET.title,
    counted="次",
    template=lambda: MEETINGS_SHEET,
    facts=read_life,
    target=lambda _: MEETINGS_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
)
