"""Build the character tables in resources/characters from public data; the same input gives the same bytes.

Usage: python tools/build_characters.py --unihan DIR --strokes cnchar.order.min.js

DIR holds the Unihan files as Debian's ``unicode-data`` installs them (/usr/share/unicode, Unicode licence). The stroke
file is that of the npm package ``cnchar-order`` 3.2.6 (MIT); ``tools/strokes_added.txt`` completes and corrects it.
The characters are those of the 通用规范汉字表 (2013, 8105 characters, Unihan kTGH); other characters of the basic plane
get their stroke count and their usual reading.
"""

import argparse
import bz2
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "characters"
ADDED = ROOT / "tools" / "strokes_added.txt"

# Letters of cnchar-order to the five classes of GB/T 13000.1: 提 counts as 横, 竖钩 as 竖, 捺 as 点, other hooks as 折.
_CLASSES = {**dict.fromkeys("ji", "1"), **dict.fromkeys("fg", "2"), "s": "3", **dict.fromkeys("kld", "4")}
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_UMLAUT = "\u0308"
_NOT_IN_THE_TABLE = 10_000

Characters = dict[str, str]


def unihan(folder: Path, name: str, field: str) -> Characters:
    """One field of the Unihan database by character."""
    with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as rows:
        parts = (row.rstrip("\n").split("\t") for row in rows if f"\t{field}\t" in row)
        return {chr(int(code.removeprefix("U+"), 16)): value for code, _, value in parts}


def stroke_sequences(source: Path) -> Characters:
    """Sequences of the digits 1 to 5, from the package and from our own additions."""
    found = re.search(r"JSON\.parse\('(\{\"一\".*?\})'\)", source.read_text("utf-8"))
    if found is None:
        raise SystemExit(f"no stroke orders in {source}")
    orders: Characters = json.loads(found[1])
    sequences = {char: "".join(_CLASSES.get(one, "5") for one in order) for char, order in orders.items()}
    added = [line for line in ADDED.read_text("utf-8").splitlines() if not line.startswith("#")]
    return sequences | {line[0]: line[2:] for line in added}


def write_strokes(sequences: Characters, counts: Characters, places: dict[str, int]) -> None:
    """``strokes.txt`` in the official order, ``stroke_counts.txt`` for the characters without a sequence."""

    def official(char: str) -> tuple[int, str, int, int]:
        return (len(sequences[char]), sequences[char], places.get(char, _NOT_IN_THE_TABLE), ord(char))

    write("strokes.txt", (f"{char}{sequences[char]}" for char in sorted(sequences, key=official)))
    by_count: dict[int, list[str]] = defaultdict(list)
    for char, count in counts.items():
        if char not in sequences and (is_basic(char) or char in places):
            by_count[int(count.split()[0])].append(char)
    write("stroke_counts.txt", (f"{count} {''.join(sorted(chars))}" for count, chars in sorted(by_count.items())))


def report_disagreements(sequences: Characters, counts: Characters, places: dict[str, int]) -> None:
    """Print where Unihan counts otherwise, and where the 通用规范汉字表 stands in another order within a level."""
    for char in sorted(places, key=lambda one: places[one]):
        if char in sequences and str(len(sequences[char])) not in counts[char].split():
            print(f"{char}: {len(sequences[char])} strokes here, {counts[char]} in Unihan")
    for start, end in ((1, 3500), (3501, 6500), (6501, 8105)):
        level = sorted((one for one in places if start <= places[one] <= end), key=lambda one: places[one])
        known = [(len(sequences[char]), sequences[char], char) for char in level if char in sequences]
        for one, two in pairwise(known):
            if one[:2] > two[:2]:
                print(f"{one[2]} {one[1]} stands before {two[2]} {two[1]} in the official table")


def readings_of(char: str, usual: Characters, dictionary: Characters) -> Iterator[str]:
    """The usual reading, then the other readings of the dictionary of the official characters (2013)."""
    if char in usual:
        yield usual[char].split()[0]
    for entry in dictionary.get(char, "").split():
        yield from entry.split(":")[-1].split(",")


def write_pinyin(usual: Characters, dictionary: Characters) -> None:
    """``pinyin.txt``: syllable with tone digit, the characters usually read so, the characters also read so."""
    rows: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for char in sorted(set(usual) | set(dictionary)):
        if not is_basic(char) and char not in dictionary:
            continue
        for place, reading in enumerate(dict.fromkeys(map(numbered, readings_of(char, usual, dictionary)))):
            rows[reading][min(place, 1)].append(char)
    lines = (
        f"{syllable} {''.join(main)} {''.join(other)}".rstrip() for syllable, (main, other) in sorted(rows.items())
    )
    write("pinyin.txt", lines)


def numbered(reading: str) -> str:
    """``lǚ`` as ``lv3``, the neutral tone as 5."""
    plain, tone = "", "5"
    for char in unicodedata.normalize("NFD", reading):
        if char in _TONES:
            tone = _TONES[char]
        elif char == _UMLAUT:
            plain = plain[:-1] + "v"
        elif char.isascii():
            plain += char
    return plain + tone


def is_basic(char: str) -> bool:
    """Whether the character is a unified ideograph of the basic plane."""
    return "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff"


def write(name: str, lines: Iterator[str]) -> None:
    """Write a table and say how large it is."""
    data = "\n".join(lines) + "\n"
    (TARGET / name).write_text(data, "utf-8", newline="\n")
    print(f"{name}: {len(data.splitlines())} lines, {len(data.encode()):,} bytes")


def main() -> None:
    """Read the sources that the command line names and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unihan", type=Path, required=True)
    parser.add_argument("--strokes", type=Path, required=True)
    asked = parser.parse_args()
    table = unihan(asked.unihan, "OtherMappings", "kTGH")
    places = {char: int(value.split(":")[1]) for char, value in table.items()}
    counts = unihan(asked.unihan, "IRGSources", "kTotalStrokes")
    sequences = stroke_sequences(asked.strokes)
    write_strokes(sequences, counts, places)
    write_pinyin(unihan(asked.unihan, "Readings", "kMandarin"), unihan(asked.unihan, "Readings", "kTGHZ2013"))
    report_disagreements(sequences, counts, places)


if __name__ == "__main__":
    main()
