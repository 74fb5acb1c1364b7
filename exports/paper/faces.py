"""The five faces of official paper, and which font file stands for each of them.

A character is looked up along a chain: the face of the role, then 宋, then the rare characters of 宋 (unpacked only
when one is needed), then what the PC has for rare characters. Roles follow GB/T 9704-2012: 小标宋 for titles,
黑体 and 楷体 for headings, 仿宋 for text; tables are set in 宋.
"""

import lzma
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import chain, groupby
from pathlib import Path

import resources
from exports.paper import system_fonts
from exports.paper.truetype import TrueType

LOW_LINE = "\N{FULLWIDTH LOW LINE}"  # a blank for the hand
_ASCII = frozenset(map(chr, range(0x21, 0x7F)))
# Better taken from 宋体: 楷体 has narrow quotation marks, 仿宋 a wrong ￥, 黑体 a wide name dot.
_SONG_MARKS = frozenset("·￥“”…—") | {"\u2018", "\u2019"}
_INVISIBLE = frozenset(map(chr, (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10))))
_SPACES = "\t\xa0"
_LINE_ENDS = "\r\n\v\f\u2028\u2029"
_PLAIN = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_LINE_ENDS, "\n"))


class Role(StrEnum):
    """What a face is used for; the value is the name by which printers call it."""

    TITLE = "小标宋"
    SONG = "宋体"
    HEI = "黑体"
    KAI = "楷体"
    FANG = "仿宋"


class FontPolicy(StrEnum):
    """Whether the official fonts of the PC are used where it has them."""

    BUNDLED = "bundled"  # the same bytes on every PC
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class _Bundled:
    file: str
    name: str


_BUNDLED = {
    Role.TITLE: _Bundled("song-extrabold.ttf", "Noto Serif SC 特粗"),
    Role.SONG: _Bundled("song.ttf", "Noto Serif SC"),
    Role.HEI: _Bundled("hei.ttf", "Noto Sans SC"),
    Role.KAI: _Bundled("kai.ttf", "WenKai Sub"),
    Role.FANG: _Bundled("fang.ttf", "Fandol 仿宋"),
}
_RARE = _Bundled("song-rare.ttf.xz", "Noto Serif SC 生僻字")


@dataclass(frozen=True, eq=False)
class Face:
    """One font file at work. Two faces of one ``Faces`` never share a key.

    ``index`` is the place of the face within a collection (.ttc), else 0.
    """

    key: str
    name: str
    file: Path
    index: int = 0
    is_bundled: bool = True

    @cached_property
    def data(self) -> bytes:
        """The font file, unpacked; a printer's ink gives it to its own font system."""
        content = self.file.read_bytes()
        return lzma.decompress(content) if self.file.suffix == ".xz" else content

    @cached_property
    def font(self) -> TrueType:
        """What the font file says about its glyphs."""
        return TrueType(self.data, self.index)

    def has(self, character: str) -> bool:
        """Whether this face can draw the character."""
        return ord(character) in self.font.glyphs

    def width(self, character: str) -> float:
        """Advance in em."""
        return self.font.advance(self.font.glyphs[ord(character)]) / 1000


@dataclass(frozen=True, slots=True)
class _Link:
    """A face in a chain, and the characters that are better taken from the next one."""

    face: Face
    skipped: frozenset[str] = frozenset()

    def draws(self, character: str) -> bool:
        return character not in self.skipped and self.face.has(character)


class NoGlyphError(LookupError):
    """No face of the chain has this character. ``missing.check`` finds such characters before any page is laid out."""


class _Owners(dict[str, Face | None]):
    """Character to the face that draws it (None: invisible), found on first use together with its width in em."""

    def __init__(self, links: Sequence[_Link]) -> None:
        super().__init__()
        self._links = links
        self.widths = _Widths(self)

    def __missing__(self, character: str) -> Face | None:
        self[character], self.widths[character] = found = self._find(character)
        return found[0]

    def _find(self, character: str) -> tuple[Face | None, float]:
        if character in _INVISIBLE or 0xE0100 <= ord(character) <= 0xE01EF:
            return (None, 0)
        for link in self._links:
            if link.draws(character):
                return (link.face, link.face.width(character))
        raise NoGlyphError(character)


class _Widths(dict[str, float]):
    """Width of every character that was looked up; others are looked up on the way."""

    def __init__(self, owners: _Owners) -> None:
        super().__init__()
        self._owners = owners

    def __missing__(self, character: str) -> float:
        self._owners[character]  # finding the owner notes the width
        return self[character]


class Chain:
    """A face with its substitutes: measures text and cuts it into runs of one face."""

    def __init__(self, links: Sequence[_Link]) -> None:
        self._owners = _Owners(links)
        self._owner = self._owners.__getitem__
        self.advance: Callable[[str], float] = (
            self._owners.widths.__getitem__
        )  # of one character; may raise NoGlyphError

    def covers(self, character: str) -> bool:
        """Whether some face of the chain can draw the character (or need not: it is invisible)."""
        try:
            self._owner(character)
        except NoGlyphError:
            return False
        return True

    def uncovered(self, characters: set[str]) -> set[str]:
        """Those of the characters that no face of the chain can draw."""
        known = self._owners
        return {c for c in characters if c not in known and not self.covers(c)}

    def width(self, text: str) -> float:
        """Natural width in em. Raises NoGlyphError."""
        return sum(width for _, _, width in self.runs(text))

    def runs(self, text: str) -> list[tuple[Face, str, float]]:
        """The text in pieces of one face each, low lines apart, with their widths in em. Raises NoGlyphError."""
        owners = set(map(self._owner, text))
        if len(owners) == 1 and (only := owners.pop()) and LOW_LINE not in text:
            return [(only, text, sum(map(self.advance, text)))]
        return list(self._mixed_runs(text))

    def _mixed_runs(self, text: str) -> Iterator[tuple[Face, str, float]]:
        for (face, _), group in groupby(text, key=lambda one: (self._owner(one), one == LOW_LINE)):
            if face:
                piece = "".join(group)
                yield face, piece, sum(map(self.advance, piece))


@dataclass(frozen=True, slots=True)
class Standing:
    """Which face stands for a role; ``str()`` is the line for the print preview."""

    role: Role
    face: Face

    def __str__(self) -> str:
        if not self.face.is_bundled:
            return f"{self.role}：{self.face.name}（本机）"
        return f"{self.role}：内置 {self.face.name}" + ("" if self.role is Role.SONG else " 代用")


@dataclass(frozen=True)
class Faces:
    """All faces of one policy. Loading is lazy, so a face that no text asks for costs nothing."""

    policy: FontPolicy = FontPolicy.BUNDLED
    _chains: dict[Role, Chain] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def by_role(self) -> dict[Role, Face]:
        """The face that stands for each role."""
        bundled = {role: _bundled_face(role.name.lower(), font) for role, font in _BUNDLED.items()}
        return bundled | (self._of_this_pc if self.policy is FontPolicy.OFFICIAL else {})

    @cached_property
    def _of_this_pc(self) -> dict[Role, Face]:
        found = ((role, system_fonts.find(role.name)) for role in Role)
        return {
            role: Face(f"pc-{role.name.lower()}", font.name, font.file, font.index, is_bundled=False)
            for role, font in found
            if font
        }

    @cached_property
    def _substitutes(self) -> tuple[_Link, ...]:
        bundled_song = _Link(_bundled_face("song", _BUNDLED[Role.SONG]))
        rare = [_Link(_bundled_face("rare", _RARE))]
        if self.policy is FontPolicy.OFFICIAL and (font := system_fonts.find("RARE")):
            rare.append(_Link(Face("pc-rare", font.name, font.file, font.index, is_bundled=False)))
        return (bundled_song, *rare)

    def chain(self, role: Role) -> Chain:
        """The chain that sets text of this role."""
        if role not in self._chains:
            self._chains[role] = Chain([*self._own_links(role), *self._substitutes])
        return self._chains[role]

    def _own_links(self, role: Role) -> Iterable[_Link]:
        song = self.by_role[Role.SONG]
        if role is Role.FANG:
            return [_Link(self.by_role[role], _SONG_MARKS | _ASCII)]
        if role is Role.SONG:
            return [_Link(song, frozenset() if song.is_bundled else _SONG_MARKS | _ASCII)]
        return [_Link(self.by_role[role], _SONG_MARKS)]

    def standings(self) -> tuple[Standing, ...]:
        """For every role the face that stands for it, in the order of the roles."""
        return tuple(Standing(role, self.by_role[role]) for role in Role)


@lru_cache(maxsize=len(FontPolicy))
def faces_for(policy: FontPolicy) -> Faces:
    """The faces of a policy; preview and PDF share them, so that no font is read twice."""
    return Faces(policy)


@cache
def _bundled_face(key: str, font: _Bundled) -> Face:
    return Face(key, font.name, resources.path(f"fonts/{font.file}"))


def clean(text: str) -> str:
    """Text as paper takes it: whatever ends a line is a line feed, every other blank a space."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_PLAIN)


def characters(texts: Iterable[str]) -> set[str]:
    """Every character that needs a glyph."""
    return set(chain.from_iterable(texts)).difference(_SPACES, _LINE_ENDS)
