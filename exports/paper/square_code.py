"""A square code (QR, ISO/IEC 18004) on paper: a text that a scanner types so that nobody has to."""

from itertools import groupby

from exports.paper.ink import Ink

_QUIET = 4  # free modules on every side, as the standard wants


def dark_runs(text: str) -> tuple[int, list[tuple[int, int, int]]]:
    """The modules on a side, and what is dark as (row, first column, column behind the last)."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel  # noqa: PLC0415  loads all of its codes

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    found = []
    for row, modules in enumerate(code.modules):
        for is_dark, group in groupby(range(len(modules)), key=modules.__getitem__):
            columns = list(group)
            if is_dark:
                found.append((row, columns[0], columns[-1] + 1))
    return code.getModuleCount(), found


def draw_square_code(ink: Ink, text: str, left: float, top: float, side: float) -> None:
    """Draw it into a square of ``side`` points, the free margin included."""
    count, runs = dark_runs(text)
    module = side / (count + 2 * _QUIET)
    for row, first, end in runs:
        y = top + (row + _QUIET + 0.5) * module
        ink.line(left + (first + _QUIET) * module, y, left + (end + _QUIET) * module, y, module)
