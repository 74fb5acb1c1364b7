"""Registers of talks as a kind of import: one row a talk, new, or in the book already and never rewritten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ledger.codes.talks import TAKER
from ledger.errors import Level
from ledger.intake.outcome import Action, Doubt, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.intake.talks import TALKS_TARGET
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk
from ledger.life.entering import talk_problems
from ledger.life.facts import LifeFacts
from ledger.life.sheet import TalkSheet, talk_sheet_of
from ledger.roster.asof import latest_entry
from ledger.values.text import search_key
from operations.importing.export import export_rows
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan, Question
from operations.importing.life_days import Days, day_of
from operations.importing.life_names import Names
from operations.importing.life_units import Units, unit_values
from operations.importing.outputs import Wanted
from operations.importing.talk_rows import MadeTalk, partner_units, talk_of, values_of
from operations.life.reading import read_life
from storage.store import Change, Store

IS_THERE = "账簿里已有这次谈话，{labels}不同；已登记的谈话不由表格改写，请在谈话窗口中修改。"
IS_SEALED = "账簿里已有这次谈话，记录已经定稿，{labels}不同；需要更正的请登记补正。"
_NO_DAY = "没有谈话日期；还没有谈的请填写计划日期。"
_DAYS = ("held_on", "planned_on", "follow_up_due_on", "follow_up_done_on")
Place = tuple[int, int]


@dataclass(frozen=True)
class TalksPlan(ImportPlan):
    """The talk that each row that is taken enters, by line and block."""

    talks: Mapping[Place, TalkSheet] = field(default_factory=dict, repr=False)


class _Settler:
    """Settles the rows of one sheet from top to bottom."""

    def __init__(self, preview: Preview, facts: LifeFacts, answers: Answers) -> None:
        self._preview = preview
        self._facts = facts
        self._units = Units(facts.roster, preview, answers)
        self._names = Names(facts.roster, answers, preview.today)
        self._days = Days(preview, answers)
        self._seen: list[tuple[int, TalkSheet]] = []
        self._known = [talk_sheet_of(facts, one.id) for one in facts.talks]
        self.talks: dict[Place, TalkSheet] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would enter."""
        if row.action is Action.REFUSE:
            return row
        said, reason = self._days.completed(row.row.values, _DAYS)
        row = replace(row, row=replace(row.row, values=said))
        if not reason and day_of(said, "held_on") is None and day_of(said, "planned_on") is None:
            reason = _NO_DAY
        if reason:
            return replace(row, action=Action.REFUSE, reason=reason)
        asked = self._names.asked()
        made = talk_of(said, self._names, None)
        unit_id = self._unit(said, made)
        if isinstance(unit_id, str):
            return replace(row, action=Action.REFUSE, reason=unit_id, options=self._units.offered(said))
        made = replace(made, sheet=replace(made.sheet, talk=replace(made.sheet.talk, org_unit_id=unit_id)))
        said |= unit_values(self._facts.roster, unit_id)
        row = replace(row, row=replace(row.row, values=said))
        line = next((line for line, one in self._seen if self._is_same(one, made.sheet)), None)
        if line is not None:
            return replace(row, action=Action.REFUSE, reason=f"与第{line}行是同一次谈话，只取第{line}行。")
        known = next((one for one in self._known if self._is_same(one, made.sheet)), None)
        self._seen.append((row.row.line, known or made.sheet))
        if known is None:
            return self._new(row, made)
        self._names.ask_only(asked)
        return self._compared(row, known, made)

    def questions(self) -> Iterator[Question]:
        """What the user may or must say."""
        yield from self._days.questions()
        yield from self._units.questions()
        yield from self._names.questions()

    # What the row says

    def _unit(self, said: Mapping[str, Value], made: MadeTalk) -> int | str:
        """The organisation of a talk: as the row says, else that of its partners by the roster, else as answered."""
        if not said.get("branch"):
            day = made.sheet.talk.held_on or made.sheet.talk.planned_on or date.min
            branches = partner_units(made.sheet, self._branches_on(made.sheet, day))
            if len(branches) == 1:
                return branches.pop()
        unit = self._units.find(said)
        return unit if isinstance(unit, str) else unit.id

    def _branches_on(self, sheet: TalkSheet, day: date) -> dict[int, int]:
        members = [one.member_id for one in sheet.people if one.member_id]
        entries = {one: latest_entry(self._facts.roster, self._facts.roster.member_by_id[one], day) for one in members}
        return {one: entry.branch.id for one, entry in entries.items() if entry is not None}

    # What the book says

    def _is_same(self, known: TalkSheet, new: TalkSheet) -> bool:
        """Whether two talks are one: the same organisation, day and people, and no different hour."""
        first, second = known.talk, new.talk
        if not {first.held_on, first.planned_on} & {second.held_on, second.planned_on} - {None}:
            return False
        is_other_hour = first.from_time and second.from_time and first.from_time != second.from_time
        return not is_other_hour and first.org_unit_id == second.org_unit_id and self._are_same(known, new)

    def _are_same(self, known: TalkSheet, new: TalkSheet) -> bool:
        """Whether the same people talked; a name of which nobody has said whose it is fits every member of the name."""
        before, after = map(self._people, (known, new))
        return len(before) == len(after) and all(
            (role, name) == (other_role, other_name) and (member_id == other_id or not (member_id and other_id))
            for (role, name, member_id), (other_role, other_name, other_id) in zip(before, after, strict=True)
        )

    def _people(self, sheet: TalkSheet) -> list[tuple[str, str, int]]:
        people = [one for one in sheet.people if one.role != TAKER]
        names = self._facts.person_name
        return sorted((one.role, search_key(names(one.member_id, one.name)), one.member_id or 0) for one in people)

    def _compared(self, row: RowPlan, known: TalkSheet, made: MadeTalk) -> RowPlan:
        """Equal as far as the row says something, or refused: a sheet never rewrites what the book has."""
        covered, shown = (values_of(self._facts, known, is_shown=one) for one in (False, True))
        new = values_of(self._facts, made.sheet, is_shown=True)
        differing = [
            key
            for key, value in row.row.values.items()
            if value not in (None, False, covered.get(key), shown.get(key)) and new.get(key) != shown.get(key)
        ]
        if not differing:
            return replace(row, action=Action.SAME, record_id=known.talk.id, doubts=())
        labels = "、".join(TALKS_TARGET.by_key[key].label for key in differing)
        reason = (IS_SEALED if known.is_sealed else IS_THERE).format(labels=labels)
        return replace(row, action=Action.REFUSE, record_id=known.talk.id, reason=reason)

    def _new(self, row: RowPlan, made: MadeTalk) -> RowPlan:
        row = replace(row, doubts=(*row.doubts, *made.doubts))
        problems = talk_problems(made.sheet, self._preview.today)
        musts = [one.sentence for one in problems if one.level is Level.MUST]
        if musts or made.reason:
            return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys([made.reason, *musts])))
        self.talks[row.row.line, row.row.block] = made.sheet
        one = made.sheet.talk
        if one.from_time and one.to_time and one.to_time <= one.from_time:
            late = Doubt("to_time", f"{one.to_time:%H:%M}", "结束时间不晚于开始时间。")
            row = replace(row, doubts=(*row.doubts, late))
        return row


def _settle(preview: Preview, facts: LifeFacts, answers: Answers, before: TalksPlan | None) -> TalksPlan:
    del before  # a row depends on those above it
    settler = _Settler(preview, facts, answers)
    settled = tuple(map(settler.settle, preview.rows))
    questions = tuple(settler.questions())
    return TalksPlan(
        preview=preview,
        answers=answers,
        settled=settled,
        questions=questions,
        asked_fields=frozenset({"branch"} if any(one.key == DEFAULT_BRANCH for one in questions) else ()),
        talks=settler.talks,
    )


def _write(store: Store, change: Change, plan: TalksPlan) -> None:
    del store
    for row in plan.rows:
        if row.action is Action.ADD:
            sheet = plan.talks[row.row.line, row.row.block]
            talk = change.add(TALKS, sheet.talk)
            for person in sheet.people:
                change.add(TALK_PEOPLE, replace(person, talk_id=talk.id))


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_life(store)
    units = None if wanted.unit_id is None else facts.roster.units_below(wanted.unit_id)
    rows = [
        values_of(facts, talk_sheet_of(facts, one.id))
        for one in sorted(facts.talks, key=_order)
        if (units is None or one.org_unit_id in units) and (wanted.year is None or _day(one).year == wanted.year)
    ]
    export_rows(TALKS_TARGET, rows, path)


def _day(one: Talk) -> date:
    return one.held_on or one.planned_on or date.min


def _order(one: Talk) -> tuple[date, int]:
    return _day(one), one.id


TALKS_IMPORT: ImportKind[LifeFacts, TalksPlan] = ImportKind(
    key=TALKS.key,
    title=TALKS_TARGET.title,
    counted="次",
    template=lambda: TALKS_TARGET,
    facts=read_life,
    target=lambda _: TALKS_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
)
