"""How much of two texts is the same, found quickly among many of them.

A passage is six characters beginning at one character in eight, kept as its hash. The smallest hashes of a text are its
sketch: nearly equal texts share most of it, so those that share some are candidates. Their passages are compared next,
and only what is left exactly, by all groups of three characters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from math import sqrt
from zlib import crc32

_PASSAGE = 2 * 6  # bytes of six characters
_ANCHORS = bytes(low & 7 == 0 for low in range(256))
_SKETCH = 24
_SHARED = 4  # of two texts that are nine tenths the same many more are shared
_LAST_SEEN = 3  # so many earlier texts of each hash: a sentence that every text has leads nowhere
_GRAM = 3


@dataclass(frozen=True)
class Words:
    """A text under comparison."""

    text: str

    @cached_property
    def passages(self) -> frozenset[int]:
        """The hashes of its passages; the same on every machine."""
        units = self.text.encode("utf-16-le")
        starts = compress(range(0, len(units), 2), units[::2].translate(_ANCHORS))
        return frozenset(crc32(units[place : place + _PASSAGE]) for place in starts)

    @cached_property
    def sketch(self) -> tuple[int, ...]:
        """The smallest of them."""
        return tuple(sorted(self.passages)[:_SKETCH])

    def may_be_like(self, other: "Words", least: int) -> bool:
        """Whether the passages leave it open that so many per cent are the same.

        A changed character spoils twice as many passages as groups of three; few passages tell less.
        """
        count = len(self.passages) + len(other.passages)
        if count == 0:
            return self.text == other.text
        share = 2 * len(self.passages & other.passages) / count
        return share >= 1 - 2.5 * (1 - least / 100) - 0.8 / sqrt(count / 2)

    def likeness(self, other: "Words") -> int:
        """How much is the same, in whole per cent, rounded down."""
        if self.text == other.text:
            return 100
        ours, theirs = _grams(self.text), _grams(other.text)
        return 200 * len(ours & theirs) // max(1, len(ours) + len(theirs))


@dataclass
class Shelf:
    """The texts seen so far, by the hashes of their sketches."""

    texts: list[Words] = field(default_factory=list)
    _places: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def near(self, words: Words, least: int) -> Iterator[int]:
        """The places of earlier texts that may be the same to so many per cent."""
        shared = Counter(place for mark in words.sketch for place in self._places[mark][-_LAST_SEEN:])
        for place in sorted(shared):
            is_candidate = shared[place] >= min(_SHARED, len(words.sketch))
            if is_candidate and words.may_be_like(self.texts[place], least):
                yield place

    def add(self, words: Words) -> None:
        """Keep a text."""
        for mark in words.sketch:
            self._places[mark].append(len(self.texts))
        self.texts.append(words)


def _grams(text: str) -> set[str]:
    return {text[place : place + _GRAM] for place in range(len(text) - _GRAM + 1)}
