"""Reading and comparing an exchange file beside the window: values in, values out."""

from dataclasses import dataclass
from pathlib import Path

from gui.tasks import Report
from operations.exchange import Choices, ExchangeFile, plan_merge, read_exchange, read_here
from operations.exchange.words import Shown, shown


@dataclass(frozen=True, slots=True)
class Look:
    """Which file is compared with which book, and what the user has said already; ``file`` is read when it is None."""

    path: Path
    book: Path
    choices: Choices
    file: ExchangeFile | None = None


def look(wanted: Look, say: Report) -> Shown:
    """Read the file, compare it with the book, put it into words. Raises KnownError and Cancelled."""
    file = wanted.file or read_exchange(wanted.path, say)
    say(0, 0, "正在读取账簿")
    here = read_here(wanted.book, file)
    return shown(plan_merge(file, here, wanted.choices, say), here)
