from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage.helpers import new_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "区直机关 第一支部.zbtz"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with new_store(path) as opened:
        yield opened
