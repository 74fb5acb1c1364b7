"""What the papers about 发展党员 share: which cases, how people are described, blanks for the hand, numbered days."""

from collections.abc import Iterable
from datetime import date

from exports.paper.document import Fit, FormCell, FormRow, label
from exports.paper.faces import LOW_LINE
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known, is_open, stage_of
from ledger.errors import KnownError
from ledger.fields import masked
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase, DevelopmentContact
from ledger.kinds.organisation import OrgUnit
from operations.registers.definition import RegisterInput
from operations.registers.life.common import chinese_day

DATE_LINE = "　　　　年　　月　　日"
SHORT_DATE_LINE = "　　年　　月　　日"
BLANK = LOW_LINE * 4
LONG_BLANK = LOW_LINE * 10


def development_of(given: RegisterInput) -> DevelopmentFacts:
    """The facts about 发展党员. Raises RuntimeError when the input was read for another subject."""
    if given.development is None:
        raise RuntimeError("the development of members was not read")
    return given.development


def cases_here(given: RegisterInput) -> list[DevelopmentCase]:
    """The cases of the organisation as they are known on the day of the paper; none for a blank one."""
    if given.options.is_blank:
        return []
    facts = development_of(given)
    return [as_known(facts, one, given.options.as_of) for one in facts.unit_cases(given.options.unit_id)]


def at_stage(given: RegisterInput, *stages: str) -> list[DevelopmentCase]:
    """Those of them that are at one of the stages and still go on."""
    return [one for one in cases_here(given) if is_open(one) and stage_of(one) in stages]


def case_of(given: RegisterInput) -> DevelopmentCase | None:
    """The case asked for by its id as it is known; None when none is. Raises KnownError when it is not in the book."""
    wanted = given.options.record_id
    if wanted is None:
        return None
    found = development_of(given).case_by_id.get(wanted)
    if found is None:
        raise KnownError(f"编号为{wanted}的发展党员档案不在账簿里，没有可打印的内容；请重新选择。")
    return as_known(development_of(given), found, given.options.as_of)


def cases_of(given: RegisterInput, offered: Iterable[DevelopmentCase], what: str) -> list[DevelopmentCase]:
    """The case asked for, else those offered for the organisation. Raises KnownError when there is none."""
    one = case_of(given)
    found = [one] if one is not None else list(offered)
    if not found:
        raise KnownError(f"{chinese_day(given.options.as_of)}没有{what}，没有可打印的内容；可以打印空白表。")
    return found


def unit_of(given: RegisterInput, case: DevelopmentCase | None) -> OrgUnit | None:
    """The branch of a case; of a blank form the organisation that is looked at."""
    return given.unit if case is None else given.facts.unit_by_id.get(case.org_unit_id or 0)


def unit_words(given: RegisterInput, case: DevelopmentCase | None) -> str:
    """Its full name."""
    unit = unit_of(given, case)
    return unit.full_name if unit else ""


def post_words(case: DevelopmentCase) -> str:
    """Department and post in one."""
    return "".join(part for part in (case.department, case.admin_post) if part)


def covered(given: RegisterInput, case: DevelopmentCase, field: str) -> str:
    """An id or telephone number as the print shows it."""
    text: str = getattr(case, field)
    return text if given.options.is_unmasked else masked(text, DEVELOPMENT_CASES.by_name[field].mask)


def people_words(facts: DevelopmentFacts, people: Iterable[DevelopmentContact]) -> str:
    """Contacts or sponsors by name."""
    return "、".join(facts.person_name(one) for one in people)


def day_words(day: date | None) -> str:
    """``2026年3月5日``, or the line on which a hand writes it."""
    return chinese_day(day) or SHORT_DATE_LINE


def or_blank(text: str, blank: str = BLANK) -> str:
    """A text, or a line that nobody can overlook."""
    return text or blank


def opinion(caption: str, text: str, columns: int, height: float, signed: str) -> FormRow:
    """A tall box for somebody's opinion, with the line for name or seal and day at its foot."""
    cell = FormCell(
        text=text, columns=columns, fit=Fit.WRAP, foot=f"{signed}{DATE_LINE}", name=caption.replace("\n", "")
    )
    return FormRow((label(caption), cell), height)
