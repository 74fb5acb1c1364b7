"""What the tests of the book share: a clock that ticks, seats, a look at the raw tables."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from storage.engine import connect, record_tables
from storage.lock import Seat
from storage.store import Store

HERE = Seat("办公室电脑", "王芳", 4711)
Dump = dict[str, list[tuple[object, ...]]]


@dataclass
class Clock:
    """Each look is a minute later."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 5, 8, 0))  # noqa: DTZ001 - a fixed local time

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def new_store(path: Path) -> Store:
    return Store.create(path, clock=Clock(), operator="王芳", seat=HERE)


def open_store(path: Path) -> Store:
    return Store.open(path, clock=Clock(), operator="王芳", seat=HERE)


def dump(path: Path) -> Dump:
    """All rows of all tables with records."""
    with closing(connect(path, "ro")) as db:
        return {
            name: sorted(tuple(row) for row in db.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608 - our own table
            for name in record_tables(db)
        }


def behind_the_back(path: Path, sql: str, *values: object) -> None:
    """Run a statement as somebody with a database tool would."""
    with closing(connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(sql, values)
