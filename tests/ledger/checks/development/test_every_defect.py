"""The defects 35 to 47, 51 and 55 of the list, each found where it is and nowhere else; levels follow the marks."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from ledger.checks.development import development_findings
from ledger.codes.development import CONTACT, EXTENDED, ON_TIME, REVIEW_LETTER, SPONSOR, UNFIT
from ledger.codes.membership import TRANSFERRED_IN, UNDER_OBSERVATION
from ledger.development.facts import DevelopmentFacts
from ledger.errors import Finding, Level
from ledger.kinds.development import (
    DevelopmentCase,
    DevelopmentContact,
    Holiday,
    ReviewInquiry,
    TransferLetter,
)
from ledger.kinds.membership import StandingChange
from tests.ledger.development.development_book import (
    ACCEPTED,
    CASE,
    CHECKS,
    CONTACTS,
    DONE,
    PERSON,
    RULES,
    case,
    case_of_2014,
    development,
    roster,
)
from tests.ledger.life.life_book import branch
from tests.ledger.roster.people import FIRST, SECOND, stay

B, W = Level.MUST, Level.WARN
GOOD = development()
TABLES = tuple(Holiday(id=year, day_on=date(year, 1, 1), name="元旦") for year in (2026, 2027, 2028, 2029))


def of(**more: Any) -> DevelopmentFacts:
    """A book whose case is different in something, with the holidays of its years."""
    return development(case(**more), holidays=TABLES)


def of_2014(**more: Any) -> DevelopmentFacts:
    return development(case_of_2014(**more), holidays=TABLES)


def extended(to: date | None, **more: Any) -> DevelopmentFacts:
    later = {"second_on": None, "conversion_approved_on": None, "archived_on": None, "extended_to": to}
    return of(**{"conversion_outcome": EXTENDED, **later, **more})


def named(*people: DevelopmentContact, **more: Any) -> DevelopmentFacts:
    numbered = tuple(replace(one, id=place, case_id=CASE) for place, one in enumerate(people, start=1))
    return development(contacts=numbered, **more)


def punished(member_id: int) -> DevelopmentFacts:
    change = StandingChange(id=1, member_id=member_id, change=UNDER_OBSERVATION, from_on=date(2027, 1, 1))
    return development(roster=roster(standing_changes=(change,)))


def gone(member_id: int, left: str) -> DevelopmentFacts:
    stays = (*(row for row in roster().stays if row.member_id != member_id), stay(member_id, left=left))
    return development(roster=roster(stays=stays))


def answered(on: date) -> DevelopmentFacts:
    letter = ReviewInquiry(
        id=1, case_id=CASE, way=REVIEW_LETTER, sent_to="某区", sent_on=date(2027, 9, 20), replied_on=on
    )
    return development(inquiries=(letter,))


def letter(**more: Any) -> DevelopmentFacts:
    given: dict[str, Any] = {
        "id": 1,
        "member_id": 9,
        "from_unit_id": FIRST.id,
        "addressed_to": "某支部",
        "serial_year": 2029,
    }
    one = TransferLetter(**{**given, "serial_no": 3, "issued_on": date(2029, 4, 1), **more})
    return development(letters=(one,))


CONTACT_4, CONTACT_5, SPONSOR_4, SPONSOR_5 = CONTACTS
SPONSOR_6 = replace(SPONSOR_4, member_id=6)
WEAK = DevelopmentContact(role=SPONSOR, member_id=30, from_on=date(2028, 6, 1))


@dataclass(frozen=True)
class Defect:
    """A defect of the list: the rule that finds it, a book that has it, one that has not."""

    number: int
    rule: str
    found: DevelopmentFacts
    clean: DevelopmentFacts = field(default_factory=lambda: GOOD)
    as_of: date = DONE
    level: Level = Level.MUST


DEFECTS = (
    Defect(35, "development.talk.months", of(talked_on=date(2026, 7, 2)), of(talked_on=date(2026, 7, 1))),
    Defect(35, "development.talk.months", of_2014(talked_on=date(2026, 7, 2)), of_2014(), level=W),
    Defect(
        35,
        "development.talk.months",
        development(DevelopmentCase(id=1, name="许诺", rules="细则2026", applied_on=date(2026, 6, 1))),
        development(DevelopmentCase(id=1, name="许诺", rules="细则2026", applied_on=date(2026, 6, 20))),
        date(2026, 7, 10),
    ),
    Defect(36, "development.activist.months", of(proposed_on=date(2027, 8, 31)), of(proposed_on=date(2027, 9, 1))),
    Defect(36, "development.activist.months", of_2014(proposed_on=date(2027, 8, 31)), of_2014()),
    Defect(37, "development.check.months", development(checks=CHECKS[1:]), level=W),
    Defect(37, "development.probation_check.months", development(checks=CHECKS[:2]), level=W),
    Defect(
        37,
        "development.check.months",
        development(checks=(*CHECKS, replace(CHECKS[0], id=9, checked_on=date(2027, 3, 2)))),
        level=W,
    ),
    Defect(
        38,
        "development.notice.working_days",
        of(notice_to_on=date(2027, 9, 10)),
        of(notice_to_on=date(2027, 9, 13)),
    ),
    Defect(38, "development.notice.working_days", of(candidate_on=date(2027, 9, 10)), of_2014()),
    Defect(38, "development.notice.working_days", of(notice_from_on=None), of_2014(), level=W),
    Defect(38, "development.superior", of(superior_on=None), level=W),
    Defect(38, "development.superior", of_2014(superior_on=None), of_2014(), level=W),
    Defect(
        39,
        "development.training.days",
        of(trained_days=2, trained_hours=20),
        of(trained_days=2, trained_hours=24),
        level=W,
    ),
    Defect(39, "development.training", of(trained_to_on=date(2028, 2, 1)), of(trained_to_on=ACCEPTED)),
    Defect(39, "development.training", of_2014(trained_to_on=date(2028, 2, 1)), level=W),
    Defect(39, "development.training", of(trained_to_on=None), of(trained_to_on=None, training_waiver="特殊"), level=W),
    Defect(39, "development.training.days", of_2014(trained_days=2), of_2014(training_waiver="个别特殊情况"), level=W),
    Defect(40, "development.review.reply", answered(date(2027, 10, 9)), answered(date(2027, 10, 8)), level=W),
    Defect(40, "development.review", of(review_result=UNFIT)),
    Defect(41, "development.meeting.months", of(prereview_on=date(2027, 12, 19)), of(prereview_on=date(2027, 12, 20))),
    Defect(
        41, "development.meeting.months", of(prereview_on=date(2027, 12, 19)), of_2014(prereview_on=date(2027, 11, 19))
    ),
    Defect(41, "development.prereview", of(prereview_on=date(2028, 1, 21))),
    Defect(42, "development.order", of(approved_on=date(2028, 1, 19))),
    Defect(
        42,
        "development.approval.months",
        of(approved_on=date(2028, 4, 21)),
        of(approved_on=date(2028, 4, 21), approval_delay="上级集中审批"),
        level=W,
    ),
    Defect(
        42,
        "development.approval.most_months",
        of(approved_on=date(2028, 7, 21), approval_delay="上级集中审批"),
        of(approved_on=date(2028, 7, 20), approval_delay="上级集中审批"),
        level=W,
    ),
    Defect(
        42,
        "development.conversion_approval.months",
        of(conversion_approved_on=date(2029, 5, 2), archived_on=None),
        of(conversion_approved_on=date(2029, 5, 1), archived_on=None),
        level=W,
    ),
    Defect(
        42,
        "development.conversion_approval.months",
        of(conversion_approved_on=None, archived_on=None),
        extended(date(2029, 7, 20)),
        level=W,
    ),
    Defect(43, "development.delegate", of(delegate_on=date(2028, 1, 19)), level=W),
    Defect(43, "development.delegate", of(delegate_on=date(2028, 3, 2)), level=W),
    Defect(
        44,
        "development.conversion.outcomes",
        of(conversion_on=date(2029, 1, 19), conversion_applied_on=None),
        of(conversion_on=date(2029, 1, 20)),
    ),
    Defect(
        44,
        "development.probation.months",
        of(probation_ends_on=date(2029, 1, 18)),
        of(probation_ends_on=date(2029, 1, 19)),
    ),
    Defect(44, "development.probation.months", of(probation_ends_on=date(2029, 1, 21))),
    Defect(
        44,
        "development.conversion.late_months",
        of(conversion_on=date(2029, 2, 21)),
        of(conversion_on=date(2029, 2, 21), delay_reason="本人外出培训"),
        level=W,
    ),
    Defect(45, "development.extension.least_months", extended(date(2029, 7, 19)), extended(date(2029, 7, 20))),
    Defect(45, "development.extension.most_months", extended(date(2030, 1, 21)), extended(date(2030, 1, 20))),
    Defect(
        45,
        "development.extension.most_months",
        extended(date(2029, 7, 20), second_on=date(2029, 7, 21), second_outcome=EXTENDED),
        extended(date(2029, 7, 20), second_on=date(2029, 7, 21), second_outcome=ON_TIME),
        date(2029, 9, 1),
    ),
    Defect(46, "development.sponsors", named(CONTACT_4, CONTACT_5, SPONSOR_4)),
    Defect(46, "development.sponsors", named(CONTACT_4, SPONSOR_4, SPONSOR_5, SPONSOR_6), named(*CONTACTS)),
    Defect(46, "development.sponsors", named(CONTACT_4, SPONSOR_4, SPONSOR_5, WEAK)),
    Defect(46, "development.contacts.least", named(SPONSOR_4, SPONSOR_5), named(CONTACT_4, SPONSOR_4, SPONSOR_5)),
    Defect(46, "development.sponsors.observation", punished(4), punished(6), level=W),
    Defect(46, "development.sponsors", gone(4, "2028-01-19"), gone(4, "2029-06-01"), level=W),
    Defect(47, "development.age", of(applied_on=date(2016, 5, 1)), of(applied_on=date(2016, 5, 2))),
    Defect(51, "letter.receipt.months", letter(), letter(receipt_on=date(2029, 4, 28)), level=W),
    Defect(51, "letter.receipt.months", letter(), letter(is_void=True), level=W),
    Defect(52, "development.roster", of(member_id=None), level=W),
    Defect(52, "development.roster", of(accepted_on=date(2028, 1, 21)), level=W),
    Defect(55, "development.order", of(talked_on=date(2026, 5, 31))),
    Defect(55, "development.order", of(archived_on=date(2029, 2, 28))),
    Defect(55, "development.order", of(candidate_on=date(2028, 1, 21), committee_on=None)),
)


def of_rule(facts: DevelopmentFacts, rule: str, as_of: date) -> list[Finding]:
    return [one for one in development_findings(facts, as_of) if one.rule == rule]


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda one: f"{one.number}-{one.rule}")
def test_a_defect_is_found_where_it_is_and_nowhere_else(defect: Defect) -> None:
    found = of_rule(defect.found, defect.rule, defect.as_of)
    assert {one.level for one in found} == {defect.level}
    assert all(one.sentence.endswith("。") and one.article and "{" not in one.sentence for one in found)
    assert not of_rule(defect.clean, defect.rule, defect.as_of)


def test_the_whole_list_is_held() -> None:
    assert {defect.number for defect in DEFECTS} == {*range(35, 48), 51, 52, 55}


def test_a_case_in_order_has_no_findings() -> None:
    assert development_findings(GOOD, DONE) == []


def test_what_was_only_quoted_to_us_never_says_more_than_a_warning() -> None:
    uncertain = {(rule.id, rule.citation) for rule in RULES.all() if rule.mark != "read"}
    heavy = {
        (one.rule, one.article)
        for defect in DEFECTS
        for one in development_findings(defect.found, defect.as_of)
        if one.level is B
    }
    assert heavy
    assert not heavy & uncertain


def test_each_finding_of_a_book_can_be_answered_for_itself() -> None:
    for defect in DEFECTS:
        found = development_findings(defect.found, defect.as_of)
        keys = [(one.rule, one.record_kind, one.record_id, one.scope) for one in found]
        assert len(keys) == len(set(keys)), defect


def test_a_case_is_judged_by_its_own_version_whatever_the_day() -> None:
    [new] = of_rule(of(proposed_on=date(2027, 8, 31)), "development.activist.months", DONE)
    [old] = of_rule(of_2014(proposed_on=date(2027, 8, 31)), "development.activist.months", DONE)
    assert new.article == "《中国共产党发展党员工作细则》第十三条（2026年）"
    assert old.article == "《中国共产党发展党员工作细则》第十三条（2014年）"
    assert new.sentence == "何思远：支委会讨论日期2027-08-31，培养考察不满12个月（最早2027-09-01）。"


def test_a_letter_without_its_receipt_is_named_with_its_number() -> None:
    [found] = of_rule(letter(), "letter.receipt.months", DONE)
    assert found.sentence == "党员9：2029年第3号介绍信2029-04-01开出，超过1个月没有收到回执。"
    assert found.article == "组通字〔2006〕45号关于介绍信回执的规定"


def test_days_to_come_break_nothing_yet() -> None:
    assert development_findings(GOOD, date(2027, 6, 1)) == []
    assert development_findings(GOOD, ACCEPTED) == []


def test_a_notice_of_a_year_without_its_table_only_warns() -> None:
    facts = development(case(notice_to_on=date(2027, 9, 10)))
    [found] = of_rule(facts, "development.notice.working_days", DONE)
    assert found.level is W
    assert "暂算" in found.sentence


def test_a_contact_who_left_has_to_be_replaced_and_a_former_one_has_not() -> None:
    one = case(**dict.fromkeys(("proposed_on", "superior_on", "candidate_on", "accepted_on", "approved_on")))
    gone = roster(stays=(*[row for row in roster().stays if row.member_id != 4], stay(4, left="2027-02-01")))
    seen = date(2027, 3, 15)

    def found(**more: Any) -> list[str]:
        facts = development(one, roster=gone, **more)
        return [row.sentence for row in development_findings(facts, seen) if row.scope.endswith("-now")]

    assert found() == ["何思远：培养联系人党员4现在不在名册中，请另行指定。"]
    assert found(contacts=(replace(CONTACT_4, to_on=date(2027, 2, 1)), CONTACT_5)) == []


def test_findings_are_asked_for_by_unit() -> None:
    facts = of(talked_on=date(2026, 7, 2))
    assert development_findings(facts, DONE, FIRST.id)
    assert not development_findings(facts, DONE, SECOND.id)


def test_a_contact_of_the_case_is_named_with_the_role() -> None:
    facts = named(replace(CONTACT_4, role=CONTACT, member_id=30), SPONSOR_4, SPONSOR_5)
    sentences = [one.sentence for one in of_rule(facts, "development.contacts.least", DONE)]
    assert sentences == ["何思远：培养联系人何思远（2026-09-01）不是正式党员。"]


def test_who_left_the_day_before_the_meeting_was_no_sponsor_at_it() -> None:
    sentences = [one.sentence for one in of_rule(gone(4, "2028-01-19"), "development.sponsors", DONE)]
    assert sentences == ["何思远：入党介绍人党员4（2028-01-20）不在名册中，请核对当天是否为正式党员。"]
    assert not of_rule(gone(4, "2028-01-21"), "development.sponsors", DONE)


def test_a_sponsor_without_a_first_day_is_judged_on_the_day_of_the_meeting() -> None:
    facts = named(CONTACT_4, SPONSOR_4, replace(WEAK, from_on=None))
    [found] = of_rule(facts, "development.sponsors", DONE)
    assert found.level is B
    assert "（2028-01-20）不是正式党员" in found.sentence


def test_a_member_whose_category_nobody_noted_is_only_asked_about() -> None:
    unknown = tuple(replace(one, full_member_on=None) if one.id == 4 else one for one in roster().members)
    found = of_rule(development(roster=roster(members=unknown)), "development.sponsors", DONE)
    assert {one.level for one in found} == {W}
    assert all("人员类别" in one.sentence for one in found)


def test_who_was_taken_in_elsewhere_is_not_blamed_on_this_branch_for_missing_names() -> None:
    came = (*branch(20).stays, replace(stay(PERSON, joined="2028-09-01"), join_way=TRANSFERRED_IN))
    facts = named(roster=roster(stays=came))
    assert {one.level for one in of_rule(facts, "development.sponsors", DONE)} == {W}
    assert {one.level for one in of_rule(named(), "development.sponsors", DONE)} == {B}


def test_who_was_extended_may_apply_for_conversion_after_the_first_discussion() -> None:
    late = {"conversion_applied_on": date(2029, 7, 10), "second_on": date(2029, 7, 21), "second_outcome": ON_TIME}
    assert not of_rule(extended(date(2029, 7, 20), **late), "development.order", date(2029, 9, 1))
    after = {**late, "conversion_applied_on": date(2029, 7, 22)}
    assert of_rule(extended(date(2029, 7, 20), **after), "development.order", date(2029, 9, 1))


def test_what_a_text_calls_usual_never_says_more_than_a_warning() -> None:
    usual = {rule.id for rule in RULES.all() if "时间一般" in rule.text or "一般不" in rule.text}
    found = [one for defect in DEFECTS for one in development_findings(defect.found, defect.as_of)]
    assert usual & {one.rule for one in found}
    assert not {one.rule for one in found if one.level is B} & usual


def test_a_notice_over_the_national_day_counts_the_working_days_of_its_table() -> None:
    """国庆 2027: 1 to 7 October off, Sunday 26 September and Saturday 9 October worked."""
    days = [Holiday(id=n, day_on=date(2027, 10, n), name="国庆节") for n in range(1, 8)]
    worked = [
        Holiday(id=20 + n, day_on=on, is_work=True) for n, on in enumerate((date(2027, 9, 26), date(2027, 10, 9)))
    ]
    given = {"superior_on": date(2027, 9, 28), "notice_from_on": date(2027, 9, 29), "candidate_on": date(2027, 10, 12)}
    more = {"reviewed_on": date(2027, 10, 18)}

    def found(until: date) -> list[Finding]:
        facts = development(case(notice_to_on=until, **given, **more), holidays=(*days, *worked))
        return of_rule(facts, "development.notice.working_days", DONE)

    assert found(date(2027, 10, 11)) == []
    [short] = found(date(2027, 10, 9))
    assert (short.level, short.sentence) == (B, "何思远：公示只有4个工作日，至少应到2027-10-11。")


def test_under_the_text_of_2014_a_notice_is_free_to_come_before_the_filing() -> None:
    early = {"notice_from_on": date(2027, 9, 1), "notice_to_on": date(2027, 9, 10), "superior_on": date(2027, 9, 8)}
    assert of_rule(of(**early), "development.superior", DONE)
    assert of_rule(of_2014(**early), "development.superior", DONE) == []
