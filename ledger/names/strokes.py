"""按姓氏笔画为序: the order by strokes in which ballots and lists of names stand.

Fewer strokes of the first character first; equal counts by the shapes of the strokes in writing order, 横1 竖2 撇3
点4 折5 (提 is 横, 捺 is 点, 竖钩 is 竖, other bends are 折); the same surname by the next character.
Sources:《GB 13000.1字符集汉字字序规范》and 通用规范汉字表 (2013), whose own order the table was compared with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from ledger.values.text import tidy_name

_SHAPES = {"1": "横", "2": "竖", "3": "撇", "4": "点", "5": "折"}
_NO_SEQUENCE = "9"  # a character with a mere count stands behind those of the same count
_NO_COUNT = 99

StrokeKey = tuple[tuple[int, str, int, str], ...]

_BLANK = (0, "", 0, "")
NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})


class Convention(StrEnum):
    """Where a name of two characters stands among longer names with the same surname."""

    PARTY = "party"  # its middle is blank, so it comes first: Party congresses and 政协
    CONGRESS = "congress"  # its second character is compared as it is: 人民代表大会


@dataclass(frozen=True, slots=True)
class StrokeTable:
    """Stroke sequences, counts where no sequence is known, and the official place among equal sequences."""

    sequences: Mapping[str, str]
    counts: Mapping[str, int]
    places: Mapping[str, int]

    @classmethod
    def parse(cls, sequences_text: str, counts_text: str) -> Self:
        """Read ``strokes.txt`` (a character and its sequence a line, in official order) and ``stroke_counts.txt``."""
        sequences = {line[0]: line[1:] for line in sequences_text.splitlines()}
        counts = {
            char: int(count)
            for count, _, chars in (line.partition(" ") for line in counts_text.splitlines())
            for char in chars
        }
        return cls(sequences, counts, {char: place for place, char in enumerate(sequences)})

    def sequence(self, char: str, overrides: Mapping[str, str] = NO_OVERRIDES) -> str | None:
        """The digits 1 to 5 in writing order, as the user prefers it before our own; None when unknown."""
        return overrides.get(char) or self.sequences.get(char)

    def count(self, char: str, overrides: Mapping[str, str] = NO_OVERRIDES) -> int | None:
        """The number of strokes, None when unknown."""
        sequence = self.sequence(char, overrides)
        return self.counts.get(char) if sequence is None else len(sequence)


def stroke_sort_key(
    name: str,
    table: StrokeTable,
    overrides: Mapping[str, str] = NO_OVERRIDES,
    convention: Convention = Convention.PARTY,
) -> StrokeKey:
    """The key by which names are sorted; a total order, the same name gives the same key.

    Args:
        name: the name as the roster has it; spaces inside a Han name and the dot of other names do not count.
        table: the stroke table.
        overrides: sequences by character that the user prefers.
        convention: how names of two characters stand.
    """
    marks = [_mark(char, table, overrides) for char in tidy_name(name).replace("·", "")]
    if convention is Convention.PARTY and len(marks) == 2:
        marks.insert(1, _BLANK)
    return tuple(marks)


def stroke_text(name: str, table: StrokeTable, overrides: Mapping[str, str] = NO_OVERRIDES) -> str:
    """Why a name stands where it stands: ``王 4画 横横竖横；伟 6画 撇竖横横折竖``."""
    return "；".join(_explain(char, table, overrides) for char in tidy_name(name).replace("·", ""))


def is_stroke_sequence(text: str) -> bool:
    """Whether a text is a stroke sequence, as a user enters one: digits 1 to 5, at least one."""
    return bool(text) and set(text) <= set(_SHAPES)


def _mark(char: str, table: StrokeTable, overrides: Mapping[str, str]) -> tuple[int, str, int, str]:
    sequence = table.sequence(char, overrides)
    if sequence is not None:
        return (len(sequence), sequence, table.places.get(char, len(table.places)), char)
    count = table.count(char)
    return (_NO_COUNT if count is None else count, _NO_SEQUENCE, 0, char)


def _explain(char: str, table: StrokeTable, overrides: Mapping[str, str]) -> str:
    sequence, count = table.sequence(char, overrides), table.count(char, overrides)
    if sequence is not None:
        return f"{char} {count}画 {''.join(_SHAPES[digit] for digit in sequence)}"
    return f"{char} {count}画" if count is not None else f"{char} 笔画不明"
