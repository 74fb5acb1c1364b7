"""Bringing a book to the newest schema: copy first, all steps in one transaction, nothing lost."""

from collections.abc import Iterator
from pathlib import Path

from storage.copying import copy_book
from storage.engine import APPLICATION_ID, Database, pragma, record_tables
from storage.log import Action, Log, LogRow
from storage.migrations import SCHEMA, Schema
from storage.rows import Row

_Rows = dict[str, dict[int, Row]]


def fill_new(db: Database, schema: Schema) -> None:
    """Give an empty file the marks and tables of a book."""
    with db.atomic():
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        schema.steps.apply(db)
        db.execute(f"PRAGMA user_version = {schema.version}")


def upgrade(path: Path, db: Database, log: Log, schema: Schema) -> None:
    """Take the steps that the book has not seen yet; without any, nothing is touched.

    A proved copy named 升级前 is put beside the book first. The steps, the check that no row is lost and no reference
    broken, the version and the entry of the log are one transaction; foreign keys are off in it, because a step may
    have to rebuild a table that others refer to.

    Raises BookError when the copy or the book cannot be written; the book is then as it was.
    """
    version = pragma(db, "user_version")
    if version == schema.version:
        return
    copy_book(path, _free_name(path, version))
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            before = _all_rows(db)
            schema.steps.apply(db)
            db.execute(f"PRAGMA user_version = {schema.version}")
            log.append(Action.UPGRADE, f"升级账簿到第{schema.version}版", _changed(before, _all_rows(db)))
            _check_references(db)
            schema.derive(db)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def copies_before_upgrade(path: Path) -> Iterator[Path]:
    """The names that copies before an upgrade have, up to the first that is free for each schema of the past."""
    for version in range(1, SCHEMA.version):
        number = 1
        while (copy := _name_of_copy(path, version, number)).exists():
            yield copy
            number += 1
        yield copy


def _free_name(path: Path, version: int) -> Path:
    number = 1
    while (copy := _name_of_copy(path, version, number)).exists():
        number += 1
    return copy


def _name_of_copy(path: Path, version: int, number: int) -> Path:
    word = f"升级前-{version}" if number == 1 else f"升级前-{version}-{number}"
    return path.with_name(f"{path.stem}.{word}{path.suffix}")


def _all_rows(db: Database) -> _Rows:
    return {name: {row.pop("id"): row for row in db.table(name).rows} for name in record_tables(db)}


def _changed(before: _Rows, after: _Rows) -> list[LogRow]:
    """The rows to which the steps gave other values; a column that came or went is no change of a row."""
    changed = []
    for table, new_rows in after.items():
        old_rows = before.get(table, {})
        if lost := old_rows.keys() - new_rows.keys():
            raise ValueError(f"the upgrade has lost rows of {table}: {sorted(lost)}")
        changed += [
            LogRow(table, row_id, old_rows.get(row_id), row)
            for row_id, row in new_rows.items()
            if _differs(old_rows.get(row_id), row)
        ]
    return changed


def _differs(old: Row | None, new: Row) -> bool:
    return old is None or any(old[name] != new[name] for name in old.keys() & new.keys())


def _check_references(db: Database) -> None:
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"the upgrade has broken references: {broken[:5]}")
