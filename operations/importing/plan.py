"""Reading a file into a preview, and settling which branch each row belongs to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from json import loads
from pathlib import Path

from ledger.intake.compare import Action, ExistingRow, RowPlan
from ledger.intake.mapping import own_field
from ledger.intake.members import members_target
from ledger.intake.preview import Preview, open_preview
from ledger.intake.reading import Value
from ledger.intake.rows import Doubt
from ledger.kinds.book import IMPORT_MAPPINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.asof import former_on, roster_on
from ledger.roster.columns import COLUMNS
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from operations.importing.units import UNIT_MISSING, find_by_name
from operations.sheets import read_workbook
from storage.store import Store

NO_BRANCH = "没有写明所在支部，请选择这些党员所在的支部。"
PUT_INTO_DEFAULT = "账簿里没有“{name}”，归入{branch}。"


@dataclass(frozen=True, slots=True)
class UnitChoices:
    """What the user says about branches.

    Attributes:
        default_branch_id: the branch of rows that name none, or one that the book does not know.
        by_name: the branch that a name in the sheet means; for names that the book does not know.
        makes_branches: a name that nobody explained becomes a new branch, as for a book's first import.
    """

    default_branch_id: int | None = None
    by_name: Mapping[str, int] = field(default_factory=dict)
    makes_branches: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """A preview together with the branch and group of each row.

    A 党小组 belongs to its branch, so it is found and made below the branch of its row; an unknown one is made.

    Attributes:
        rows: what becomes of each row, in the order of the sheet.
        branches: the branch that each name in the sheet means.
        new_branches: names that become new branches.
        unknown_branches: names that need the user's choice; their rows are refused unless there is a default branch.
    """

    preview: Preview
    choices: UnitChoices
    rows: tuple[RowPlan, ...]
    branches: Mapping[str, int]
    new_branches: tuple[str, ...]
    unknown_branches: tuple[str, ...]

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
    stored: Mapping[str, Mapping[str, str]],
    sheet: str | None = None,
) -> Preview:
    """Read a file and understand it as a roster. Values only, so it may run on the worker thread.

    Raises:
        KnownError: the file cannot be read, or holds no roster; the sentence says why.
    """
    workbook = read_workbook(path)
    target = members_target(
        [(own_field(own.label), own.label) for own in facts.own_fields if own.record_kind == MEMBERS.key]
    )
    return open_preview(workbook, target, existing_members(facts, today), today, sheet=sheet, stored=stored)


def plan_import(preview: Preview, facts: RosterFacts, choices: UnitChoices) -> ImportPlan:
    """Settle the branch of every row; rows whose branch is unclear are refused with the reason."""
    names = list(dict.fromkeys(str(row.row.values["branch"]) for row in preview.rows if row.row.values.get("branch")))
    found = {name: unit.id for name in names if (unit := _branch_of(name, facts, choices)) is not None}
    unknown = tuple(name for name in names if name not in found)
    only = _only_branch(facts)
    default = facts.unit_by_id.get(choices.default_branch_id or 0) or only
    is_settled = frozenset(names if choices.makes_branches else found)
    return ImportPlan(
        preview=preview,
        choices=replace(choices, default_branch_id=default.id if default else None),
        rows=tuple(_checked(row, is_settled, default) for row in preview.rows),
        branches=found,
        new_branches=unknown if choices.makes_branches else (),
        unknown_branches=() if choices.makes_branches else unknown,
    )


def _branch_of(name: str, facts: RosterFacts, choices: UnitChoices) -> OrgUnit | None:
    if name in choices.by_name:
        return facts.unit_by_id.get(choices.by_name[name])
    return find_by_name(name, (unit for unit in facts.units if unit.level == BRANCH and unit.ended_on is None))


def _only_branch(facts: RosterFacts) -> OrgUnit | None:
    branches = [unit for unit in facts.units if unit.level == BRANCH and unit.ended_on is None]
    return branches[0] if len(branches) == 1 else None


def _checked(row: RowPlan, settled: frozenset[str], default: OrgUnit | None) -> RowPlan:
    if row.action is Action.REFUSE:
        return row
    name = str(row.row.values.get("branch") or "")
    if name in settled:
        return row
    if name and default is not None:
        doubt = Doubt("branch", name, PUT_INTO_DEFAULT.format(name=name, branch=default.short_name))
        return replace(row, doubts=(*row.doubts, doubt))
    if name:
        return replace(row, action=Action.REFUSE, reason=UNIT_MISSING.format(name=name))
    if row.action is Action.ADD and default is None:
        return replace(row, action=Action.REFUSE, reason=NO_BRANCH)
    return row
