"""What an import of a roster comes to: the branches that its names mean, and what the user says about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.intake.outcome import Action, RowPlan
from operations.importing.kind import ImportPlan


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
class MembersPlan(ImportPlan):
    """A roster with the branch and group of each row.

    A 党小组 belongs to its branch, so it is found and made below the branch of its row; an unknown one is made.

    Attributes:
        branches: the branch that each name means.
        new_branches: names that become new branches.
        unclear_branches: names in the sheet that the book does not know, explained by the user or not.
        unknown_branches: those of them that need the user's choice; their rows are refused unless there is a default
            branch.
        needs_default: some new person has no branch in the sheet, and the book has several.
    """

    choices: UnitChoices = UnitChoices()
    unit_names: Mapping[int, str] = field(default_factory=dict, repr=False)
    branches: Mapping[str, int] = field(default_factory=dict)
    new_branches: tuple[str, ...] = ()
    unclear_branches: tuple[str, ...] = ()
    unknown_branches: tuple[str, ...] = ()
    needs_default: bool = False

    def shown(self, row: RowPlan, key: str) -> str | None:
        """The branch under its name in the book."""
        if key != "branch":
            return None
        name = str(row.row.values.get("branch") or "")
        if name in self.new_branches:
            return f"{name}（新建）"
        default = self.choices.default_branch_id
        unit_id = self.branches.get(name, default) if name or row.action is Action.ADD else None
        return self.unit_names.get(unit_id or 0, name)
