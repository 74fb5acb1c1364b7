"""The reference for speed: one register written straight into PDF syntax, with everything general left out.

It knows this register only, draws the same cells, rules and totals at the same places, and uses no library but zlib
and the subset of the font. Nobody would want to maintain it; it shows how fast Python can be at all.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import resources
from benchmarks.paper_sample import money
from exports.paper.document import Align, Register
from exports.paper.faces import FontPolicy, faces_for
from exports.paper.ink import MM, RecordingInk
from exports.paper.pages import lay_out
from exports.paper.truetype import TrueType
from exports.pdf.font import to_unicode

_WIDTH, _HEIGHT = 297 * MM, 210 * MM
_NUMBER_COLUMN_ENDS = 22  # millimetres: serial numbers stand left of this
_LEFT, _RIGHT, _TOP, _BOTTOM, _HEAD = 13 * MM, _WIDTH - 13 * MM, 139.0, _HEIGHT - 71, 20.0


class _Font:
    """Characters to codes and widths, in one font file."""

    def __init__(self) -> None:
        self.file = TrueType(resources.path("fonts/song.ttf").read_bytes())
        self.codes: dict[str, int] = {}
        self.cache: dict[str, tuple[float, str]] = {}

    def set(self, text: str) -> tuple[float, str]:
        """Width in em and the code that shows the text."""
        found = self.cache.get(text)
        if found is None:
            font, codes = self.file, self.codes
            width = sum([font.advance(font.glyphs[ord(c)]) for c in text]) / 1000
            show = "".join([f"{codes.setdefault(c, len(codes) + 1):04X}" for c in text])
            found = self.cache[text] = (width, f"<{show}>Tj")
        return found


def pages_of(register: Register) -> list[range]:
    """The rows on every page, as the printer breaks them: totals are counted, so both print the same."""
    ink = RecordingInk()
    (pages,) = lay_out(register, faces_for(FontPolicy.BUNDLED))
    for index in range(pages.count):
        pages.draw(index, ink)
    numbers = Counter(mark.page for mark in ink.marks if mark.x < _NUMBER_COLUMN_ENDS and mark.text.isdigit())
    ends = list(accumulate(numbers[page] for page in range(1, pages.count + 1)))
    return [range(start, end) for start, end in zip([0, *ends], ends, strict=False)]


class RawWriter:
    """Writes one register; ``bytes`` of a complete PDF."""

    def __init__(self, register: Register) -> None:
        self.register, self.font, self.out, self.places = register, _Font(), bytearray(b"%PDF-1.7\n"), [0, 0]
        scale = (_RIGHT - _LEFT) / sum(c.width for c in register.columns)
        self.edges = list(accumulate((c.width * scale for c in register.columns), initial=_LEFT))
        self.cells: dict[tuple[int, str], tuple[float, float, str]] = {}
        self.pitch = register.row_height * MM

    def add(self, body: bytes) -> int:
        """A body as the next object; its number."""
        self.places.append(len(self.out))
        self.out += b"%d 0 obj\n%b\nendobj\n" % (len(self.places), body)
        return len(self.places)

    def stream(self, content: bytes, entries: bytes = b"") -> int:
        """Compressed content as the next object."""
        packed = zlib.compress(content)
        head = b"<</Length %d/Filter/FlateDecode%b>>\nstream\n" % (len(packed), entries)
        return self.add(head + packed + b"\nendstream")

    def cell(self, column: int, text: str) -> tuple[float, float, str]:
        """Place, size and code of a text in a column."""
        key = (column, text)
        found = self.cells.get(key)
        if found is None:
            width, show = self.font.set(text)
            left, right = self.edges[column] + 2.2, self.edges[column + 1] - 2.2
            size = min(self.register.text_size, (right - left) / max(width, 0.1))
            slack = right - left - width * size
            share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[self.register.columns[column].align]
            found = self.cells[key] = (left + slack * share, size, show)
        return found

    def text(self, text: str, x: float, y: float, size: float) -> str:
        """Code of a text at a place."""
        return f"/F {size:.4g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm{self.font.set(text)[1]}"

    def frame(self, rows: int) -> bytes:
        """Code of what pages of so many rows share."""
        bottom = _HEIGHT - _TOP - _HEAD - rows * self.pitch
        lines = [f"{x:.2f} {_HEIGHT - _TOP:.2f} m {x:.2f} {bottom:.2f} l" for x in self.edges]
        ys = [_HEIGHT - _TOP, *(_HEIGHT - _TOP - _HEAD - i * self.pitch for i in range(rows + 1))]
        lines += [f"{_LEFT:.2f} {y:.2f} m {_RIGHT:.2f} {y:.2f} l" for y in ys]
        heads = [(c.label, x + 4) for c, x in zip(self.register.columns, self.edges, strict=False)]
        texts = [self.text(label, x, _HEIGHT - _TOP - 14, 8.5) for label, x in heads]
        texts += [self.text(self.register.title, 300, _HEIGHT - 100, 22)]
        texts += [self.text(t, _LEFT + i * 190, _HEIGHT - 130, 12) for i, t in enumerate(self.register.head)]
        texts += [self.text(t, _LEFT + i * 190, bottom - 16, 12) for i, t in enumerate(self.register.signatures)]
        return "\n".join([".45 w", *lines, "S BT", *texts, "ET"]).encode()

    def page(self, rows: Sequence[Sequence[str]], form: int, number: str) -> bytes:
        """Code of one page."""
        out, y, x_then, y_then, size_then = [f"/X{form} Do BT"], _HEIGHT - _TOP - _HEAD - 10.2, 0.0, 0.0, 0.0
        add, cell = out.append, self.cell
        for row in rows:
            for column, text in enumerate(row):
                if text:
                    x, size, show = cell(column, text)
                    if size != size_then:
                        add(f"/F {size:.4g} Tf")
                        size_then = size
                    add(f"{x - x_then:.2f} {y - y_then:.2f} Td{show}")
                    x_then, y_then = x, y
            y -= self.pitch
        return "\n".join([*out, self.text(number, 390, 26, 9), "ET"]).encode()

    def write(self, pages: Sequence[range]) -> bytes:
        """The whole file for these pages."""
        register, forms, kids = self.register, dict[int, int](), []
        totals = register.page_totals
        assert totals is not None  # noqa: S101  this register has them
        carried: dict[int, int] = {}
        for index, page in enumerate(pages):
            sums = {c: sum(amounts[page.start : page.stop]) for c, amounts in totals.amounts.items()}
            above = [self.sums("承前页", carried)] if index else []
            carried = {c: carried.get(c, 0) + s for c, s in sums.items()}
            last = "合　计" if index == len(pages) - 1 else "过次页"
            rows = [*above, *(r.cells for r in register.rows[page.start : page.stop])]
            rows += [self.sums("本页小计", sums), self.sums(last, carried)]
            if len(rows) not in forms:
                entries = b"/Type/XObject/Subtype/Form/BBox[0 0 842 596]/Resources 1 0 R"
                forms[len(rows)] = self.stream(self.frame(len(rows)), entries)
            number = f"第 {index + 1} 页　共 {len(pages)} 页"
            content = self.stream(self.page(rows, forms[len(rows)], number))
            kids.append(
                self.add(
                    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 841.89 595.28]/Resources 1 0 R/Contents %d 0 R>>" % content
                )
            )
        return self.finish(kids, list(forms.values()))

    def sums(self, label: str, sums: dict[int, int]) -> list[str]:
        """A row of sums."""
        cells = [""] * len(self.register.columns)
        cells[1] = label
        for column, amount in sums.items():
            cells[column] = money(amount)
        return cells

    def finish(self, kids: list[int], forms: list[int]) -> bytes:
        """Font, page tree and cross-reference table."""
        font = self.font.file
        glyphs = [0, *(font.glyphs[ord(c)] for c in self.font.codes)]
        file = self.stream(font.subset(glyphs))
        unicode_map = self.stream(to_unicode(list(self.font.codes)))
        widths = " ".join(str(font.advance(g)) for g in glyphs).encode()
        descriptor = self.add(
            b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0"
            b"/Ascent 1/Descent 0/CapHeight 1/StemV 80/FontFile2 %d 0 R>>" % file
        )
        cid = self.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDToGIDMap/Identity"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0[%b]]/FontDescriptor %d 0 R>>"
            % (widths, descriptor)
        )
        type0 = self.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (cid, unicode_map)
        )
        self.places[0] = len(self.out)
        names = b"".join(b"/X%d %d 0 R" % (form, form) for form in forms)
        self.out += b"1 0 obj\n<</Font<</F %d 0 R>>/XObject<<%b>>>>\nendobj\n" % (type0, names)
        self.places[1] = len(self.out)
        self.out += b"2 0 obj\n<</Type/Pages/Count %d/Kids[%b]>>\nendobj\n" % (
            len(kids),
            b" ".join(b"%d 0 R" % k for k in kids),
        )
        catalog = self.add(b"<</Type/Catalog/Pages 2 0 R>>")
        table = b"".join(b"%010d 00000 n \n" % place for place in self.places)
        start = len(self.out)
        self.out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(self.places) + 1, table)
        self.out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
            len(self.places) + 1,
            catalog,
            start,
        )
        return bytes(self.out)
