"""Pieces of WordprocessingML as text: runs, paragraphs, fields. Lengths in twentieths of a point (twips).

Source: ECMA-376-1 §17.3 (paragraphs and runs), §17.16 (fields). The order of elements inside ``w:pPr`` and ``w:rPr`` is
that of the schema.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from exports.paper.faces import Role, clean
from exports.paper.ink import MM

FONT_OF = {
    Role.TITLE: "方正小标宋简体",
    Role.SONG: "宋体",
    Role.HEI: "黑体",
    Role.KAI: "楷体_GB2312",
    Role.FANG: "仿宋_GB2312",
}
LATIN = "Times New Roman"
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def twips_of_mm(millimetres: float) -> int:
    """Twentieths of a point."""
    return twips(millimetres * MM)


def em_width(text: str) -> float:
    """Em, near enough for fonts that are not known here: Chinese characters are one wide, others half.

    Between the two kinds Word leaves a quarter.
    """
    kinds = [character.isascii() for character in text]
    seams = sum(left is not right for left, right in pairwise(kinds))
    return len(kinds) - 0.5 * sum(kinds) + 0.25 * seams


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look where they differ from their paragraph style: face, size, and points added behind each."""

    role: Role | None = None
    size: float | None = None
    spacing: float | None = None

    @property
    def properties(self) -> str:
        """The content of ``w:rPr``. The hint sets quotation marks and dashes in the Chinese font."""
        fonts = ""
        if self.role:
            east = quoteattr(FONT_OF[self.role])
            fonts = f'w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia={east} '
        size = f'<w:sz w:val="{round(self.size * 2)}"/><w:szCs w:val="{round(self.size * 2)}"/>' if self.size else ""
        spacing = f'<w:spacing w:val="{twips(self.spacing)}"/>' if self.spacing is not None else ""
        return f'<w:rFonts {fonts}w:hint="eastAsia"/>{spacing}{size}'


PLAIN = Letters()


def run(text: str, letters: Letters = PLAIN) -> str:
    """Text in one look; a line feed breaks the line."""
    lines = _NOT_XML.sub("", clean(text)).split("\n")
    content = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines)
    return f"<w:r><w:rPr>{letters.properties}</w:rPr>{content}</w:r>" if content else ""


def tab() -> str:
    """On to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, shown: str, letters: Letters = PLAIN) -> str:
    """A field that the program computes; ``shown`` stands there until it does."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown, letters)}</w:fldSimple>"


def long_field(instruction: str, shown: str) -> str:
    """A field whose result may grow to many paragraphs, such as contents."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    command = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return mark("begin") + command + mark("separate") + run(shown) + mark("end")


def paragraph(content: str, style: str, properties: str = "") -> str:
    """A paragraph; ``properties`` follow its style in the order of the schema."""
    return f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{properties}</w:pPr>{content}</w:p>"
