"""Votes and grades of 民主评议 as a kind of import: one row a person; a year that is not begun is begun with it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ledger.appraisal.entering import line_problems
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import VOTE_FIELDS, AppraisalSheet, begun, people_of, sheet_of, votes_of
from ledger.errors import Level
from ledger.intake.appraisals import APPRAISALS_TARGET
from ledger.intake.matching import compared
from ledger.intake.outcome import Action, ExistingRow, RowPlan, refused
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.kinds.appraisal import APPRAISALS, AppraisalResult
from ledger.roster.asof import latest_entry
from operations.appraisal.reading import read_appraisals
from operations.appraisal.recording import write_appraisal
from operations.importing.export import export_rows
from operations.importing.for_year import NO_YEAR, sheet_year
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan
from operations.importing.outputs import Wanted
from operations.importing.people import MEMBER_NO, People, person_values
from storage.store import Change, Store

FIELDS = tuple(
    one.key for one in APPRAISALS_TARGET.fields if one.key not in {"name", "branch", MEMBER_NO, "id_number", "for_year"}
)
"""The fields of a result that are columns; they have the same names in both."""
Key = tuple[int, int]
"""Organisation and year of an appraisal."""


class _Settler:
    """Settles the rows of one sheet from top to bottom."""

    def __init__(self, preview: Preview, facts: AppraisalFacts, answers: Answers) -> None:
        self._facts = facts
        self._today = preview.today
        self._people = People(facts.roster, preview.today, int(answers.get(DEFAULT_BRANCH) or 0) or None)
        self.year = sheet_year(preview, answers)
        self._seen: dict[tuple[int, int], int] = {}
        self.sheets: dict[Key, AppraisalSheet] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would change."""
        if row.action is Action.REFUSE:
            return row
        found = self._people.find(row.row.values)
        if found.member is None:
            return replace(refused(row.row, found.reason), options={MEMBER_NO: found.options} if found.options else {})
        row = replace(row, doubts=(*row.doubts, *found.doubts))
        year = self.year.of(row.row.values)
        reason = self._why_not(found.member.id, year, row.row.line)
        if reason or year is None:
            return refused(row.row, reason)
        unit_id = self._unit(found.member.id, year)
        if unit_id is None:
            return refused(row.row, f"{found.member.name}{year}年度不在本账簿的党员名册中。")
        return self._compared(row, (unit_id, year), found.member.id)

    def _why_not(self, member_id: int, year: int | None, line: int) -> str:
        if year is None:
            return NO_YEAR
        if year > self._today.year:
            return f"{year}年度还没有到。"
        first = self._seen.setdefault((member_id, year), line)
        return f"与第{first}行是同一名党员，只取第{first}行。" if first != line else ""

    def _unit(self, member_id: int, year: int) -> int | None:
        """Where somebody was appraised: in the appraisal that has him, else in his branch of the time."""
        for one in self._facts.of_year(year):
            if any(line.member_id == member_id for line in self._facts.results_of.get(one.id, ())):
                return one.org_unit_id
        entry = latest_entry(self._facts.roster, self._facts.roster.member_by_id[member_id], date(year, 12, 31))
        return entry.branch.id if entry else None

    def _compared(self, row: RowPlan, key: Key, member_id: int) -> RowPlan:
        sheet = self.sheets.get(key) or self._known(key)
        known = sheet.result_of(member_id)
        before = known or AppraisalResult(member_id=member_id)
        said: dict[str, Value] = {name: row.row.values[name] for name in FIELDS if name in row.row.values}
        plan = compared(replace(row.row, values=said), ExistingRow(before.id, values_of(before)), row.doubts)
        changes: dict[str, Any] = {one.field: one.new for one in plan.changes}
        after = replace(before, **changes)
        self.sheets[key] = sheet.with_result(after) if known else replace(sheet, results=(*sheet.results, after))
        is_new = not before.id
        action = Action.ADD if is_new else plan.action
        return replace(
            row, action=action, changes=plan.changes, record_id=before.id or None, note=self._note(key, after)
        )

    def _known(self, key: Key) -> AppraisalSheet:
        """The appraisal of the book, else one begun for it with everybody of the roster."""
        unit_id, year = key
        stored = next((one for one in self._facts.of_year(year) if one.org_unit_id == unit_id), None)
        return sheet_of(self._facts, stored.id) if stored else begun(self._facts, unit_id, year)

    def _note(self, key: Key, line: AppraisalResult) -> str:
        """What the window would say of the line; the ballots are not in the sheet and so not compared."""
        sheet = self.sheets[key]
        problems = line_problems(self._facts, sheet, line, people_of(self._facts, sheet))
        return "".join(one.sentence for one in problems if one.level is not Level.INFO and one.field != "returned")


def values_of(one: AppraisalResult) -> dict[str, Value]:
    """A line in the fields and values of the target."""
    found: dict[str, Value] = {name: value for name in FIELDS if (value := getattr(one, name)) not in ("", None, 0)}
    return found | dict(zip(VOTE_FIELDS, votes_of(one), strict=True)) if any(votes_of(one)) else found


def _settle(preview: Preview, facts: AppraisalFacts, answers: Answers, before: ImportPlan | None) -> ImportPlan:
    del before  # a row depends on those above it
    settler = _Settler(preview, facts, answers)
    settled = tuple(map(settler.settle, preview.rows))
    question = settler.year.question(preview.today.year)
    return ImportPlan(
        preview=preview,
        answers=answers,
        settled=settled,
        questions=(question,) if question else (),
        asked_fields=frozenset(key for row in settled for key in row.options),
    )


def _write(store: Store, change: Change, plan: ImportPlan) -> None:
    """Only the rows that are taken: the others of a sheet stay as the book has them."""
    facts = read_appraisals(store)
    settler = _Settler(plan.preview, facts, plan.answers)
    for row in plan.rows:
        if row.action in (Action.ADD, Action.UPDATE):
            settler.settle(row)
    for (unit_id, year), sheet in settler.sheets.items():
        stored = next((one for one in facts.of_year(year) if one.org_unit_id == unit_id), None)
        old = sheet_of(facts, stored.id) if stored else AppraisalSheet(replace(sheet.appraisal, id=0))
        write_appraisal(change, old, sheet)


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_appraisals(store)
    units = None if wanted.unit_id is None else facts.roster.units_below(wanted.unit_id)
    rows = [
        person_values(facts.roster, line.member_id or 0, facts.day_of(one))
        | {"for_year": one.for_year}
        | values_of(line)
        for one in facts.appraisals
        if (units is None or one.org_unit_id in units) and wanted.year in (None, one.for_year)
        for line in facts.results_of.get(one.id, ())
    ]
    export_rows(APPRAISALS_TARGET, rows, path)


APPRAISALS_IMPORT: ImportKind[AppraisalFacts, ImportPlan] = ImportKind(
    key=APPRAISALS.key,
    title=APPRAISALS_TARGET.title,
    counted="人",
    template=lambda: APPRAISALS_TARGET,
    facts=read_appraisals,
    target=lambda _: APPRAISALS_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
)
