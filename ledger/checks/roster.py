"""Checks on the roster: what is missing, and what contradicts itself (defects 51, 52 of the inspection list)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ledger.codes.membership import BASIS_WITHOUT_PROBATION
from ledger.errors import Finding, Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.member import MEMBERS, Member
from ledger.roster.entry import RosterEntry, each_once
from ledger.rulebook import Rule, Rulebook
from ledger.rules.seniority import start_by_basis
from ledger.values.dates import add_months, add_years
from ledger.values.id_number import disagreements, read_id_number
from ledger.values.sex import known_sex

FORM_2017 = "党员信息采集表（2017年）"
NEEDED = ("sex", "ethnic_group", "birth_on", "id_number", "education", "admitted_on", "phone")
KIND = MEMBERS.key


def roster_findings(entries: Iterable[RosterEntry], rulebook: Rulebook, on: date) -> list[Finding]:
    """All findings of a roster, person by person, each once even when two stays overlap."""
    return [finding for entry in each_once(entries) for finding in entry_findings(entry, rulebook, on)]


def entry_findings(entry: RosterEntry, rulebook: Rulebook, on: date) -> list[Finding]:
    """The findings on one person: id number, dates that contradict each other, what the national form lacks."""
    member = entry.member
    return [
        *_missing(entry),
        *_id_number(member),
        *_admission(member, rulebook, on),
        *_conversion(member, rulebook, on),
        *_basis(member, rulebook, on),
        *_lost(entry),
    ]


def member_problems(member: Member) -> list[Problem]:
    """What is to be said about a person while he is typed: what is missing, what the id number contradicts.

    A number with a wrong check character is marked and kept: it may be what the file says.
    """
    reading = read_id_number(member.id_number) if member.id_number else None
    about_id = disagreements(reading, member.birth_on, known_sex(member.sex)) if reading else ()
    about_number = [replace(one, level=Level.WARN) for one in reading.problems] if reading else []
    return [*missing_fields(MEMBERS, member), *about_number, *about_id, *_late(member)]


def _late(member: Member) -> Iterator[Problem]:
    if member.full_member_on and member.admitted_on and member.full_member_on.surely_before(member.admitted_on):
        yield Problem("full_member_on", "转正日期早于入党日期，请核对。", Level.WARN)


def _missing(entry: RosterEntry) -> Iterator[Finding]:
    member = entry.member
    empty = [MEMBERS.label(name) for name in NEEDED if not getattr(member, name)]
    if not entry.post:
        empty.append("工作岗位")
    if not entry.category:
        empty.append("人员类别")
    if empty:
        yield _finding("roster.complete", Level.INFO, member, f"缺{'、'.join(empty)}。", FORM_2017)
    if entry.is_full and member.full_member_on is None:
        yield _finding("roster.full_member_on", Level.WARN, member, "正式党员缺转正日期，无法计算党龄。", FORM_2017)


def _id_number(member: Member) -> Iterator[Finding]:
    if not member.id_number:
        return
    reading = read_id_number(member.id_number)
    problems = [*reading.problems, *disagreements(reading, member.birth_on, known_sex(member.sex))]
    for problem in problems:
        yield _finding("roster.id_number", problem.level, member, problem.sentence, "GB 11643-1999")


def _admission(member: Member, rulebook: Rulebook, on: date) -> Iterator[Finding]:
    rule = rulebook.find("member.age.least", on)
    if rule is None or member.birth_on is None or member.admitted_on is None:
        return
    if member.admitted_on.surely_before(add_years(member.birth_on.earliest, rule.value)):
        yield _by_rule(rule, Level.MUST, member, f"入党时未满{rule.value}周岁，请核对出生日期和入党日期。")


def _conversion(member: Member, rulebook: Rulebook, on: date) -> Iterator[Finding]:
    """转正 is one year after acceptance unless the 党龄起算依据 says why not; it is never before it."""
    admitted, full = member.admitted_on, member.full_member_on
    rule = rulebook.find("probation.years", on)
    if rule is None or admitted is None or full is None:
        return
    is_without_probation = member.seniority_basis == BASIS_WITHOUT_PROBATION
    if full.surely_before(admitted):
        yield _by_rule(rule, Level.MUST, member, "转正日期早于入党日期。")
    elif full.surely_before(add_years(admitted.earliest, rule.value)) and not is_without_probation:
        yield _by_rule(
            rule, Level.WARN, member, "转正日期距入党日期不满一年，请核对；当年没有预备期的，请选择党龄起算依据。"
        )
    elif full.surely_after(add_months(add_years(admitted.latest, rule.value), 1)) and not member.seniority_basis:
        yield _by_rule(rule, Level.INFO, member, "转正日期晚于预备期满，请选择党龄起算依据。")


def _basis(member: Member, rulebook: Rulebook, on: date) -> Iterator[Finding]:
    """The stored day of 转正 is the one that the reason for it gives, where that follows from the admission."""
    rule = rulebook.find("probation.years", on)
    admitted = member.admitted_on.exact if member.admitted_on else None
    if rule is None or admitted is None or member.full_member_on is None:
        return
    expected = start_by_basis(member.seniority_basis, admitted, add_years(admitted, rule.value))
    if expected is not None and not member.full_member_on.agrees_with(expected):
        reason = f"党龄起算依据“{member.seniority_basis}”"
        yield _by_rule(rule, Level.WARN, member, f"转正日期与{reason}不符，按此应为{expected:%Y-%m-%d}。")


def _lost(entry: RosterEntry) -> Iterator[Finding]:
    if entry.lost is not None and entry.lost.lost_since is None:
        article = "《中国共产党党员教育管理工作条例》第二十五条"
        yield _finding("roster.lost_since", Level.WARN, entry.member, "失联党员没有登记失去联系日期。", article)


def _by_rule(rule: Rule, level: Level, member: Member, sentence: str) -> Finding:
    return _finding(rule.id, level, member, sentence, rule.citation)


def _finding(rule: str, level: Level, member: Member, sentence: str, article: str) -> Finding:
    return Finding(rule, level, f"{member.name}：{sentence}", article, KIND, member.id)
