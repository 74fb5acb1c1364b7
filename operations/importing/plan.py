"""Reading a file into a preview, and settling what each row means for the book as it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from json import loads
from pathlib import Path

from ledger.intake.cells import Workbook
from ledger.intake.compare import Action, ExistingRow, RowPlan
from ledger.intake.mapping import own_field
from ledger.intake.members import members_target
from ledger.intake.preview import OtherTable, Preview, open_preview
from ledger.intake.reading import Value
from ledger.kinds.book import IMPORT_MAPPINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.asof import former_on, roster_on
from ledger.roster.columns import COLUMNS
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from operations.importing.settling import Settler
from operations.importing.units import find_by_name
from operations.sheets import read_workbook
from storage.store import Store

HELD_BACK = "有存疑的内容，先不导入。"
_NOTHING_STORED: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class UnitChoices:
    """What the user says about branches.

    Attributes:
        default_branch_id: the branch of rows that name none, or one that the book does not know.
        by_name: the branch that a name in the sheet means, None for a new one; for names that the book does not know.
        makes_branches: a name that nobody explained becomes a new branch, as for a book's first import.
    """

    default_branch_id: int | None = None
    by_name: Mapping[str, int | None] = field(default_factory=dict)
    makes_branches: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """A preview together with the branch and group of each row.

    A 党小组 belongs to its branch, so it is found and made below the branch of its row; an unknown one is made.

    Attributes:
        rows: what becomes of each row, in the order of the sheet.
        settled: the same before doubtful rows are held back.
        branches: the branch that each name means.
        new_branches: names that become new branches.
        unclear_branches: names in the sheet that the book does not know, explained by the user or not.
        unknown_branches: those of them that need the user's choice; their rows are refused unless there is a default
            branch.
        needs_default: some new person has no branch in the sheet, and the book has several.
    """

    preview: Preview
    choices: UnitChoices
    rows: tuple[RowPlan, ...]
    settled: tuple[RowPlan, ...] = field(repr=False)
    branches: Mapping[str, int]
    new_branches: tuple[str, ...]
    unclear_branches: tuple[str, ...]
    unknown_branches: tuple[str, ...]
    needs_default: bool

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each action has."""
        counted = Counter(row.action for row in self.rows)
        return {action.value: counted[action] for action in Action}


def existing_members(facts: RosterFacts, today: date) -> list[ExistingRow]:
    """Everybody whom the book knows, as today's roster shows them, those who have left as they were last."""
    labels = {own.id: own.label for own in facts.own_fields}
    return [_existing(entry, labels) for entry in (*roster_on(facts, today), *former_on(facts, today))]


def _existing(entry: RosterEntry, own_labels: Mapping[int, str]) -> ExistingRow:
    values: dict[str, Value] = {column.key: column.value(entry) for column in COLUMNS if not column.is_derived}
    values.update({own_field(own_labels[key]): value for key, value in entry.own.items()})
    return ExistingRow(entry.member.id, values)


def remembered_mappings(store: Store) -> dict[str, dict[str, str]]:
    """The mappings that the user has used before, by header signature."""
    kept = store.where(IMPORT_MAPPINGS, record_kind=MEMBERS.key)
    return {one.signature: loads(one.mapping) for one in kept}


def preview_members(
    path: Path,
    facts: RosterFacts,
    today: date,
    *,
    stored: Mapping[str, Mapping[str, str]] = _NOTHING_STORED,
    sheet: str | None = None,
) -> Preview:
    """Read a file and understand it as a roster. Values only, so it may run on the worker thread.

    Raises:
        KnownError: the file cannot be read, or holds no roster; the sentence says why.
    """
    return preview_workbook(read_workbook(path), facts, today, stored=stored, sheet=sheet)


def preview_workbook(
    workbook: Workbook,
    facts: RosterFacts,
    today: date,
    *,
    stored: Mapping[str, Mapping[str, str]] = _NOTHING_STORED,
    sheet: str | OtherTable | None = None,
) -> Preview:
    """The same for a workbook that has been read; ``sheet`` can be one of the tables that a preview did not take.

    Raises:
        KnownError: it holds no roster; the sentence says why.
    """
    target = members_target(
        [(own_field(own.label), own.label) for own in facts.own_fields if own.record_kind == MEMBERS.key]
    )
    existing = existing_members(facts, today)
    return open_preview(workbook, target, existing, today, sheet=sheet, stored=stored)


def plan_import(
    preview: Preview,
    facts: RosterFacts,
    choices: UnitChoices,
    *,
    holds_doubtful: bool = False,
    before: ImportPlan | None = None,
) -> ImportPlan:
    """Settle the branch of every row, and which of its differences are real.

    Rows whose branch is unclear are refused with the reason; with ``holds_doubtful`` the doubtful ones as well.
    ``before`` is an earlier plan for the same facts: rows that are as they were there are not settled again.
    """
    branches = [unit for unit in facts.units if unit.level == BRANCH and unit.ended_on is None]
    names = list(dict.fromkeys(str(row.row.values["branch"]) for row in preview.rows if row.row.values.get("branch")))
    surely = {name: unit for name in names if (unit := find_by_name(name, branches)) is not None}
    unclear = tuple(name for name in names if name not in surely)
    found = surely | _explained(unclear, facts, choices)
    new = tuple(name for name in unclear if name not in found and choices.by_name.get(name, _made(choices)) is None)
    only = branches[0] if len(branches) == 1 else None
    default = facts.unit_by_id.get(choices.default_branch_id or 0) or only
    plan = ImportPlan(
        preview=preview,
        choices=replace(choices, default_branch_id=default.id if default else None),
        rows=(),
        settled=(),
        branches={unit.short_name: unit.id for unit in branches} | {name: unit.id for name, unit in found.items()},
        new_branches=new,
        unclear_branches=unclear,
        unknown_branches=tuple(name for name in unclear if name not in found and name not in new),
        needs_default=only is None and any(map(_lacks_branch, preview.rows)),
    )
    settled = _settled(plan, Settler(facts, preview.today, found, frozenset(new), default), before)
    return replace(plan, settled=settled, rows=tuple(map(_held_back, settled)) if holds_doubtful else settled)


def _settled(plan: ImportPlan, settler: Settler, before: ImportPlan | None) -> tuple[RowPlan, ...]:
    rows = plan.preview.rows
    if before is None or _places(before) != _places(plan) or len(before.settled) != len(rows):
        return tuple(map(settler.settle, rows))
    return tuple(
        known if old is row else settler.settle(row)
        for row, old, known in zip(rows, before.preview.rows, before.settled, strict=True)
    )


def _places(plan: ImportPlan) -> tuple[object, ...]:
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


def _held_back(row: RowPlan) -> RowPlan:
    if row.action is Action.REFUSE or not row.doubts:
        return row
    return replace(row, action=Action.REFUSE, reason=HELD_BACK)
