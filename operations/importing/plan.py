"""Reading a file into a preview, and settling which branch each row belongs to."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
from ledger.kinds.book import IMPORT_MAPPINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, GROUP, OrgUnit
from ledger.roster.asof import former_on, roster_on
from ledger.roster.columns import COLUMNS
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from operations.importing.units import UNIT_MISSING, find_by_name
from operations.sheets import read_workbook
from storage.store import Store

NO_BRANCH = "没有写明所在支部，请选择这些党员所在的支部。"


@dataclass(frozen=True, slots=True)
class UnitChoices:
    """What the user says about branches.

    Attributes:
        default_branch_id: the branch of rows that name none.
        by_name: the unit that a name in the sheet means; for names that the book does not know.
        makes_units: a name that nobody explained becomes a new branch or group, as for a book's first import.
    """

    default_branch_id: int | None = None
    by_name: Mapping[str, int] = field(default_factory=dict)
    makes_units: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """A preview together with the branch of each row.

    Attributes:
        rows: what becomes of each row, in the order of the sheet.
        units: the unit that each name in the sheet means.
        new_units: names that become new branches or groups.
        unknown_units: names that need the user's choice; their rows are refused until then.
    """

    preview: Preview
    choices: UnitChoices
    rows: tuple[RowPlan, ...]
    units: Mapping[str, int]
    new_units: tuple[tuple[str, str], ...]
    unknown_units: tuple[tuple[str, str], ...]

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
    names = _names_of_units(preview.rows)
    settled = {name: unit.id for name in names if (unit := _unit_of(name, facts, choices)) is not None}
    unknown = tuple((level, text) for level, text in names if (level, text) not in settled)
    is_new = choices.makes_units
    units = {text: unit_id for (_, text), unit_id in settled.items()}
    only = _only_branch(facts)
    default = choices.default_branch_id or (only.id if only else None)
    rows = tuple(_checked(row, settled, default, makes_units=is_new) for row in preview.rows)
    return ImportPlan(
        preview=preview,
        choices=replace(choices, default_branch_id=default),
        rows=rows,
        units=units,
        new_units=unknown if is_new else (),
        unknown_units=() if is_new else unknown,
    )


def _names_of_units(rows: Sequence[RowPlan]) -> list[tuple[str, str]]:
    """The names of branches and groups in the sheet, each once, in order of appearance."""
    found = {
        (level, str(row.row.values[key])): None
        for row in rows
        for key, level in (("branch", BRANCH), ("group", GROUP))
        if row.row.values.get(key)
    }
    return list(found)


def _unit_of(name: tuple[str, str], facts: RosterFacts, choices: UnitChoices) -> OrgUnit | None:
    level, text = name
    if text in choices.by_name:
        return facts.unit_by_id.get(choices.by_name[text])
    return find_by_name(text, (unit for unit in facts.units if unit.level == level and unit.ended_on is None))


def _only_branch(facts: RosterFacts) -> OrgUnit | None:
    branches = [unit for unit in facts.units if unit.level == BRANCH and unit.ended_on is None]
    return branches[0] if len(branches) == 1 else None


def _checked(
    row: RowPlan, settled: Mapping[tuple[str, str], int], default: int | None, *, makes_units: bool
) -> RowPlan:
    if row.action is Action.REFUSE or (makes_units and row.row.values.get("branch")):
        return row
    for key, level in (("branch", BRANCH), ("group", GROUP)):
        name = row.row.values.get(key)
        if name and (level, str(name)) not in settled and not makes_units:
            return replace(row, action=Action.REFUSE, reason=UNIT_MISSING.format(name=name))
    if row.action is Action.ADD and not row.row.values.get("branch") and default is None:
        return replace(row, action=Action.REFUSE, reason=NO_BRANCH)
    return row
