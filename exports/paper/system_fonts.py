"""Finds the official fonts that a PC has: those of Windows, of WPS on Linux, and what users copied into font folders.

File names are those under which Founder, Microsoft and WPS deliver the fonts. A file counts only if its outlines can be
embedded and it has the characters of everyday names; nothing is substituted silently, as a desktop's font service does.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from exports.paper.truetype import TrueType, UnusableFontError

# In order of preference; matched against the whole file name in lower case.
_FILES = {
    "TITLE": ("fzxbsjw.ttf", "fzxbsk.ttf", "方正小标宋简体.ttf", "方正小标宋_gbk.ttf", "stzhongs.ttf"),
    "SONG": ("simsun.ttc", "simsun.ttf", "fzssk.ttf", "方正书宋_gbk.ttf"),
    "HEI": ("simhei.ttf", "fzhtk.ttf", "方正黑体_gbk.ttf"),
    "KAI": ("simkai.ttf", "楷体_gb2312.ttf", "fzktk.ttf", "stkaiti.ttf", "方正楷体_gbk.ttf"),
    "FANG": ("simfang.ttf", "仿宋_gb2312.ttf", "fzfsk.ttf", "stfangso.ttf", "方正仿宋_gbk.ttf"),
    "RARE": ("simsunb.ttf",),
}
_SAMPLE = "中国共产党章支部员名册收缴台账永和张王李赵"
_RARE_SAMPLE = "𠀀𠮷"


@dataclass(frozen=True, slots=True)
class FoundFont:
    """A font file of this PC and the name it gives itself, Chinese where it has one."""

    file: Path
    index: int
    name: str


def find(kind: str, folders: tuple[Path, ...] | None = None) -> FoundFont | None:
    """The best font of this PC for ``kind`` (TITLE, SONG, HEI, KAI, FANG or RARE), or None."""
    installed = _files_in(_font_folders() if folders is None else folders)
    sample = _RARE_SAMPLE if kind == "RARE" else _SAMPLE
    candidates = (installed[name] for name in _FILES[kind] if name in installed)
    return next((font for file in candidates if (font := _usable(file, sample))), None)


def _usable(file: Path, sample: str) -> FoundFont | None:
    try:
        font = TrueType(file.read_bytes())
        has_all = all(ord(character) in font.glyphs for character in sample)
    except (UnusableFontError, OSError):
        return None  # a font that cannot be read or embedded is not there for us
    return FoundFont(file, 0, font.names.get(4) or file.stem) if has_all else None


@lru_cache(maxsize=4)
def _files_in(folders: tuple[Path, ...]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for file in _walk(folder):
            found.setdefault(file.name.lower(), file)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for place, subfolders, names in os.walk(folder):
        subfolders.sort()
        yield from (Path(place, name) for name in sorted(names) if name.lower().endswith((".ttf", ".ttc")))


def _font_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        machine = Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        return (machine, Path(local, "Microsoft", "Windows", "Fonts")) if local else (machine,)
    home = Path.home()
    return (
        Path("/usr/share/fonts/wps-office"),
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )
