"""Builds resources/fonts from their sources: fewer characters, TrueType outlines, digits of equal width.

    python tools/build_fonts.py SOURCES [FACE …]

SOURCES is a folder with the unpacked sources that SOURCE_FILES names (found by file name, wherever they lie in it), and
of Unicode's Unihan database the file Unihan_OtherMappings.txt. Needs fontTools, which is no dependency of the program:
the built fonts are part of the project, so this script runs only when a character must be added.
resources/fonts/README.md says where the sources come from. SHA256SUMS is written anew at the end.
"""

import hashlib
import io
import lzma
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

TARGET = Path(__file__).parent.parent / "resources" / "fonts"
SOURCE_FILES = {
    "song": "NotoSerifSC_400Regular.ttf",
    "song-extrabold": "NotoSerifSC_800ExtraBold.ttf",
    "song-rare": "NotoSerifSC_400Regular.ttf",
    "hei": "NotoSansSC_500Medium.ttf",
    "kai": "LXGWWenKai-Regular.ttf",
    "fang": "FandolFang-Regular.otf",
}
TABLE_CHARACTERS = "Unihan_OtherMappings.txt"  # its kTGH rows are the 通用规范汉字表 (2013), 8105 characters
SYMBOLS = (
    "—…‘’“”·•‖※→←↑↓√×÷±≤≥≠∞∑□■○●◎◇◆△▲▽▼☆★①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "〇〖〗【】「」『』〔〕《》〈〉￥¥％‰℃№㎡㎏☑☒☐✓✗│─┌┐└┘├┤┬┴┼"
)
HAN_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))
NEEDLESS_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "vmtx",
    "vhea",
    "VORG",
    "DSIG",
    "STAT",
    "gasp",
    "prep",
    "fpgm",
    "cvt ",
)
_COUNTERS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
)
CURVE_ERROR = 2.0  # thousandths of an em by which a quadratic curve may miss the cubic one


def common_characters(sources: Path) -> set[int]:
    """The 8105 characters of the national table, GB 2312 with its symbols, Latin, and the signs of forms."""
    rows = (line.split("\t") for line in source(sources, TABLE_CHARACTERS).read_text("utf-8").splitlines())
    table = {int(row[0].removeprefix("U+"), 16) for row in rows if len(row) == 3 and row[1] == "kTGH"}
    return table | set(gb2312()) | set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(map(ord, SYMBOLS))


def gb2312() -> Iterable[int]:
    """All characters of GB 2312-1980."""
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            character = bytes((high, low)).decode("gb2312", "ignore")
            if character:
                yield ord(character)


def source(folder: Path, name: str) -> Path:
    """The file of that name anywhere below a folder."""
    found = next(folder.rglob(name), None)
    if found is None:
        raise SystemExit(f"{name} is not in {folder}")
    return found


def subset(font: TTFont, characters: set[int], *, keeps_names: bool = False) -> None:
    """Reduce a font to some characters, without hints and layout tables."""
    options = Options()
    options.hinting = options.legacy_cmap = options.recalc_bounds = False
    options.layout_features, options.glyph_names, options.notdef_outline = [], keeps_names, True
    options.desubroutinize = keeps_names
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += NEEDLESS_TABLES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, family: str) -> None:
    """Another family name: two subsets of one font must differ, and some licences reserve the original name."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (1, 3, 4, 6, 16, 17)]
    plain = family.replace(" ", "")
    for number, text in ((1, family), (3, f"{family} subset"), (4, family), (6, plain)):
        names.setName(text, number, 3, 1, 0x409)


def make_digits_tabular(font: TTFont) -> None:
    """All ten digits as wide as the widest, so that amounts stand in columns."""
    digits = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    metrics, outlines = font["hmtx"].metrics, font["glyf"]
    widest = max(metrics[digit][0] for digit in digits)
    for digit in digits:
        outline = outlines[digit]
        outline.coordinates.translate(((widest - metrics[digit][0]) // 2, 0))
        outline.recalcBounds(outlines)
        metrics[digit] = (widest, outline.xMin)


def to_truetype(font: TTFont) -> None:
    """Replace PostScript outlines by TrueType ones."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    for name in order:
        drawn[name].recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], getattr(drawn[name], "xMin", 0))
    _describe_outlines(font, len(order))


def _describe_outlines(font: TTFont, count: int) -> None:
    maxima = font["maxp"] = newTable("maxp")
    maxima.tableVersion, maxima.numGlyphs = 0x00010000, count
    for name in _COUNTERS:
        setattr(maxima, name, 0)
    maxima.maxZones = 1
    maxima.recalc(font)
    font["post"].formatType, font["post"].glyphOrder = 3.0, None
    font.sfntVersion = "\x00\x01\x00\x00"


def build(face: str, sources: Path) -> bytes:
    """One font file, ready to be shipped."""
    font = TTFont(source(sources, SOURCE_FILES[face]), recalcBBoxes=False)
    common = common_characters(sources)
    if face == "song-rare":
        subset(font, {code for code in font.getBestCmap() if any(code in block for block in HAN_BLOCKS)} - common)
        rename(font, "Noto Serif SC Rare")
        return lzma.compress(_saved(font), preset=9)
    subset(font, common, keeps_names=face == "fang")
    if face in ("song", "song-extrabold"):
        make_digits_tabular(font)
    elif face == "kai":
        rename(font, "WenKai Sub")
    elif face == "fang":
        to_truetype(font)
        rename(font, "FandolFang TT")
    return _saved(font)


def _saved(font: TTFont) -> bytes:
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def write_sums() -> None:
    """SHA256SUMS over the font files, in the form that sha256sum checks."""
    files = sorted(file for file in TARGET.iterdir() if file.suffix in (".ttf", ".xz"))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (TARGET / "SHA256SUMS").write_text("".join(lines), "utf-8")


def main(sources: Path, faces: list[str]) -> None:
    """Build the faces asked for, or all."""
    for face in faces or SOURCE_FILES:
        name = "song-rare.ttf.xz" if face == "song-rare" else f"{face}.ttf"
        (TARGET / name).write_bytes(build(face, sources))
        print(f"{name}: {(TARGET / name).stat().st_size / 1e6:.1f} MB")
    write_sums()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
