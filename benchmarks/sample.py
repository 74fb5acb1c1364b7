"""The sample book for benchmarks, and a fixed present for it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from operations.demo import Plan, demo_book
from storage.store import Store

NOW = datetime(2026, 3, 5, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def clock() -> datetime:
    """The present moment of every benchmark."""
    return NOW


def sample_book(path: Path, members: int) -> Store:
    """A new sample book with so many members, open."""
    return demo_book(path, Plan(members, 3, NOW.date()), 1, clock=clock)
