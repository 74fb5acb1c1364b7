"""Whether the file inside an old xls can be followed to its end, and how far its cells reach.

An xls is a small file system: chains of sectors, in a table that says which comes next. The parser follows a chain that
bites its own tail until memory is gone, and the program with it; and it lays the whole rectangle of the cells out. So
both are looked over first. Only what matters for that is read here; everything else is left to the parser to refuse.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from operations.sheet_guards import refusing_damage
from operations.sheet_reach import check_cells

_HEADER = struct.Struct("<HH10xIIIIIIII109I")  # from byte 30 on
_FIRST_SPECIAL = 0xFFFFFFFA  # from here on a number is no sector: end of chain, free, part of a table
_ENTRY = 128  # bytes of a directory entry
_STREAMS = ("Workbook", "Book")
_RECORD = struct.Struct("<HH")
_SHEET_BEGINS = 0x0809
_ROW_OF_NUMBERS = 0x00BD  # 6 bytes for each
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})


def check_ole(path: Path) -> None:
    """Look over a file that begins as an xls does.

    Raises:
        KnownError: its sectors lead nowhere or in a circle, or its cells reach too far.
    """
    data = path.read_bytes()
    with refusing_damage(path.name):
        try:
            streams = list(_File(data).streams())
        except (struct.error, IndexError) as error:
            raise ValueError(path.name) from error
    for stream in streams:
        for cells in _sheets(stream):
            check_cells(cells, path.name)


class _File:
    """The file system: sectors, the table of the next ones, and the same for the small sectors of short streams."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift, _, self._directory, _, self._least, small, _, more, _, *first = _HEADER.unpack_from(
            data, 30
        )
        if shift not in {9, 12} or small_shift not in range(4, 10):
            raise ValueError("no sizes of sectors")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        self._next = self._numbers(self._table_sectors(first, more))
        _require_no_circle(self._next)
        self._next_small = self._numbers(_chain(self._next, small))
        _require_no_circle(self._next_small)

    def streams(self) -> Iterator[bytes]:
        """The content of each stream that may be a workbook."""
        entries = b"".join(map(self._sector, _chain(self._next, self._directory)))
        root = struct.unpack_from("<I", entries, 116)[0]
        small = b"".join(map(self._sector, _chain(self._next, root)))
        for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            name = entries[place : place + 64].decode("utf-16-le", errors="replace").partition("\0")[0]
            start, length = struct.unpack_from("<II", entries, place + 116)
            if name in _STREAMS and length < self._least:
                places = (one * self._small_size for one in _chain(self._next_small, start))
                yield b"".join(small[at : at + self._small_size] for at in places)
            elif name in _STREAMS:
                yield b"".join(map(self._sector, _chain(self._next, start)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _table_sectors(self, first: Iterable[int], more: int) -> list[int]:
        """Where the table lies: first named in the header, then in sectors that each name the next of their own."""
        found = [one for one in first if one < _FIRST_SPECIAL]
        seen: set[int] = set()
        while more < _FIRST_SPECIAL:
            if more in seen:
                raise ValueError("a circle")
            seen.add(more)
            *named, more = self._numbers([more])
            found += [one for one in named if one < _FIRST_SPECIAL]
        return found

    def _numbers(self, sectors: Iterable[int]) -> list[int]:
        content = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _chain(following: Sequence[int], start: int) -> Iterator[int]:
    """The sectors of a chain; one that leaves the table ends there."""
    while start < _FIRST_SPECIAL:
        yield start
        start = following[start] if start < len(following) else _FIRST_SPECIAL


def _require_no_circle(following: Sequence[int]) -> None:
    """Each sector is walked over once: what was seen before on another walk has led to an end."""
    walk_of = [0] * len(following)
    for start in range(len(following)):
        place = start
        while place < len(following) and not walk_of[place]:
            walk_of[place] = start + 1
            place = following[place]
        if place < len(following) and walk_of[place] == start + 1:
            raise ValueError("a circle")


def _sheets(stream: bytes) -> Iterator[list[tuple[int, int]]]:
    """Row and column, from 1, of the cells of each sheet: records of a kind, a length and their content."""
    cells: list[tuple[int, int]] = []
    place = 0
    while place + _RECORD.size <= len(stream):
        kind, length = _RECORD.unpack_from(stream, place)
        place += _RECORD.size
        if kind == _SHEET_BEGINS:
            yield cells
            cells = []
        elif kind in _CELLS and length >= 4 and place + 4 <= len(stream):
            row, column = _RECORD.unpack_from(stream, place)
            further = max(length - 12, 0) // 6 if kind == _ROW_OF_NUMBERS else 0
            cells.append((row + 1, column + 1 + further))
        place += length
    yield cells
