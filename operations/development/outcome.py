"""What the roster learns from a case: somebody is taken in, converted, extended, or loses 预备党员资格.

Each is one change. Doing the same again changes nothing; 撤销 takes case and roster back together.
"""

from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.development import CANCELLED, EXTENDED, ON_TIME
from ledger.codes.meetings import PASSED
from ledger.codes.membership import (
    FULL_MEMBER,
    NEWLY_ADMITTED,
    PROBATION_CANCELLED,
    SENIORITY_BASIS,
)
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import decided_on, linked, outcome_of
from ledger.development.windows import extension_span, probation_of
from ledger.errors import KnownError
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STANDING_CHANGES, STAYS, PostHolding, StandingChange
from ledger.values.dates import LooseDate
from operations.development.quick_reading import read_cases
from operations.development.taking_in import (
    SAFE,
    entered,
    needs_stay,
    refuse_namesake,
    refuse_other_unit,
    sponsor_names,
)
from operations.periods import hold_post
from operations.roster import Arrival, Departure, arrive, leave
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Approval:
    """上级审批 of an acceptance. ``group_id`` and ``post`` say where the new member is entered."""

    on: date
    document: str = ""
    group_id: int | None = None
    post: str = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """上级审批 of a conversion, and the day from which 党龄 counts with the reason for it."""

    approved_on: date
    full_member_on: date
    basis: str
    document: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """The new end of a probation, and its approval as soon as it is there."""

    to: date
    approved_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Cancellation:
    """上级审批 of a cancellation."""

    approved_on: date
    document: str = ""


# Taken in


def acceptance_words(facts: DevelopmentFacts, case: DevelopmentCase) -> str:
    """What ``accept`` will do, for the question before it; empty while it cannot be done."""
    known = linked(facts, case)
    unit = facts.roster.unit_by_id.get(case.org_unit_id or 0)
    if known.accepted_on is None or unit is None:
        return ""
    sponsors = sponsor_names(facts, known)
    named = f"入党介绍人{sponsors}，" if sponsors else ""
    day = f"{known.accepted_on:%Y-%m-%d}"
    probation = probation_of(facts, known)
    end = f"预备期至{probation.end:%Y-%m-%d}，" if probation else ""
    verb = "更新名册中已有的" if case.member_id is not None else "编入名册："
    return f"{verb}{case.name}，{unit.short_name}，预备党员，入党日期{day}，{named}{end}自{day}起计为党员。"


def accept(store: Store, case_id: int, approval: Approval, today: date) -> Member:
    """Note the approval and enter the person in the roster as of the day of the member meeting.

    党籍 begins the day on which the meeting passed the acceptance, after approval (教育管理条例第二十四条). Who stands
    in the roster already, because the case names him, keeps what is known of him.

    Raises KnownError while something is missing that the acceptance rests on.
    """
    facts = read_cases(store)
    case = store.get(DEVELOPMENT_CASES, case_id)
    known = linked(facts, case)
    accepted_on = _accepted_on(facts, known, approval, today)
    group_id = approval.group_id or case.group_id
    refuse_other_unit(store, case)
    refuse_namesake(store, known)
    with store.change(f"批准接收{case.name}为预备党员") as change:
        member = entered(store, change, facts, known)
        if needs_stay(store, facts, member, accepted_on):
            place = Arrival(
                branch_id=case.org_unit_id or 0,
                on=accepted_on,
                way=NEWLY_ADMITTED,
                group_id=group_id,
            )
            arrive(change, member.id, place)
        if approval.post:
            hold_post(change, store, PostHolding(member_id=member.id, post=approval.post, from_on=accepted_on))
        kept = replace(case, member_id=member.id, approved_on=approval.on, approval_document=approval.document.strip())
        if group_id is not None:
            kept = replace(kept, assigned_on=case.assigned_on or approval.on)
        change.update(DEVELOPMENT_CASES, kept)
    return member


def _accepted_on(facts: DevelopmentFacts, known: DevelopmentCase, approval: Approval, today: date) -> date:
    vote = facts.vote_by_id.get(known.acceptance_vote_id or 0)
    if vote is not None and vote.outcome != PASSED:
        if vote.outcome:
            raise KnownError(f"关联的接收表决{vote.outcome}，不能编入名册。{SAFE}")
        words = "还没有登记表决结果，请先在会议记录的这项表决里填写“宣布”"
        raise KnownError(f"关联的接收表决{words}，再编入名册。{SAFE}")
    if known.accepted_on is None:
        raise KnownError(f"还没有支部大会通过日期，请先关联接收表决，或者填写支部大会通过日期。{SAFE}")
    if approval.on < known.accepted_on:
        day = f"{known.accepted_on:%Y-%m-%d}"
        raise KnownError(f"上级审批日期早于支部大会通过日期{day}，请改正。{SAFE}")
    _refuse_later(approval.on, today, "上级审批日期")
    if known.ended_on is not None:
        raise KnownError(f"{known.name}已终止培养，请先恢复培养。{SAFE}")
    return known.accepted_on


# At the end of probation


def convert(store: Store, case_id: int, conversion: Conversion, today: date) -> Member:
    """Note the approval of 转正; the member is full from the day and for the reason given.

    Raises KnownError while the meeting has not decided it, or for days that cannot be.
    """
    facts, case, member = _on_probation(store, case_id)
    known = linked(facts, case)
    meeting = decided_on(known)
    if outcome_of(known) != ON_TIME or meeting is None:
        raise KnownError(f"支部大会还没有通过{case.name}按期转正，请先登记讨论转正的日期和结果。{SAFE}")
    if conversion.approved_on < meeting:
        raise KnownError(f"转正审批日期早于讨论转正的支部大会{meeting:%Y-%m-%d}，请改正。{SAFE}")
    _refuse_later(conversion.approved_on, today, "转正审批日期")
    if conversion.basis not in SENIORITY_BASIS.labels:
        raise KnownError(f"请选择党龄起算依据。{SAFE}")
    if known.accepted_on is not None and conversion.full_member_on <= known.accepted_on:
        raise KnownError(f"转正日期应晚于支部大会通过日期{known.accepted_on:%Y-%m-%d}，请改正。{SAFE}")
    full = replace(
        member,
        full_member_on=LooseDate.of(conversion.full_member_on),
        seniority_basis=conversion.basis,
        person_category=FULL_MEMBER,
    )
    kept = replace(
        case,
        conversion_approved_on=conversion.approved_on,
        conversion_document=conversion.document.strip(),
        told_on=conversion.told_on or case.told_on,
    )
    with store.change(f"批准{case.name}转正") as change:
        change.update(MEMBERS, full)
        change.update(DEVELOPMENT_CASES, kept)
    return full


def extend(store: Store, case_id: int, extension: Extension, today: date) -> DevelopmentCase:
    """Note until when a probation is extended, and the approval. The roster goes on showing 预备党员.

    Raises KnownError while the meeting has not decided it, or for less than half a year or more than one.
    """
    facts, case, _ = _on_probation(store, case_id)
    known = linked(facts, case)
    if known.conversion_outcome != EXTENDED or known.conversion_on is None:
        raise KnownError(f"支部大会还没有通过延长{case.name}的预备期，请先登记讨论的日期和结果。{SAFE}")
    span = extension_span(facts, known)
    if span is not None and not span.least <= extension.to <= span.most:
        days = f"{span.least:%Y-%m-%d}至{span.most:%Y-%m-%d}"
        raise KnownError(f"预备期只能延长半年至一年，即延长至{days}之间，请改正。{SAFE}")
    if extension.approved_on is not None:
        _refuse_later(extension.approved_on, today, "延长审批日期")
    kept = replace(
        case,
        extended_to=extension.to,
        extension_approved_on=extension.approved_on,
        extension_document=extension.document.strip(),
    )
    with store.change(f"延长{case.name}的预备期") as change:
        change.update(DEVELOPMENT_CASES, kept)
    return kept


def cancel(store: Store, case_id: int, cancellation: Cancellation, today: date) -> None:
    """Note that 预备党员资格 was cancelled: the standing changes, and the person leaves the roster that day.

    Raises KnownError while the meeting has not decided it.
    """
    facts, case, member = _on_probation(store, case_id)
    known = linked(facts, case)
    meeting = decided_on(known)
    if outcome_of(known) != CANCELLED or meeting is None:
        raise KnownError(f"支部大会还没有通过取消{case.name}的预备党员资格，请先登记讨论的日期和结果。{SAFE}")
    if cancellation.approved_on < meeting:
        raise KnownError(f"审批日期早于支部大会{meeting:%Y-%m-%d}，请改正。{SAFE}")
    on, document = cancellation.approved_on, cancellation.document.strip()
    _refuse_later(on, today, "审批日期")
    with store.change(f"取消{case.name}的预备党员资格") as change:
        changed = StandingChange(member_id=member.id, change=PROBATION_CANCELLED, from_on=on, document=document)
        if not store.where(STANDING_CHANGES, member_id=member.id, change=PROBATION_CANCELLED, from_on=on):
            change.add(STANDING_CHANGES, changed)
        if store.where(STAYS, member_id=member.id, left_on=None):
            leave(change, store, member.id, Departure(on=on, way=PROBATION_CANCELLED))
        change.update(DEVELOPMENT_CASES, replace(case, conversion_approved_on=on, conversion_document=document))


def _on_probation(store: Store, case_id: int) -> tuple[DevelopmentFacts, DevelopmentCase, Member]:
    case = store.get(DEVELOPMENT_CASES, case_id)
    member = store.find(MEMBERS, case.member_id or 0)
    if member is None or case.approved_on is None:
        raise KnownError(f"{case.name}还没有批准为预备党员并编入名册，请先办理。{SAFE}")
    return read_cases(store), case, member


def _refuse_later(day: date, today: date, label: str) -> None:
    if day > today:
        raise KnownError(f"{label}晚于今天，请改正。{SAFE}")
