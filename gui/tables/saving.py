"""存为表格 of what a table shows: the shown rows in their order, under their shown heads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from gui import settings_store as kept
from gui.messages import choose_save
from gui.shell import Shell
from gui.tables.column import Column
from gui.tasks import Report

SHEETS = "表格 (*.xlsx)"


@dataclass(frozen=True, slots=True)
class _Job:
    """Texts to write under heads of a width in Chinese characters."""

    title: str
    subtitle: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    target: Path


def save_rows(
    shell: Shell, parent: QWidget, title: str, columns: Sequence[Column[Any]], rows: Sequence[Any], subtitle: str = ""
) -> None:
    """Ask for a file and write the rows beside the window's work."""
    target = _ask(shell, parent, title)
    if target is None:
        return
    job = _Job(title, subtitle, _heads(columns), _texts(columns, rows), target)
    shell.tasks.run("正在保存表格", _write, job, lambda path: _tell(shell, path))


def save_read(
    shell: Shell,
    parent: QWidget,
    title: str,
    columns: Sequence[Column[Any]],
    read: Callable[[Report], Sequence[Any]],
    subtitle: str = "",
) -> None:
    """As ``save_rows`` for rows that take a while to read: that too is done by the worker, as values of its own."""
    target = _ask(shell, parent, title)
    if target is None:
        return
    heads = _heads(columns)

    def work(chosen: Path, say: Report) -> Path:
        return _write(_Job(title, subtitle, heads, _texts(columns, read(say)), chosen), say)

    shell.tasks.run("正在保存表格", work, target, lambda path: _tell(shell, path))


def _ask(shell: Shell, parent: QWidget, title: str) -> Path | None:
    folder = Path(shell.settings.get(kept.LAST_FOLDER) or ".")
    target = choose_save(parent, "存为表格", SHEETS, folder / f"{title}{shell.session.clock():%Y-%m-%d}.xlsx")
    if target is not None:
        shell.settings.put(kept.LAST_FOLDER, str(target.parent))
    return target


def _heads(columns: Sequence[Column[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((column.label, column.width) for column in columns)


def _texts(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(column.text(row) for column in columns) for row in rows)


def _tell(shell: Shell, path: Path) -> None:
    shell.notices.say(f"表格已保存为“{path.name}”")


def _write(job: _Job, _: Report) -> Path:
    from exports.sheets import SheetColumn, SheetDocument, write_sheet  # noqa: PLC0415  loads the writer of xlsx

    columns = [SheetColumn(f"column_{place}", head, width) for place, (head, width) in enumerate(job.heads)]
    write_sheet(SheetDocument(job.title, columns, job.rows, job.subtitle), job.target)
    return job.target
