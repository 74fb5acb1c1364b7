"""What the card says about the records of a case beside its steps: people, checks, inquiries. Pure texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledger.codes.development import ACTIVIST_CHECK, CONTACT, PROBATION_CHECK, SPONSOR, THOUGHT_REPORT
from ledger.development.facts import DevelopmentFacts
from ledger.development.people import number_words, unfit_words
from ledger.kind import Record, RecordKind
from ledger.kinds.development import (
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    REVIEW_INQUIRIES,
    DevelopmentCase,
    DevelopmentCheck,
    DevelopmentContact,
    ReviewInquiry,
)

_MOST = 60


@dataclass(frozen=True, slots=True)
class PartLine:
    """One record: what it says, when it holds, what is noted about it, what is wrong with it."""

    kind: RecordKind[Any]
    record: Record
    text: str
    period: str
    detail: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class PartSection:
    """Lines under one heading; ``warning`` is said about all of them, ``hint`` stands where there are none."""

    key: str
    title: str
    lines: tuple[PartLine, ...]
    hint: str
    warning: str = ""


def people_sections(facts: DevelopmentFacts, case: DevelopmentCase, today: date) -> tuple[PartSection, ...]:
    """Contacts and sponsors, former ones too."""
    hints = {
        CONTACT: "确定为积极分子后，指定一至两名正式党员作培养联系人。",
        SPONSOR: "列为发展对象后，确定两名正式党员作入党介绍人，一般由培养联系人担任。",
    }
    asked = {CONTACT: case.activist_on is not None, SPONSOR: case.candidate_on is not None}
    return tuple(
        PartSection(
            role,
            role,
            tuple(_person(facts, one) for one in facts.people_in(case.id, role)),
            hints[role],
            _number(facts, case, role, today) if asked[role] else "",
        )
        for role in (CONTACT, SPONSOR)
    )


def check_sections(facts: DevelopmentFacts, case: DevelopmentCase) -> tuple[PartSection, ...]:
    """The half-year checks of both times and the 思想汇报, the latest first."""
    hints = {
        ACTIVIST_CHECK: "每半年考察一次，登记本人小结和联系人、党小组、支部的意见。",
        PROBATION_CHECK: "预备期内每半年考察一次。",
        THOUGHT_REPORT: "本人递交的思想汇报按日期登记。",
    }
    checks = facts.checks_of.get(case.id, ())
    return tuple(
        PartSection(kind, kind, tuple(_check(one) for one in reversed(checks) if one.kind == kind), hint)
        for kind, hint in hints.items()
    )


def inquiry_sections(facts: DevelopmentFacts, case: DevelopmentCase) -> tuple[PartSection, ...]:
    """How the political review was made."""
    lines = tuple(_inquiry(one) for one in facts.inquiries_of.get(case.id, ()))
    hint = "登记同本人谈话、查阅档案、走访和函调；函调的复函日期也登记在这里。"
    return (PartSection("inquiries", "了解的情况", lines, hint),)


def _person(facts: DevelopmentFacts, one: DevelopmentContact) -> PartLine:
    unfit = unfit_words(facts, one, one.from_on) if one.from_on else ""
    warning = f"▲ {one.from_on:%Y-%m-%d} {unfit}" if unfit and one.from_on else ""
    return PartLine(
        DEVELOPMENT_CONTACTS, one, facts.person_name(one), _period(one.from_on, one.to_on), one.note, warning
    )


def _number(facts: DevelopmentFacts, case: DevelopmentCase, role: str, today: date) -> str:
    found = number_words(facts, case, role, today)
    return f"▲ {found[0]}（{found[1].citation}）" if found else ""


def _check(one: DevelopmentCheck) -> PartLine:
    day = one.checked_on.isoformat() if one.checked_on else "没有日期"
    texts = (one.branch_view, one.contact_view, one.group_view, one.self_view)
    return PartLine(DEVELOPMENT_CHECKS, one, day, "", _short(next((text for text in texts if text), "")))


def _inquiry(one: ReviewInquiry) -> PartLine:
    text = "　".join(part for part in (one.way, one.about) if part)
    return PartLine(REVIEW_INQUIRIES, one, text, "；".join(_days(one)), _short(one.result), _waiting(one))


def _days(one: ReviewInquiry) -> Iterator[str]:
    if one.sent_on:
        yield f"{one.sent_on.isoformat()}{'发函' if one.sent_to else ''}"
    if one.replied_on:
        yield f"{one.replied_on.isoformat()}复函"


def _waiting(one: ReviewInquiry) -> str:
    return "○ 待复函" if one.sent_to and one.replied_on is None else ""


def _period(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return ""
    first = start.isoformat() if start else ""
    return f"{first} 至 {end.isoformat()}" if end else f"{first} 起"


def _short(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _MOST else f"{tidy[:_MOST]}……"
