"""A code list, and how a text is found in it.

Records store the label; codes and aliases serve to understand what people type and what other systems export.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ledger.values.text import fold

_SPACES = re.compile(r"\s+")
_PREFIX = re.compile(r"[0-9A-Za-z]{1,6}[_\-.、:\s|]+(?=\S)|[①-⑳]|[（(]?\d{1,3}[)）]")


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: the code of the standard, the label that is stored and printed, other ways to write it."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A list in its official order.

    Attributes:
        name: what the list is of, in Chinese.
        standard: the standard or document it follows; empty for a list of this program.
        codes: the entries.
    """

    name: str
    standard: str
    codes: tuple[Code, ...]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What a drop-down offers."""
        return tuple(code.label for code in self.codes)

    def find(self, text: str) -> Code | None:
        """The entry that a text means, or None.

        Accepts label, code and alias in any width and case, codes without leading zeros, and a label behind a code of
        any system, as in ``868_汉族``, ``01 汉族``, ``①外出务工经商``.
        """
        key = _key(text)
        if key in self._by_key:
            return self._by_key[key]
        bare = _PREFIX.sub("", fold(text), count=1)
        return self._by_name.get(_key(bare))

    def order(self, label: str) -> int:
        """The place of a stored label in the list, for sorting; unknown labels come last."""
        return self._places.get(label, len(self.codes))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {label: place for place, label in enumerate(self.labels)}

    @cached_property
    def _by_name(self) -> dict[str, Code]:
        aliases = {_key(alias): code for code in self.codes for alias in code.aliases}
        return aliases | {_key(code.label): code for code in self.codes}

    @cached_property
    def _by_key(self) -> dict[str, Code]:
        short = {code.code.lstrip("0").casefold(): code for code in self.codes if code.code.strip("0")}
        return short | {code.code.casefold(): code for code in self.codes} | self._by_name


def numbered(labels: Iterable[str]) -> tuple[Code, ...]:
    """Entries of a list without published codes, numbered from 1."""
    return tuple(Code(str(number), label) for number, label in enumerate(labels, start=1))


def _key(text: str) -> str:
    return _SPACES.sub("", fold(text)).casefold()
