from datetime import date
from pathlib import Path

import pytest

from ledger.kinds.organisation import Office, Term
from ledger.rulebook import Rulebook, parse_rules
from ledger.rules.organisation import size_advice, term_advice
from tests.ledger.roster.people import facts, member

ON = date(2026, 11, 22)


@pytest.fixture
def rulebook() -> Rulebook:
    return Rulebook(parse_rules(Path("resources/rulebook/organisation.toml").read_text(encoding="utf-8")))


def sentences(people: int, rulebook: Rulebook, committee: int = 0, on: date = ON) -> list[str]:
    members = [member(number, f"党员{number}") for number in range(1, people + 1)]
    offices = tuple(Office(member_id=number, org_unit_id=2, office="组织委员") for number in range(1, committee + 1))
    return [
        one.sentence
        for one in size_advice(facts(*members, offices=offices), rulebook, on)
        if "第一支部" in one.sentence
    ]


@pytest.mark.parametrize(
    ("people", "committee", "words"),
    [
        (2, 0, "不足3名"),
        (7, 0, "应设支部委员会"),
        (6, 3, "不设支部委员会"),
        (51, 3, "一般不超过50名"),
        (30, 8, "一般不超过7名"),
    ],
)
def test_sizes_outside_the_rules_are_pointed_out(people: int, committee: int, words: str, rulebook: Rulebook) -> None:
    assert any(words in sentence for sentence in sentences(people, rulebook, committee))


@pytest.mark.parametrize(("people", "committee"), [(3, 0), (6, 2), (7, 3), (50, 7)])
def test_sizes_at_the_edge_of_the_rules_are_left_in_peace(people: int, committee: int, rulebook: Rulebook) -> None:
    assert sentences(people, rulebook, committee) == []


def test_no_rule_speaks_before_it_was_issued(rulebook: Rulebook) -> None:
    assert sentences(2, rulebook, on=date(2015, 1, 1)) == []


def test_every_piece_of_advice_names_its_document(rulebook: Rulebook) -> None:
    advice = size_advice(facts(member(1, "王小明")), rulebook, ON)
    assert advice
    assert all(one.article.startswith("《") for one in advice)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term(org_unit_id=2, term_no=3, started_on=date(2023, 11, 22), years=3), "届满，应当换届"),
        (Term(org_unit_id=2, term_no=3, started_on=date(2024, 5, 22), years=3), "请准备换届"),
        (
            Term(org_unit_id=2, term_no=3, started_on=date(2022, 1, 1), years=3, extended_to=date(2027, 12, 1)),
            "超过12个月",
        ),
        (
            Term(org_unit_id=2, term_no=3, started_on=date(2024, 5, 1), years=3, extended_to=date(2027, 8, 1)),
            "没有登记上级批复",
        ),
    ],
)
def test_terms_that_end_or_were_stretched_are_pointed_out(term: Term, words: str, rulebook: Rulebook) -> None:
    advice = term_advice(facts(member(1, "王小明"), terms=(term,)), rulebook, ON)
    assert any(words in one.sentence for one in advice)


def test_a_running_term_is_left_in_peace(rulebook: Rulebook) -> None:
    term = Term(org_unit_id=2, term_no=3, started_on=date(2024, 5, 23), years=3)
    assert term_advice(facts(member(1, "王小明"), terms=(term,)), rulebook, ON) == []
