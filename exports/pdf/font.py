"""Fonts in the PDF: one Type 0 font with Identity-H per face, embedded as a subset, with a right ToUnicode map.

reportlab's own TrueType fonts split text over many fonts of 256 glyphs and write wrong ToUnicode entries beyond the
basic plane, where rare name characters live. Source of the objects: ISO 32000-1 §9.7 and §9.10.3; ISO 19005-2 §6.2.11.
"""

import hashlib
from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from exports.paper.faces import Face
from exports.pdf.stream import packed

_SYMBOLIC = 4
_PER_BLOCK = 100  # most entries of a bfchar block


class _Codes(dict[str, str]):
    """Character to its code in hexadecimal, handed out in the order of first use; code 0 is never used."""

    def __missing__(self, character: str) -> str:
        code = self[character] = f"{len(self) + 1:04X}"
        return code


class CidFont:
    """A face within one PDF document. ``resource`` is its name in page contents."""

    def __init__(self, face: Face, document: pdfdoc.PDFDocument) -> None:
        self._face = face
        self._codes = _Codes()
        self.resource = f"F{len(document.delayedFonts) + 1}"
        document.delayedFonts.append(self)

    def encode(self, text: str) -> str:
        """The text as hexadecimal codes."""
        return "".join(map(self._codes.__getitem__, text))

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802  called by reportlab at the end
        """Write the font objects, now that all characters are known."""
        font = self._face.font
        glyphs = [0, *(font.glyphs[ord(character)] for character in self._codes)]
        file = font.subset(glyphs)
        name = pdfdoc.PDFName(f"{_tag(file)}+{font.postscript_name}")
        widths = [font.advance(glyph) for glyph in glyphs]
        descendant = self._descendant(document, name, widths, self._descriptor(document, name, file))
        type0 = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([descendant]),
                "ToUnicode": self._reference(document, "unicode", packed(to_unicode(list(self._codes)))),
            }
        )
        fonts = document.idToObject[pdfdoc.BasicFonts]
        fonts.dict[self.resource] = self._reference(document, "font", type0)

    def _reference(self, document: pdfdoc.PDFDocument, part: str, thing: object) -> object:
        return document.Reference(thing, f"{self.resource}.{part}")

    def _descriptor(self, document: pdfdoc.PDFDocument, name: object, file: bytes) -> object:
        font = self._face.font
        stream = packed(file, Length1=len(file))
        entries = {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(list(font.bounds)),
            "ItalicAngle": 0,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": 80,
            "FontFile2": self._reference(document, "file", stream),
        }
        return self._reference(document, "descriptor", pdfdoc.PDFDictionary(entries))

    def _descendant(self, document: pdfdoc.PDFDocument, name: object, widths: list[int], descriptor: object) -> object:
        system = {
            "Registry": pdfdoc.PDFString("Adobe"),
            "Ordering": pdfdoc.PDFString("Identity"),
            "Supplement": 0,
        }
        entries = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(system),
            "CIDToGIDMap": "/Identity",
            "DW": 1000,
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray(widths)]),
            "FontDescriptor": descriptor,
        }
        return self._reference(document, "descendant", pdfdoc.PDFDictionary(entries))


def _tag(file: bytes) -> str:
    """Six capitals that tell one subset of a font from another."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(file).digest()[:6])


def to_unicode(characters: Sequence[str]) -> bytes:
    """The map from codes (1, 2, …) back to text, as a viewer needs it for search and copy."""
    pairs = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for code, c in enumerate(characters, 1)]
    blocks = [pairs[i : i + _PER_BLOCK] for i in range(0, len(pairs), _PER_BLOCK)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *body,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii")
