"""Books of organisational life, each made once and copied for the tests that want them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.life.year_of_meetings import fill_year, remove_meetings


@pytest.fixture(scope="session")
def life_files(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample book without a meeting, and the same with a year of them."""
    folder = tmp_path_factory.mktemp("life")
    bare, filled = folder / "空白.zbtz", folder / "示例.zbtz"
    shutil.copy(sample_file, bare)
    with Store.open(bare, clock=lambda: NOW, operator="张书记") as store:
        remove_meetings(store)
    shutil.copy(bare, filled)
    with Store.open(filled, clock=lambda: NOW, operator="张书记") as store:
        fill_year(store)
    return bare, filled


@pytest.fixture
def bare_book(life_files: tuple[Path, Path], tmp_path: Path) -> Iterator[Store]:
    """People and branches, no meeting."""
    copied = Path(shutil.copy(life_files[0], tmp_path / life_files[0].name))
    with Store.open(copied, clock=lambda: NOW, operator="张书记") as opened:
        yield opened


@pytest.fixture
def year_book(life_files: tuple[Path, Path], tmp_path: Path) -> Iterator[Store]:
    """The year of ``fill_year``."""
    copied = Path(shutil.copy(life_files[1], tmp_path / life_files[1].name))
    with Store.open(copied, clock=lambda: NOW, operator="张书记") as opened:
        yield opened
