from datetime import date
from pathlib import Path

import pytest

from ledger.errors import Level
from ledger.kinds.membership import StandingChange
from ledger.kinds.organisation import Office, Term
from ledger.rulebook import Rulebook, parse_rules
from ledger.rules.organisation import Strength, size_advice, strength_on, term_advice, term_end
from tests.ledger.roster.people import FIRST, SECOND, TOP, facts, member, stay

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


def of_term(term: Term, rulebook: Rulebook, *elections: date, on: date = ON) -> list[tuple[Level, str]]:
    found = term_advice(facts(member(1, "王小明"), terms=(term,)), rulebook, on, {FIRST.id: elections})
    return [(one.level, one.sentence) for one in found]


ENDED = Term(org_unit_id=2, term_no=3, started_on=date(2023, 5, 1), years=3)
EXTENDED = Term(
    org_unit_id=2,
    term_no=3,
    started_on=date(2023, 5, 1),
    years=3,
    extended_to=date(2026, 10, 1),
    extension_document="机关党委〔2026〕3号",
)


def test_an_extension_that_ran_out_without_an_election_breaks_the_rule(rulebook: Rulebook) -> None:
    [(level, sentence)] = of_term(EXTENDED, rulebook)
    assert level is Level.MUST
    assert "延期已于2026-10-01到期，没有登记换届选举" in sentence
    assert of_term(EXTENDED, rulebook, on=date(2026, 3, 1)) == []


@pytest.mark.parametrize("term", [ENDED, EXTENDED])
def test_an_election_closes_a_term_and_asks_for_the_new_one(term: Term, rulebook: Rulebook) -> None:
    [(level, sentence)] = of_term(term, rulebook, date(2026, 4, 20), date(2024, 1, 8))
    assert level is Level.INFO
    assert "已于2026-04-20换届选举，请登记新一届任期" in sentence


def test_an_election_of_years_before_or_after_the_day_closes_nothing(rulebook: Rulebook) -> None:
    [(level, sentence)] = of_term(ENDED, rulebook, date(2024, 1, 8), date(2026, 12, 1))
    assert level is Level.MUST
    assert "届满，应当换届或报批延期" in sentence


@pytest.mark.parametrize(
    ("people", "words"), [(49, ["不足50名，须经上级党组织批准设立"]), (50, []), (99, []), (100, ["可报请设立机关党委"])]
)
def test_a_general_branch_has_fifty_members_or_an_approval(people: int, words: list[str], rulebook: Rulebook) -> None:
    members = [member(number, f"党员{number}") for number in range(1, people + 1)]
    of_top = [one for one in size_advice(facts(*members), rulebook, ON) if one.sentence.startswith("机关党总支")]
    assert [one.level for one in of_top] == [Level.INFO] * len(words)
    assert all(word in one.sentence for word, one in zip(words, of_top, strict=True))


def test_who_is_in_two_branches_and_whose_standing_is_stopped_does_not_swell_the_numbers() -> None:
    stays = (stay(1, FIRST), stay(1, SECOND), stay(2, FIRST), stay(3, FIRST))
    stopped = StandingChange(member_id=3, change="停止党籍", from_on=date(2020, 1, 1))
    book = facts(*(member(number, "甲") for number in (1, 2, 3)), stays=stays, standing_changes=(stopped,))
    assert strength_on(book, TOP, ON) == Strength(members=2, full_members=2, committee=0)


def test_a_term_of_unknown_length_has_no_end(rulebook: Rulebook) -> None:
    open_end = Term(org_unit_id=2, term_no=3, started_on=date(2015, 5, 23))
    assert term_end(open_end) is None
    assert term_end(Term(org_unit_id=2, years=3)) is None
    assert term_advice(facts(member(1, "王小明"), terms=(open_end,)), rulebook, ON) == []


def test_a_rule_that_is_not_there_is_a_fault_where_it_is_needed(rulebook: Rulebook) -> None:
    assert rulebook.find("no.such.rule", ON) is None
    with pytest.raises(LookupError):
        rulebook.at("no.such.rule", ON)
    assert {rule.id for rule in rulebook.all()} >= {"branch.members.most", "probation.years"}
