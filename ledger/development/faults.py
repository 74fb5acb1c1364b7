"""What in a case does not agree with its version of the 细则: said while it is typed, and by the self-check.

Each fault names the defect of the inspection list (35 to 47, 55), its rule, and the field where it is repaired.
"""

from collections.abc import Iterator
from datetime import date

from ledger.codes.development import UNFIT
from ledger.development import windows
from ledger.development.facts import DevelopmentFacts
from ledger.development.judged import Fault, Judged, label
from ledger.development.known import as_known, failed_acceptance, waits_for_outcome
from ledger.development.probation_faults import probation_faults
from ledger.errors import Level
from ledger.kinds.development import DevelopmentCase
from ledger.values.dates import add_years

_ORDER = (
    ("applied_on", "received_on"),
    ("applied_on", "talked_on"),
    ("talked_on", "activist_on"),
    ("recommended_on", "activist_on"),
    ("activist_on", "activist_filed_on"),
    ("activist_on", "proposed_on"),
    ("opinions_on", "proposed_on"),
    ("proposed_on", "superior_on"),
    ("superior_on", "candidate_on"),
    ("notice_from_on", "notice_to_on"),
    ("candidate_on", "committee_on"),
    ("reviewed_on", "committee_on"),
    ("trained_from_on", "trained_to_on"),
    ("candidate_on", "accepted_on"),
    ("committee_on", "prereview_on"),
    ("accepted_on", "approved_on"),
    ("approved_on", "organisation_filed_on"),
    ("approved_on", "sworn_on"),
    ("accepted_on", "conversion_applied_on"),
    ("conversion_on", "extension_approved_on"),
    ("conversion_on", "second_on"),
    ("conversion_on", "conversion_approved_on"),
    ("second_on", "conversion_approved_on"),
    ("conversion_approved_on", "archived_on"),
)
"""Days that follow each other in every version; those with a rule of their own are judged by that."""


def case_faults(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> list[Fault]:
    """The faults in the days and results of a case as of a day; those of people and checks are elsewhere."""
    one = Judged(facts, as_known(facts, case, as_of), as_of)
    return [
        *_age(one),
        *_talk(one),
        *_candidate(one),
        *_superior(one),
        *_notice(one),
        *_review(one),
        *_training(one),
        *_meeting(one),
        *_approval(one),
        *_delegate(one),
        *probation_faults(one),
        *_order(one),
    ]


def _age(one: Judged) -> Iterator[Fault]:
    rule, case = one.facts.rule(one.case, "development.age"), one.case
    if rule is None or case.birth_on is None or case.applied_on is None:
        return
    if case.applied_on < add_years(case.birth_on.earliest, rule.value):
        yield from one.fault(
            47, rule.id, Level.MUST, "applied_on", f"申请入党时未满{rule.value}周岁，请核对出生日期和申请日期。"
        )


def _talk(one: Judged) -> Iterator[Fault]:
    case, due = one.case, windows.talk_due(one.facts, one.case)
    if due is None:
        return
    if case.talked_on is not None and case.talked_on > due:
        words = f"收到申请后{case.talked_on:%Y-%m-%d}才派人谈话，超过{{value}}个月（应于{due:%Y-%m-%d}前）。"
        yield from one.fault(35, "development.talk.months", Level.MUST, "talked_on", words)
    if case.talked_on is None and one.as_of > due and case.ended_on is None:
        level = Level.MUST if case.activist_on is None else Level.WARN
        words = f"没有派人谈话的记录，应于{due:%Y-%m-%d}前谈话。"
        yield from one.fault(35, "development.talk.months", level, "talked_on", words)


def _candidate(one: Judged) -> Iterator[Fault]:
    case, earliest = one.case, windows.candidate_earliest(one.facts, one.case)
    days = [(day, name) for name in ("proposed_on", "candidate_on") if (day := getattr(case, name)) is not None]
    if earliest is not None and days and min(days)[0] < earliest:
        day, name = min(days)
        words = f"{label(name)}{day:%Y-%m-%d}，培养考察不满{{value}}个月（最早{earliest:%Y-%m-%d}）。"
        yield from one.fault(36, "development.activist.months", Level.MUST, name, words)


def _superior(one: Judged) -> Iterator[Fault]:
    case, rule = one.case, one.facts.rule(one.case, "development.superior")
    if rule is not None and case.candidate_on is not None and case.superior_on is None:
        words = f"列为发展对象，没有上级{'同意' if rule.value else '备案'}的记录。"
        yield from one.fault(38, rule.id, Level.WARN, "superior_on", words)


def _notice(one: Judged) -> Iterator[Fault]:
    """Under the text of 2026 only: the other has no public notice."""
    case, rule_id = one.case, "development.notice.working_days"
    least = windows.notice_least_end(one.facts, case)
    if case.candidate_on is not None and (case.notice_from_on is None or case.notice_to_on is None):
        yield from one.fault(38, rule_id, Level.WARN, "notice_from_on", "列为发展对象，没有公示起止日期的记录。")
        return
    if least is not None and case.notice_to_on is not None and case.notice_to_on < least.on:
        days = one.facts.calendar.count(case.notice_from_on or least.on, case.notice_to_on)
        provisional = "（暂算，当年节假日安排还没有登记）" if least.is_provisional else ""
        words = f"公示只有{days}个工作日，至少应到{least.on:%Y-%m-%d}{provisional}。"
        yield from one.fault(38, rule_id, Level.WARN if provisional else Level.MUST, "notice_to_on", words)
    if case.notice_to_on is not None and case.candidate_on is not None and case.candidate_on < case.notice_to_on:
        words = f"公示{case.notice_to_on:%Y-%m-%d}才结束，{case.candidate_on:%Y-%m-%d}已列为发展对象。"
        yield from one.fault(38, rule_id, Level.MUST, "candidate_on", words)
    if one.facts.rule(case, rule_id) is None or case.superior_on is None or case.notice_from_on is None:
        return
    if case.notice_from_on < case.superior_on:
        words = f"公示{case.notice_from_on:%Y-%m-%d}开始，早于上级同意日期{case.superior_on:%Y-%m-%d}。"
        yield from one.fault(38, "development.superior", Level.WARN, "notice_from_on", words)


def _review(one: Judged) -> Iterator[Fault]:
    case = one.case
    replies = [row.replied_on for row in one.facts.inquiries_of.get(case.id, ()) if row.replied_on is not None]
    if case.reviewed_on is not None and replies and case.reviewed_on < max(replies):
        words = f"政治审查结论{case.reviewed_on:%Y-%m-%d}，早于函调复函{max(replies):%Y-%m-%d}。"
        yield from one.fault(40, "development.review.reply", Level.WARN, "reviewed_on", words)
    if case.accepted_on is None:
        return
    if case.review_result == UNFIT:
        words = "政治审查不合格，仍提交支部大会接收。"
        yield from one.fault(40, "development.review", Level.MUST, "review_result", words)
    elif case.reviewed_on is None:
        words = "接收预备党员，没有政治审查结论的记录。"
        yield from one.fault(40, "development.review", Level.WARN, "reviewed_on", words)
    elif case.reviewed_on > case.accepted_on:
        words = f"政治审查结论{case.reviewed_on:%Y-%m-%d}，晚于支部大会{case.accepted_on:%Y-%m-%d}。"
        yield from one.fault(40, "development.review", Level.MUST, "reviewed_on", words)


def _training(one: Judged) -> Iterator[Fault]:
    """A training that was too short is measured by what is usual; to be taken in without one is against the text."""
    case, rule_id = one.case, "development.training"
    days, hours = (one.facts.rule(case, f"development.training.{unit}") for unit in ("days", "hours"))
    if days is None or hours is None or case.training_waiver:
        return
    if case.trained_to_on is None and case.accepted_on is not None:
        words = "接收预备党员，没有集中培训的记录，也没有未经培训的说明。"
        yield from one.fault(39, rule_id, Level.WARN, "trained_to_on", words)
    elif case.trained_to_on is not None and case.trained_days < days.value and case.trained_hours < hours.value:
        words = (
            f"集中培训{case.trained_days}天、{case.trained_hours}学时，一般不少于{days.value}天或{hours.value}学时。"
        )
        yield from one.fault(39, days.id, Level.WARN, "trained_days", words)
    if case.trained_to_on is not None and case.accepted_on is not None and case.trained_to_on > case.accepted_on:
        words = f"集中培训{case.trained_to_on:%Y-%m-%d}，在支部大会{case.accepted_on:%Y-%m-%d}之后。"
        yield from one.fault(39, rule_id, Level.MUST, "trained_to_on", words)


def _meeting(one: Judged) -> Iterator[Fault]:
    case, due = one.case, windows.meeting_due(one.facts, one.case)
    if case.accepted_on is None:
        was_held = failed_acceptance(one.facts, case) or waits_for_outcome(one.facts, case)
        if due is not None and one.as_of > due and case.ended_on is None and not was_held:
            words = f"预审后没有召开支部大会，应于{due:%Y-%m-%d}前召开。"
            yield from one.fault(41, "development.meeting.months", Level.MUST, "accepted_on", words)
        return
    if case.prereview_on is None:
        words = "提交支部大会，没有上级预审的记录。"
        yield from one.fault(41, "development.prereview", Level.WARN, "prereview_on", words)
    elif case.accepted_on < case.prereview_on:
        words = f"支部大会{case.accepted_on:%Y-%m-%d}，早于上级预审{case.prereview_on:%Y-%m-%d}。"
        yield from one.fault(41, "development.prereview", Level.MUST, "prereview_on", words)
    if due is not None and case.accepted_on > due:
        words = f"支部大会{case.accepted_on:%Y-%m-%d}，超过预审后{{value}}个月（应于{due:%Y-%m-%d}前）。"
        yield from one.fault(41, "development.meeting.months", Level.MUST, "accepted_on", words)


def _approval(one: Judged) -> Iterator[Fault]:
    """Over three months wants a word why, over six is too much; whether it has come or is still waited for."""
    case = one.case
    due, most = windows.approval_due(one.facts, case), windows.approval_most(one.facts, case)
    if due is None or most is None or (case.approved_on is None and case.ended_on is not None):
        return
    day = case.approved_on or one.as_of
    what = f"上级{case.approved_on:%Y-%m-%d}审批" if case.approved_on else "上级至今没有审批"
    if day > most:
        words = f"{what}，超过支部大会通过后{{value}}个月的期限（{most:%Y-%m-%d}）。"
        yield from one.fault(42, "development.approval.most_months", Level.MUST, "approved_on", words)
    elif day > due and not case.approval_delay:
        words = f"{what}，超过支部大会通过后{{value}}个月的期限（{due:%Y-%m-%d}），请填写延期审批的说明。"
        yield from one.fault(42, "development.approval.months", Level.WARN, "approved_on", words)


def _delegate(one: Judged) -> Iterator[Fault]:
    case = one.case
    if case.accepted_on is None or case.approved_on is None:
        return
    if case.delegate_on is None:
        words = "没有上级审批前派人谈话的记录。"
    elif not case.accepted_on <= case.delegate_on <= case.approved_on:
        words = f"上级派人谈话{case.delegate_on:%Y-%m-%d}，不在支部大会和上级审批之间。"
    else:
        return
    yield from one.fault(43, "development.delegate", Level.WARN, "delegate_on", words)


def _order(one: Judged) -> Iterator[Fault]:
    rule = one.facts.rule(one.case, "development.order")
    if rule is None:
        return
    applied = ("conversion_applied_on", "second_on" if one.case.second_on is not None else "conversion_on")
    for first, second in (*_ORDER, applied):
        before: date | None = getattr(one.case, first)
        after: date | None = getattr(one.case, second)
        if before is not None and after is not None and after < before:
            words = f"{label(second)}{after:%Y-%m-%d}，早于{label(first)}{before:%Y-%m-%d}。"
            yield Fault(55, rule, Level.MUST, second, words, f"{first}-{second}")
