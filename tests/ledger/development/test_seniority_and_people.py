"""党龄 is proposed with its reason and never silently; contacts and sponsors are looked at while they are entered."""

from dataclasses import replace
from datetime import date
from typing import Any

from ledger.codes.development import CONTACT, EXTENDED, SPONSOR
from ledger.codes.membership import (
    BASIS_APPROVAL,
    BASIS_CLEARED,
    BASIS_EXTENDED,
    BASIS_LATE_BY_ORGANISATION,
    BASIS_MEETING,
    BASIS_ON_TIME,
)
from ledger.development.entering import development_problems
from ledger.development.people import person_problems
from ledger.development.seniority import proposed, seniority_choices
from ledger.development.windows import extension_span
from ledger.errors import Level
from ledger.kinds.development import DevelopmentCase, DevelopmentContact
from tests.ledger.development.development_book import DONE, case, development

END = date(2029, 1, 20)


def choices(one: DevelopmentCase) -> list[tuple[date, str]]:
    return [(row.day, row.basis) for row in seniority_choices(development(one), one)]


def test_on_time_counts_from_the_end_of_probation_and_the_meeting_stays_a_choice() -> None:
    assert choices(case()) == [(END, BASIS_ON_TIME), (date(2029, 2, 1), BASIS_MEETING)]
    found = proposed(development(), case())
    assert found is not None
    assert (found.day, found.basis) == (END, BASIS_ON_TIME)


def test_an_end_printed_a_day_before_the_year_is_full_does_not_shorten_it() -> None:
    """Approval forms print the last day of probation or the day after it; 党龄 counts from the full year."""
    one = case(probation_ends_on=date(2029, 1, 19))
    assert choices(one)[0] == (END, BASIS_ON_TIME)
    span = extension_span(development(one), one)
    assert span is not None
    assert (span.least, span.most) == (date(2029, 7, 19), date(2030, 1, 20))


def test_after_an_extension_it_counts_from_the_end_of_that() -> None:
    one = case(conversion_outcome=EXTENDED, extended_to=date(2029, 7, 20), second_on=date(2029, 7, 20))
    assert choices(replace(one, second_outcome="按期转正")) == [(date(2029, 7, 20), BASIS_EXTENDED)]


def test_a_late_conversion_has_its_reasons_and_none_is_chosen_for_the_user() -> None:
    late = case(conversion_on=date(2029, 3, 5), conversion_approved_on=date(2029, 4, 9))
    assert choices(late) == [
        (END, BASIS_LATE_BY_ORGANISATION),
        (END, BASIS_CLEARED),
        (date(2029, 4, 9), BASIS_APPROVAL),
        (date(2029, 3, 5), BASIS_MEETING),
    ]
    assert proposed(development(late), late) is None


def test_who_was_not_discussed_has_no_choice() -> None:
    assert choices(case(conversion_on=None)) == []


def problems(**more: Any) -> list[tuple[str, Level]]:
    given = {"case_id": 1, "role": CONTACT, "from_on": date(2027, 1, 4), **more}
    one = DevelopmentContact(**given)
    return [(row.field, row.level) for row in person_problems(development(), case(), one)]


def test_a_contact_is_a_full_member_of_the_roster_that_day() -> None:
    assert problems(member_id=4) == []
    assert problems(name="上级指派的人") == []
    assert problems(member_id=30, role=SPONSOR) == [("member_id", Level.WARN), ("member_id", Level.MUST)]
    assert problems() == [("member_id", Level.MUST)]
    assert problems(member_id=4, to_on=date(2026, 1, 1)) == [("to_on", Level.MUST)]
    assert problems(member_id=4, from_on=None) == [("from_on", Level.WARN)]


def test_while_a_case_is_typed_what_breaks_a_rule_is_said_and_does_not_keep_it_from_being_saved() -> None:
    one = case(talked_on=date(2026, 7, 2))
    [found] = development_problems(development(one), one, DONE)
    assert (found.field, found.level) == ("talked_on", Level.WARN)
    assert found.sentence.endswith("（《中国共产党发展党员工作细则》第七条（2026年））。")


def test_a_day_to_come_and_an_empty_name_keep_it_from_being_saved() -> None:
    one = DevelopmentCase(id=1, org_unit_id=2, rules="细则2026", applied_on=date(2029, 6, 2))
    must = {row.field for row in development_problems(development(one), one, DONE) if row.level is Level.MUST}
    assert must == {"name", "applied_on"}
    ahead = case(probation_ends_on=date(2030, 1, 20), conversion_on=None, conversion_approved_on=None, archived_on=None)
    assert not [row for row in development_problems(development(), ahead, DONE) if row.level is Level.MUST]


def test_an_id_number_is_compared_with_the_birth() -> None:
    one = case(id_number="330499199805020011")
    assert {row.field for row in development_problems(development(one), one, DONE)} >= {"id_number"}
