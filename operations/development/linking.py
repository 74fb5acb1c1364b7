"""Joining a case to what was entered elsewhere: the votes, meetings and talks of 组织生活 that decided about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ledger.codes.meetings import (
    ACCEPTANCE,
    CANCELLATION,
    COMMITTEE_MEETING,
    CONVERSION,
    EXTENSION,
    GENERAL_COMMITTEE,
    MEMBER_MEETING,
)
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.meetings import MEETINGS, VOTES, Meeting, Vote
from ledger.kinds.talks import TALKS, Talk
from ledger.values.text import search_key
from storage.store import Store

_RESOLUTIONS = {
    "acceptance_vote_id": frozenset({ACCEPTANCE}),
    "conversion_vote_id": frozenset({CONVERSION, EXTENSION, CANCELLATION}),
    "second_vote_id": frozenset({CONVERSION, EXTENSION, CANCELLATION}),
}
VOTE_FIELDS = tuple(_RESOLUTIONS)
MEETING_FIELDS = ("activist_meeting_id", "proposal_meeting_id", "committee_meeting_id")
_DECIDING = frozenset({COMMITTEE_MEETING, GENERAL_COMMITTEE, MEMBER_MEETING})


@dataclass(frozen=True, slots=True)
class VoteChoice:
    """A vote of 组织生活 that can be the one of a case, with its meeting and the words to choose it by."""

    vote: Vote
    meeting: Meeting
    words: str


def votes_about(facts: DevelopmentFacts, case: DevelopmentCase, field: str = "") -> tuple[VoteChoice, ...]:
    """The votes about the person of a case that were taken, newest first; of the kind that belongs to a field."""
    wanted = _RESOLUTIONS.get(field) or frozenset().union(*_RESOLUTIONS.values())
    found = (_choice(facts, vote) for vote in facts.life.votes if vote.resolution in wanted and _is_about(vote, case))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: _newest(one.meeting)))


def meetings_for(facts: DevelopmentFacts, case: DevelopmentCase, field: str) -> tuple[Meeting, ...]:
    """The meetings that may have decided a step of a case, newest first: those of its branch and of the units above."""
    del field  # each of the three is decided by the committee, without one by the member meeting
    units = {case.org_unit_id, *_above(facts, case.org_unit_id)}
    held = (one for one in facts.life.meetings if one.kind in _DECIDING and one.held_on is not None)
    return tuple(sorted((one for one in held if units & set(facts.life.units_of[one.id])), key=_newest))


def talks_for(facts: DevelopmentFacts, case: DevelopmentCase) -> tuple[Talk, ...]:
    """The talks held with the person of a case, newest first."""
    talks = (one for one in facts.life.talks if one.held_on is not None)
    return tuple(sorted((one for one in talks if _talks_with(facts, one, case)), key=_newest))


def link_vote(store: Store, case_id: int, field: str, vote_id: int | None) -> DevelopmentCase:
    """Let a vote decide a step of a case, or (None) no vote. Its meeting gives the day from then on."""
    if vote_id is not None:
        store.get(VOTES, vote_id)
    return _link(store, case_id, field, vote_id, VOTE_FIELDS)


def link_meeting(store: Store, case_id: int, field: str, meeting_id: int | None) -> DevelopmentCase:
    """Let a meeting give the day of a step, or (None) the typed day again."""
    if meeting_id is not None:
        store.get(MEETINGS, meeting_id)
    return _link(store, case_id, field, meeting_id, MEETING_FIELDS)


def link_talk(store: Store, case_id: int, talk_id: int | None) -> DevelopmentCase:
    """Let a talk of 谈心谈话 be the one with the applicant, or (None) none."""
    if talk_id is not None:
        store.get(TALKS, talk_id)
    return _link(store, case_id, "talk_id", talk_id, ("talk_id",))


def _link(store: Store, case_id: int, field: str, record_id: int | None, fields: Iterable[str]) -> DevelopmentCase:
    if field not in fields:
        raise ValueError(f"{field} links nothing of this kind")
    case = store.get(DEVELOPMENT_CASES, case_id)
    changed: dict[str, Any] = {field: record_id}
    linked = replace(case, **changed)
    verb = "关联" if record_id is not None else "取消关联"
    with store.change(f"{verb}{case.name}的{DEVELOPMENT_CASES.label(field)}") as change:
        change.update(DEVELOPMENT_CASES, linked)
    return linked


def _choice(facts: DevelopmentFacts, vote: Vote) -> VoteChoice | None:
    meeting = facts.meeting_of_vote(vote)
    if meeting is None or meeting.held_on is None:
        return None
    outcome = f"，{vote.outcome}" if vote.outcome else ""
    words = f"{MEETINGS.describe(meeting)}：{vote.resolution}，赞成{vote.yes}票{outcome}"
    return VoteChoice(vote, meeting, words)


def _is_about(vote: Vote, case: DevelopmentCase) -> bool:
    if case.member_id is not None and vote.subject_id is not None:
        return vote.subject_id == case.member_id
    return vote.subject_id is None and search_key(vote.subject_name) == search_key(case.name)


def _talks_with(facts: DevelopmentFacts, talk: Talk, case: DevelopmentCase) -> bool:
    name = search_key(case.name)
    return any(
        one.member_id == case.member_id if case.member_id and one.member_id else search_key(one.name) == name
        for one in facts.life.people_of.get(talk.id, ())
    )


def _above(facts: DevelopmentFacts, unit_id: int | None) -> list[int]:
    found = []
    unit = facts.roster.unit_by_id.get(unit_id or 0)
    while unit is not None and unit.parent_id is not None and unit.parent_id not in found:
        found.append(unit.parent_id)
        unit = facts.roster.unit_by_id.get(unit.parent_id)
    return found


def _newest(one: Meeting | Talk) -> tuple[int, int]:
    day = one.held_on or date.min
    return -day.toordinal(), -one.id
