"""Every record of every kind comes back from the book as it went in."""

import tempfile
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.fields import FieldInfo, Form
from ledger.kind import Record, RecordKind
from ledger.kinds import KINDS
from ledger.values.dates import LooseDate
from ledger.values.months import Month
from storage.rows import form_of, with_id
from storage.store import Store
from tests.storage.helpers import new_store

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DAYS = st.dates()
LOOSE_DATES = st.one_of(
    DAYS.map(LooseDate.of),
    DAYS.map(lambda day: LooseDate(day.year, day.month)),
    DAYS.map(lambda day: LooseDate(day.year)),
)
WHOLE_NUMBERS = st.integers(-(2**63), 2**63 - 1)
VALUES: dict[Form, st.SearchStrategy[Any]] = {
    Form.TEXT: TEXTS,
    Form.LONG_TEXT: TEXTS,
    Form.CHOICE: TEXTS,
    Form.DAY: st.none() | DAYS,
    Form.LOOSE_DATE: st.none() | LOOSE_DATES,
    Form.MONTH: st.none() | DAYS.map(lambda day: Month(day.year, day.month)),
    Form.CLOCK: st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    Form.FLAG: st.booleans(),
    Form.WHOLE: WHOLE_NUMBERS,
    Form.MONEY: WHOLE_NUMBERS,
    Form.REFERENCE: st.none(),
}


def value_of(info: FieldInfo) -> st.SearchStrategy[Any]:
    return VALUES[info.form]


def records(kind: RecordKind[Any]) -> st.SearchStrategy[tuple[RecordKind[Any], Record]]:
    fields = {field.name: value_of(field.info) for field in kind.fields}
    return st.tuples(st.just(kind), st.builds(kind.record, **fields))


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, new_store(Path(folder) / "book.zbtz") as store:
        yield store


@settings(max_examples=100)
@given(pair=st.one_of([records(kind) for kind in KINDS]))
def test_a_record_comes_back_equal(shared: Store, pair: tuple[RecordKind[Any], Record]) -> None:
    kind, record = pair
    with shared.change("写入") as change:
        added = change.add(kind, record)
    assert shared.get(kind, added.id) == added == with_id(record, added.id)
    assert added in shared.where(kind, **{field.name: getattr(record, field.name) for field in kind.fields})


def test_the_form_of_a_kind_is_made_once() -> None:
    assert all(form_of(kind) is form_of(kind) for kind in KINDS)
