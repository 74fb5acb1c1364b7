"""Breaking Chinese text into lines: 避头尾, whole numbers and words, half-width marks at a line end.

Pure functions over a text and a way to measure it; widths are in em, so one result serves every size.
Source of the mark lists: GB/T 15834-2011 《标点符号用法》 §5 (positions of marks).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Measure = Callable[[str], float]

NO_START = frozenset("。，、；：！？）》〉”’』」】〕］｝…—·～％‰℃,.;:!?)]}%°")
NO_END = frozenset("（《〈“‘『「【〔［｛([{￥¥$№")
_SQUEEZABLE = frozenset("。，、；：！？）》〉”’』」】〕］｝")
_ATOM = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.,:/@_%+#&'\-]*[0-9A-Za-z%])?|——|……|.", re.DOTALL)
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
    too narrow for any other choice.
    """
    lines: list[Line] = []
    for paragraph in text.splitlines() or [""]:
        lines += _break_paragraph(paragraph, width, measure, first_indent)
    return lines


def _break_paragraph(text: str, width: float, measure: Measure, first_indent: float) -> list[Line]:
    lines: list[Line] = []
    current, used, room = "", 0.0, width - first_indent
    for unit in _units(text):
        for piece in _cut_to_fit(unit, width, measure):
            extent = measure(piece)
            if current and used + extent - end_squeeze(piece, measure) > room + _TOLERANCE:
                lines.append(_line(current, measure))
                current, used, room = "", 0.0, width
                piece = piece.lstrip(" ")  # noqa: PLW2901  a space at a break is not printed
                extent = measure(piece)
            current += piece
            used += extent
    return [*lines, _line(current, measure, is_last=True)]


def _line(text: str, measure: Measure, *, is_last: bool = False) -> Line:
    text = text.rstrip(" ")
    return Line(text, measure(text) - end_squeeze(text, measure), is_last)


def end_squeeze(text: str, measure: Measure) -> float:
    """How much a closing mark at the end may be narrowed: its right half is empty."""
    if not text or text[-1] not in _SQUEEZABLE:
        return 0
    return max(0.0, measure(text[-1]) - _HALF)


def _units(text: str) -> Iterator[str]:
    """What may not be broken: numbers and words, opening marks with what follows, closing marks with what precedes."""
    held = ""
    for atom in _ATOM.findall(text):
        if held and atom[0] not in NO_START and held[-1] not in NO_END:
            yield held
            held = ""
        held += atom
    if held:
        yield held


def _cut_to_fit(unit: str, width: float, measure: Measure) -> Iterator[str]:
    """The unit itself, or if it is longer than a line, as few pieces as the line allows."""
    while len(unit) > 1 and measure(unit) - end_squeeze(unit, measure) > width + _TOLERANCE:
        place = _cut_place(unit, width, measure)
        yield unit[:place]
        unit = unit[place:]
    yield unit


def _cut_place(unit: str, width: float, measure: Measure) -> int:
    longest = 1
    while longest < len(unit) - 1 and measure(unit[: longest + 1]) <= width + _TOLERANCE:
        longest += 1
    good = (place for place in range(longest, 0, -1) if unit[place] not in NO_START and unit[place - 1] not in NO_END)
    return next(good, longest)


def letter_spacing(line: Line, width: float) -> float:
    """Em to add between characters so that the line fills ``width``; 0 where that would tear the line apart."""
    gaps = len(line.text) - 1
    if line.is_last or gaps < 1:
        return 0
    spacing = (width - line.width) / gaps
    return spacing if spacing <= WIDEST_SPACING else 0
