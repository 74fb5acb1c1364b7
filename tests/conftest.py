"""What every test stands on: no screen, no clock zone, no folder and no random seed of the machine it runs on."""

import os
import sys
import time
from pathlib import Path

# Qt reads its platform when it is first imported, and the C library its zone at start.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Shanghai"
os.environ["LC_ALL"] = "C.UTF-8"
if hasattr(time, "tzset"):
    time.tzset()
# sqlite-utils looks for installed plug-ins at import unless it is told that it runs under test.
sys._called_from_test = True  # type: ignore[attr-defined]

import hypothesis  # noqa: E402 - the environment above must be set before anything else is imported
import pytest  # noqa: E402 - likewise

from tests.golden_files import Golden, GoldenLedger  # noqa: E402 - likewise
from tests.room_coverage import RoomCoverage  # noqa: E402 - likewise

hypothesis.settings.register_profile("project", deadline=None, derandomize="CI" in os.environ, print_blob=True)
hypothesis.settings.load_profile("project")

USER_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_STATE_HOME": "home/.local/state",
    "APPDATA": "home/AppData/Roaming",
    "LOCALAPPDATA": "home/AppData/Local",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")
    parser.addoption("--faults", type=int, default=1, help="do so many times the usual harm in tests/faults")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(GoldenLedger(config), "golden-ledger")
    config.pluginmanager.register(RoomCoverage(), "room-coverage")


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the data and settings of the person who runs it."""
    for variable, folder in USER_FOLDERS.items():
        monkeypatch.setenv(variable, str(tmp_path / folder))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with `tests/golden/<name>`; `--update-golden` writes it instead (look before you commit)."""
    ledger = request.config.pluginmanager.get_plugin("golden-ledger")
    assert isinstance(ledger, GoldenLedger)
    return Golden(ledger)
