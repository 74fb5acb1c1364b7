"""Any register as a kind of import: an entry is new, or in the book already and never rewritten by a sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from ledger.errors import Level
from ledger.fields import Form
from ledger.intake.declared import PEOPLE, declared_target
from ledger.intake.name_lists import read_names
from ledger.intake.outcome import Action, Doubt, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.intake.target import Target
from ledger.kept import UNIT, KeptRegister
from ledger.registers.entering import entry_problems
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import rows
from ledger.registers.sheet import EntrySheet, entry_sheet
from ledger.roster.asof import latest_entry
from ledger.values.text import search_key
from operations.importing.declared_rows import MadeEntry, entry_of, sheet_of, values_of
from operations.importing.export import export_rows
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan, Question
from operations.importing.life_days import Days
from operations.importing.life_names import Names
from operations.importing.life_units import Units, unit_values
from operations.importing.outputs import Wanted
from operations.keeping.entries import write_entry
from operations.keeping.reading import read_registers
from storage.store import Change, Store

IS_THERE = "账簿里已有这一条，{labels}不同；已登记的不由表格改写，请在台账中修改。"
_KEPT = 256
Place = tuple[int, int]


@dataclass(frozen=True)
class KeptPlan(ImportPlan):
    """The entry that each row that is taken makes, by line and block."""

    entries: Mapping[Place, EntrySheet] = field(default_factory=dict, repr=False)


@lru_cache(maxsize=_KEPT)
def target_of(register: KeptRegister) -> Target:
    """Headings and readers of a register."""
    return declared_target(sheet_of(register))


class _Settler:
    """Settles the rows of one sheet from top to bottom."""

    def __init__(self, register: KeptRegister, preview: Preview, facts: RegisterFacts, answers: Answers) -> None:
        self._register = register
        self._preview = preview
        self._facts = facts
        self._units = Units(facts.roster, preview, answers)
        self._names = Names(facts.roster, answers, preview.today)
        self._days = Days(preview, answers)
        self._day_keys = tuple(one.key for one in target_of(register).fields if one.form is Form.DAY)
        self._known = _by_identity(register, facts)
        self._seen: dict[tuple[object, ...], int] = {}
        self.entries: dict[Place, EntrySheet] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would enter."""
        if row.action is Action.REFUSE:
            return row
        said, reason = self._days.completed(row.row.values, self._day_keys)
        row = replace(row, row=replace(row.row, values=said))
        if reason:
            return replace(row, action=Action.REFUSE, reason=reason)
        asked = self._names.asked()
        made = entry_of(self._register, self._facts, said, self._names, None)
        unit_id = self._unit(said, made)
        if isinstance(unit_id, str):
            return replace(row, action=Action.REFUSE, reason=unit_id, options=self._units.offered(said))
        made = entry_of(self._register, self._facts, said, self._names, unit_id)
        said |= unit_values(self._facts.roster, unit_id)
        row = replace(row, row=replace(row.row, values=said))
        identity = self._identity(said, made)
        known = self._known.get((unit_id, *identity), [])
        if known:
            self._names.ask_only(asked)
            return self._compared(row, known)
        line = self._seen.setdefault((unit_id, *identity), row.row.line)
        if line != row.row.line:
            return replace(row, action=Action.REFUSE, reason=f"与第{line}行是同一条，只取第{line}行。")
        return self._new(row, made)

    def questions(self) -> Iterator[Question]:
        """What the user may or must say."""
        yield from self._days.questions()
        yield from self._units.questions()
        yield from self._names.questions()

    def _unit(self, said: Mapping[str, Value], made: MadeEntry) -> int | str:
        """The organisation of an entry: as the row says, else that of its people by the roster, else as answered."""
        if not said.get("branch"):
            branches = self._branches(made.sheet, said.get(self._register.day))
            if len(branches) == 1:
                return branches.pop()
        unit = self._units.find(said)
        return unit if isinstance(unit, str) else unit.id

    def _branches(self, sheet: EntrySheet, day: Value) -> set[int]:
        on = day if isinstance(day, date) else self._preview.today
        ids = {getattr(sheet.record, pair.member) for pair in self._register.persons}
        ids |= {one.member_id for one in sheet.people}
        members = [self._facts.roster.member_by_id[one] for one in ids if one]
        entries = (latest_entry(self._facts.roster, one, on) for one in members)
        return {entry.branch.id for entry in entries if entry is not None}

    def _identity(self, said: Mapping[str, Value], made: MadeEntry) -> tuple[object, ...]:
        one = self._register
        values = values_of(one, self._facts, made.sheet.record)
        keys = (one.day, *one.told_apart_by)
        return tuple(_comparable(values.get(key) if values.get(key) is not None else said.get(key)) for key in keys)

    def _compared(self, row: RowPlan, known: list[Any]) -> RowPlan:
        """Equal as far as the row says something, or refused: a sheet never rewrites what the book has."""
        best: tuple[str, ...] | None = None
        for one in known:
            differing = self._differing(row.row.values, values_of(self._register, self._facts, one))
            if not differing:
                return replace(row, action=Action.SAME, record_id=one.id, doubts=())
            best = differing if best is None or len(differing) < len(best) else best
        labels = "、".join(target_of(self._register).field_of(key).label for key in best or ())
        reason = IS_THERE.format(labels=labels)
        return replace(row, action=Action.REFUSE, record_id=known[0].id, reason=reason)

    def _differing(self, said: Mapping[str, Value], there: Mapping[str, Value]) -> tuple[str, ...]:
        return tuple(
            key
            for key, value in said.items()
            if value not in (None, "", 0, False)
            and value != there.get(key)
            and not (key == PEOPLE and self._are_same(str(value), str(there.get(key) or "")))
        )

    def _are_same(self, said: str, there: str) -> bool:
        """Whether two lists name the same people, where the sheet says nothing else about them."""
        first, second = (read_names(text, self._names.knows) for text in (said, there))
        is_plain = not first.everybody and all(not one.note for one in first.people)
        names = [sorted(search_key(one.name) for one in found.people) for found in (first, second)]
        return is_plain and names[0] == names[1]

    def _new(self, row: RowPlan, made: MadeEntry) -> RowPlan:
        problems = entry_problems(self._facts, self._register, made.sheet, self._preview.today)
        musts = [one.sentence for one in problems if one.level is Level.MUST]
        if musts or made.reason:
            return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys([made.reason, *musts])))
        warned = [
            Doubt(one.field, _raw(row.row.values.get(one.field)), one.sentence)
            for one in problems
            if one.level is Level.WARN
        ]
        self.entries[row.row.line, row.row.block] = made.sheet
        return replace(row, doubts=(*row.doubts, *made.doubts, *warned))


def kept_import(register: KeptRegister) -> ImportKind[RegisterFacts, KeptPlan]:
    """A register as a kind of import."""

    def settle(preview: Preview, facts: RegisterFacts, answers: Answers, before: KeptPlan | None) -> KeptPlan:
        del before  # a row depends on those above it
        settler = _Settler(register, preview, facts, answers)
        settled = tuple(map(settler.settle, preview.rows))
        questions = tuple(settler.questions())
        return KeptPlan(
            preview=preview,
            answers=answers,
            settled=settled,
            questions=questions,
            asked_fields=frozenset({"branch"} if any(one.key == DEFAULT_BRANCH for one in questions) else ()),
            entries=settler.entries,
        )

    def write(store: Store, change: Change, plan: KeptPlan) -> None:
        for row in plan.rows:
            if row.action is Action.ADD:
                write_entry(store, change, register, plan.entries[row.row.line, row.row.block])

    def export(store: Store, wanted: Wanted, path: Path) -> None:
        facts = read_registers(store)
        found = rows(facts, register, wanted.year, wanted.unit_id)
        export_rows(target_of(register), [_exported(register, values_of(register, facts, one)) for one in found], path)

    return ImportKind(
        key=register.key,
        title=register.title,
        counted=register.counted,
        template=lambda: target_of(register),
        facts=read_registers,
        target=lambda _: target_of(register),
        settle=settle,
        write=write,
        export=export,
    )


def _by_identity(register: KeptRegister, facts: RegisterFacts) -> dict[tuple[object, ...], list[Any]]:
    found: dict[tuple[object, ...], list[Any]] = {}
    for one in facts.records.get(register.key, ()):
        values = values_of(register, facts, entry_sheet(facts, register, one).record)
        keys = (register.day, *register.told_apart_by)
        identity = (getattr(one, UNIT), *(_comparable(values.get(key)) for key in keys))
        found.setdefault(identity, []).append(one)
    return found


def _exported(register: KeptRegister, values: dict[str, Value]) -> dict[str, Value]:
    """Minutes with their unit, so that nobody takes them for hours."""
    usual = register.people.usual_minutes if register.people else ""
    minutes = values.get(usual) if usual else None
    return values if minutes is None else {**values, usual: f"{minutes}分钟"}


def _comparable(value: Value) -> object:
    return search_key(value) if isinstance(value, str) else (value or None)


def _raw(value: Value) -> str:
    return "" if value is None else str(value)
