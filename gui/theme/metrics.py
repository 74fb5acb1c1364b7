"""The sizes of the look in design pixels, and the scale that the user chooses."""

SCALES = (90, 100, 110, 125, 150)
"""The steps of the scale in per cent."""

BODY = 14
SMALL = 12.5
TITLE = 20
ROW = 34
COMPACT_ROW = 28
HEADER = 36
SIDE_BAR = 184
TOP_BAR = 52
STATUS_BAR = 30
ICON = 18


def scaled(size: float, percent: int) -> int:
    """Design pixels at a scale, at least one pixel for what is visible at all."""
    return max(round(size * percent / 100), 1) if size > 0 else 0


def next_scale(percent: int, steps: int) -> int:
    """The scale that many steps larger (smaller when negative), within the ends of ``SCALES``."""
    nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - percent))
    return SCALES[min(max(nearest + steps, 0), len(SCALES) - 1)]
