"""Small books of organisational life for tests: a branch in 2026, twenty full members by default."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from ledger.codes.meetings import MEMBER_MEETING, PRESENT, SECRET_BALLOT, SHOW_OF_HANDS
from ledger.codes.organisation import COMMITTEE_MEMBER, DEPUTY_SECRETARY, GROUP_LEADER, SECRETARY
from ledger.kinds.meetings import AgendaItem, Attendance, Candidate, Election, Meeting, Vote
from ledger.kinds.membership import GroupStay
from ledger.kinds.organisation import Office
from ledger.life.expected import expected_entries
from ledger.life.facts import LifeFacts
from ledger.life.settings import LifeSettings
from ledger.life.sheet import ItemSheet, MeetingSheet
from ledger.life.turnout import turnout
from ledger.life.votes import VoteCase
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook, parse_rules
from tests.ledger.roster import people
from tests.ledger.roster.people import FIRST, GROUP_ONE

FOLDER = Path(__file__).parents[3] / "resources" / "rulebook"
RULES = Rulebook(
    rule
    for name in ("organisation", "life")
    for rule in parse_rules((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
)
HELD = date(2026, 3, 5)  # a Thursday
CHAIR, DEPUTY, THIRD = 1, 2, 3
COMMITTEE = (
    Office(id=1, member_id=CHAIR, org_unit_id=FIRST.id, office=SECRETARY),
    Office(id=2, member_id=DEPUTY, org_unit_id=FIRST.id, office=DEPUTY_SECRETARY),
    Office(id=3, member_id=THIRD, org_unit_id=FIRST.id, office=COMMITTEE_MEMBER),
    Office(id=4, member_id=DEPUTY, org_unit_id=GROUP_ONE.id, office=GROUP_LEADER),
)


def branch(full: int = 20, on_probation: int = 0, **more: Any) -> RosterFacts:
    """A branch of members 1 to ``full`` and, after them, those on probation; 1 to 3 are its committee."""
    members = [people.member(number, f"党员{number}") for number in range(1, full + 1)]
    members += [
        people.member(number, f"预备{number}", "2025-10-10", "") for number in range(full + 1, full + on_probation + 1)
    ]
    given = {
        "offices": COMMITTEE,
        "group_stays": tuple(GroupStay(id=n, member_id=n, group_id=GROUP_ONE.id) for n in (1, 2, 4)),
    }
    return people.facts(*members, **{**given, **more})


def life(roster: RosterFacts | None = None, **more: Any) -> LifeFacts:
    return LifeFacts(roster=roster or branch(), rules=RULES, **more)


def meeting(kind: str = MEMBER_MEETING, **more: Any) -> Meeting:
    """A meeting with a complete head."""
    given: dict[str, Any] = {
        "id": 1,
        "kind": kind,
        "org_unit_id": FIRST.id,
        "topic": "学习文件",
        "body": "传达学习，交流讨论。",
        "for_year": 2026,
        "held_on": HELD,
        "from_time": time(14, 30),
        "to_time": time(16, 0),
        "place": "三楼会议室",
        "chair_id": CHAIR,
        "recorder_id": THIRD,
        "state": "草稿",
        "written_on": HELD,
    }
    return Meeting(**{**given, **more})


def attended(facts: LifeFacts, one: Meeting, units: tuple[int, ...] = (), **marks: Any) -> tuple[Attendance, ...]:
    """Everybody expected as present, but for ``absent`` (member id to Attendance fields)."""
    different: dict[int, dict[str, Any]] = marks.get("absent", {})
    entries = expected_entries(facts, one.kind, (one.org_unit_id or 0, *units), one.held_on or HELD)
    return tuple(
        Attendance(
            id=one.id * 1000 + entry.member.id,
            meeting_id=one.id,
            member_id=entry.member.id,
            **{"status": PRESENT, **different.get(entry.member.id, {})},
        )
        for entry in entries
    )


def book(one: Meeting | None = None, roster: RosterFacts | None = None, **more: Any) -> LifeFacts:
    """A book with one meeting that everybody attended."""
    held = one or meeting()
    empty = life(roster)
    return life(roster, **{"meetings": (held,), "attendances": attended(empty, held), **more})


def with_meetings(*meetings: Meeting, roster: RosterFacts | None = None, **more: Any) -> LifeFacts:
    """A book with several meetings, numbered from 1, each attended by everybody."""
    numbered = tuple(replace(one, id=number) for number, one in enumerate(meetings, start=1))
    empty = life(roster)
    attendances = tuple(mark for one in numbered if one.held_on for mark in attended(empty, one))
    return life(roster, **{"meetings": numbered, "attendances": attendances, **more})


def with_vote(vote: Vote, one: Meeting | None = None, roster: RosterFacts | None = None, **more: Any) -> LifeFacts:
    """A book with one meeting and one vote."""
    item = AgendaItem(
        id=1, meeting_id=1, order_no=1, title=more.pop("title", "表决"), is_major=more.pop("is_major", False)
    )
    return book(one, roster, agenda_items=(item,), votes=(replace(vote, id=1, agenda_item_id=1),), **more)


def ballot(yes: int, no: int = 0, abstain: int = 0, **more: Any) -> Vote:
    """A show of hands on an ordinary matter."""
    return Vote(**{"resolution": "一般事项", "method": SHOW_OF_HANDS, "yes": yes, "no": no, "abstain": abstain, **more})


def secret(resolution: str, yes: int, no: int = 0, **more: Any) -> Vote:
    """A secret ballot about a person."""
    return Vote(
        **{"resolution": resolution, "method": SECRET_BALLOT, "yes": yes, "no": no, "subject_name": "李某", **more}
    )


def case(should: int = 20, absent: int = 0, kind: str = MEMBER_MEETING, day: date = HELD, **settings: Any) -> VoteCase:
    """A meeting of ``should`` voters of whom ``absent`` stayed away."""
    empty = life(branch(should))
    held = meeting(kind, held_on=day)
    away = {number: {"status": "请假", "reason": "出差"} for number in range(should - absent + 1, should + 1)}
    sheet = MeetingSheet(held, attendances=attended(empty, held, absent=away))
    return VoteCase(kind, day, turnout(empty, sheet), RULES, LifeSettings(**settings))


def items(*titles: str) -> tuple[ItemSheet, ...]:
    return tuple(ItemSheet(AgendaItem(order_no=place, title=title)) for place, title in enumerate(titles, start=1))


def with_mark(**mark: Any) -> LifeFacts:
    """A meeting at which member 20 was marked like this."""
    facts = book()
    return replace(facts, attendances=attended(facts, facts.meetings[0], absent={20: mark}))


def with_election(tellers: str = "党员9", elected: int = 3, **more: Any) -> LifeFacts:
    """Four candidates for three seats; 1 to 3 have 18 votes, 4 has 6."""
    given = {"issued": 20, "returned": 20, "seats": 3, "office": "委员", "tellers": tellers, **more}
    ballot_paper = Election(id=1, meeting_id=1, ballot_no=1, **given)
    candidates = tuple(
        Candidate(id=n, election_id=1, member_id=n, order_no=n, yes=18 if n < 4 else 6, no=2, is_elected=n <= elected)
        for n in (1, 2, 3, 4)
    )
    return book(elections=(ballot_paper,), candidates=candidates)


def rules_of(findings: Iterable[Any]) -> list[str]:
    """The rule ids of findings, in order."""
    return [finding.rule for finding in findings]
