"""The tables are what the declarations of the kinds ask for."""

import ast
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.kind import RecordKind
from ledger.kinds import KINDS
from storage.engine import APPLICATION_ID, Database, connect, pragma, record_tables
from storage.errors import BookDamagedError
from storage.migrations import SCHEMA
from storage.shape import shape_of
from storage.store import Store
from storage.verification import verify
from tests.storage.declared_schema import declared_table
from tests.storage.helpers import open_store

STORAGE = Path(__file__).parents[2] / "storage"
COLUMNS = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)'
REFERENCES = 'SELECT "from", "table", "to", on_delete, on_update FROM pragma_foreign_key_list(?) ORDER BY 1'


def shape(db: Database, table: str) -> dict[str, Any]:
    return {
        "columns": sorted(db.execute(COLUMNS, [table]).fetchall()),
        "references": db.execute(REFERENCES, [table]).fetchall(),
        "indexes": sorted(tuple(index.columns) for index in db.table(table).indexes),
        "checks": db.table(table).schema.count("CHECK"),
        "strict": db.table(table).strict,
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_table_of_a_kind_is_as_declared(store: Store, kind: RecordKind[Any]) -> None:
    asked_for = declared_table(kind)
    with (
        closing(connect(store.path, "ro")) as db,
        closing(connect(store.path.with_name("declared"), "rwc")) as declared,
    ):
        declared.executescript(asked_for)
        assert shape(db, kind.key) == shape(declared, kind.key), f"a migration step has to lead to\n{asked_for}"


def test_there_is_no_table_without_a_kind(store: Store) -> None:
    with closing(connect(store.path, "ro")) as db:
        assert record_tables(db) == sorted(kind.key for kind in KINDS)


def test_the_version_counts_the_steps_and_the_file_carries_it(store: Store) -> None:
    with closing(connect(store.path, "ro")) as db:
        assert [step.name for step in SCHEMA.steps.applied(db)] == [
            f"{number:04}" for number in range(1, SCHEMA.version + 1)
        ]
        assert pragma(db, "user_version") == SCHEMA.version
        assert pragma(db, "application_id") == APPLICATION_ID


def test_the_shape_of_the_schema_is_known(store: Store) -> None:
    with closing(connect(store.path, "ro")) as db:
        assert shape_of(db) == SCHEMA.shape, "write this hash into SCHEMA when a step has been added"


def test_a_hit_in_the_schema_is_damage(store: Store) -> None:
    store.close()
    content = store.path.read_bytes()
    store.path.write_bytes(
        content.replace(b"CREATE INDEX talks_org_unit_id ON talks(", b"CREATE INDEX talks_org_unit_id ON talkz(", 1)
    )
    with pytest.raises(BookDamagedError):
        open_store(store.path)
    store.path.write_bytes(content.replace(b"sealed_by TEXT", b"sealed_bx TEXT"))
    with pytest.raises(BookDamagedError):
        open_store(store.path)
    assert not verify(store.path).is_sound


def test_the_book_is_one_file_that_is_synced_and_keeps_its_references(store: Store) -> None:
    db = store._book.db
    answers = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert answers == {"journal_mode": "delete", "synchronous": 3}
    assert [pragma(db, name) for name in ("foreign_keys", "trusted_schema", "cell_size_check")] == [1, 0, 1]


def test_only_the_engine_module_imports_a_database() -> None:
    for file in STORAGE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        tops = {name.partition(".")[0] for name in names}
        assert file.name == "engine.py" or not tops & {"sqlite3", "sqlite_utils", "sqlcipher3"}, file


def test_a_migration_step_imports_nothing_of_ours() -> None:
    for file in (STORAGE / "steps").glob("step_*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)], file
