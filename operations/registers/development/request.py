"""备案报告 and 请示 to the higher committee: which people, on what grounds; with a list where there are several."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from exports.paper.document import Flow, Paragraph, ParagraphStyle, Part
from ledger.codes.development import RULES_2026
from ledger.development.known import decided_on, is_open, outcome_of
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.organisation import OrgUnit
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import (
    BLANK,
    DATE_LINE,
    LONG_BLANK,
    SHORT_DATE_LINE,
    cases_here,
    cases_of,
    day_words,
    development_of,
    unit_of,
)
from operations.registers.development.lists import activists, name_list
from operations.registers.development.person_words import (
    BLANK_COURSE,
    BLANK_PERSON,
    course_words,
    names_words,
    person_words,
)
from operations.registers.development.request_words import LAYOUTS, MATTER_BY_KEY, MATTERS, Matter
from operations.registers.life.common import unit_stem

TITLE = "发展党员备案和请示"


def requests(given: RegisterInput) -> list[Part]:
    """A paper for each branch with people about whom it is still to be written, for one person, or an empty one.

    Raises KnownError when it is due for nobody.
    """
    matter = MATTER_BY_KEY.get(given.options.layout, MATTERS[0])
    if given.options.is_blank:
        return list(_paper(given, matter, given.unit, RULES_2026, ()))
    offered = [one for one in cases_here(given) if is_open(one) and matter.is_due(one)]
    found = cases_of(given, offered, f"待办的{matter.name}")
    found.sort(key=lambda one: (one.org_unit_id or 0, one.rules, one.id))
    return [
        part
        for (_, rules), group in groupby(found, key=lambda one: (one.org_unit_id, one.rules))
        for cases in [list(group)]
        for part in _paper(given, matter, unit_of(given, cases[0]), rules, cases)
    ]


def _paper(
    given: RegisterInput, matter: Matter, unit: OrgUnit | None, rules: str, cases: Sequence[DevelopmentCase]
) -> Iterator[Part]:
    subject = matter.subject_of(names_words(cases), rules)
    is_told = matter.is_told_only(rules)
    body = [Paragraph(_about(given, matter, one, rules)) for one in cases] or [Paragraph(_blank(matter, rules))]
    yield Flow(
        title=f"{unit_stem(given.facts, unit)}\n关于{subject}的{'备案报告' if is_told else '请示'}",
        record=names_words(cases),
        paragraphs=(
            Paragraph(f"{_superior(given, unit)}：", ParagraphStyle.PLAIN, name="主送"),
            *body,
            Paragraph("特此报告。" if is_told else "妥否，请批示。"),
        ),
        signatures=(unit.full_name if unit else LONG_BLANK, DATE_LINE),
        has_number=False,
    )
    if len(cases) > 1:
        yield name_list(given, "名单", cases)


def _about(given: RegisterInput, matter: Matter, case: DevelopmentCase, rules: str) -> str:
    on = getattr(case, matter.day) or given.options.as_of
    course = course_words(development_of(given), case, on)
    grounds = matter.basis.format(
        proposed=day_words(case.proposed_on),
        recommendation=case.recommendation or "推荐",
        activist=day_words(case.activist_on),
        committee=day_words(case.committee_on),
        accepted=day_words(case.accepted_on),
        decided=day_words(decided_on(case)),
        outcome=outcome_of(case) or BLANK,
    )
    known = f"{person_words(case)}；{course}。" if course else f"{person_words(case)}。"
    return f"{known}{grounds}{_asked(matter, '该同志', rules)}。"


def _blank(matter: Matter, rules: str) -> str:
    nothing = dict.fromkeys(("proposed", "activist", "committee", "accepted", "decided"), SHORT_DATE_LINE)
    grounds = matter.basis.format(**nothing, recommendation=f"{BLANK}推荐", outcome=BLANK)
    return f"{BLANK_PERSON}；{BLANK_COURSE}。{grounds}{_asked(matter, '该同志', rules)}。"


def _asked(matter: Matter, who: str, rules: str) -> str:
    subject = matter.subject_of(who, rules)
    return subject if matter.is_told_only(rules) or subject.startswith("拟") else f"请{subject}"


def _superior(given: RegisterInput, unit: OrgUnit | None) -> str:
    """The committee above: the one named for the branch, else for the 总支 above it, else a blank."""
    while unit is not None:
        if unit.superior:
            return unit.superior
        unit = given.facts.unit_by_id.get(unit.parent_id or 0)
    return LONG_BLANK


REQUEST = RegisterDefinition(
    "development_request",
    TITLE,
    (),
    requests,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=activists,
    layouts=LAYOUTS,
    has_docx=True,
)
