"""The roster as a kind of import: the branch of every row, and which of its differences are real."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger.intake.mapping import own_field
from ledger.intake.members import MEMBERS_TARGET, members_target
from ledger.intake.outcome import Action, ExistingRow, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.intake.target import Target
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.asof import former_on, roster_on
from ledger.roster.columns import COLUMNS
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from operations.facts import read_facts
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, Question
from operations.importing.member_writer import MemberWriter
from operations.importing.members_plan import MembersPlan, UnitChoices
from operations.importing.outputs import Wanted
from operations.importing.settling import Settler
from operations.importing.units import find_by_name
from operations.preferences import ROSTER_ORDER, preference
from operations.printing import register_input
from operations.registers import RegisterOptions
from storage.store import Change, Store

BRANCH_IS, MAKES_BRANCHES = "branch:", "makes_branches"
"""Keys of answers: which branch a name is (the name follows), whether the other unknown ones are made."""
_NEW, _OPEN = "new", "请选择…"


def existing_members(facts: RosterFacts, today: date) -> list[ExistingRow]:
    """Everybody whom the book knows, as today's roster shows them, those who have left as they were last."""
    labels = {own.id: own.label for own in facts.own_fields}
    return [_existing(entry, labels) for entry in (*roster_on(facts, today), *former_on(facts, today))]


def _existing(entry: RosterEntry, own_labels: Mapping[int, str]) -> ExistingRow:
    values: dict[str, Value] = {column.key: column.value(entry) for column in COLUMNS if not column.is_derived}
    values.update({own_field(own_labels[key]): value for key, value in entry.own.items()})
    return ExistingRow(entry.member.id, values)


def plan_members(
    preview: Preview, facts: RosterFacts, choices: UnitChoices, before: MembersPlan | None = None
) -> MembersPlan:
    """Settle the branch of every row, and which of its differences are real.

    Rows whose branch is unclear are refused with the reason. ``before`` is an earlier plan for the same facts: rows
    that are as they were there are not settled again.
    """
    branches = [unit for unit in facts.units if unit.level == BRANCH and unit.ended_on is None]
    names = list(dict.fromkeys(str(row.row.values["branch"]) for row in preview.rows if row.row.values.get("branch")))
    surely = {name: unit for name in names if (unit := find_by_name(name, branches)) is not None}
    unclear = tuple(name for name in names if name not in surely)
    found = surely | _explained(unclear, facts, choices)
    new = tuple(name for name in unclear if name not in found and choices.by_name.get(name, _made(choices)) is None)
    only = branches[0] if len(branches) == 1 else None
    default = facts.unit_by_id.get(choices.default_branch_id or 0) or only
    plan = MembersPlan(
        preview=preview,
        choices=replace(choices, default_branch_id=default.id if default else None),
        unit_names={unit.id: unit.short_name for unit in facts.units},
        branches={unit.short_name: unit.id for unit in branches} | {name: unit.id for name, unit in found.items()},
        new_branches=new,
        unclear_branches=unclear,
        unknown_branches=tuple(name for name in unclear if name not in found and name not in new),
        needs_default=only is None and any(map(_lacks_branch, preview.rows)),
    )
    settled = _settled(plan, Settler(facts, preview.today, found, frozenset(new), default), before)
    asked = frozenset({"branch"}) if plan.needs_default else frozenset()
    questions = tuple(_questions(plan, branches, only))
    return replace(plan, settled=settled, rows=settled, questions=questions, asked_fields=asked)


def _questions(plan: MembersPlan, branches: Sequence[OrgUnit], only: OrgUnit | None) -> Iterator[Question]:
    known = {str(unit.id): unit.short_name for unit in branches}
    first = f"归入{only.short_name}" if only else _OPEN
    for name in plan.unclear_branches:
        chosen = plan.choices.by_name.get(name)
        answer = _NEW if name in plan.new_branches else str(chosen or "")
        yield Question(BRANCH_IS + name, f"“{name}”是", {"": first, _NEW: "新建这个支部"} | known, answer)
    if plan.needs_default:
        answer = str(plan.choices.default_branch_id or "")
        yield Question(DEFAULT_BRANCH, "没有写明支部的党员归入", {"": _OPEN} | known, answer)


def _settle(preview: Preview, facts: RosterFacts, answers: Answers, before: MembersPlan | None) -> MembersPlan:
    return replace(plan_members(preview, facts, unit_choices(answers), before), answers=answers)


def unit_choices(answers: Answers) -> UnitChoices:
    """What answers say about branches."""
    by_name = {
        key.removeprefix(BRANCH_IS): None if value == _NEW else int(value or 0)
        for key, value in answers.items()
        if key.startswith(BRANCH_IS)
    }
    default = int(answers.get(DEFAULT_BRANCH) or 0) or None
    return UnitChoices(default, by_name, makes_branches=bool(answers.get(MAKES_BRANCHES)))


def _settled(plan: MembersPlan, settler: Settler, before: MembersPlan | None) -> tuple[RowPlan, ...]:
    rows = plan.preview.rows
    if before is None or _places(before) != _places(plan) or len(before.settled) != len(rows):
        return tuple(map(settler.settle, rows))
    return tuple(
        known if old is row else settler.settle(row)
        for row, old, known in zip(rows, before.preview.rows, before.settled, strict=True)
    )


def _places(plan: MembersPlan) -> tuple[object, ...]:
    """Everything about branches that the settling of a row depends on."""
    return plan.choices, plan.branches, plan.new_branches


def _explained(names: tuple[str, ...], facts: RosterFacts, choices: UnitChoices) -> dict[str, OrgUnit]:
    units = {name: facts.unit_by_id.get(choices.by_name.get(name) or 0) for name in names}
    return {name: unit for name, unit in units.items() if unit is not None}


def _made(choices: UnitChoices) -> int | None:
    """What stands for a name that nobody explained: None makes a branch of it."""
    return None if choices.makes_branches else 0


def _lacks_branch(row: RowPlan) -> bool:
    return row.action is Action.ADD and not row.row.values.get("branch")


def _target(facts: RosterFacts) -> Target:
    return members_target(
        [(own_field(own.label), own.label) for own in facts.own_fields if own.record_kind == MEMBERS.key]
    )


def _write(store: Store, change: Change, plan: MembersPlan) -> None:
    writer = MemberWriter(store, change, plan)
    for row in plan.rows:
        writer.write(row)


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    from operations.sheets_out import export_members  # noqa: PLC0415  xlsxwriter is loaded when it is wanted

    year_end = date(wanted.year, 12, 31) if wanted.year else wanted.as_of
    options = RegisterOptions(
        as_of=min(year_end, wanted.as_of), unit_id=wanted.unit_id, order=preference(store, ROSTER_ORDER)
    )
    export_members(register_input(store, options), path)


MEMBERS_IMPORT: ImportKind[RosterFacts, MembersPlan] = ImportKind(
    key=MEMBERS.key,
    title=MEMBERS_TARGET.title,
    counted="人",
    template=lambda: MEMBERS_TARGET,
    facts=read_facts,
    target=_target,
    existing=existing_members,
    settle=_settle,
    write=_write,
    export=_export,
)
