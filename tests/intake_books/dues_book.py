"""A workbook about dues with what the import must make of it, and how such a workbook is declared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.intake_books.writers import Maker

Outcome = tuple[Any, ...]
"""Line, action, and what matters beside it: the due, the months and amounts entered, or words of the reason."""


@dataclass(frozen=True)
class DuesBook:
    """A workbook, the answers given to its questions, and what becomes of each row.

    ``doubts`` are line, field and words of each doubt; ``asked`` the questions that stay open without the answers.
    """

    name: str
    make: Maker
    rows: Sequence[Outcome]
    answers: Mapping[str, str] = field(default_factory=dict)
    doubts: Sequence[tuple[int, str, str]] = ()
    asked: Sequence[str] = ()
    skipped: Mapping[int, str] = field(default_factory=dict)
    ignored: Sequence[str] = ()
