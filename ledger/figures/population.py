"""The roster as of 31 December as the yearly sheet wants it: sex, age, education, person kind, 党龄, ethnic group."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ledger.codes.membership import FULL_MEMBER, ON_PROBATION
from ledger.codes.person import EDUCATION
from ledger.codes.posts import PersonKind, person_kind
from ledger.figures.evaluate import Asked
from ledger.figures.facts import FigureFacts
from ledger.figures.source import YearSpan
from ledger.figures.sources.roster import age_on_day, members_on_last_day, seniority_years
from ledger.roster.entry import RosterEntry

UNKNOWN = "未填写"
MAN, WOMAN, HAN = "男", "女", "汉族"
_AGES = (
    (30, "30岁及以下"),
    (35, "31至35岁"),
    (40, "36至40岁"),
    (45, "41至45岁"),
    (50, "46至50岁"),
    (55, "51至55岁"),
    (60, "56至60岁"),
)
_OLDEST = "61岁及以上"
_SENIORITY = (
    (5, "不满5年"),
    (10, "5年至不满10年"),
    (20, "10年至不满20年"),
    (30, "20年至不满30年"),
    (50, "30年至不满50年"),
)
_LONGEST = "50年及以上"
_EDUCATION = (
    ("研究生", "1"),
    ("大学本科", "2"),
    ("大学专科", "3"),
    ("中专（技工）", "4"),
    ("高中", "6"),
    ("初中及以下", "78"),
    ("其他", "9"),
)
_KINDS: tuple[tuple[str, PersonKind], ...] = (
    ("公务员和参公人员", PersonKind.CIVIL_SERVANT),
    ("机关工勤人员", PersonKind.WORKER),
    ("事业单位人员", PersonKind.INSTITUTION),
    ("企业和社会组织人员", PersonKind.ENTERPRISE),
    ("离退休人员", PersonKind.RETIRED),
    ("学生", PersonKind.STUDENT),
    ("农牧渔民", PersonKind.FARMER),
    ("无业人员", PersonKind.UNEMPLOYED),
    ("其他人员", PersonKind.OTHER),
)


@dataclass(frozen=True, slots=True)
class PopulationLine:
    """A line of the sheet with the people who are in it."""

    label: str
    people: tuple[RosterEntry, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.people)

    @property
    def women(self) -> int:
        """其中：女."""
        return sum(one.member.sex == WOMAN for one in self.people)

    @property
    def minority(self) -> int:
        """其中：少数民族; whose ethnic group is not on record is not counted."""
        return sum(one.member.ethnic_group not in ("", HAN) for one in self.people)

    @property
    def probationary(self) -> int:
        """其中：预备党员."""
        return sum(one.category == ON_PROBATION for one in self.people)


@dataclass(frozen=True, slots=True)
class PopulationTable:
    """A table of lines that parts everybody once."""

    title: str
    lines: tuple[PopulationLine, ...]


@dataclass(frozen=True, slots=True)
class Population:
    """Everybody, and the tables in their order."""

    everybody: PopulationLine
    tables: tuple[PopulationTable, ...]


def population(facts: FigureFacts, asked: Asked) -> Population:
    """The statistics of an organisation as of the last day of the year, or of the day of the question in it."""
    entries = members_on_last_day(facts, YearSpan(asked.year, asked.as_of), asked.unit_id)
    tables = (
        _table("性别", entries, lambda one: one.member.sex, (MAN, WOMAN)),
        _table("年龄", entries, _age_band, (*(label for _, label in _AGES), _OLDEST)),
        _table("学历", entries, _education, tuple(label for label, _ in _EDUCATION)),
        _table("人员类别", entries, lambda one: one.category, (FULL_MEMBER, ON_PROBATION)),
        _table("工作岗位", entries, _person_kind, tuple(label for label, _ in _KINDS)),
        _table("党龄", entries, _seniority_band, (*(label for _, label in _SENIORITY), _LONGEST, ON_PROBATION)),
        _table("民族", entries, lambda one: one.member.ethnic_group, _ethnic_groups(entries)),
    )
    return Population(PopulationLine("党员总数", tuple(entries)), tables)


def _table(
    title: str, entries: Iterable[RosterEntry], band: Callable[[RosterEntry], str], labels: Sequence[str]
) -> PopulationTable:
    """Every label in its order, whether anybody is in it or not; whoever has none stands last as 未填写."""
    found: dict[str, list[RosterEntry]] = {label: [] for label in labels}
    for one in entries:
        found.setdefault(band(one) or UNKNOWN, []).append(one)
    unknown = found.pop(UNKNOWN, None)
    if unknown:
        found[UNKNOWN] = unknown
    return PopulationTable(title, tuple(PopulationLine(label, tuple(people)) for label, people in found.items()))


def _age_band(one: RosterEntry) -> str:
    age = age_on_day(one)
    return next((label for limit, label in _AGES if age <= limit), _OLDEST) if age else ""


def _education(one: RosterEntry) -> str:
    """The first digit of the code says the level; own words that are not on the list stand for themselves."""
    written = one.member.education
    code = EDUCATION.find(written) if written else None
    return next((label for label, digits in _EDUCATION if code.code[0] in digits), written) if code else written


def _person_kind(one: RosterEntry) -> str:
    if not one.post:
        return ""
    kind = person_kind(one.post) or PersonKind.OTHER
    return next(label for label, listed in _KINDS if listed is kind)


def _seniority_band(one: RosterEntry) -> str:
    """党龄 counts from becoming a full member; whoever is on probation has none yet."""
    if one.category == ON_PROBATION:
        return ON_PROBATION
    if one.member.full_member_on is None:
        return ""
    years = seniority_years(one)
    return next((label for limit, label in _SENIORITY if years < limit), _LONGEST)


def _ethnic_groups(entries: Iterable[RosterEntry]) -> tuple[str, ...]:
    """汉族 first, then whatever occurs, the most frequent first."""
    names = [one.member.ethnic_group for one in entries if one.member.ethnic_group not in ("", HAN)]
    return (HAN, *sorted(set(names), key=lambda name: (-names.count(name), name)))
