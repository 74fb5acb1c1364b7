"""Sets text: finds size, lines and places, and makes the runs that an ink draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.paper.document import Align, Fit
from exports.paper.faces import Chain, Face, clean
from exports.paper.ink import Placed, Run
from exports.paper.typography import Line, break_lines, letter_spacing

NAME_DOT = "·"  # between the parts of a name such as 阿卜杜·买买提
LEADING = 1.3  # line pitch in sizes
BASELINE = 0.37  # from the middle of a line down to its base line, in sizes: half way up a Chinese character
_LEAST = {Fit.SHRINK: 0.8, Fit.WRAP: 0.92, Fit.ONE_LINE: 0}  # of the full size, on one line
_STEPS = (1.0, 0.92, 0.85, 0.75)  # of the full size, on two lines
_SHARES = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}  # of the free room, to the left of the text


@dataclass(frozen=True, slots=True)
class Box:
    """The horizontal room of a cell in points, and how text stands in it."""

    left: float
    width: float
    align: Align


@dataclass(eq=False, slots=True)
class SetText:
    """Text cut into lines of one size; ``leading`` is their pitch in sizes."""

    lines: tuple[tuple[Run, ...], ...]
    size: float
    leading: float = LEADING

    @property
    def pitch(self) -> float:
        """From one base line to the next."""
        return self.size * self.leading

    @property
    def height(self) -> float:
        """Of all lines together."""
        return len(self.lines) * self.pitch

    def around_middle(self) -> list[Placed]:
        """Every run, placed from the middle of the cell."""
        return self.from_top(-self.height / 2)

    def from_top(self, top: float, first: int = 0, end: int | None = None) -> list[Placed]:
        """The runs of the lines ``first`` up to ``end``, the first of these starting at ``top``."""
        base = top + self.pitch / 2 + self.size * BASELINE
        return [(run, base + i * self.pitch) for i, line in enumerate(self.lines[first:end]) for run in line]


def set_line(chain: Chain, text: str, size: float, box: Box, spacing: float = 0) -> tuple[Run, ...]:
    """One line at this size; ``spacing`` in points behind every character."""
    return _placed(chain.runs(text), size, box, spacing)


def _placed(pieces: Sequence[tuple[Face, str, float]], size: float, box: Box, spacing: float = 0) -> tuple[Run, ...]:
    slack = box.width - sum([width for _, _, width in pieces]) * size
    x = box.left + slack * _SHARES[box.align]
    runs = []
    for face, piece, width in pieces:
        runs.append(Run(face, size, x, piece, spacing))
        x += width * size + spacing * len(piece)
    return tuple(runs)


def place_short(chain: Chain, text: str, size: float, box: Box) -> list[Placed] | None:
    """Text that fits at full size in one face, placed from the middle of its cell; None if it needs ``set_cell``.

    Nearly every cell of a register is such a text; this way is three times as fast and has the same result.
    """
    if not text.isprintable():
        return None
    pieces = chain.runs(text)
    if len(pieces) != 1:
        return None
    face, piece, width = pieces[0]
    slack = box.width - width * size
    if slack < 0:
        return None
    return [(Run(face, size, box.left + slack * _SHARES[box.align], piece), size * BASELINE)]


def set_cell(chain: Chain, text: str, size: float, box: Box, fit: Fit) -> SetText:
    """Text set into a cell according to its fit."""
    text = clean(text)
    if "\n" not in text:
        pieces = chain.runs(text)
        natural = sum([width for _, _, width in pieces]) * size
        if natural <= box.width:
            return SetText((_placed(pieces, size, box),), size)
        shrunk = _whole_steps(size * box.width / natural)
        if shrunk >= size * _LEAST[fit]:
            return SetText((_placed(pieces, shrunk, box),), shrunk)
    return _wrapped(chain, text, size, box, fit)


def _whole_steps(size: float) -> float:
    """A size in steps of a twentieth of a point: fewer font switches, and never wider than asked."""
    return max(0.05, int(size * 20) / 20)


def _wrapped(chain: Chain, text: str, size: float, box: Box, fit: Fit) -> SetText:
    if fit is Fit.SHRINK:  # what needs three lines takes them at full size, so that long cells of a row keep one pitch
        for step in _STEPS:
            few = _two_lines(chain, text, box.width / (size * step))
            if few:
                return SetText(tuple(set_line(chain, line, size * step, box) for line in few), size * step)
    lines = break_lines(text, box.width / size, chain.advance)
    return SetText(tuple(_justified(chain, line, size, box) for line in lines), size)


def _two_lines(chain: Chain, text: str, width: float) -> list[str]:
    """The text on at most two lines of ``width`` em, a name with a dot broken only there; nothing if it needs more."""
    if text.count(NAME_DOT) == 1:
        first, second = text.split(NAME_DOT)
        parts = [first + NAME_DOT, second]
        return parts if max(map(chain.width, parts)) <= width else []
    lines = break_lines(text, width, chain.advance)
    return [line.text for line in lines] if len(lines) <= 2 else []


def _justified(chain: Chain, line: Line, size: float, box: Box) -> tuple[Run, ...]:
    if box.align is not Align.LEFT:
        return set_line(chain, line.text, size, box)
    return set_line(chain, line.text, size, box, letter_spacing(line, box.width / size) * size)


def set_heading(chain: Chain, text: str, size: float, box: Box) -> SetText:
    """A column head: if it needs several lines they get about the same length."""
    limit = box.width / size
    lines = break_lines(text, limit, chain.advance)
    if "\n" not in text:
        lines = _balanced(chain, text, lines, limit)
    return SetText(tuple(set_line(chain, line.text, size, box) for line in lines), size)


def _balanced(chain: Chain, text: str, lines: list[Line], limit: float) -> list[Line]:
    """The narrowest lines that are as few as these."""
    even = chain.width(text) / len(lines)
    while even < limit:
        narrower = break_lines(text, even, chain.advance)
        if len(narrower) <= len(lines):
            return narrower
        even += 0.25
    return lines
