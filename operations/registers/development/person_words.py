"""A person under development in running text, as notices and requests describe him; what is unknown stays out."""

from collections.abc import Sequence
from datetime import date

from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known
from ledger.kinds.development import DevelopmentCase
from operations.registers.development.common import BLANK, people_words, post_words
from operations.registers.life.common import chinese_day

BLANK_PERSON = f"{BLANK}，{BLANK}（性别），{BLANK}族，　　　　年　　月出生，{BLANK}学历，单位及职务{BLANK}{BLANK}"
BLANK_COURSE = "　　　　年　　月　　日申请入党，　　　　年　　月　　日确定为入党积极分子"


def names_words(cases: Sequence[DevelopmentCase]) -> str:
    """``高翔同志``, ``高翔、周岚2名同志``; a blank for nobody."""
    if not cases:
        return f"{BLANK}同志"
    names = "、".join(one.name for one in cases)
    return f"{names}同志" if len(cases) == 1 else f"{names}{len(cases)}名同志"


def person_words(case: DevelopmentCase) -> str:
    """``高翔，男，汉族，1996年8月出生，大学本科学历，综合科二级主任科员``: neither id nor telephone number."""
    born = case.birth_on
    parts = (
        case.name,
        case.sex,
        case.ethnic_group,
        f"{born.year}年{f'{born.month}月' if born.month else ''}出生" if born else "",
        f"{case.education.removesuffix('学历')}学历" if case.education else "",
        post_words(case),
    )
    return "，".join(part for part in parts if part)


def course_words(facts: DevelopmentFacts, case: DevelopmentCase, on: date) -> str:
    """``2024年5月6日申请入党，2025年1月13日确定为入党积极分子，培养联系人陈志强、李秀兰``, as it stood on a day."""
    case = as_known(facts, case, on)
    contacts = people_words(facts, facts.contacts_on(case.id, on))
    sponsors = people_words(facts, facts.sponsors_on(case.id, on))
    parts = (
        _day(case.applied_on, "申请入党"),
        _day(case.activist_on, "确定为入党积极分子"),
        _day(case.candidate_on, "列为发展对象"),
        _day(case.accepted_on, "支部大会通过接收为预备党员"),
        f"培养联系人{contacts}" if contacts else "",
        f"入党介绍人{sponsors}" if sponsors else "",
    )
    return "，".join(part for part in parts if part)


def _day(day: date | None, what: str) -> str:
    return f"{chinese_day(day)}{what}" if day else ""
