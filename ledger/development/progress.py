"""What is recorded of each of the 25 steps, and the days that are fixed for it. ``steps`` makes the states of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ledger.codes.development import (
    ACTIVIST_CHECK,
    CANCELLED,
    CONTACT,
    EXTENDED,
    PROBATION_CHECK,
    SPONSOR,
    UNFIT,
)
from ledger.development import windows
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import decided_on, failed_acceptance, outcome_of, waits_for_outcome
from ledger.kinds.development import DevelopmentCase
from ledger.kinds.development import DevelopmentContact as Contact

_APPLY_AHEAD = timedelta(days=30)  # from when on somebody is reminded of the application for conversion


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of one case.

    Attributes:
        is_done, done_on: whether it was taken, and when, where a day belongs to it.
        earliest_on: the first day that the rules allow.
        due_on: the last day that the rules leave.
        from_on: the day from which it is shown as something to do: ``earliest_on``, or later, where no rule says it.
        applies: whether the case has such a step at all.
        is_blocked: something of the step itself is missing that nobody in the branch can do.
        note: what else is to be said about it.
    """

    is_done: bool = False
    done_on: date | None = None
    earliest_on: date | None = None
    due_on: date | None = None
    from_on: date | None = None
    is_provisional: bool = False
    applies: bool = True
    is_blocked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    facts: DevelopmentFacts
    case: DevelopmentCase
    as_of: date


def progress_of(facts: DevelopmentFacts, known: DevelopmentCase, as_of: date) -> dict[int, Progress]:
    """The progress of a known case, by number of the step."""
    look = _Look(facts, known, as_of)
    return {number: _ABOUT[number](look) if number in _ABOUT else _by_day(number, look) for number in range(1, 26)}


_DAY_OF = {
    1: "applied_on",
    4: "activist_filed_on",
    12: "committee_on",
    13: "prereview_on",
    16: "delegate_on",
    18: "organisation_filed_on",
    19: "assigned_on",
    25: "archived_on",
}


def _by_day(number: int, look: _Look) -> Progress:
    return _dated(getattr(look.case, _DAY_OF[number]))


def _dated(day: date | None, *, earliest: date | None = None, due: date | None = None, note: str = "") -> Progress:
    return Progress(day is not None, day, earliest, due, earliest, note=note)


def _talk(look: _Look) -> Progress:
    return _dated(look.case.talked_on, due=windows.talk_due(look.facts, look.case))


def _activist(look: _Look) -> Progress:
    case = look.case
    return _dated(case.activist_on, note=case.recommendation if case.activist_on else "")


def _contacts(look: _Look) -> Progress:
    """Done as soon as somebody is named; whether they may be it is said by the checks."""
    people = look.facts.people_in(look.case.id, CONTACT)
    return _people(look, people)


def _people(look: _Look, people: tuple[Contact, ...], least: int = 1) -> Progress:
    begun = [one for one in people if one.from_on is None or one.from_on <= look.as_of]
    first = min((one.from_on for one in begun if one.from_on is not None), default=None)
    present = [one for one in begun if one.to_on is None or one.to_on > look.as_of]
    names = "、".join(look.facts.person_name(one) for one in present or begun)
    return Progress(len(begun) >= least, first, note=names)


def _activist_checks(look: _Look) -> Progress:
    case = look.case
    is_over = any(day is not None for day in (case.proposed_on, case.candidate_on, case.accepted_on))
    return _checks(look, ACTIVIST_CHECK, is_over=is_over)


def _probation_checks(look: _Look) -> Progress:
    return _checks(look, PROBATION_CHECK, is_over=outcome_of(look.case) not in ("", EXTENDED))


def _checks(look: _Look, kind: str, *, is_over: bool) -> Progress:
    """Over when the next stage is reached; until then open again each half-year."""
    made = windows.checks_by(look.facts, look.case, kind, look.as_of)
    last = made[-1].checked_on if made else None
    note = f"已考察{len(made)}次" + (f"，最近{last:%Y-%m-%d}" if last else "") if made else ""
    if is_over:
        return Progress(bool(made), last, note=note)
    return Progress(due_on=windows.next_check_due(look.facts, look.case, kind, look.as_of), note=note)


def _proposal(look: _Look) -> Progress:
    case = look.case
    return _dated(case.proposed_on or case.candidate_on, earliest=windows.candidate_earliest(look.facts, case))


def _candidate(look: _Look) -> Progress:
    """备案 (2014) or 同意 and public notice (2026), then the listing. The notice is counted in working days."""
    case = look.case
    asked = look.facts.rule(case, "development.superior")
    word = "同意" if asked is not None and asked.value else "备案"
    if case.candidate_on is not None:
        note = "" if case.superior_on else f"没有登记上级{word}日期"
    elif case.superior_on is None:
        note = f"等待上级{word}"
    else:
        note = f"上级{case.superior_on:%Y-%m-%d}{word}"
    least = windows.notice_least_end(look.facts, case)
    ends = [day for day in (case.notice_to_on, least.on if least else None) if day is not None]
    earliest = max([*ends, *([case.superior_on] if case.superior_on else [])], default=None)
    if case.candidate_on is None and case.superior_on is not None:
        note += _notice_words(look)
    return Progress(
        is_done=case.candidate_on is not None,
        done_on=case.candidate_on,
        earliest_on=earliest,
        from_on=earliest,
        is_provisional=least is not None and least.is_provisional,
        note=note,
    )


def _notice_words(look: _Look) -> str:
    """How the public notice stands, also where the version of the case asks for none and the branch holds one."""
    case = look.case
    if case.notice_from_on is not None:
        until = f"至{case.notice_to_on:%Y-%m-%d}" if case.notice_to_on else "起"
        return f"，公示{case.notice_from_on:%Y-%m-%d}{until}"
    is_asked = look.facts.rule(case, "development.notice.working_days") is not None
    return "，请办理公示" if is_asked else ""


def _sponsors(look: _Look) -> Progress:
    rule = look.facts.rule(look.case, "development.sponsors")
    return _people(look, look.facts.people_in(look.case.id, SPONSOR), rule.value if rule else 1)


def _review(look: _Look) -> Progress:
    """The conclusion; a review that was failed ends the way."""
    case = look.case
    if case.review_result == UNFIT:
        return Progress(is_blocked=True, note="政治审查不合格，不能发展入党")
    replies = [one.replied_on for one in look.facts.inquiries_of.get(case.id, ()) if one.replied_on is not None]
    waiting = [
        one for one in look.facts.inquiries_of.get(case.id, ()) if one.sent_to and one.sent_on and not one.replied_on
    ]
    note = f"函调{len(waiting)}件没有复函" if waiting else ""
    return _dated(case.reviewed_on, earliest=max(replies, default=None), note=note)


def _training(look: _Look) -> Progress:
    case = look.case
    amount = [f"{case.trained_days}天"] if case.trained_days else []
    amount += [f"{case.trained_hours}学时"] if case.trained_hours else []
    note = "、".join(amount) or case.training_waiver
    return Progress(case.trained_to_on is not None or bool(case.training_waiver), case.trained_to_on, note=note)


def _form(look: _Look) -> Progress:
    number = look.case.form_no
    return Progress(bool(number), note=f"编号{number}" if number else "")


def _acceptance(look: _Look) -> Progress:
    case = look.case
    note = "接收表决没有通过" if failed_acceptance(look.facts, case) else ""
    if waits_for_outcome(look.facts, case):
        note = "关联的接收表决还没有登记结果"
    return _dated(case.accepted_on, earliest=case.prereview_on, due=windows.meeting_due(look.facts, case), note=note)


def _approval(look: _Look) -> Progress:
    case = look.case
    due = windows.approval_due(look.facts, case)
    if case.approval_delay:
        due = windows.approval_most(look.facts, case)
    return _dated(case.approved_on, earliest=case.accepted_on, due=due, note=case.approval_delay)


def _oath(look: _Look) -> Progress:
    return _dated(look.case.sworn_on, earliest=look.case.approved_on, due=windows.oath_due(look.facts, look.case))


def _request(look: _Look) -> Progress:
    """Somebody is reminded a month ahead; no rule says how early it may be written."""
    case = look.case
    probation = windows.probation_of(look.facts, case)
    if probation is None:
        return _dated(case.conversion_applied_on)
    day, due = case.conversion_applied_on, probation.end
    return Progress(day is not None, day, due_on=_after_discussion(look, due), from_on=due - _APPLY_AHEAD)


def _after_discussion(look: _Look, due: date) -> date | None:
    """The application is due when the discussion may begin; one that came later hinders nobody who has applied."""
    return None if look.case.conversion_applied_on is not None else due


def _conversion(look: _Look) -> Progress:
    case = look.case
    probation = windows.probation_of(look.facts, case)
    earliest = probation.ends if probation else None
    due = windows.conversion_due(look.facts, case)
    outcome = outcome_of(case)
    is_done = outcome not in ("", EXTENDED)
    note = outcome
    if case.conversion_outcome == EXTENDED and not is_done:
        note = f"{case.conversion_on:%Y-%m-%d}{EXTENDED}" if case.conversion_on else EXTENDED
        note += f"至{case.extended_to:%Y-%m-%d}" if case.extended_to else "，请填写延长至何日"
    if outcome == CANCELLED:
        earliest = due = None  # a cancellation is not bound to the end of probation
    return Progress(is_done, decided_on(case) if is_done else None, earliest, due, earliest, note=note)


def _conversion_approval(look: _Look) -> Progress:
    case = look.case
    due = windows.conversion_approval_due(look.facts, case) if outcome_of(case) not in ("", EXTENDED) else None
    return _dated(case.conversion_approved_on, earliest=decided_on(case), due=due, note=case.conversion_document)


_ABOUT: dict[int, Callable[[_Look], Progress]] = {
    2: _talk,
    3: _activist,
    5: _contacts,
    6: _activist_checks,
    7: _proposal,
    8: _candidate,
    9: _sponsors,
    10: _review,
    11: _training,
    14: _form,
    15: _acceptance,
    17: _approval,
    20: _oath,
    21: _probation_checks,
    22: _request,
    23: _conversion,
    24: _conversion_approval,
}
