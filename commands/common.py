"""What the commands share: the book option, the clock, JSON answers, known errors as one sentence and exit code 1."""

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from ledger.errors import KnownError
from operations import places
from storage.store import Store

P = ParamSpec("P")
T = TypeVar("T")


def clock() -> datetime:
    """Local time with its zone: the only clock of the command line."""
    return datetime.now().astimezone()


class IsoDate(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the text; wrong text is a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2026-01-31 的样子。", param, ctx)


def refuse_kindly(command: Callable[P, T]) -> Callable[P, T]:
    """A known error becomes its sentence on stderr and exit code 1; anything else is a bug and shows itself."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except KnownError as error:
            click.echo(error.sentence, err=True)
            sys.exit(1)

    return run


def book_path(ctx: click.Context) -> Path:
    """The book given with ``--book``, else the one last used, else the default place."""
    given: Path | None = ctx.find_root().params.get("book")
    return given or places.last_book() or places.default_book()


def has_book(ctx: click.Context) -> bool:
    """Whether a book was given: a list then also shows what is only in that one."""
    return ctx.find_root().params.get("book") is not None


@contextmanager
def open_book(ctx: click.Context) -> Iterator[Store]:
    """The book of this run, closed at the end."""
    store = Store.open(book_path(ctx), clock=clock, operator=getpass.getuser())
    try:
        yield store
    finally:
        store.close()


def say_json(answer: object) -> None:
    """Machine-readable UTF-8 on stdout."""
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, indent=1).encode() + b"\n")
    sys.stdout.buffer.flush()


def day_or_today(as_of: date | None) -> date:
    """``--as-of`` or today."""
    return as_of or clock().date()


def register_day(year: int | None) -> date:
    """The day a register shows for a year: its last day, or today while the year runs."""
    today = clock().date()
    return today if year is None else min(date(year, 12, 31), today)


def given_password(file: Path | None, *, is_asked: bool) -> str | None:
    """A password from the first line of a file, or typed without being shown; None when neither was wanted.

    Never from the command line itself: that is seen by every program of the computer. Raises KnownError.
    """
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise KnownError(f"读不出密码文件“{file.name}”，没有进行，账簿没有变动；请检查文件后再试。") from error
        if not lines or not lines[0]:
            raise KnownError(f"密码文件“{file.name}”的第一行是空的，没有进行，账簿没有变动。")
        return lines[0]
    return str(click.prompt("密码", hide_input=True, err=True)) if is_asked else None
