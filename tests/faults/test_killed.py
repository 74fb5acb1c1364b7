"""A writer killed at any moment: what it acknowledged is there, the book is whole, the chain unbroken."""

import os
import random
import signal
import sys
from pathlib import Path

import pytest

from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, SPEECHES, AgendaItem, Meeting, Speech
from storage.store import Store
from tests.storage.helpers import new_store, open_store

KILLS = 60
ROUNDS_A_BOOK = 20
LONGEST = 0.03  # seconds that a writer lives; a change takes one or two thousandths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")


def write_until_killed(path: Path, acknowledge: int, seconds: float, *, at_once: bool) -> None:
    """Enter meetings with minutes, taking every third one back; tells of each step.

    The bomb ticks from the beginning, so that opening and the first step are met too, or from the first step on, so
    that some steps are done however slow the computer is.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process at once, as SIGKILL does
    if at_once:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    with open_store(path) as store:
        while True:
            with store.change("登记会议") as change:
                meeting = change.add(MEETINGS, Meeting(topic="专题学习", body="内容" * 400))
                item = change.add(AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="学习"))
                change.add(SPEECHES, Speech(agenda_item_id=item.id, text="发言"))
            os.write(acknowledge, b"+")
            if signal.getitimer(signal.ITIMER_REAL)[0] == 0:
                signal.setitimer(signal.ITIMER_REAL, seconds)
            if meeting.id % 3 == 0:
                store.undo()
                os.write(acknowledge, b"-")


def killed(path: Path, seconds: float, *, at_once: bool) -> tuple[int, int]:
    """Run a writer with a bomb in its pocket; returns how many steps it has acknowledged, entered and taken back."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            write_until_killed(path, writer, seconds, at_once=at_once)
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGALRM
    return said.count(b"+"), said.count(b"-")


def steps_in(store: Store) -> tuple[int, int]:
    """Steps in the log: entered and taken back."""
    entries = store.history(limit=100_000)
    undone = sum(entry.action == "undo" for entry in entries)
    return len(entries) - undone, undone


def test_every_acknowledged_step_survives(tmp_path: Path, times: int) -> None:
    chance = random.Random(20260305)
    lost = survived = 0
    for book_number in range(KILLS * times // ROUNDS_A_BOOK):
        path = tmp_path / f"账簿{book_number}.zbtz"
        with new_store(path) as store:
            before = steps_in(store)
        for number in range(ROUNDS_A_BOOK):
            entered, undone = killed(path, 0.001 + chance.random() * LONGEST, at_once=number % 2 == 0)
            with open_store(path) as store:
                now = steps_in(store)
                assert store.verify().is_sound
                assert store.count(MEETINGS) == store.count(SPEECHES) == now[0] - now[1]
                assert len(store.search("专题学习")) == store.count(MEETINGS), "the search is of the same moment"
            lost += now[0] < before[0] + entered or now[1] < before[1] + undone
            survived += entered + undone
            before = now
        path.unlink()
    assert lost == 0
    assert survived > 0, "no writer lived long enough to finish a step"
