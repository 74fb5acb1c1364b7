"""The engine under sqlite-utils is SQLCipher's, and any place on disk can be addressed."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from storage.engine import EngineError, address, connect


def test_a_failed_write_leaves_no_transaction_open(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "a.db", "rwc")) as db:
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL) STRICT")
        with pytest.raises(EngineError, match="NOT NULL"):
            list(db.query("INSERT INTO t (a) VALUES (NULL) RETURNING id"))
        assert not db.conn.in_transaction


@pytest.mark.parametrize("module", ["storage.store", "storage.migrations", "storage.verification"])
def test_whatever_is_imported_first_the_engine_is_the_same(module: str) -> None:
    code = f"import {module}, sys; print(sys.modules['sqlite_utils.utils'].sqlite3.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "sqlcipher3.dbapi2"


@pytest.mark.parametrize("name", ["党费 100%.zbtz", "a?b#c&d.zbtz", "引'号\".zbtz", "王𬭚.zbtz"])
@pytest.mark.skipif(sys.platform == "win32", reason="some of these names are not allowed there")
def test_any_name_can_be_opened(tmp_path: Path, name: str) -> None:
    with closing(connect(tmp_path / name, "rwc")) as db:
        db.execute("CREATE TABLE t (id INTEGER)")
    assert [file.name for file in tmp_path.glob("*")] == [name]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"D:\台账\a b.zbtz"), "file:///D:/%E5%8F%B0%E8%B4%A6/a%20b.zbtz?mode=rw"),
        (PureWindowsPath(r"\\server\share\a.zbtz"), "file:////server/share/a.zbtz?mode=rw"),
    ],
)
def test_drives_and_shares_have_an_address_with_an_empty_host(path: PurePath, uri: str) -> None:
    assert address(path, "rw") == uri


def test_reading_only_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(connect(path, "rwc")) as db:
        db.execute("CREATE TABLE t (id INTEGER)")
    with closing(connect(path, "ro")) as db, pytest.raises(EngineError, match="readonly"):
        db.execute("INSERT INTO t VALUES (1)")
