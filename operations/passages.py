"""Two versions of a text as they are shown side by side: only what changed, with some words around it."""

import re
from difflib import SequenceMatcher
from itertools import takewhile

LONGEST = 120
"""Characters up to which a text is shown whole."""
_AROUND = 16
_MOST_PASSAGES = 3
_MOST_SENTENCES = 2000  # beyond that the comparison would be felt
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+$")
_LEFT_OUT = "…"


def changed_passages(before: str, after: str) -> tuple[str, str]:
    """Both texts on one line each: whole while short, else the passages that differ, at most three."""
    if max(len(before), len(after)) <= LONGEST:
        return _one_line(before), _one_line(after)
    if min(len(before), len(after)) < _AROUND:
        return _cut(before), _cut(after)
    start = _common(before, after)
    ending = min(_common(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    spans = _spans(before[start : len(before) - ending], after[start : len(after) - ending])
    shown = [
        (_passage(before, start + one[0], start + one[1]), _passage(after, start + one[2], start + one[3]))
        for one in spans[:_MOST_PASSAGES]
    ]
    more = f"（另有 {len(spans) - _MOST_PASSAGES} 处）" if len(spans) > _MOST_PASSAGES else ""
    return "　".join(one[0] for one in shown) + more, "　".join(one[1] for one in shown) + more


def _spans(before: str, after: str) -> list[tuple[int, int, int, int]]:
    """Where the two differ, from and to in either; sentence by sentence when the stretch is long."""
    whole = (0, len(before), 0, len(after))
    if max(len(before), len(after)) <= LONGEST:
        return [whole]
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    if max(len(old), len(new)) > _MOST_SENTENCES:
        return [whole]
    old_places, new_places = _places(old), _places(new)
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (old_places[one], old_places[two], new_places[three], new_places[four])
        for tag, one, two, three, four in found
        if tag != "equal"
    ]


def _common(one: str, two: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _places(sentences: list[str]) -> list[int]:
    places = [0]
    for sentence in sentences:
        places.append(places[-1] + len(sentence))
    return places


def _passage(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if last - first > LONGEST:
        last = first + LONGEST
    ahead = _LEFT_OUT if first else ""
    behind = _LEFT_OUT if last < len(text) else ""
    return f"{ahead}{_one_line(text[first:last])}{behind}"


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return _one_line(text)
    return f"{_one_line(text[:LONGEST])}{_LEFT_OUT}（共 {len(text)} 字）"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
