"""What does not agree with the 细则 from the end of probation on: its length, conversion, extension, their approval."""

from collections.abc import Iterator
from datetime import date

from ledger.codes.development import CANCELLED, EXTENDED
from ledger.development import windows
from ledger.development.judged import Fault, Judged, label
from ledger.development.known import decided_on, outcome_of
from ledger.errors import Level


def probation_faults(one: Judged) -> Iterator[Fault]:
    """The faults of probation and of what ends it (defects 44, 45, and 42 for the approval)."""
    yield from _probation(one)
    yield from _conversion(one)
    yield from _extension(one)
    yield from _approval(one)


def _probation(one: Judged) -> Iterator[Fault]:
    """A typed end: 满一年之日 or the day before it, as the forms print it; anything else is no year."""
    probation = windows.probation_of(one.facts, one.case)
    if probation is not None and (probation.full_year - probation.end).days not in (0, 1):
        words = f"预备期满日期{probation.end:%Y-%m-%d}不对，自支部大会通过之日起满1年是{probation.full_year:%Y-%m-%d}。"
        yield from one.fault(44, "development.probation.months", Level.MUST, "probation_ends_on", words)


def _conversion(one: Judged) -> Iterator[Fault]:
    """The first discussion against the end of probation, the second against that of the extension."""
    case, probation = one.case, windows.probation_of(one.facts, one.case)
    if probation is None or case.approved_on is None:
        return
    turns = [("conversion_on", case.conversion_outcome, probation.end)]
    if case.second_on is not None and probation.extended_end is not None:
        turns.append(("second_on", case.second_outcome, probation.extended_end))
    for name, outcome, end in turns:
        day: date | None = getattr(case, name)
        if day is not None and day < end and outcome != CANCELLED:
            words = f"{label(name)}{day:%Y-%m-%d}，预备期{end:%Y-%m-%d}才满。"
            yield from one.fault(44, "development.conversion.outcomes", Level.MUST, name, words)
    yield from _late_conversion(one, probation.ends)


def _late_conversion(one: Judged, end: date) -> Iterator[Fault]:
    case, due = one.case, windows.conversion_due(one.facts, one.case)
    is_decided = outcome_of(case) not in ("", EXTENDED)
    day = decided_on(case) if is_decided else one.as_of
    if due is None or day is None or day <= due or case.delay_reason or case.ended_on is not None:
        return
    what = f"{day:%Y-%m-%d}才讨论转正" if is_decided else "至今没有讨论转正"
    words = f"预备期{end:%Y-%m-%d}已满，{what}，请写明未按期讨论的原因。"
    yield from one.fault(44, "development.conversion.late_months", Level.WARN, "delay_reason", words)


def _extension(one: Judged) -> Iterator[Fault]:
    case, span = one.case, windows.extension_span(one.facts, one.case)
    if case.second_outcome == EXTENDED:
        words = "预备期只能延长1次，再次讨论又记为延长。"
        yield from one.fault(45, "development.extension.most_months", Level.MUST, "second_outcome", words)
    if case.conversion_outcome != EXTENDED or span is None:
        return
    if case.extended_to is None:
        words = "延长预备期，没有登记延长至何日。"
        yield from one.fault(45, "development.extension.least_months", Level.WARN, "extended_to", words)
    elif case.extended_to < span.least:
        words = f"延长预备期至{case.extended_to:%Y-%m-%d}，不足{{value}}个月（最早{span.least:%Y-%m-%d}）。"
        yield from one.fault(45, "development.extension.least_months", Level.MUST, "extended_to", words)
    elif case.extended_to > span.most:
        words = f"延长预备期至{case.extended_to:%Y-%m-%d}，超过{{value}}个月（最晚{span.most:%Y-%m-%d}）。"
        yield from one.fault(45, "development.extension.most_months", Level.MUST, "extended_to", words)


def _approval(one: Judged) -> Iterator[Fault]:
    """Approval of what the meeting has decided at the end of probation; an extension has a day of its own."""
    case, due = one.case, windows.conversion_approval_due(one.facts, one.case)
    if due is None or outcome_of(case) in ("", EXTENDED) or (case.conversion_approved_on is None and case.ended_on):
        return
    if (case.conversion_approved_on or one.as_of) > due:
        on = case.conversion_approved_on
        what = f"上级{on:%Y-%m-%d}审批{outcome_of(case)}" if on else f"上级至今没有审批{outcome_of(case)}"
        words = f"{what}，超过支部大会讨论后{{value}}个月的期限（{due:%Y-%m-%d}）。"
        yield from one.fault(42, "development.conversion_approval.months", Level.WARN, "conversion_approved_on", words)
