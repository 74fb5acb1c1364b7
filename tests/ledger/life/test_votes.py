"""Votes, exact to the half: what is asked to be there, what has to be reached, and what cannot be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.codes.development import RULES_2014
from ledger.codes.meetings import ACCEPTANCE, COMMITTEE_MEETING, CONVERSION, SHOW_OF_HANDS
from ledger.errors import Level
from ledger.life.votes import Verdict, verdict
from tests.ledger.life.life_book import ballot, case, secret

IN_2020 = date(2020, 5, 7)


@pytest.mark.parametrize(
    ("should", "absent", "yes", "sentence"),
    [
        (20, 4, 11, "到会有表决权16/20人，符合；赞成11票，超过应到会半数（10 → 11），通过。"),
        (20, 4, 10, "到会有表决权16/20人，符合；赞成10票，恰为应到会半数（10 → 11），未通过。"),
        (21, 0, 11, "到会有表决权21/21人，符合；赞成11票，超过应到会半数（10.5 → 11），通过。"),
        (21, 0, 10, "到会有表决权21/21人，符合；赞成10票，没有超过应到会半数（10.5 → 11），未通过。"),
        (20, 10, 10, "到会有表决权10/20人，符合；赞成10票，恰为应到会半数（10 → 11），未通过。"),
        (
            20,
            11,
            9,
            "到会有表决权9/20人，不符合，须不少于应到的一半（10人）；赞成9票，没有超过应到会半数（10 → 11），未通过。",
        ),
    ],
)
def test_an_ordinary_matter(should: int, absent: int, yes: int, sentence: str) -> None:
    assert verdict(ballot(yes), case(should, absent)).sentence == sentence


def test_exactly_half_may_discuss_but_not_take_people_in() -> None:
    assert verdict(ballot(0), case(20, 10)).is_valid
    assert not verdict(secret(ACCEPTANCE, 0), case(20, 10)).is_valid
    assert verdict(secret(ACCEPTANCE, 0), case(20, 9)).is_valid


@pytest.mark.parametrize(
    ("resolution", "day", "article"),
    [
        (ACCEPTANCE, IN_2020, "第二十条（2014年）"),
        (ACCEPTANCE, date(2026, 6, 4), "第二十条（2026年）"),
        (CONVERSION, IN_2020, "第三十三条（2014年）"),
        (CONVERSION, date(2026, 6, 4), "第三十二条（2026年）"),
        ("表彰", date(2026, 6, 4), "第十一条"),
    ],
)
def test_the_article_is_the_one_in_force_on_the_day(resolution: str, day: date, article: str) -> None:
    judged = verdict(secret(resolution, 20), case(20, day=day))
    assert judged.is_passed
    assert judged.steps[1].citation.endswith(article)


def test_a_vote_of_a_case_is_judged_by_the_version_of_the_case() -> None:
    vote = replace(secret(ACCEPTANCE, 20, method=SHOW_OF_HANDS), id=7)
    by_day = case(20, day=date(2026, 6, 1))
    by_case = replace(by_day, versions={7: RULES_2014})

    def articles(judged: Verdict) -> list[str]:
        return [step.rule.article for step in judged.steps if step.rule]

    assert articles(verdict(vote, by_day)) == ["第十九条（2026年）", "第二十条（2026年）"]
    assert articles(verdict(vote, by_case)) == ["第二十条（2014年）", "第二十条（2014年）"]
    assert [one.level for one in verdict(vote, by_day).problems] == [Level.MUST]
    assert [one.level for one in verdict(vote, by_case).problems] == [Level.WARN]
    ordinary = replace(ballot(20), id=7)
    assert articles(verdict(ordinary, by_case)) == articles(verdict(ordinary, by_day)), "only votes about a person"


def test_a_written_opinion_counts_as_a_vote_and_makes_nobody_present() -> None:
    judged = verdict(ballot(11, written=2), case(20, 11))
    assert not judged.is_valid
    assert judged.is_passed
    assert judged.outcome == "未通过"
    assert not judged.problems


def test_nothing_is_said_about_passing_before_a_vote_is_counted() -> None:
    judged = verdict(ballot(0), case(20, 4))
    assert (judged.is_passed, judged.outcome, judged.sentence) == (None, "", "到会有表决权16/20人，符合。")


@pytest.mark.parametrize(
    ("vote", "field", "sentence"),
    [
        (ballot(12, 4, 1), "yes", "各项票数之和17，多于到会有表决权16人"),
        (ballot(12, 4, void=1), "yes", "各项票数之和17"),
        (ballot(-1), "yes", "不能是负数"),
        (ballot(15, 4, written=2), "yes", "多于到会有表决权16人加书面意见2份"),
        (ballot(10, present=21), "present", "在场有表决权21人，多于应到有表决权20人"),
        (ballot(10, written=5), "written", "书面意见5份，多于未到会有表决权4人"),
        (secret(ACCEPTANCE, 12, subject_name=""), "subject_id", "逐人讨论、逐人表决"),
    ],
)
def test_figures_that_cannot_be(vote: object, field: str, sentence: str) -> None:
    problems = verdict(vote, case(20, 4)).problems  # type: ignore[arg-type]  # a parametrised Vote
    assert [problem.field for problem in problems] == [field]
    assert sentence in problems[0].sentence


def test_taking_people_in_by_show_of_hands_breaks_the_rules_of_2026_and_is_doubtful_before() -> None:
    open_vote = secret(ACCEPTANCE, 20, method=SHOW_OF_HANDS)
    assert [one.level for one in verdict(open_vote, case(20, day=date(2026, 6, 4))).problems] == [Level.MUST]
    assert [one.level for one in verdict(open_vote, case(20, day=IN_2020)).problems] == [Level.WARN]


def test_the_committee_does_not_take_people_in() -> None:
    problems = verdict(secret(ACCEPTANCE, 3), case(20, kind=COMMITTEE_MEETING)).problems
    assert any("由支部党员大会讨论决定" in one.sentence for one in problems)


def test_the_committee_counts_its_own_members() -> None:
    judged = verdict(ballot(2), case(20, kind=COMMITTEE_MEETING))
    assert judged.sentence == "到会有表决权3/3人，符合；赞成2票，超过应到会半数（1.5 → 2），通过。"


@settings(max_examples=60)
@given(should=st.integers(1, 24), absent=st.integers(0, 24), yes=st.integers(0, 24))
def test_laws_of_a_vote(should: int, absent: int, yes: int) -> None:
    one = case(should, min(absent, should))
    judged, more = verdict(ballot(yes), one), verdict(ballot(yes + 1), one)
    assert not judged.is_passed or more.is_passed, "one more yes vote never makes a passed vote fail"
    assert bool(judged.is_passed) == (2 * yes > should)
    assert judged.is_valid == (2 * one.turnout.came_vote >= should)
    assert one.turnout.should_vote == should, "leave never lowers 应到"


def test_the_first_number_that_suffices_stands_beside_the_half() -> None:
    assert "须不少于应到的一半（10.5 → 11人）" in verdict(ballot(0), case(21, 11)).sentence
    assert "须超过应到的一半（10 → 11人）" in verdict(secret(ACCEPTANCE, 0), case(20, 10)).sentence


@pytest.mark.parametrize(
    ("yes", "written", "is_passed", "words"),
    [
        (13, 2, True, "赞成13票，不计书面意见2份按11票，超过应到会半数（10 → 11），通过。"),
        (12, 2, False, "赞成12票，不计书面意见2份按10票，恰为应到会半数（10 → 11），未通过。"),
        (12, 0, True, "赞成12票，超过应到会半数（10 → 11），通过。"),
    ],
)
def test_written_opinions_that_a_book_does_not_count_are_taken_from_the_yes_votes(
    yes: int,
    written: int,
    is_passed: bool,  # noqa: FBT001 - a parameter
    words: str,
) -> None:
    judged = verdict(ballot(yes, written=written), case(20, 4, counts_written_opinions=False))
    assert judged.is_passed is is_passed
    assert judged.sentence.endswith(words)
    assert [one.level for one in judged.problems] == [Level.WARN] * bool(written)


def test_written_opinions_on_people_are_to_be_confirmed_under_the_text_of_2026() -> None:
    on_person = secret(ACCEPTANCE, 12, written=1)
    assert [one.sentence for one in verdict(on_person, case(20, 4, day=date(2026, 6, 4))).problems] == [
        "2026年细则是否仍计入书面意见未见明文，请向上级确认。"
    ]
    assert not verdict(on_person, case(20, 4, day=IN_2020)).problems
    assert not verdict(ballot(12, written=1), case(20, 4, day=date(2026, 6, 4))).problems


@pytest.mark.parametrize("day", [IN_2020, date(2026, 6, 4)])
def test_a_vote_on_a_person_without_a_recorded_way_is_doubtful(day: date) -> None:
    problems = verdict(secret(CONVERSION, 20, method=""), case(20, day=day)).problems
    assert [(one.field, one.level) for one in problems] == [("method", Level.WARN)]
    assert "没有登记表决方式" in problems[0].sentence
