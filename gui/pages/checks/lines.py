"""The findings as rows of a table, and the filters by weight and by kind of matter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gui.pages.checks.matters import Matter, matter_of
from gui.tables.column import Column
from gui.widgets import Tone
from ledger.checks.answers import Checked
from ledger.errors import Finding, Level

NAMES = {Level.MUST: "必改", Level.WARN: "提醒", Level.INFO: "提示"}
SIGNS = {Level.MUST: "■", Level.WARN: "▲", Level.INFO: "●"}
TONES = {Level.MUST: Tone.MUST, Level.WARN: Tone.WARN}
_SHADES = {Level.MUST: "accent", Level.WARN: "warn", Level.INFO: "secondary"}
_ORDER = list(NAMES)
ALL = "all"


class Chip(StrEnum):
    """The filters by weight; those that have a reason are counted apart."""

    ALL = ALL
    MUST = Level.MUST.value
    WARN = Level.WARN.value
    INFO = Level.INFO.value
    ANSWERED = "answered"


LEVEL_CHIPS: tuple[tuple[str, str], ...] = (
    (Chip.ALL, "待处理"),
    *((Chip(level.value), f"{SIGNS[level]} {name}") for level, name in NAMES.items()),
    (Chip.ANSWERED, "已说明"),
)
MATTER_CHIPS: tuple[tuple[str, str], ...] = ((ALL, "各类"), *((one.value, one.value) for one in Matter))

Key = tuple[str, str, int, str, int]


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One finding. ``number`` stays the same for the same finding as long as the page lives."""

    number: int
    checked: Checked
    matter: Matter

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.checked.finding

    @property
    def answer(self) -> str:
        """The reason that was given, empty when there is none."""
        return self.checked.answer.text if self.checked.answer is not None else ""

    @property
    def answered(self) -> str:
        """The reason with day and name."""
        one = self.checked.answer
        if one is None:
            return ""
        signed = " ".join(part for part in (one.answered_by, f"{one.answered_on or ''}") if part)
        return f"{one.text}（{signed}）" if signed else one.text

    def is_in(self, chip: str, matter: str) -> bool:
        """Whether both filters leave it."""
        return matter in (ALL, self.matter) and self.has_weight(chip)

    def has_weight(self, chip: str) -> bool:
        """Whether the filter by weight leaves it."""
        if chip == Chip.ANSWERED:
            return bool(self.answer)
        return not self.answer and chip in (Chip.ALL, self.finding.level.value)


class Numbering:
    """Gives each finding a number by which it is known again after the next run."""

    def __init__(self) -> None:
        self._known: dict[Key, int] = {}

    def lines(self, checked: Iterable[Checked]) -> list[CheckedLine]:
        """The findings with their numbers, the heaviest first."""
        seen: Counter[Key] = Counter()
        made = []
        for one in checked:
            finding = one.finding
            plain = (finding.rule, finding.record_kind, finding.record_id, finding.scope, 0)
            key = (*plain[:4], seen[plain])
            seen[plain] += 1
            made.append(CheckedLine(self._known.setdefault(key, len(self._known) + 1), one, matter_of(finding)))
        return sorted(made, key=lambda line: _ORDER.index(line.finding.level))


def level_text(line: CheckedLine) -> str:
    """Sign and name: the weight is never told by colour alone."""
    return f"{SIGNS[line.finding.level]} {NAMES[line.finding.level]}"


CHECK_COLUMNS: tuple[Column[CheckedLine], ...] = (
    Column(
        "level",
        "程度",
        4,
        level_text,
        sort=lambda one: _ORDER.index(one.finding.level),
        shade=lambda one: _SHADES[one.finding.level],
    ),
    Column("matter", "类别", 4, lambda one: one.matter.value),
    Column("sentence", "发现的问题", 34, lambda one: one.finding.sentence),
    Column("article", "依据", 20, lambda one: one.finding.article, shade=lambda _: "secondary"),
    Column("answer", "说明", 14, lambda one: one.answer),
)


def search_text(line: CheckedLine) -> str:
    """What a finding is found by."""
    return f"{line.finding.sentence} {line.finding.article} {line.answer} {line.matter.value}"
