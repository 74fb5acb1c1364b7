"""Characters that no font has. They are found before a page is laid out: no name is ever printed as a box."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from exports.paper.faces import Faces, Role, characters
from ledger.errors import KnownError

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character without a glyph, the record (a person, a form) and the field in which it stands."""

    character: str
    record: str
    field: str

    def __str__(self) -> str:
        place = f"“{self.record}”的“{self.field}”" if self.record else f"“{self.field}”"
        return f"{place}里的“{self.character}”（U+{ord(self.character):04X}）"


class MissingGlyphError(KnownError):
    """The document has characters that neither the bundled fonts nor those of the PC can draw."""

    def __init__(self, found: Sequence[MissingCharacter], total: int) -> None:
        more = f"等 {total} 处" if total > len(found) else ""
        super().__init__(
            f"没有一种字体能打印{'、'.join(map(str, found))}{more}，没有打印，账簿数据没有变动。"
            "请核对这个字，或先在电脑上安装有这个字的字体，再打印。"
        )
        self.found = tuple(found)


@dataclass(frozen=True, slots=True)
class Strip:
    """All texts of one field, set in one role; ``record`` names the record of the n-th text."""

    field: str
    role: Role
    texts: Sequence[str]
    record: Callable[[int], str]


def check(strips: Iterable[Strip], faces: Faces) -> None:
    """Raise MissingGlyphError if a character of the strips cannot be drawn."""
    found = [missing for strip in strips for missing in _missing_in(strip, faces)]
    if found:
        raise MissingGlyphError(list(islice(found, _SHOWN)), len(found))


def _missing_in(strip: Strip, faces: Faces) -> Iterator[MissingCharacter]:
    chain = faces.chain(strip.role)
    lost = chain.uncovered(characters(strip.texts))
    if not lost:
        return
    for place, text in enumerate(strip.texts):
        for character in dict.fromkeys(text):
            if character in lost:
                yield MissingCharacter(character, strip.record(place), strip.field)
