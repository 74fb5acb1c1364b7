"""Whom one can choose as talker, partner or taker of notes: everybody who is enrolled in the book on a day."""

from collections import Counter
from datetime import date

from gui.forms.editors import Option
from gui.pages.talks.people_editor import Roll
from ledger.names.pinyin import PinyinTable
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.roster.facts import RosterFacts


def roll_of(facts: RosterFacts, on: date, pinyin: PinyinTable) -> Roll:
    """The people enrolled on a day; those of the same name are told apart by their branch."""
    entries = each_once(roster_on(facts, on))
    often = Counter(one.member.name for one in entries)
    enrolled = {one.member.id for one in entries}
    former = [(one.id, one.name) for one in facts.members if one.id not in enrolled]
    return Roll(
        options=tuple(Option(one.member.id, _text(one, often), pinyin.search_text(one.member.name)) for one in entries),
        posts=tuple((one.member.id, "、".join(one.offices) or one.post) for one in entries),
        names=(*((one.member.id, one.member.name) for one in entries), *former),
        branches=tuple((one.member.id, one.branch.id) for one in entries),
    )


def _text(entry: RosterEntry, often: Counter[str]) -> str:
    name = entry.member.name
    return f"{name}（{entry.branch.short_name}）" if often[name] > 1 else name
