"""Reading again after a change gives what reading everything gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger.kinds.attached import FINDING_ANSWERS, FindingAnswer
from ledger.kinds.book import SETTINGS, Setting
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, VOTES, AgendaItem, Meeting, Vote
from ledger.kinds.member import MEMBERS
from ledger.kinds.talks import TALKS, Talk
from operations.checking import read_for_check
from operations.checking_again import read_again
from storage.change import Change
from storage.store import Store

DAY = date(2026, 3, 20)


def add_meeting(change: Change, _: Store) -> None:
    change.add(MEETINGS, Meeting(kind="支部党员大会", org_unit_id=2, held_on=DAY))


def add_talk(change: Change, _: Store) -> None:
    change.add(TALKS, Talk(org_unit_id=2, held_on=DAY))


def rename(change: Change, store: Store) -> None:
    change.update(MEMBERS, replace(store.get(MEMBERS, 1), name="王大明"))


def answer(change: Change, _: Store) -> None:
    change.add(FINDING_ANSWERS, FindingAnswer(rule="talk.per_year", text="已说明", answered_on=DAY))


def choose(change: Change, _: Store) -> None:
    change.add(SETTINGS, Setting(key="life.late_days", value="5"))


def open_case(change: Change, _: Store) -> None:
    change.add(DEVELOPMENT_CASES, DevelopmentCase(org_unit_id=2, rules="细则2014", name="何思远"))


def link_vote(change: Change, _: Store) -> None:
    meeting = change.add(MEETINGS, Meeting(kind="支部党员大会", org_unit_id=2, held_on=DAY))
    item = change.add(AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="讨论"))
    vote = change.add(VOTES, Vote(agenda_item_id=item.id, resolution="接收预备党员"))
    case = DevelopmentCase(org_unit_id=2, rules="细则2014", name="何思远", acceptance_vote_id=vote.id)
    change.add(DEVELOPMENT_CASES, case)


@pytest.mark.parametrize("act", [add_meeting, add_talk, rename, answer, choose, open_case, link_vote])
def test_only_what_was_touched_is_read(life_store: Store, act: Callable[[Change, Store], None]) -> None:
    before = read_for_check(life_store, DAY, None)
    touched: set[str] = set()
    end = life_store.subscribe(lambda changes: touched.update(changes.kinds))
    with life_store.change("改动") as change:
        act(change, life_store)
    end()
    assert touched
    again = read_again(life_store, before, touched, DAY, 2)
    assert again == read_for_check(life_store, DAY, 2)
