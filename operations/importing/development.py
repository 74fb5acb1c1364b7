"""发展党员花名册 as a kind of import: a row opens a case or fills up the one of the person; it empties nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ledger.codes.development import CONTACT, SPONSOR, rules_on
from ledger.development.entering import development_problems
from ledger.development.facts import DevelopmentFacts
from ledger.errors import Level
from ledger.fields import Form
from ledger.intake.development import CONTACTS, DEVELOPMENT_TARGET, SPONSORS
from ledger.intake.matching import compared
from ledger.intake.name_lists import names_text, read_names
from ledger.intake.outcome import Action, ExistingRow, RowPlan, refused
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CONTACTS,
    DevelopmentCase,
    DevelopmentContact,
)
from ledger.kinds.member import Member
from ledger.kinds.organisation import GROUP
from ledger.values.text import search_key
from operations.development.quick_reading import read_cases
from operations.importing.export import export_rows
from operations.importing.kind import DEFAULT_BRANCH, NOWHERE, Answers, ImportKind, ImportPlan, Question
from operations.importing.life_names import Names
from operations.importing.life_units import Units, unit_values
from operations.importing.outputs import Wanted
from storage.store import Change, Store

_ROLES = {CONTACTS: CONTACT, SPONSORS: SPONSOR}
_SINCE = {CONTACTS: ("activist_on",), SPONSORS: ("candidate_on", "accepted_on")}
_PLAIN = tuple(one.name for one in DEVELOPMENT_CASES.fields if one.info.form is not Form.REFERENCE)
_TWICE = "账簿里有{count}份“{name}”的发展档案，分不清是哪一份，请填写公民身份证号。"
Place = tuple[int, int]
People = tuple[DevelopmentContact, ...]


@dataclass(frozen=True)
class DevelopmentPlan(ImportPlan):
    """The case that each row that is taken leaves behind, and the people whom it names, by line and block."""

    cases: Mapping[Place, tuple[DevelopmentCase, People]] = field(default_factory=dict, repr=False)


class _Settler:
    """Settles the rows of one sheet from top to bottom."""

    def __init__(self, preview: Preview, facts: DevelopmentFacts, answers: Answers) -> None:
        self._preview = preview
        self._facts = facts
        self._units = Units(facts.roster, preview, answers)
        self._names = Names(facts.roster, answers, preview.today)
        self._seen: dict[tuple[str, str], int] = {}
        self.cases: dict[Place, tuple[DevelopmentCase, People]] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would enter."""
        if row.action is Action.REFUSE:
            return row
        values = dict(row.row.values)
        known = self._known(values)
        if len(known) > 1:
            return refused(row.row, _TWICE.format(count=len(known), name=values.get("name")))
        before = known[0] if known else None
        if before is None or values.get("branch"):
            unit = self._units.find(values)
            if isinstance(unit, str):
                return replace(row, action=Action.REFUSE, reason=unit, options=self._units.offered(values))
            values |= unit_values(self._facts.roster, unit.id)
        row = replace(row, row=replace(row.row, values=values))
        who = (search_key(str(values.get("name") or "")), str(values.get("id_number") or ""))
        line = self._seen.setdefault(who, row.row.line)
        if line != row.row.line:
            return refused(row.row, f"与第{line}行是同一人，只取第{line}行。")
        return self._merged(row, before)

    def questions(self) -> Iterator[Question]:
        """What the user may or must say."""
        yield from self._units.questions()
        yield from self._names.questions()

    def _known(self, values: Mapping[str, Value]) -> list[DevelopmentCase]:
        """The case of the person: by id number, else by name where no other number speaks against it."""
        number, name = str(values.get("id_number") or ""), search_key(str(values.get("name") or ""))
        if number and (same := [one for one in self._facts.cases if one.id_number == number]):
            return same
        named = [one for one in self._facts.cases if search_key(one.name) == name]
        return [one for one in named if not (number and one.id_number)]

    def _merged(self, row: RowPlan, before: DevelopmentCase | None) -> RowPlan:
        """The row as a new case, or compared with the one that is there."""
        case = self._case(row.row.values, before)
        people, reasons = self._people(row.row.values, case, before)
        problems = development_problems(self._facts, case, self._preview.today)
        musts = [one.sentence for one in problems if one.level is Level.MUST]
        if musts or reasons:
            return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys([*reasons, *musts])))
        if before is not None:
            there = case_values(self._facts, before)
            said = {key: value for key, value in row.row.values.items() if key not in _ROLES}
            settled = compared(replace(row.row, values=said), ExistingRow(before.id, there), row.doubts)
            is_same = settled.action is Action.SAME and not people
            row = replace(settled, row=row.row, action=Action.SAME if is_same else Action.UPDATE)
            if is_same:
                return replace(row, doubts=())
        self.cases[row.row.line, row.row.block] = (case, people)
        warned = [one.sentence for one in problems if one.level is Level.WARN and one.field in row.row.values]
        return replace(row, note="".join(dict.fromkeys(warned)))

    def _case(self, values: Mapping[str, Value], before: DevelopmentCase | None) -> DevelopmentCase:
        said: dict[str, Any] = {
            key: value for key in _PLAIN if (value := values.get(key)) is not None and value not in ("", 0)
        }
        unit = self._units.find(values) if values.get("branch") else None
        if unit is not None and not isinstance(unit, str):
            is_group = unit.level == GROUP
            said["org_unit_id"] = unit.parent_id if is_group else unit.id
            said |= {"group_id": unit.id} if is_group else {}
        case = replace(before or DevelopmentCase(), **said)
        if case.member_id is None:
            case = replace(case, member_id=self._in_roster(case))
        if case.rules:
            return case
        return replace(case, rules=rules_on(case.applied_on or case.activist_on or self._preview.today))

    def _in_roster(self, case: DevelopmentCase) -> int | None:
        """Who was taken in before the book knew the case: the only member of the number, or of name and day."""
        if case.approved_on is None or case.accepted_on is None:
            return None
        members = [one for one in self._names.named(case.name) if _may_be(one, case)]
        return members[0].id if len(members) == 1 else None

    def _people(
        self, values: Mapping[str, Value], case: DevelopmentCase, before: DevelopmentCase | None
    ) -> tuple[People, list[str]]:
        """Contacts and sponsors whom the row names and the case has not yet, and what is unclear about them."""
        found: list[DevelopmentContact] = []
        reasons: list[str] = []
        there = {} if before is None else {role: self._named(before, role) for role in _ROLES.values()}
        for key, role in _ROLES.items():
            since = next((day for name in _SINCE[key] if (day := getattr(case, name)) is not None), None)
            for one in read_names(str(values.get(key) or ""), self._names.knows).people:
                if search_key(one.name) in there.get(role, ()):
                    continue
                member_id = self._names.person(one.name, one.note, since or self._preview.today)
                if member_id == 0 and self._names.answer(one.name) == NOWHERE:
                    continue
                if member_id == 0:
                    reasons.append(f"{role}“{one.name}”不能确定是哪一名党员，请先选择。")
                name = "" if member_id else one.name
                found.append(DevelopmentContact(role=role, member_id=member_id or None, name=name, from_on=since))
        return tuple(found), reasons

    def _named(self, case: DevelopmentCase, role: str) -> frozenset[str]:
        people = self._facts.people_in(case.id, role)
        return frozenset(search_key(self._facts.person_name(one)) for one in people)


def _may_be(member: Member, case: DevelopmentCase) -> bool:
    if case.id_number and member.id_number:
        return case.id_number == member.id_number
    admitted = member.admitted_on
    return admitted is not None and case.accepted_on is not None and admitted.agrees_with(case.accepted_on)


def _settle(
    preview: Preview, facts: DevelopmentFacts, answers: Answers, before: DevelopmentPlan | None
) -> DevelopmentPlan:
    del before  # a row depends on those above it
    settler = _Settler(preview, facts, answers)
    settled = tuple(map(settler.settle, preview.rows))
    questions = tuple(settler.questions())
    return DevelopmentPlan(
        preview=preview,
        answers=answers,
        settled=settled,
        questions=questions,
        asked_fields=frozenset({"branch"} if any(one.key == DEFAULT_BRANCH for one in questions) else ()),
        cases=settler.cases,
    )


def _write(store: Store, change: Change, plan: DevelopmentPlan) -> None:
    del store
    for row in plan.rows:
        if row.action not in (Action.ADD, Action.UPDATE):
            continue
        case, people = plan.cases[row.row.line, row.row.block]
        if case.id:
            change.update(DEVELOPMENT_CASES, case)
        else:
            case = change.add(DEVELOPMENT_CASES, case)
        for one in people:
            change.add(DEVELOPMENT_CONTACTS, replace(one, case_id=case.id))


def case_values(facts: DevelopmentFacts, case: DevelopmentCase) -> dict[str, Value]:
    """A case in the fields of the target, with the people whom it has now."""
    found: dict[str, Value] = {key: getattr(case, key) for key in _PLAIN}
    found |= unit_values(facts.roster, case.group_id or case.org_unit_id)
    for key, role in _ROLES.items():
        people = [one for one in facts.people_in(case.id, role) if one.to_on is None]
        found[key] = names_text([(facts.person_name(one), "") for one in people])
    return {key: value for key, value in found.items() if value not in (None, "", 0)}


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_cases(store)
    cases = [one for one in facts.unit_cases(wanted.unit_id) if _is_of_year(one, wanted.year)]
    export_rows(DEVELOPMENT_TARGET, [case_values(facts, one) for one in cases], path)


def _is_of_year(case: DevelopmentCase, year: int | None) -> bool:
    """A case belongs to each year in which it was led."""
    began = case.applied_on or case.activist_on
    ended = case.ended_on or case.archived_on
    if year is None:
        return True
    return (began is None or began.year <= year) and (ended is None or ended.year >= year)


DEVELOPMENT_IMPORT: ImportKind[DevelopmentFacts, DevelopmentPlan] = ImportKind(
    key=DEVELOPMENT_CASES.key,
    title=DEVELOPMENT_TARGET.title,
    counted="人",
    template=lambda: DEVELOPMENT_TARGET,
    facts=read_cases,
    target=lambda _: DEVELOPMENT_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
)
