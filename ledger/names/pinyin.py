"""Pinyin of names: for finding 王小明 by ``wxm`` and for lists in alphabetical order.

The tables are made by ``tools/build_characters.py`` (pinyin.txt) and by hand (surnames.txt); their text is passed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Self

from ledger.values.text import search_key, tidy_name

_MOST_SPELLINGS = 64  # characters beyond this many combinations count with their first reading only
_UNREAD = "~"  # sorts behind every syllable

Readings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PinyinTable:
    """Readings of characters and surnames, as syllables with tone digit (``zeng1``, ``lv3``), the usual one first.

    ``letters`` holds the first letters of the characters that have more than one reading, ``spelt`` the search texts
    that were asked for: a roster asks for the same names after every change.
    """

    characters: Mapping[str, Readings]
    surnames: Mapping[str, tuple[Readings, ...]]
    letters: Mapping[str, str]
    spelt: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def parse(cls, characters_text: str, surnames_text: str) -> Self:
        """Read ``pinyin.txt`` (syllable, characters usually so, characters also so) and ``surnames.txt``.

        Raises:
            ValueError: a line of the tables is malformed, that is, the installation is damaged.
        """
        characters = _parse_characters(characters_text)
        surnames = dict(map(_parse_surname, _content_lines(surnames_text)))
        letters = {char: _first_letters(readings) for char, readings in characters.items() if len(readings) > 1}
        for surname, syllables in surnames.items():
            for char, readings in zip(surname, syllables, strict=True):
                letters[char] = _first_letters((*readings, *characters.get(char, ()), *letters.get(char, "")))
        return cls(characters, surnames, letters)

    def readings(self, name: str) -> tuple[Readings, ...]:
        """The readings of each character of a tidy name, that of the surname first: 单小华 is shan4 …, dan1 …."""
        surname = self._surname_of(name)
        family = self.surnames.get(surname, ())
        known = [self.characters.get(char, ()) for char in name]
        return tuple(
            tuple(dict.fromkeys((*family[place], *one))) if place < len(family) else one
            for place, one in enumerate(known)
        )

    def initials(self, name: str) -> frozenset[str]:
        """The first letters of a name in every reading: 曾国强 gives ``zgq`` and ``cgq``. Other letters stay."""
        letters = [self._letters_of(char) for char in search_key(name)]
        if all(len(one) == 1 for one in letters):
            return frozenset(("".join(letters),))
        return frozenset(map("".join, _combinations(letters)))

    def search_text(self, name: str) -> str:
        """Everything a name can be found by, parted by spaces: itself, initials, full spelling without tones."""
        found = self.spelt.get(name)
        if found is None:
            found = self.spelt[name] = self._spell(search_key(name))
        return found

    def _spell(self, key: str) -> str:
        spellings = [_plain_readings(char, readings) for char, readings in zip(key, self.readings(key), strict=True)]
        full = sorted({"".join(one) for one in _combinations(spellings)})
        return " ".join(dict.fromkeys((key, *sorted(self.initials(key)), *full)))

    def sort_key(self, name: str) -> tuple[tuple[str, str], ...]:
        """Alphabetical order by syllable and tone, the same character together; unread characters last."""
        tidy = tidy_name(name)
        return tuple(
            (readings[0] if readings else _UNREAD + char, char)
            for char, readings in zip(tidy, self.readings(tidy), strict=True)
        )

    def _letters_of(self, char: str) -> str:
        readings = self.characters.get(char)
        return self.letters.get(char) or (readings[0][0] if readings else char)

    def _surname_of(self, name: str) -> str:
        """The surname at the head of a Han name: a compound one when a given name follows it, else the first."""
        if "·" in name:
            return ""
        return name[:2] if len(name) > 2 and name[:2] in self.surnames else name[:1]


def _parse_characters(text: str) -> dict[str, Readings]:
    readings: dict[str, Readings] = {}
    also: dict[str, Readings] = {}
    for line in _content_lines(text):
        syllable, _, rest = line.partition(" ")
        main, _, other = rest.partition(" ")
        readings.update(dict.fromkeys(main, (syllable,)))
        also.update({char: (*also.get(char, ()), syllable) for char in other})
    return readings | {char: readings.get(char, ()) + others for char, others in also.items()}


def _parse_surname(line: str) -> tuple[str, tuple[Readings, ...]]:
    surname, *syllables = line.split(" ")
    if len(surname) != len(syllables):
        raise ValueError(f"not a surname with its readings: {line!r}")
    return surname, tuple(tuple(one.split("/")) for one in syllables)


def _content_lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _first_letters(readings: Iterable[str]) -> str:
    return "".join(dict.fromkeys(reading[0] for reading in readings))


def _plain_readings(char: str, readings: Readings) -> Readings:
    return tuple(dict.fromkeys(reading[:-1] for reading in readings)) or (char,)


def _combinations(choices: Iterable[str | Readings]) -> Iterable[tuple[str, ...]]:
    """Every way to take one of each, as long as they are few; the rest keeps its first choice."""
    kept: list[str | Readings] = []
    count = 1
    for choice in choices:
        count *= len(choice)
        kept.append(choice if count <= _MOST_SPELLINGS else choice[:1])
    return product(*kept)
