"""The schema of a book as a row of steps.

A step never changes once a release has carried it, and it imports nothing of ours: it must do tomorrow what it does
today. A new or changed record kind is a new step at the end and a higher ``version``; a test compares the outcome with
the declarations of the kinds.

Ids of records are AUTOINCREMENT: the number of a removed record is never given to another, which the log would mix up.
"""

from collections.abc import Callable
from dataclasses import dataclass

from storage.engine import Database, Migrations
from storage.search import build_search
from storage.steps import step_0001, step_0002, step_0003, step_0004


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps and the ``user_version`` that a book has after all of them.

    ``derive`` makes anew, after steps, what only follows from the records, by the program of today. ``shape`` is the
    hash of all statements that the steps make, by which damage of the schema shows; empty where nothing is compared.
    """

    steps: Migrations
    version: int
    derive: Callable[[Database], None] = lambda _: None
    shape: str = ""


_STEPS = Migrations("book")
SCHEMA = Schema(
    _STEPS,
    version=4,
    derive=build_search,
    shape="4e98509f8cfbb031c92d22689d00fb67cd9e7a22dbc6f31fcd1e7e7ca68c4c73",
)


@_STEPS(name="0001")
def _first_tables(db: Database) -> None:
    _run(db, step_0001.STATEMENTS)


@_STEPS(name="0002")
def _cash_book_and_organisational_life(db: Database) -> None:
    _run(db, step_0002.STATEMENTS)


@_STEPS(name="0003")
def _attached_files_and_search(db: Database) -> None:
    _run(db, step_0003.STATEMENTS)


@_STEPS(name="0004")
def _development_registers_and_figures(db: Database) -> None:
    _run(db, step_0004.STATEMENTS)


def _run(db: Database, statements: str) -> None:
    """Run statements that end with their lines. ``executescript`` looks for each end sign by sign, ten times slower."""
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)
