"""Blanks for the hand in a text: low lines, drawn as one rule, because the glyphs of a font leave gaps between them."""

from collections.abc import Iterable

from exports.paper.faces import LOW_LINE
from exports.paper.ink import Ink, Placed, Run

_THICKNESS = 0.035  # of the size: as thick as the thin strokes of 仿宋
_BELOW = 0.12  # of the size, from the base line down to the rule


def draw_texts(ink: Ink, placed: Iterable[Placed], y: float) -> None:
    """Draw runs as ``Ink.texts`` does, those of low lines as rules."""
    texts: list[Placed] = []
    for one in placed:
        if one[0].text.startswith(LOW_LINE):
            _draw_rule(ink, one[0], y + one[1])
        else:
            texts.append(one)
    ink.texts(texts, y)


def _draw_rule(ink: Ink, run: Run, base: float) -> None:
    """A low line is as wide as its size; the spacing behind the last one is left free."""
    end = run.x + len(run.text) * (run.size + run.spacing) - run.spacing
    ink.line(run.x, base + _BELOW * run.size, end, base + _BELOW * run.size, _THICKNESS * run.size)
