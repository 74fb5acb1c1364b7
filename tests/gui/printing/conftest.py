"""A preview of the sample book, laid out and ready."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from exports.paper.faces import FontPolicy
from gui import settings_store as kept
from gui.main_window import MainWindow
from gui.printing.preview_window import PreviewWindow, open_preview
from gui.session import UnitChoice
from gui.shell import Shell
from ledger.kinds.organisation import ORG_UNITS
from operations.demo import Plan, demo_book
from operations.registers import RegisterOptions
from storage.store import Store
from tests.gui.conftest import NOW

TODAY = NOW.date()
Opener = Callable[[str, RegisterOptions], PreviewWindow]


@pytest.fixture(scope="session")
def printed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed sample book. Making one takes longer than most tests."""
    with demo_book(tmp_path_factory.mktemp("printed") / "示例.zbtz", Plan(60, 3, TODAY), 7, clock=lambda: NOW) as made:
        return made.path


@pytest.fixture
def store(printed_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A sample book of one's own."""
    copied = Path(shutil.copy(printed_file, tmp_path / printed_file.name))
    with Store.open(copied, clock=lambda: NOW, operator="张书记") as opened:
        yield opened


@pytest.fixture
def shell(window: MainWindow, store: Store) -> Shell:
    session = window.shell.session
    session.open(store, "示例")
    session.offer_units(tuple(UnitChoice(unit.id, unit.short_name) for unit in store.all(ORG_UNITS) if unit.id))
    window.shell.settings.put(kept.PAPER_FONTS, FontPolicy.BUNDLED.value)
    return window.shell


@pytest.fixture
def opened(qtbot: QtBot, shell: Shell) -> Iterator[Opener]:
    previews: list[PreviewWindow] = []

    def make(register: str, options: RegisterOptions) -> PreviewWindow:
        preview = open_preview(shell, register, options)
        previews.append(preview)
        preview.resize(1280, 720)
        qtbot.waitExposed(preview)
        qtbot.waitUntil(lambda: bool(preview.summary.text() or preview.obstacle.isVisible()))
        return preview

    yield make
    for preview in previews:
        if isValid(preview):
            preview.done(0)


@pytest.fixture
def preview(opened: Opener) -> PreviewWindow:
    return opened("members", RegisterOptions(as_of=TODAY))
