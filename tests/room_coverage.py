"""How much of each room the tests have run, line and branch, printed below the list of files."""

import os
from collections.abc import Iterable
from pathlib import Path

import coverage
import pytest

ROOMS = ("commands", "gui", "operations", "storage", "exports", "ledger")


class RoomCoverage:
    """Adds one line per room to the closing report of a run with ``--cov``."""

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
        """Print the share of every measured room; the data are complete, those of worker processes included."""
        if not config.getoption("cov_source", default=None):
            return
        data = coverage.Coverage()
        data.load()
        terminalreporter.section("coverage of the rooms")
        for room in rooms_in(data.get_data().measured_files()):
            terminalreporter.line(f"{room:<12}{share(data, room):6.1f} %")


def rooms_in(files: Iterable[str]) -> list[str]:
    """The rooms that a run with ``--cov=ROOM`` has measured; all of them after a run with ``--cov``."""
    top = {path.relative_to(Path.cwd()).parts[0] for path in map(Path, files) if path.is_relative_to(Path.cwd())}
    return [room for room in ROOMS if room in top]


def share(data: coverage.Coverage, room: str) -> float:
    """Per cent of a room's lines and branches that were run."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        return data.report(include=[f"{room}/*"], file=nowhere)
