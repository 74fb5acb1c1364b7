"""The steps of any import: find the table, plan the rows, write the good ones as one change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from json import dumps, loads
from typing import TypeVar

from ledger.intake.cells import Workbook
from ledger.intake.mapping import remembered, used
from ledger.intake.outcome import Action
from ledger.intake.preview import ANY_SHEET, OtherTable, Preview, open_preview
from ledger.kinds.book import IMPORT_MAPPINGS, ImportMapping
from operations.importing.kind import Answers, ImportKind, ImportPlan, held_back
from storage.change import Watch, unwatched
from storage.store import Change, Store

F = TypeVar("F")
P = TypeVar("P", bound=ImportPlan)
Stored = Mapping[str, Mapping[str, str]]
_NOTHING_STORED: Stored = {}
_NO_ANSWERS: Answers = {}


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import has done, in rows."""

    counted: str
    added: int
    updated: int
    same: int
    refused: int

    @property
    def words(self) -> str:
        """``新增 2 人，更新 0 人，不变 1 人，不收 3 行``."""
        word = self.counted
        done = f"新增 {self.added} {word}，更新 {self.updated} {word}，不变 {self.same} {word}"
        return f"{done}，不收 {self.refused} 行"

    @property
    def sentence(self) -> str:
        """For the notice after the import."""
        return f"已导入：{self.words}。"


def remembered_mappings(store: Store, kind_key: str) -> dict[str, dict[str, str]]:
    """The mappings that the user has used before, by header signature."""
    return {one.signature: loads(one.mapping) for one in store.where(IMPORT_MAPPINGS, record_kind=kind_key)}


def open_table(
    kind: ImportKind[F, P],
    workbook: Workbook,
    facts: F,
    today: date,
    *,
    stored: Stored = _NOTHING_STORED,
    sheet: str | OtherTable | None = None,
) -> Preview:
    """Find the table of a kind in a workbook. Values only, so it may run on the worker thread.

    ``sheet`` is the name of one, or one of the tables that an earlier preview did not take.

    Raises:
        KnownError: it holds no such table; the sentence says why.
    """
    return open_preview(workbook, kind.target(facts), kind.existing(facts, today), today, sheet=sheet, stored=stored)


def plan_rows(
    kind: ImportKind[F, P],
    preview: Preview,
    facts: F,
    answers: Answers = _NO_ANSWERS,
    *,
    holds_doubtful: bool = False,
    before: P | None = None,
) -> P:
    """Settle what every row means; with ``holds_doubtful`` the doubtful ones are refused.

    ``before`` is an earlier plan for the same facts.
    """
    plan = kind.settle(preview, facts, answers, before)
    rows = tuple(map(held_back, plan.settled)) if holds_doubtful else plan.settled
    return replace(plan, rows=rows)


def apply_plan(kind: ImportKind[F, P], store: Store, plan: P, source: str, watch: Watch = unwatched) -> ImportResult:
    """Write the good rows of a plan as one step of 撤销; ``source`` is the file's name, for the change log.

    Blank cells never overwrite. ``watch`` is told how many records are written.
    """
    with store.change(f"导入{plan.preview.target.title}：{source}", watch=watch) as change:
        kind.write(store, change, plan)
        _remember(store, change, kind.key, plan.preview)
    return result_of(kind, plan)


def result_of(kind: ImportKind[F, P], plan: P) -> ImportResult:
    """What doing a plan means, in rows."""
    counts = plan.counts
    done = (counts[action] for action in (Action.ADD, Action.UPDATE, Action.SAME, Action.REFUSE))
    return ImportResult(kind.counted, *done)


def _remember(store: Store, change: Change, key: str, preview: Preview) -> None:
    _keep(store, change, key, preview.signature, remembered(preview.mapping))
    if preview.target.keeps_uses:
        known = remembered_mappings(store, key).get(ANY_SHEET, {})
        _keep(store, change, key, ANY_SHEET, known | used(preview.target, preview.mapping))


def _keep(store: Store, change: Change, key: str, signature: str, mapping: Mapping[str, str]) -> None:
    text = dumps(mapping, ensure_ascii=False, sort_keys=True)
    kept = store.where(IMPORT_MAPPINGS, record_kind=key, signature=signature)
    if kept:
        change.update(IMPORT_MAPPINGS, replace(kept[0], mapping=text))
    else:
        change.add(IMPORT_MAPPINGS, ImportMapping(record_kind=key, signature=signature, mapping=text))
