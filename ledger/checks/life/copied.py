"""Minutes that were copied from another meeting (defect 27).

Comparing 1,200 minutes with each other letter by letter takes minutes. So each text gives a sketch: the smallest hashes
of short passages that begin at certain characters. Texts that are nearly the same share most of it; only those that
share some are compared exactly, by the passages of three characters that both have.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import compress
from zlib import crc32

from ledger.checks.life.case import OWN_CHECK, Case
from ledger.errors import Finding, Level
from ledger.life.text import running_text

SHORTEST = 200  # characters; shorter minutes are alike without being copied
_NOT_WORDS = re.compile(r"[\W\d_]+")  # days, times and punctuation change when minutes are copied
_PASSAGE = 2 * 6  # bytes of six characters
_ANCHORS = bytes(low & 7 == 0 for low in range(256))  # a passage begins at one character in eight
_SKETCH = 24
_SHARED = 4  # of two texts that are nine tenths the same many more are shared
_LAST_SEEN = 3  # so many earlier texts of each hash: a sentence that every text has leads nowhere
_GRAM = 3


def copied_findings(cases: list[Case]) -> Iterator[Finding]:
    """A finding for each meeting whose text is that of another one on another day, which is named."""
    least = cases[0].facts.settings.similar_percent if cases else 0
    if not least:
        return
    seen: dict[int, list[int]] = defaultdict(list)
    texts: list[tuple[Case, str]] = []
    for case in sorted(cases, key=lambda one: (one.day, one.meeting.id)):
        raw = running_text(case.sheet)
        text = _NOT_WORDS.sub("", raw) if len(raw) >= SHORTEST else ""
        if len(text) < SHORTEST:
            continue
        marks = sketch(text)
        shared = Counter(place for mark in marks for place in seen[mark][-_LAST_SEEN:])
        near = sorted(place for place, count in shared.items() if count >= min(_SHARED, len(marks)))
        yield from _against(case, text, [texts[place] for place in near], least)
        for mark in marks:
            seen[mark].append(len(texts))
        texts.append((case, text))


def _against(case: Case, text: str, earlier: list[tuple[Case, str]], least: int) -> Iterator[Finding]:
    """The earlier minutes that are most alike; those of a joint meeting on the same day may be the same."""
    others = [(alike(text, other), one) for one, other in earlier if one.day != case.day]
    if not others:
        return
    share, original = max(others, key=lambda one: (one[0], one[1].day, one[1].meeting.id))
    if share >= least:
        words = "相同" if share == 100 else f"{share}%相同"
        sentence = f"会议内容与{original.name}的记录{words}，请核对。"
        yield case.finding("minutes.copied", Level.WARN, sentence, OWN_CHECK, str(original.meeting.id))


def sketch(text: str) -> list[int]:
    """The smallest hashes of the passages of a text; the same on every machine."""
    units = text.encode("utf-16-le")
    starts = compress(range(0, len(units), 2), units[::2].translate(_ANCHORS))
    return sorted({crc32(units[place : place + _PASSAGE]) for place in starts})[:_SKETCH]


def alike(one: str, other: str) -> int:
    """How much of two texts is the same, in whole per cent, rounded down."""
    if one == other:
        return 100
    ours, theirs = _grams(one), _grams(other)
    return 200 * len(ours & theirs) // (len(ours) + len(theirs))


def _grams(text: str) -> set[str]:
    return {text[place : place + _GRAM] for place in range(len(text) - _GRAM + 1)}
