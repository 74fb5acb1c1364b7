"""What an assessment begins with, from the roster and the unit's choices."""

import pytest

from ledger.codes.dues import (
    ANNUAL_SALARY,
    BY_ITEMS,
    CIVIL_SERVANT,
    CONTRACT,
    ERROR_FIXED,
    FIXED,
    IRREGULAR,
    LAST_QUARTER,
    RATIO_OF_TOTAL,
    RETIRED,
    STUDENT,
)
from ledger.dues.explain import due_line
from ledger.dues.facts import DuesFacts
from ledger.dues.month_due import due_of
from ledger.dues.proposals import changed_kinds, proposed, proposed_kind, proposed_method, proposed_month
from ledger.dues.settings import DuesSettings, PayChange, RetireeBase, RetirementMonth
from ledger.kinds.dues import Assessment
from ledger.kinds.membership import PostHolding
from tests.ledger.dues.dues_book import WANG, book, day, month, segment, with_settings, yuan
from tests.ledger.roster.people import SECOND


def retiring(*assessments: Assessment) -> DuesFacts:
    posts = (
        PostHolding(id=1, member_id=WANG, post="公务员"),
        PostHolding(id=2, member_id=WANG, post="退休人员", from_on=day("2026-06-15")),
    )
    return book(*assessments, roster={"post_holdings": posts})


@pytest.mark.parametrize(("setting", "first"), [(RetirementMonth.NEXT_MONTH, 7), (RetirementMonth.SAME_MONTH, 6)])
def test_who_retires_pays_as_retired_from_the_month_that_the_unit_has_chosen(
    setting: RetirementMonth, first: int
) -> None:
    facts = with_settings(retiring(), retirement_month=setting)
    kinds = [proposed_kind(facts, WANG, month(f"2026-{number:02}")) for number in range(1, 13)]
    assert kinds == [CIVIL_SERVANT] * (first - 1) + [RETIRED] * (13 - first)


def test_a_roster_without_posts_suggests_nothing() -> None:
    assert proposed_kind(book(), WANG, month("2026-01")) == ""


@pytest.mark.parametrize(
    ("kind", "method"),
    [(CIVIL_SERVANT, BY_ITEMS), (RETIRED, RATIO_OF_TOTAL), (IRREGULAR, LAST_QUARTER), (STUDENT, FIXED)],
)
def test_each_kind_has_its_usual_way_to_the_base(kind: str, method: str) -> None:
    assert proposed_method(DuesSettings(retiree_base=RetireeBase.RATIO), kind) == method


def test_an_empty_assessment_knows_kind_method_and_ratio() -> None:
    facts = with_settings(retiring(), retiree_base=RetireeBase.RATIO, retiree_ratio=30)
    asked = proposed(facts, WANG, month("2026-09"))
    assert (asked.person_kind, asked.method, asked.ratio) == (RETIRED, RATIO_OF_TOTAL, "30%")


@pytest.mark.parametrize(
    ("settings", "kind", "reason", "first"),
    [
        (DuesSettings(), "", "", "2027-01"),
        (DuesSettings(effective_month=7), "", "", "2026-07"),
        (DuesSettings(pay_change=PayChange.SAME_MONTH), "", "", "2026-05"),
        (DuesSettings(), "", ERROR_FIXED, "2026-05"),
        (DuesSettings(), ANNUAL_SALARY, "", "2026-05"),
    ],
)
def test_a_change_of_pay_waits_for_the_next_verification_unless_the_unit_says_otherwise(
    settings: DuesSettings, kind: str, reason: str, first: str
) -> None:
    assert proposed_month(settings, month("2026-05"), kind, reason).iso == first


def test_who_is_assessed_as_another_kind_than_the_roster_says_is_listed() -> None:
    facts = retiring(segment("50"))
    assert changed_kinds(facts, month("2026-06")) == []
    assert [found[1:] for found in changed_kinds(facts, month("2026-07"))] == [(CIVIL_SERVANT, RETIRED)]
    assert changed_kinds(facts, month("2026-07"), SECOND.id) == []
    assert changed_kinds(retiring(segment("50", person_kind=CONTRACT)), month("2026-05")) == []


def test_the_due_in_one_line() -> None:
    facts = book(segment("46.44", base=yuan("4644"), rate="1%"))
    assert due_line(due_of(facts, WANG, month("2026-03"))) == "机关公务员，基数4,644.00元，1%"
    assert due_line(due_of(facts, WANG, month("2027-03"))) == "机关公务员，基数4,644.00元，1%，暂按上年"
    assert due_line(due_of(book(), WANG, month("2026-03"))) == "尚未核定"
