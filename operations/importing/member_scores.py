"""Local scores (先锋指数 …) as a kind of import: kept as they were given, matched to the roster, never ranked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ledger.appraisal.facts import AppraisalFacts
from ledger.intake.appraisals import PERIODS, SCORES_TARGET
from ledger.intake.outcome import Action, FieldChange, RowPlan, refused
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.kinds.appraisal import MEMBER_SCORES, MemberScore
from ledger.roster.asof import latest_entry
from ledger.values.text import fold
from operations.appraisal.reading import read_appraisals
from operations.importing.export import export_rows
from operations.importing.for_year import NO_YEAR, sheet_year
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan, Question
from operations.importing.outputs import Wanted
from operations.importing.people import MEMBER_NO, People, person_values
from storage.store import Change, Store

TITLE = "考评名称"
"""The key of the question for the name of the score."""
USUAL = "党员先锋指数"
_NO_TITLE = "没有写明考评名称，请先选择或填写。"
_NOISE = re.compile(
    r"(?:19|20)\d\d年?度?|第?[一二三四1-4]季度|全年|年度|(?:考评|考核)?(?:得分|积分|成绩|评分|情况|结果|登记|汇总|统计|一览)*表|[（(].*?[)）]|\s"
)
_NO_NAMES = re.compile(r"sheet\d*|工作表\d*|名册|花名册|党员", re.IGNORECASE)
_LONGEST = 20
Place = tuple[int, int]


@dataclass(frozen=True)
class ScoresPlan(ImportPlan):
    """The scores that each row that is taken enters or changes, by line and block."""

    scores: Mapping[Place, tuple[MemberScore, ...]] = field(default_factory=dict, repr=False)


class _Settler:
    """Settles the rows of one sheet from top to bottom."""

    def __init__(self, preview: Preview, facts: AppraisalFacts, answers: Answers) -> None:
        self._facts = facts
        self._people = People(facts.roster, preview.today, int(answers.get(DEFAULT_BRANCH) or 0) or None)
        self.year = sheet_year(preview, answers)
        self.title = answers.get(TITLE, "").strip() or _title_of(preview)
        self._known = {_key(one): one for one in facts.scores}
        self._seen: dict[tuple[object, ...], int] = {}
        self.scores: dict[Place, tuple[MemberScore, ...]] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would enter."""
        if row.action is Action.REFUSE:
            return row
        found = self._people.find(row.row.values)
        if found.member is None:
            return replace(refused(row.row, found.reason), options={MEMBER_NO: found.options} if found.options else {})
        row = replace(row, doubts=(*row.doubts, *found.doubts))
        year, title = self.year.of(row.row.values), str(row.row.values.get("title") or self.title)
        if year is None or not title:
            return refused(row.row, NO_YEAR if year is None else _NO_TITLE)
        unit_id = self._unit(found.member.id, year)
        head = MemberScore(member_id=found.member.id, org_unit_id=unit_id, title=title, for_year=year)
        scores = tuple(_scores(head, row.row.values))
        if not scores:
            return refused(row.row, "没有得分，也没有等次。")
        return self._compared(row, scores)

    def _unit(self, member_id: int, year: int) -> int | None:
        entry = latest_entry(self._facts.roster, self._facts.roster.member_by_id[member_id], date(year, 12, 31))
        return entry.branch.id if entry else None

    def _compared(self, row: RowPlan, scores: tuple[MemberScore, ...]) -> RowPlan:
        """New, changed, equal, or named by a row above."""
        wanted: list[MemberScore] = []
        changes: list[FieldChange] = []
        for one in scores:
            first = self._seen.setdefault(_key(one), row.row.line)
            if first != row.row.line:
                return refused(row.row, f"与第{first}行是同一名党员的同一项得分，只取第{first}行。")
            known = self._known.get(_key(one))
            after = _merged(known, one) if known else one
            if after != known:
                wanted.append(after)
                changes += _changes(known, after) if known else []
        self.scores[row.row.line, row.row.block] = tuple(wanted)
        is_new = any(not one.id for one in wanted)
        action = Action.ADD if is_new else Action.UPDATE if wanted else Action.SAME
        return replace(row, action=action, changes=tuple(changes))


def _scores(head: MemberScore, values: Mapping[str, Value]) -> Iterator[MemberScore]:
    """The score of a row, and one for each period that has a column of its own."""
    text = {key: str(values.get(key) or "") for key in ("period", "points", "score_grade", "note")}
    if text["points"] or (text["score_grade"] and not values.keys() & PERIODS.keys()):
        yield replace(head, period=text["period"], points=text["points"], grade=text["score_grade"], note=text["note"])
    for key, period in PERIODS.items():
        if values.get(key):
            grade = text["score_grade"] if period == PERIODS["whole_year"] and not text["points"] else ""
            yield replace(head, period=period, points=str(values[key]), grade=grade)


def _key(one: MemberScore) -> tuple[object, ...]:
    return one.member_id, one.title, one.for_year, one.period


def _merged(known: MemberScore, new: MemberScore) -> MemberScore:
    """What the book has with what the row says; an empty cell never overwrites."""
    return replace(
        known, points=new.points or known.points, grade=new.grade or known.grade, note=new.note or known.note
    )


def _changes(before: MemberScore, after: MemberScore) -> Iterator[FieldChange]:
    for key, name in (("points", "points"), ("score_grade", "grade"), ("note", "note")):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(key, old or None, new)


def _title_of(preview: Preview) -> str:
    """What the title above the table, else the name of the sheet, calls the score; empty when it says nothing."""
    for text in (*preview.table.titles, preview.sheet):
        name = _NOISE.sub("", fold(text))
        if name and len(name) <= _LONGEST and not _NO_NAMES.fullmatch(name):
            return name
    return ""


def _settle(preview: Preview, facts: AppraisalFacts, answers: Answers, before: ScoresPlan | None) -> ScoresPlan:
    del before  # a row depends on those above it
    settler = _Settler(preview, facts, answers)
    settled = tuple(map(settler.settle, preview.rows))
    return ScoresPlan(
        preview=preview,
        answers=answers,
        settled=settled,
        questions=tuple(_questions(preview, settler, facts)),
        asked_fields=frozenset(key for row in settled for key in row.options),
        scores=settler.scores,
    )


def _questions(preview: Preview, settler: _Settler, facts: AppraisalFacts) -> Iterator[Question]:
    year = settler.year.question(preview.today.year)
    if year:
        yield year
    if any(not row.row.values.get("title") for row in preview.rows):
        names = dict.fromkeys([*filter(None, [settler.title]), *(one.title for one in facts.scores), USUAL])
        options = {"": "请选择…"} | {one: one for one in names}
        yield Question(TITLE, "这项得分的考评名称", options, settler.title, is_open_ended=True)


def _write(store: Store, change: Change, plan: ScoresPlan) -> None:
    del store
    for row in plan.rows:
        if row.action in (Action.ADD, Action.UPDATE):
            for one in plan.scores[row.row.line, row.row.block]:
                if one.id:
                    change.update(MEMBER_SCORES, one)
                else:
                    change.add(MEMBER_SCORES, one)


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_appraisals(store)
    units = None if wanted.unit_id is None else facts.roster.units_below(wanted.unit_id)
    rows = [
        person_values(facts.roster, one.member_id or 0, wanted.as_of) | values_of(one)
        for one in facts.scores
        if (units is None or one.org_unit_id in units) and wanted.year in (None, one.for_year)
    ]
    export_rows(replace(SCORES_TARGET, fields=SCORES_TARGET.fields[: -len(PERIODS)]), rows, path)


def values_of(one: MemberScore) -> dict[str, Value]:
    """A score in the fields of the target."""
    found: dict[str, Value] = {
        "title": one.title,
        "for_year": one.for_year,
        "period": one.period,
        "points": one.points,
        "score_grade": one.grade,
        "note": one.note,
    }
    return {key: value for key, value in found.items() if value}


SCORES_IMPORT: ImportKind[AppraisalFacts, ScoresPlan] = ImportKind(
    key=MEMBER_SCORES.key,
    title=SCORES_TARGET.title,
    counted="行",
    template=lambda: SCORES_TARGET,
    facts=read_appraisals,
    target=lambda _: SCORES_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
)
