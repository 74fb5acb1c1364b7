"""What is to be said about an appraisal while it is typed. Only what could not be kept at all is a MUST."""

from collections.abc import Iterator, Mapping
from datetime import date

from ledger.appraisal.appraisees import Appraisee, Part
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import VOTE_FIELDS, AppraisalSheet, people_of, votes_of
from ledger.codes.appraisal import UNGRADED
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, AppraisalResult

NO_VOTE = "预备党员参加评议，不评定等次，不计票。"


def field_of(name: str, member_id: int | None) -> str:
    """The field of a problem that is about the line of a member."""
    return f"{name}/{member_id}"


def appraisal_problems(facts: AppraisalFacts, sheet: AppraisalSheet, today: date) -> list[Problem]:
    """The problems of an appraisal as entered so far."""
    people = people_of(facts, sheet)
    return [
        *_of_head(facts, sheet, today),
        *(problem for one in sheet.results for problem in line_problems(facts, sheet, one, people)),
    ]


def line_problems(
    facts: AppraisalFacts, sheet: AppraisalSheet, one: AppraisalResult, people: Mapping[int, Appraisee]
) -> Iterator[Problem]:
    """The problems of one person's line."""
    name = facts.life.person_name(one.member_id)
    if any(number < 0 for number in votes_of(one)):
        yield Problem(field_of("excellent", one.member_id), f"{name}的票数不能是负数。")
    yield from _of_votes(sheet, one, name)
    who = people.get(one.member_id or 0)
    if who is not None and who.part is Part.UNGRADED:
        if any(votes_of(one)):
            yield Problem(field_of("excellent", one.member_id), f"{name}：{NO_VOTE}", Level.WARN)
        if one.grade not in ("", UNGRADED):
            words = f"{name}是预备党员，参加评议，不评定等次。"
            yield Problem(field_of("grade", one.member_id), words, Level.WARN)
    if one.grade == UNGRADED and not one.reason:
        label = APPRAISAL_RESULTS.label("reason")
        yield Problem(field_of("reason", one.member_id), f"{name}不定等次，请填写{label}。", Level.WARN)


def _of_votes(sheet: AppraisalSheet, one: AppraisalResult, name: str) -> Iterator[Problem]:
    """The votes about a person against the ballots that count; fewer is possible, for a ballot may leave him blank."""
    total = sum(votes_of(one))
    if not total:
        return
    last = next(key for key in reversed(VOTE_FIELDS) if getattr(one, key))
    if sheet.appraisal.returned <= 0:
        yield Problem("returned", "请填写收回的测评票，才能核对各人的票数。", Level.WARN)
    elif total > sheet.valid:
        words = f"{name}的票数合计{total}，多于有效测评票{sheet.valid}张。"
        yield Problem(field_of(last, one.member_id), words, Level.WARN)
    elif total < sheet.valid:
        words = f"{name}的票数合计{total}，少于有效测评票{sheet.valid}张，请核对是否有{sheet.valid - total}张未填。"
        yield Problem(field_of(last, one.member_id), words, Level.INFO)


def _of_head(facts: AppraisalFacts, sheet: AppraisalSheet, today: date) -> Iterator[Problem]:
    one = sheet.appraisal
    yield from missing_fields(APPRAISALS, one)
    if one.for_year and not 1949 <= one.for_year <= today.year:
        yield Problem("for_year", f"评议年度{one.for_year}不对，应是已经开始的年度。")
    if one.held_on is not None and one.held_on > today:
        yield Problem("held_on", "测评日期晚于今天，请核对。")
    if _is_double(facts, sheet):
        yield Problem("for_year", f"{one.for_year}年度已经有一次民主评议，请打开那一次。")
    for name in ("issued", "returned", "void"):
        if getattr(one, name) < 0:
            yield Problem(name, "测评票数不能是负数。")
    yield from _of_ballots(sheet)


def _of_ballots(sheet: AppraisalSheet) -> Iterator[Problem]:
    one = sheet.appraisal
    if one.returned > one.issued > 0:
        words = f"收回测评票{one.returned}张，多于发出{one.issued}张，测评无效。"
        yield Problem("returned", words, Level.WARN)
    if one.void > one.returned:
        yield Problem("void", f"无效测评票{one.void}张，多于收回{one.returned}张。", Level.WARN)
    if one.issued > len(sheet.results):
        words = f"发出测评票{one.issued}张，多于参加评议的{len(sheet.results)}名党员；有其他人员测评的请在备注中写明。"
        yield Problem("issued", words, Level.INFO)


def _is_double(facts: AppraisalFacts, sheet: AppraisalSheet) -> bool:
    one = sheet.appraisal
    return any(
        other.id != one.id and (other.org_unit_id, other.for_year) == (one.org_unit_id, one.for_year)
        for other in facts.appraisals
    )
