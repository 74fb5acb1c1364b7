"""Every dirty workbook is read from its file and understood exactly."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import KnownError
from ledger.intake.mapping import IGNORED
from ledger.intake.members import MEMBERS_TARGET
from ledger.intake.outcome import Action
from ledger.intake.preview import Preview, open_preview
from ledger.intake.reading import Value
from ledger.values.dates import LooseDate
from operations.sheets import read_workbook
from tests.intake_books.book import Book, Refused
from tests.intake_books.make_books import BOOKS

TODAY = date(2025, 12, 31)


def open_book(path: Path) -> Preview:
    return open_preview(read_workbook(path), MEMBERS_TARGET, (), TODAY)


def plain(value: Value) -> Any:
    return value.iso if isinstance(value, LooseDate) else value


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_book_is_understood_exactly(book: Book, tmp_path: Path) -> None:
    path = book.make(tmp_path)
    if isinstance(book.expected, Refused):
        with pytest.raises(KnownError) as refusal:
            open_book(path)
        assert [word for word in book.expected.words if word not in refusal.value.sentence] == [], (
            refusal.value.sentence
        )
        return
    expected = book.expected
    preview = open_book(path)
    rows = [plan for plan in preview.rows if plan.action is not Action.REFUSE]
    assert [
        {"line": plan.row.line, **{key: plain(value) for key, value in plan.row.values.items()}} for plan in rows
    ] == list(expected.rows)
    assert (preview.sheet, preview.header_row) == (expected.sheet, expected.header_row)
    assert [one.name for one in preview.mapping if one.field == IGNORED] == list(expected.ignored)
    assert {one.number: one.reason for one in preview.skipped} == dict(expected.skipped)
    doubts = [(plan.row.line, doubt.field) for plan in rows for doubt in plan.doubts]
    assert sorted(doubts) == sorted(expected.doubtful)
    refused = {plan.row.line: plan.reason or "" for plan in preview.rows if plan.action is Action.REFUSE}
    assert refused.keys() == expected.refused.keys()
    assert {line: words for line, words in expected.refused.items() if words not in refused[line]} == {}, refused
