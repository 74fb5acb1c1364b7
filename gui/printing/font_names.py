"""Gives a font file a family name of our own, so that Qt can never take another font of the same name for it.

A PC may have its own Noto or 宋体 with other glyph numbers; text is drawn by glyph number, so a mistaken file would
print wrong characters. Source of the format: OpenType 1.9 specification, chapters "OpenType font file" and name.
"""

import struct

_COLLECTION = b"ttcf"
_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def renamed(data: bytes, index: int, family: str) -> bytes:
    """The face ``index`` of a font file as a file of its own that calls itself ``family`` (ASCII without spaces).

    The file is a new directory, the old file, and the new names behind it; nothing of the font itself is rewritten.
    """
    (start,) = struct.unpack_from(">L", data, 12 + 4 * index) if data[:4] == _COLLECTION else (0,)
    (count,) = struct.unpack_from(">H", data, start + 4)
    size = 12 + 16 * count
    body = data + b"\0" * (-len(data) % 4)
    names = _name_table(family)
    directory = data[start : start + 12]
    for i in range(count):
        tag, check, offset, length = struct.unpack_from(">4s3L", data, start + 12 + 16 * i)
        if tag == b"name":
            check, offset, length = _checksum(names), len(body), len(names)
        directory += struct.pack(">4s3L", tag, check, size + offset, length)
    return directory + body + names


def _name_table(family: str) -> bytes:
    names = {_FAMILY: family, _STYLE: "Regular", _FULL: family, _POSTSCRIPT: family}
    records, strings = b"", b""
    for name, text in names.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, name, len(encoded), len(strings))
        strings += encoded
    table = struct.pack(">3H", 0, len(names), 6 + len(records)) + records + strings
    return table + b"\0" * (-len(table) % 4)


def _checksum(table: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(table) // 4}L", table)
    return sum(words) & 0xFFFFFFFF
