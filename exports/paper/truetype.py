"""A small reader of TrueType files: which characters a font has, how wide they are, and a subset of its outlines.

Only what paper needs is read, so that a face of 4 MB is ready in a few hundredths of a second.
Source of the formats: OpenType 1.9 specification, chapters cmap, head, hhea, hmtx, loca, glyf, name, OS/2.
"""

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property

_COLLECTION = b"ttcf"
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NO_SUBSET, _RESTRICTED, _BITMAP_ONLY = 0x0100, 0x0002, 0x0200
_ARGS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_XY_SCALE, _HAS_MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


class UnusableFontError(ValueError):
    """The file is not a static TrueType font that may be embedded; the message says why."""


class TrueType:
    """One face of a TrueType file or collection.

    Advances, ascents and the like are thousandths of an em, whatever the font's own units.

    Raises:
        UnusableFontError: PostScript outlines, a variable font, a licence bit that forbids embedding, a damaged file.
    """

    def __init__(self, data: bytes, index: int = 0) -> None:
        self._data = data
        try:
            self._tables = self._directory(index)
            self._read_metrics()
        except (struct.error, KeyError, IndexError) as error:
            raise UnusableFontError("damaged font file") from error

    def _directory(self, index: int) -> dict[str, tuple[int, int]]:
        start = 0
        if self._data[:4] == _COLLECTION:
            (start,) = struct.unpack_from(">L", self._data, 12 + 4 * index)
        if self._data[start : start + 4] not in _TRUETYPE:
            raise UnusableFontError("no TrueType outlines")
        (count,) = struct.unpack_from(">H", self._data, start + 4)
        entries = (struct.unpack_from(">4s4xLL", self._data, start + 12 + 16 * i) for i in range(count))
        tables = {tag.decode("latin-1"): (offset, length) for tag, offset, length in entries}
        if "fvar" in tables:
            raise UnusableFontError("variable font")
        return tables

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _read_metrics(self) -> None:
        head, hhea = self._table("head"), self._table("hhea")
        self._units: int = struct.unpack_from(">H", head, 18)[0]
        self.bounds = tuple(self._mille(v) for v in struct.unpack_from(">4h", head, 36))
        self.ascent, self.descent = (self._mille(v) for v in struct.unpack_from(">2h", hhea, 4))
        (self._glyph_count,) = struct.unpack_from(">H", self._table("maxp"), 4)
        (full_metrics,) = struct.unpack_from(">H", hhea, 34)
        self._metrics = _metrics(self._table("hmtx"), full_metrics, self._glyph_count)
        self._refuse_what_may_not_be_embedded()

    def _refuse_what_may_not_be_embedded(self) -> None:
        (rights,) = struct.unpack_from(">H", self._table("OS/2"), 8)
        if rights & 0xF == _RESTRICTED or rights & (_NO_SUBSET | _BITMAP_ONLY):
            raise UnusableFontError("its licence forbids embedding")

    def _mille(self, units: int) -> int:
        return round(units * 1000 / self._units)

    @cached_property
    def glyphs(self) -> dict[int, int]:
        """Code point to glyph; code points that lead to the empty box are left out."""
        table = self._table("cmap")
        (count,) = struct.unpack_from(">H", table, 2)
        offsets = {struct.unpack_from(">L", table, 8 + 8 * i)[0] for i in range(count)}
        formats = {struct.unpack_from(">H", table, offset)[0]: offset for offset in offsets}
        if 12 in formats:
            pairs = _segmented_coverage(table, formats[12])
        elif 4 in formats:
            pairs = _segment_mapping(table, formats[4])
        else:
            raise UnusableFontError("no Unicode character map")
        return {code: glyph for code, glyph in pairs if glyph}

    def advance(self, glyph: int) -> int:
        """How far the pen moves after this glyph."""
        return self._mille(self._metrics[glyph][0])

    @cached_property
    def names(self) -> dict[int, str]:
        """Name records by id (1 family, 4 full name, 6 PostScript name); Chinese names win over English ones."""
        table = self._table("name")
        count, strings = struct.unpack_from(">2xHH", table, 0)
        found: dict[int, tuple[bool, str]] = {}
        for i in range(count):
            platform, _, language, name, length, at = struct.unpack_from(">6H", table, 6 + 12 * i)
            if platform == 3:
                is_chinese = language == 0x804
                text = table[strings + at : strings + at + length].decode("utf-16-be", "replace")
                if is_chinese or name not in found:
                    found[name] = (is_chinese, text)
        return {name: text for name, (_, text) in found.items()}

    @property
    def postscript_name(self) -> str:
        """The name that a PDF uses; printable ASCII only."""
        plain = "".join(c for c in self.names.get(6, "") if "!" <= c <= "~" and c not in "[](){}<>/%")
        return plain or "Font"

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """A font file whose glyph ``n`` is ``glyphs[n]``, with the parts of composite glyphs added behind.

        Character map and names are left out: a CID font in a PDF needs neither.
        """
        order = list(glyphs)
        places = {glyph: place for place, glyph in reversed(list(enumerate(order)))}
        # the list grows while composites bring their parts, and the loop follows it
        outlines = [self._renumbered(self._outline(glyph), order, places) for glyph in order]
        return _assemble(self._subset_tables(order, outlines))

    @cached_property
    def _locations(self) -> "array[int]":
        (is_long,) = struct.unpack_from(">h", self._table("head"), 50)
        places = _big_endian("I" if is_long else "H", self._table("loca"), self._glyph_count + 1)
        return places if is_long else array("I", (2 * p for p in places))

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._locations[glyph] : start + self._locations[glyph + 1]]

    def _renumbered(self, outline: bytes, order: list[int], places: dict[int, int]) -> bytes:
        parts = list(_components(outline))
        if not parts:
            return outline
        changed = bytearray(outline)
        for at, glyph in parts:
            if glyph not in places:
                places[glyph] = len(order)
                order.append(glyph)
            struct.pack_into(">H", changed, at, places[glyph])
        return bytes(changed)

    def _subset_tables(self, order: list[int], outlines: list[bytes]) -> dict[str, bytes]:
        padded = [outline + b"\0" * (-len(outline) % 4) for outline in outlines]
        places = array("I", [0])
        for outline in padded:
            places.append(places[-1] + len(outline))
        if sys.byteorder == "little":
            places.byteswap()
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, len(order))
        struct.pack_into(">H", maxp, 4, len(order))
        tables = {
            "glyf": b"".join(padded),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(struct.pack(">Hh", *self._metrics[glyph]) for glyph in order),
            "loca": places.tobytes(),
            "maxp": bytes(maxp),
        }
        return tables | {tag: self._table(tag) for tag in ("cvt ", "fpgm", "prep") if tag in self._tables}


def _big_endian(kind: str, data: bytes, count: int) -> "array[int]":
    """The first ``count`` numbers of ``data``: kind ``H`` two bytes each, kind ``I`` four."""
    numbers = array(kind)
    numbers.frombytes(data[: count * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _metrics(table: bytes, full: int, count: int) -> list[tuple[int, int]]:
    """Advance and left bearing per glyph; the last full advance holds for all glyphs behind it."""
    pairs = list(struct.iter_unpack(">Hh", table[: 4 * full]))
    bearings = struct.unpack_from(f">{count - full}h", table, 4 * full)
    return [*pairs, *((pairs[-1][0], bearing) for bearing in bearings)]


def _segmented_coverage(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">L", table, at + 12)
    for first, last, glyph in struct.iter_unpack(">3L", table[at + 16 : at + 16 + 12 * count]):
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segment_mapping(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", table, at + 6)
    columns = [
        struct.unpack_from(f">{double // 2}H", table, at + 14 + skip)
        for skip in (0, double + 2, 2 * double + 2, 3 * double + 2)
    ]
    ranges_at = at + 16 + 3 * double
    for i, (last, first, delta, offset) in enumerate(zip(*columns, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                (glyph,) = struct.unpack_from(">H", table, ranges_at + 2 * i + offset + 2 * (code - first))
                yield code, (glyph + delta) & 0xFFFF if glyph else 0
            else:
                yield code, (code + delta) & 0xFFFF


def _components(outline: bytes) -> Iterator[tuple[int, int]]:
    """Where a composite outline names its parts, and which; nothing for a simple outline."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield at + 2, glyph
        at += 8 if flags & _ARGS_ARE_WORDS else 6
        at += 2 if flags & _HAS_SCALE else 4 if flags & _HAS_XY_SCALE else 8 if flags & _HAS_MATRIX else 0


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(_big_endian("I", padded, len(padded) // 4)) & 0xFFFFFFFF


def _assemble(tables: dict[str, bytes]) -> bytes:
    """A font file from its tables, with directory, checksums and the file's own check value."""
    count = len(tables)
    reach = 1 << (count.bit_length() - 1)
    head_at = 0
    header = struct.pack(">4s4H", _TRUETYPE[0], count, 16 * reach, reach.bit_length() - 1, 16 * (count - reach))
    at, directory, body = 12 + 16 * count, b"", b""
    for tag in sorted(tables):
        data = tables[tag]
        directory += struct.pack(">4s3L", tag.encode("latin-1"), _checksum(data), at + len(body), len(data))
        if tag == "head":
            head_at = at + len(body)
        body += data + b"\0" * (-len(data) % 4)
    file = bytearray(header + directory + body)
    struct.pack_into(">L", file, head_at + 8, (0xB1B0AFBA - _checksum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)
