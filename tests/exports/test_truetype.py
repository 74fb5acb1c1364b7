import io
import struct

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

import resources
from exports.paper.truetype import TrueType, UnusableFontError

NO_BREAK_SPACE = 0xA0
FACES = ["song", "song-extrabold", "hei", "kai", "fang"]


def data(name: str) -> bytes:
    return resources.path(f"fonts/{name}.ttf").read_bytes()


def place_of(font: bytes, table: str) -> tuple[int, int]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4s4xLL", font, 12 + 16 * i) for i in range(count))
    return next((start, length) for tag, start, length in entries if tag == table.encode())


def table_of(font: bytes, table: str) -> bytes:
    start, length = place_of(font, table)
    return font[start : start + length]


@pytest.mark.parametrize("name", FACES)
def test_characters_and_widths_are_those_that_another_reader_finds(name: str) -> None:
    ours, theirs = TrueType(data(name)), TTFontFile(io.BytesIO(data(name)))
    codes = set(ours.glyphs) - {NO_BREAK_SPACE}  # the other reader takes the space for it
    assert codes == {code for code, glyph in theirs.charToGlyph.items() if glyph} - {NO_BREAK_SPACE}
    assert [ours.glyphs[code] for code in codes] == [theirs.charToGlyph[code] for code in codes]
    assert [ours.advance(ours.glyphs[code]) for code in codes] == [theirs.charWidths[code] for code in codes]


@pytest.mark.parametrize("name", FACES)
def test_a_subset_has_the_outlines_asked_for_and_the_parts_of_composites(name: str) -> None:
    characters = "党员é名ǖ册"
    ours, theirs = TrueType(data(name)), TTFontFile(io.BytesIO(data(name)))
    known = [ord(character) for character in characters if ord(character) in ours.glyphs]
    subset = ours.subset([0, *(ours.glyphs[code] for code in known)])
    assert table_of(subset, "glyf") == table_of(theirs.makeSubset([0, *known]), "glyf")


def test_a_glyph_that_two_characters_share_has_a_place_for_each() -> None:
    font = TrueType(data("song"))
    glyph = font.glyphs[ord("党")]
    subset = font.subset([0, glyph, glyph])
    starts = struct.unpack(">4L", table_of(subset, "loca"))
    outlines = table_of(subset, "glyf")
    assert outlines[starts[1] : starts[2]] == outlines[starts[2] : starts[3]] != b""


def test_the_file_carries_a_right_checksum() -> None:
    font = TrueType(data("song"))
    subset = font.subset([0, font.glyphs[ord("党")]])
    assert sum(struct.unpack(f">{len(subset) // 4}L", subset)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_damaged_and_foreign_files_are_refused() -> None:
    with pytest.raises(UnusableFontError, match="no TrueType outlines"):
        TrueType(b"OTTO" + bytes(100))
    with pytest.raises(UnusableFontError, match="damaged"):
        TrueType(data("song")[:300])


def test_a_font_that_may_not_be_embedded_is_refused() -> None:
    font = bytearray(data("fang"))
    struct.pack_into(">H", font, place_of(bytes(font), "OS/2")[0] + 8, 0x0002)
    with pytest.raises(UnusableFontError, match="licence"):
        TrueType(bytes(font))
