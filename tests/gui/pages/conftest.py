"""The sample book, made once and copied for each test that wants it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.showing import sample_book


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed sample book. Making one takes longer than most tests."""
    with sample_book(tmp_path_factory.mktemp("sample")) as made:
        return made.path


@pytest.fixture
def book(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A sample book of one's own."""
    copied = Path(shutil.copy(sample_file, tmp_path / sample_file.name))
    with Store.open(copied, clock=lambda: NOW, operator="张书记") as opened:
        yield opened
