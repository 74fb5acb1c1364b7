"""The register printer beside a hand-written PDF writer, reportlab's own tables, typst and LibreOffice.

CPU seconds of this process (of LibreOffice's for that), medians of interleaved runs, everything warm; memory in a
process of its own. Typst and LibreOffice are asked where they are installed.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from shutil import which
from statistics import median

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, SimpleDocTemplate, TableStyle

import resources
from benchmarks.paper_sample import dues_register
from benchmarks.raw_register import RawWriter, pages_of
from benchmarks.table import BenchRow, not_installed
from exports.paper.document import Register
from exports.paper.faces import FontPolicy
from exports.paper.ink import MM
from exports.pdf import pdf_bytes
from exports.sheets import SheetColumn, SheetDocument, write_sheet
from ledger.fields import Form

_MANY, _SOME, _FEW = 10_000, 2_000, 1_000
_RUNS, _FEW_RUNS = 7, 3
_MOST_MEMORY = 100  # MB


def rows() -> list[BenchRow]:
    """All comparisons that this machine can make."""
    return [against_raw(), per_page(), memory(), against_long_table(), against_typst(), against_office()]


def ours(register: Register) -> bytes:
    """The register as it is printed."""
    return pdf_bytes(register, policy=FontPolicy.BUNDLED)


def against_raw() -> BenchRow:
    """Ten thousand members, the same cells on the same pages."""
    register = dues_register(_MANY)
    pages = pages_of(register)
    name = f"{_MANY} members, 17 columns, {len(pages)} pages, against a hand-written PDF writer"
    return _compare(name, register, lambda: RawWriter(register).write(pages), "≤ 1.3")


def against_long_table() -> BenchRow:
    """Reportlab's table that splits itself; it knows no page sums, so it prints the rows only."""
    register = dues_register(_SOME)
    name = f"{_SOME} members against reportlab's LongTable with fixed row heights"
    return _compare(name, register, lambda: _long_table(register), "≤ 0.125")


def against_typst() -> BenchRow:
    """Typst's table, rows only."""
    name, goal = f"{_SOME} members against typst", "≤ 0.14"
    if find_spec("typst") is None:
        return not_installed(name, goal)
    register = dues_register(_SOME)
    return _compare(name, register, lambda: _typst(register), goal)


def against_office() -> BenchRow:
    """LibreOffice turning a sheet of the same cells into PDF, its start and a profile of its own included."""
    name, goal = f"{_SOME} members against LibreOffice converting the same xlsx", "≤ 0.083"
    program = which("soffice")
    if program is None:
        return not_installed(name, goal)
    register = dues_register(_SOME)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "register.xlsx"
        write_sheet(_sheet(register), sheet)
        convert = [program, f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless"]
        convert += ["--convert-to", "pdf", "--outdir", folder, str(sheet)]
        _child_seconds(convert)  # makes the profile
        pairs = [(_seconds(partial(ours, register)), _child_seconds(convert)) for _ in range(_FEW_RUNS)]
    return _row(name, pairs, goal)


def per_page() -> BenchRow:
    """Whether a page costs the same in a long register as in a short one."""
    registers = [dues_register(n) for n in (_MANY, _FEW)]
    counts = [len(pages_of(register)) for register in registers]
    times = [[_seconds(partial(ours, register)) for register in registers] for _ in range(_RUNS)]
    many, few = (median(run[i] for run in times) * 1000 / counts[i] for i in (0, 1))
    name = f"one page of {_MANY} members against one of {_FEW}"
    return BenchRow(name, f"{many:.2f} ms", f"{few:.2f} ms", many / few, "≤ 1.1")


def memory() -> BenchRow:
    """Peak of a process that does nothing but print ten thousand members, the records included."""
    code = (
        "from exports.pdf import FontPolicy, pdf_bytes; from benchmarks.paper_sample import dues_register; "
        f"pdf_bytes(dues_register({_MANY}), policy=FontPolicy.BUNDLED); "
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    peak = int(run.stdout) / 1024  # not ru_maxrss: that one still counts this process, from before the new one began
    return BenchRow(f"peak memory, {_MANY} members", f"{peak:.0f} MB", f"{_MOST_MEMORY} MB", peak / _MOST_MEMORY, "< 1")


def _compare(name: str, register: Register, reference: Callable[[], bytes], goal: str) -> BenchRow:
    print_ours = partial(ours, register)
    print_ours()
    return _row(name, [(_seconds(print_ours), _seconds(reference)) for _ in range(_RUNS)], goal)


def _row(name: str, pairs: list[tuple[float, float]], goal: str) -> BenchRow:
    mine, theirs = (median(times) for times in zip(*pairs, strict=True))
    return BenchRow(name, f"{mine:.2f} s", f"{theirs:.2f} s", mine / theirs, goal)


def _seconds(work: Callable[[], bytes]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _child_seconds(command: list[str]) -> float:
    """CPU seconds of a program and of what it starts."""
    before = os.times()
    subprocess.run(command, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _sheet(register: Register) -> SheetDocument:
    columns = [
        SheetColumn(str(i), one.label, round(one.width / 2), Form.TEXT) for i, one in enumerate(register.columns)
    ]
    return SheetDocument(register.title, columns, [row.cells for row in register.rows])


def _long_table(register: Register) -> bytes:
    pdfmetrics.registerFont(TTFont("song", resources.path("fonts/song.ttf"), shapable=False))
    rows = [[column.label for column in register.columns], *(row.cells for row in register.rows)]
    style = TableStyle(
        [("FONT", (0, 0), (-1, -1), "song", register.text_size), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
    )
    height = register.row_height * MM
    widths = [column.width * MM for column in register.columns]
    table = LongTable(rows, widths, [height] * len(rows), style, repeatRows=1)
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=(register.setup.width, register.setup.height)).build([table])
    return buffer.getvalue()


def _typst(register: Register) -> bytes:
    typst = import_module("typst")
    cells = "".join(f"[{cell}]," for row in register.rows for cell in row.cells)
    widths = ",".join(f"{column.width}mm" for column in register.columns)
    heads = "".join(f"[{column.label}]," for column in register.columns)
    page = '#set page(paper: "a4", flipped: true, margin: 13mm)\n#set text(font: "Noto Serif SC", size: 8.5pt)\n'
    table = f"#table(columns: ({widths}), inset: 2pt, table.header({heads}), {cells})"
    folder = str(resources.path("fonts"))
    pdf: bytes = typst.compile((page + table).encode(), font_paths=[folder], ignore_system_fonts=True)
    return pdf
