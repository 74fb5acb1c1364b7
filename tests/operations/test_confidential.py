"""The change log and the recycle bin keep quiet about confidential talks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.codes.meetings import MEMBER_MEETING
from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.attached import Addendum, Attachment
from ledger.kinds.meetings import Meeting
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.sheet import MeetingSheet, TalkSheet
from operations.history import HistoryFilter, export_lines, read_history, record_changes
from operations.life.addenda import add_addendum
from operations.life.attaching import attach
from operations.life.meetings import save_meeting
from operations.life.talks import check_talk, save_talk, seal_talk
from storage.snapshot import snapshot
from storage.store import Store
from tests.operations.life.conftest import BRANCH, life_store

__all__ = ["life_store"]
TODAY = date(2026, 3, 20)
SECRET = "家里有人重病"
PEOPLE = (TalkPerson(role=TALKER, member_id=1), TalkPerson(role=PARTNER, member_id=3))


def told(store: Store) -> str:
    """Everything that the change log says, as its page and its sheet have it."""
    heads = read_history(store, HistoryFilter(), limit=100).entries
    changes = [change for head in heads for change in record_changes(store, head)]
    lines = export_lines(store, HistoryFilter())
    return f"{changes}{lines}"


@pytest.fixture
def secret_book(life_store: Store, tmp_path: Path) -> Store:
    """A talk that became confidential after it was written, sealed, with an addition and a file."""
    talk = Talk(org_unit_id=BRANCH, occasion="家庭变故或重大困难", held_on=date(2026, 3, 5), content=SECRET)
    kept = save_talk(life_store, TalkSheet(talk, PEOPLE), TODAY)
    kept = save_talk(life_store, replace(kept, talk=replace(kept.talk, is_confidential=True)), TODAY)
    check_talk(life_store, kept.talk.id, TODAY)
    seal_talk(life_store, kept.talk.id, TODAY)
    add_addendum(life_store, Addendum(talk_id=kept.talk.id, added_on=TODAY, reason="补充", text=f"{SECRET}，已住院"))
    scan = tmp_path / "病历.pdf"
    scan.write_bytes(b"%PDF")
    attach(life_store, Attachment(talk_id=kept.talk.id, title="病历"), scan, TODAY)
    return life_store


def test_nothing_of_a_confidential_talk_is_told(secret_book: Store) -> None:
    words = told(secret_book)
    assert SECRET not in words
    assert "病历" not in words
    assert "（保密）" in words


def test_nothing_of_it_is_found_by_its_words(secret_book: Store) -> None:
    for words in (SECRET, "重病", "病历", "住院"):
        assert not read_history(secret_book, HistoryFilter(text=words), limit=100).entries
        assert not export_lines(secret_book, HistoryFilter(text=words))
    assert read_history(secret_book, HistoryFilter(text="谈心谈话"), limit=100).entries, "that there was one is told"


def test_the_sheet_read_beside_the_window_is_the_same(secret_book: Store) -> None:
    with snapshot(secret_book.path) as beside:
        assert export_lines(beside, HistoryFilter()) == export_lines(secret_book, HistoryFilter())


def test_everything_else_is(life_store: Store) -> None:
    talk = Talk(org_unit_id=BRANCH, held_on=date(2026, 3, 5), content="谈近期工作")
    save_talk(life_store, TalkSheet(talk, PEOPLE), TODAY)
    head = Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=date(2026, 3, 5), body="讨论年度计划")
    save_meeting(life_store, MeetingSheet(head), TODAY)
    words = told(life_store)
    assert "谈近期工作" in words
    assert read_history(life_store, HistoryFilter(text="近期工作"), limit=10).entries
    assert "讨论年度计划" in words
