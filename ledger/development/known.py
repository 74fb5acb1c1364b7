"""A case as it is known on a day: linked meetings and talks speak before typed dates, and nothing later than the day.

Everything else of this room takes a case that has gone through ``as_known``.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ledger.codes.development import (
    ACTIVIST,
    APPLICANT,
    CANCELLED,
    CANDIDATE,
    CONVERTED,
    EXTENDED,
    ON_TIME,
    PROBATIONER,
)
from ledger.codes.meetings import CANCELLATION, CONVERSION, EXTENSION, NOT_PASSED, PASSED
from ledger.development.facts import DevelopmentFacts
from ledger.fields import Form
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase

_MEETINGS = {
    "activist_meeting_id": "activist_on",
    "proposal_meeting_id": "proposed_on",
    "committee_meeting_id": "committee_on",
}
_OUTCOME_OF = {CONVERSION: ON_TIME, EXTENSION: EXTENDED, CANCELLATION: CANCELLED}
# Days that are fixed beforehand: they are known although they lie ahead.
_AHEAD = frozenset({"notice_to_on", "probation_ends_on", "extended_to"})
_DAYS = tuple(
    field.name for field in DEVELOPMENT_CASES.fields if field.info.form is Form.DAY and field.name not in _AHEAD
)


# What has no day of its own, or one that lies ahead, is known since the day of the step that it belongs to.
_WITH_DAY = {
    "notice_from_on": ("notice_to_on",),
    "reviewed_on": ("review_result",),
    "candidate_on": ("training_waiver",),
    "prereview_on": ("form_no",),
    "accepted_on": ("probation_ends_on",),
    "conversion_on": ("conversion_outcome", "extended_to"),
    "second_on": ("second_outcome",),
}
_EMPTY = DevelopmentCase()


def as_known(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> DevelopmentCase:
    """The case with the days of its linked meetings, votes and talk, without what lies after ``as_of``."""
    case = linked(facts, case)
    later = [name for name in _DAYS if (day := getattr(case, name)) is not None and day > as_of]
    unknown = [*later, *(other for name in later for other in _WITH_DAY.get(name, ()))]
    return replace(case, **{name: getattr(_EMPTY, name) for name in unknown}) if unknown else case


def linked(facts: DevelopmentFacts, case: DevelopmentCase) -> DevelopmentCase:
    """The case with the days and outcomes that its linked meetings, votes and talk have, in place of typed ones."""
    found = dict(_linked(facts, case))
    return replace(case, **found) if found else case


def failed_acceptance(facts: DevelopmentFacts, case: DevelopmentCase) -> bool:
    """Whether the linked vote on taking the person in did not pass."""
    vote = facts.vote_by_id.get(case.acceptance_vote_id or 0)
    return vote is not None and vote.outcome == NOT_PASSED


def waits_for_outcome(facts: DevelopmentFacts, case: DevelopmentCase) -> bool:
    """Whether the linked vote on taking the person in was held, and nobody has said how it ended."""
    vote = facts.vote_by_id.get(case.acceptance_vote_id or 0)
    return vote is not None and not vote.outcome and case.accepted_on is None


def _linked(facts: DevelopmentFacts, case: DevelopmentCase) -> Iterator[tuple[str, Any]]:
    for link, name in _MEETINGS.items():
        meeting = facts.life.meeting_by_id.get(getattr(case, link) or 0)
        if meeting is not None and meeting.held_on is not None:
            yield name, meeting.held_on
    talk = facts.life.talk_by_id.get(case.talk_id or 0)
    if talk is not None and talk.held_on is not None:
        yield "talked_on", talk.held_on
    if failed_acceptance(facts, case):
        yield "accepted_on", None
    elif (day := _day_of_vote(facts, case.acceptance_vote_id)) and not waits_for_outcome(facts, case):
        yield "accepted_on", day
    for turn in ("conversion", "second"):
        yield from _of_conversion(facts, case, turn)


def _of_conversion(facts: DevelopmentFacts, case: DevelopmentCase, turn: str) -> Iterator[tuple[str, Any]]:
    vote = facts.vote_by_id.get(getattr(case, f"{turn}_vote_id") or 0)
    day = _day_of_vote(facts, vote.id) if vote else None
    if vote is None or day is None:
        return
    yield f"{turn}_on", day
    if vote.outcome == PASSED and vote.resolution in _OUTCOME_OF:
        yield f"{turn}_outcome", _OUTCOME_OF[vote.resolution]
    elif vote.outcome == NOT_PASSED:
        yield f"{turn}_outcome", ""


def _day_of_vote(facts: DevelopmentFacts, vote_id: int | None) -> date | None:
    vote = facts.vote_by_id.get(vote_id or 0)
    meeting = facts.meeting_of_vote(vote) if vote else None
    return meeting.held_on if meeting else None


def outcome_of(case: DevelopmentCase) -> str:
    """What the last discussion of conversion decided; empty while there was none."""
    if case.second_on is not None:
        return case.second_outcome
    return case.conversion_outcome if case.conversion_on is not None else ""


def decided_on(case: DevelopmentCase) -> date | None:
    """The day on which conversion was last discussed."""
    return case.second_on or case.conversion_on


def stage_of(case: DevelopmentCase) -> str:
    """The stage that a known case has reached. 预备党员 counts from the meeting, but only once it is approved."""
    if case.conversion_approved_on is not None and outcome_of(case) == ON_TIME:
        return CONVERTED
    if case.accepted_on is not None and case.approved_on is not None:
        return PROBATIONER
    if case.candidate_on is not None or case.accepted_on is not None:
        return CANDIDATE
    return APPLICANT if case.activist_on is None else ACTIVIST


def is_cancelled(case: DevelopmentCase) -> bool:
    """Whether 预备党员资格 was cancelled and the cancellation approved."""
    return outcome_of(case) == CANCELLED and case.conversion_approved_on is not None


def is_open(case: DevelopmentCase) -> bool:
    """Whether something is still to be done with the person: not ended, not cancelled, not converted."""
    return case.ended_on is None and not is_cancelled(case) and stage_of(case) != CONVERTED
