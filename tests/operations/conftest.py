from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from operations.books import new_book
from storage.store import Store

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    book = new_book(
        tmp_path / "支部.zbtz",
        "中共某局机关总支部委员会",
        ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会"),
        clock=lambda: NOW,
    )
    yield book
    book.close()
