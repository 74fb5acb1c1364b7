"""What can be imported: one declaration a kind, which the command line and the window read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from ledger.intake.outcome import Action, ExistingRow, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.target import Target
from operations.importing.outputs import Wanted
from storage.store import Change, Store

Answers = Mapping[str, str]
DEFAULT_BRANCH = "default_branch"
"""The key of the answer that names the branch (its id) of rows without one."""
NOWHERE = "-"
"""The answer to a question about a column that is not imported."""
HELD_BACK = "有存疑的内容，先不导入。"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the sheet does not say and the user has to.

    Attributes:
        key: under which the answer is given.
        text: the question, short enough to stand before a drop-down.
        options: the words of each answer by its value.
        answer: the value that holds now; empty while the question is open.
        column: the column whose field the answer is; empty for any other question.
        is_open_ended: another text than the options may be given; the kind says whether it can be read.
    """

    key: str
    text: str
    options: Mapping[str, str]
    answer: str = ""
    column: str = ""
    is_open_ended: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """A preview together with what the book makes of each row.

    Attributes:
        answers: what the user has said, by question.
        rows: what becomes of each row, in the order of the sheet; ``plan_rows`` sets it from ``settled``.
        settled: the same before doubtful rows are held back.
        questions: what the user may or must say.
        asked_fields: fields that are shown although no column feeds them, because rows wait for them.
    """

    preview: Preview
    answers: Answers = field(default_factory=dict)
    rows: tuple[RowPlan, ...] = ()
    settled: tuple[RowPlan, ...] = field(default=(), repr=False)
    questions: tuple[Question, ...] = ()
    asked_fields: frozenset[str] = frozenset()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each action has."""
        counted = Counter(row.action for row in self.rows)
        return {action.value: counted[action] for action in Action}

    def shown(self, row: RowPlan, key: str) -> str | None:
        """The text of a field of a row where it is another one than the value's own; None for that."""
        del row, key
        return None


F = TypeVar("F")
P = TypeVar("P", bound=ImportPlan)


@dataclass(frozen=True)
class ImportKind(Generic[F, P]):
    """A kind of sheet that can be imported, and exported so that importing it again changes nothing.

    Attributes:
        key: of the record kind.
        title: what the sheet is called, in sentences and menus.
        counted: the measure word for its rows, as 人.
        facts: everything that rows are compared with, as plain values for a worker thread.
        template: the target without what a book adds to it, for the empty sheet.
        target: headings and readers.
        existing: the records of the book in fields and values of the target; none where ``settle`` compares.
        settle: what the rows mean for the book, given the answers; the plan of before saves settling a row again.
        write: does a plan within one change.
        export: writes the records as a sheet of the target.
    """

    key: str
    title: str
    counted: str
    template: Callable[[], Target]
    facts: Callable[[Store], F]
    target: Callable[[F], Target]
    settle: Callable[[Preview, F, Answers, P | None], P]
    write: Callable[[Store, Change, P], None]
    export: Callable[[Store, Wanted, Path], None]
    existing: Callable[[F, date], Sequence[ExistingRow]] = lambda _facts, _today: ()


def held_back(row: RowPlan) -> RowPlan:
    """A doubtful row as one that is not taken."""
    if row.action is Action.REFUSE or not row.doubts:
        return row
    return replace(row, action=Action.REFUSE, reason=HELD_BACK)
