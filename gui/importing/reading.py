"""Reading and understanding a file beside the window: values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gui.tasks import Report
from ledger.errors import Cancelled, KnownError
from ledger.intake.cells import Workbook
from ledger.intake.preview import OtherTable
from operations.importing import Answers, ImportKind, ImportPlan, open_table, plan_rows
from operations.sheets import read_workbook


@dataclass(frozen=True)
class Source:
    """A file, its kind, and what it is compared with: the book's records, today, and the mappings used before."""

    kind: ImportKind[Any, Any]
    path: Path
    facts: Any
    today: date
    stored: Mapping[str, Mapping[str, str]]
    answers: Answers


@dataclass(frozen=True)
class Opened:
    """A file that has been understood."""

    source: Source
    workbook: Workbook
    plan: ImportPlan


@dataclass(frozen=True)
class Refusal:
    """A file that is none, with the sentence that says why."""

    path: Path
    sentence: str


@dataclass(frozen=True)
class TableWish:
    """Another table of a file that is open."""

    opened: Opened
    table: OtherTable


def read_file(source: Source, progress: Report) -> Opened | Refusal:
    """Read a file and understand it. Runs on the worker thread."""
    try:
        progress(0, 2, "正在打开文件")
        workbook = read_workbook(source.path)
        progress(1, 2, "正在识别每一行")
        return _understand(source, workbook, None)
    except Cancelled:
        raise
    except KnownError as error:
        return Refusal(source.path, error.sentence)


def take_table(wish: TableWish, _: Report) -> Opened:
    """Understand another table of the same file. Runs on the worker thread."""
    return _understand(wish.opened.source, wish.opened.workbook, wish.table)


def _understand(source: Source, workbook: Workbook, table: OtherTable | None) -> Opened:
    preview = open_table(source.kind, workbook, source.facts, source.today, stored=source.stored, sheet=table)
    return Opened(source, workbook, plan_rows(source.kind, preview, source.facts, source.answers))
