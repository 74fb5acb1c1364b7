"""Breaking Chinese text into lines: 避头尾, whole numbers and words, half-width marks at a line end.

Pure functions over a text and a way to measure it; widths are in em, so one result serves every size.
Source of the mark lists: GB/T 15834-2011 《标点符号用法》 §5 (positions of marks).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

Measure = Callable[[str], float]

NO_START = frozenset("。，、；：！？）》〉”’』」】〕］｝…—·～％‰℃,.;:!?)]}%°")
NO_END = frozenset("（《〈“‘『「【〔［｛([{￥¥$№")
_SQUEEZABLE = frozenset("。，、；：！？）》〉”’』」】〕］｝")
_WHOLE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/@_%+#&'\-]*[0-9A-Za-z%]|——|……|＿+")
_HALF = 0.5
_TOLERANCE = 0.001
WIDEST_SPACING = 0.12  # em


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its width in em as it counts against the measure, and whether it ends its paragraph."""

    text: str
    width: float
    is_last: bool


def break_lines(text: str, width: float, measure: Measure, first_indent: float = 0) -> list[Line]:
    """Lines no wider than ``width`` em, except where a single character is wider than that.

    A line feed ends a paragraph. Spaces at a break vanish. ``first_indent`` (em) shortens the first line of every
    paragraph. The text of a line never begins with a closing mark or ends with an opening one, unless the line is
    too narrow for any other choice. ``measure`` is asked for single characters only: widths add up.
    """
    paragraphs = text.splitlines() or [""]
    return [line for p in paragraphs for line in _Breaker(p.rstrip(" "), measure).lines(width, first_indent)]


class _Breaker:
    """Breaks one paragraph: bisection finds how far a line can reach, so that a long text costs little."""

    def __init__(self, text: str, measure: Measure) -> None:
        self._text, self._measure = text, measure
        self._ends = [0.0, *accumulate(map(measure, text))]
        self._inside = {place for whole in _WHOLE.finditer(text) for place in range(whole.start() + 1, whole.end())}

    def lines(self, width: float, first_indent: float) -> Iterator[Line]:
        """The lines, at least one."""
        start, room = 0, width - first_indent
        while (reach := self._reach(start, room)) < len(self._text):
            end = self._break_before(start, reach)
            yield self._line(start, end, is_last=False)
            start, room = self._without_spaces(end), width
        yield self._line(start, len(self._text), is_last=True)

    def _reach(self, start: int, room: float) -> int:
        """The furthest place at which the line may end as far as its width is concerned."""
        limit = self._ends[start] + room + _TOLERANCE
        reach = bisect_right(self._ends, limit, start) - 1
        if reach < len(self._text) and self._ends[reach + 1] - self._squeeze(reach) <= limit:
            reach += 1
        return max(reach, start + 1) if start < len(self._text) else start

    def _squeeze(self, place: int) -> float:
        character = self._text[place]
        return max(0.0, self._measure(character) - _HALF) if character in _SQUEEZABLE else 0.0

    def _break_before(self, start: int, reach: int) -> int:
        """The last good place up to ``reach``; within a word or number only if that is longer than the line."""
        backwards = range(reach, start, -1)
        good = (place for place in backwards if place not in self._inside and self._parts_well(place))
        forced = (place for place in backwards if self._parts_well(place))
        return next(good, None) or next(forced, reach)

    def _parts_well(self, place: int) -> bool:
        return self._text[place] not in NO_START and self._text[place - 1] not in NO_END

    def _without_spaces(self, start: int) -> int:
        while self._text[start] == " ":
            start += 1
        return start

    def _line(self, start: int, end: int, *, is_last: bool) -> Line:
        text = self._text[start:end].rstrip(" ")
        stop = start + len(text)
        squeeze = self._squeeze(stop - 1) if text else 0.0
        return Line(text, self._ends[stop] - self._ends[start] - squeeze, is_last)


def end_squeeze(text: str, measure: Measure) -> float:
    """How much a closing mark at the end may be narrowed (em): its right half is empty."""
    if not text or text[-1] not in _SQUEEZABLE:
        return 0
    return max(0.0, measure(text[-1]) - _HALF)


def letter_spacing(line: Line, width: float) -> float:
    """Em to add between characters so that the line fills ``width``; 0 where that would tear the line apart."""
    gaps = len(line.text) - 1
    if line.is_last or gaps < 1:
        return 0
    spacing = (width - line.width) / gaps
    return spacing if spacing <= WIDEST_SPACING else 0
