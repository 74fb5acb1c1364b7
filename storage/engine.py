"""The database engine: SQLCipher's SQLite for plain and encrypted books alike, driven through sqlite-utils.

One engine means one SQLite version on every computer; the system's own may be too old for STRICT tables.

sqlite-utils catches the exceptions of ``pysqlite3`` if that name can be imported, else those of ``sqlite3``. SQLCipher
raises its own, so it is registered under that name before sqlite-utils is imported for the first time. Without this a
failed ``INSERT … RETURNING`` leaves a transaction open and every later write is silently lost.
"""

import sys
from pathlib import Path, PurePath
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher

from storage.keys import KEYRING

sqlcipher.dbapi2 = sqlcipher  # sqlite-utils asks the package for this attribute
sys.modules["pysqlite3"] = sqlcipher
sys.modules["pysqlite3.dbapi2"] = sqlcipher

from sqlite_utils import Database, Migrations  # noqa: E402 - the engine must be registered before this import

__all__ = [
    "APPLICATION_ID",
    "FROZEN",
    "Database",
    "EngineError",
    "Migrations",
    "address",
    "connect",
    "pragma",
    "record_tables",
]

APPLICATION_ID = 0x7A62747A  # "zbtz"
EngineError: type[Exception] = sqlcipher.Error

FROZEN = "ro&immutable=1"
"""A mode that reads the file as it lies there, past the journal of a write that was cut off."""
_WITHOUT_RECORDS = ("log_", "search_", "file_", "sqlite_", "_sqlite_")
_WAIT_MS = 200  # one user, one writer: whoever holds the file longer than this is another program
_PRAGMAS = (
    "cipher_log_level = NONE",  # otherwise the engine writes to stderr when a key or a page is wrong
    f"busy_timeout = {_WAIT_MS}",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",  # no names of members in temporary files
    "foreign_keys = ON",
)
_WRITER_PRAGMAS = (
    "journal_mode = DELETE",  # a book is one file that may be copied; WAL would leave part of it beside
    "synchronous = EXTRA",  # also the folder is synced when the journal goes, so no acknowledged change is lost
)


def connect(path: Path, mode: str = "rw", *, twin_of: Path | None = None) -> Database:
    """Open a connection to the file.

    Args:
        path: the file.
        mode: ``ro`` reads only, ``rw`` writes an existing file, ``rwc`` also makes a new one; or ``FROZEN``.
        twin_of: a new file is encrypted with the key of this one, or plain as it is.

    An encrypted file opens with the key in the keyring; without it the engine says that it is no database.
    """
    raw = sqlcipher.connect(address(path.absolute(), mode), uri=True, isolation_level=None)
    try:
        key = KEYRING.key_of(twin_of or path)
        if key is not None:
            raw.execute(f'PRAGMA key = "{key.literal}"')
        db = Database(raw, execute_plugins=False, strict=True)
        for setting in _PRAGMAS + (() if mode in {"ro", FROZEN} else _WRITER_PRAGMAS):
            raw.execute(f"PRAGMA {setting}")
    except BaseException:
        raw.close()
        raise
    return db


def pragma(db: Database, name: str) -> int:
    """The value of a pragma that is a whole number, such as ``user_version``."""
    value: int = db.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def record_tables(db: Database) -> list[str]:
    """The tables that hold records, by name: not those of log, search and engine, nor the bytes of attached files."""
    return sorted(name for name in db.table_names() if not name.startswith(_WITHOUT_RECORDS))


def address(path: PurePath, mode: str) -> str:
    """The URI of an absolute path, with an empty host: ``C:/…`` gets a third slash, a network share keeps its two."""
    place = path.as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote(place, safe='/:')}?mode={mode}"
