"""Who may be 培养联系人 or 入党介绍人 on a day: full members, not under 留党察看, two sponsors, one or two contacts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.codes.development import CONTACT, SPONSOR
from ledger.codes.membership import ON_PROBATION, STANDING_NORMAL
from ledger.development.facts import DevelopmentFacts
from ledger.errors import Level, Problem
from ledger.kinds.development import DevelopmentCase, DevelopmentContact
from ledger.roster.asof import is_enrolled
from ledger.roster.entry import category_on, status_on, under_observation_on
from ledger.rulebook import Rule

RULE_OF_ROLE = {CONTACT: "development.contacts.least", SPONSOR: "development.sponsors"}
_OBSERVATION_RULE = "development.sponsors.observation"


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why somebody could not be contact or sponsor on a day.

    Attributes:
        now: what the book says of him.
        advice: what to do about a day that is past, where the book cannot know.
        level: MUST only where the book says that he was no full member; what it does not know is asked about.
        rule_id: another rule than that of the role.
    """

    now: str
    advice: str = ""
    level: Level = Level.WARN
    rule_id: str = ""

    @property
    def words(self) -> str:
        """The same of a day that is past."""
        return f"{self.now}，{self.advice}" if self.advice else self.now


def unfit(facts: DevelopmentFacts, one: DevelopmentContact, on: date) -> Unfit | None:
    """Why somebody could not be it on a day; None for somebody who could, or is not in the book."""
    member = facts.roster.member_by_id.get(one.member_id or 0)
    if member is None:
        return None
    category, changes = category_on(member, on), facts.roster.standing_changes_of.get(member.id, ())
    if category == ON_PROBATION:
        return Unfit("不是正式党员", level=Level.MUST)
    if not is_enrolled(facts.roster, member, on):
        return Unfit("不在名册中", "请核对当天是否为正式党员")
    if not category:
        return Unfit("人员类别没有登记", "请在名册中补全")
    if status_on(changes, on) != STANDING_NORMAL:
        return Unfit("已停止党籍", level=Level.MUST)
    return Unfit("受留党察看处分", rule_id=_OBSERVATION_RULE) if under_observation_on(changes, on) else None


def unfit_words(facts: DevelopmentFacts, one: DevelopmentContact, on: date) -> str:
    """The same in words; empty for somebody who could be it."""
    found = unfit(facts, one, on)
    return found.words if found else ""


def rule_against(facts: DevelopmentFacts, case: DevelopmentCase, one: DevelopmentContact, found: Unfit) -> Rule | None:
    """By which rule, in the version of the case."""
    return facts.rule(case, found.rule_id or RULE_OF_ROLE.get(one.role, ""))


def person_problems(facts: DevelopmentFacts, case: DevelopmentCase, one: DevelopmentContact) -> list[Problem]:
    """What is to be said about a contact or sponsor while he is entered."""
    return list(_person(facts, case, one))


def _person(facts: DevelopmentFacts, case: DevelopmentCase, one: DevelopmentContact) -> Iterator[Problem]:
    if one.member_id is None and not one.name:
        yield Problem("member_id", f"请选择或填写{one.role or '姓名'}。")
    if one.from_on is None:
        yield Problem("from_on", "没有填写自何日，无法核对当天是否为正式党员。", Level.WARN)
    elif found := unfit(facts, one, one.from_on):
        cited = _cited(rule_against(facts, case, one, found))
        words = f"{facts.person_name(one)}（{one.from_on:%Y-%m-%d}）{found.words}{cited}。"
        yield Problem("member_id", words, Level.WARN)
    if one.to_on is not None and one.from_on is not None and one.to_on < one.from_on:
        yield Problem("to_on", "至何日早于自何日，请改正。")
    if case.member_id is not None and one.member_id == case.member_id:
        yield Problem("member_id", "本人不能作自己的联系人或介绍人，请改选。")


def number_words(facts: DevelopmentFacts, case: DevelopmentCase, role: str, on: date) -> tuple[str, Rule] | None:
    """What is wrong with the number of contacts or sponsors of a day, with the rule; None when it is right."""
    people = facts.contacts_on(case.id, on) if role == CONTACT else facts.sponsors_on(case.id, on)
    least = facts.rule(case, RULE_OF_ROLE[role])
    most = facts.rule(case, "development.contacts.most") if role == CONTACT else least
    if least is None or most is None or least.value <= len(people) <= most.value:
        return None
    asked = f"{least.value}名" if least.value == most.value else f"{least.value}至{most.value}名"
    return f"{role}{len(people)}名，应为{asked}", least


def _cited(rule: Rule | None) -> str:
    return f"（{rule.citation}）" if rule else ""
