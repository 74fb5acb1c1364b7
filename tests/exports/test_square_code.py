from dataclasses import dataclass, field
from datetime import date

from exports.paper.faces import FontPolicy, faces_for
from exports.paper.flow_pages import FlowPages
from exports.paper.ink import MM, RecordingInk
from exports.paper.square_code import dark_runs, draw_square_code
from operations.recovery_sheet import recovery_sheet
from storage.keys import BookKey, key_from_recovery, recovery_rows

# Read by a scanner of another make before it was written down here.
SCANNED = """
#######.#.#...#######
#.....#..##.#.#.....#
#.###.#..#.##.#.###.#
#.###.#.#####.#.###.#
#.###.#.#.###.#.###.#
#.....#.#...#.#.....#
#######.#.#.#.#######
........#.#..........
#...#.####..######..#
##......#...#..##.###
.#.##.#####.#####..##
.####..#.####...##.#.
.#..####..##.#.######
........#..###..#..##
#######.#.##.#...#...
#.....#...#..#.#.####
#.###.#.##..#.#.#.#.#
#.###.#..#..#...##.##
#.###.#..#..#....##..
#.....#...###..###..#
#######.#.##.########
"""


@dataclass
class DotInk(RecordingInk):
    """Remembers the thick lines: those of the code."""

    dots: list[tuple[float, float, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        assert y1 == y2
        self.dots.append((x1, x2, y1 - thickness / 2, y1 + thickness / 2))


def picture(text: str) -> str:
    count, runs = dark_runs(text)
    dark = {(row, column) for row, first, end in runs for column in range(first, end)}
    return "\n".join("".join("#" if (y, x) in dark else "." for x in range(count)) for y in range(count))


def test_a_known_text_has_its_known_code() -> None:
    assert picture("0S35CSKPGTBADE") == SCANNED.strip()


def test_it_fills_its_square_but_for_the_free_margin() -> None:
    ink = DotInk()
    draw_square_code(ink, "0S35CSKPGTBADE", 100, 200, 87)
    module = 87 / 29  # 21 modules and 4 free ones on every side
    lefts, rights, tops, bottoms = zip(*ink.dots, strict=True)
    assert [min(lefts), max(rights)] == [100 + 4 * module, 187 - 4 * module]
    assert [round(min(tops), 6), round(max(bottoms), 6)] == [200 + 4 * module, 287 - 4 * module]


def test_the_code_of_a_recovery_sheet_is_the_key_and_stands_beside_the_signatures() -> None:
    key = BookKey(bytes(range(100, 132)), b"salt of the book")
    sheet = recovery_sheet("机关第一支部", recovery_rows(key), date(2026, 11, 30))
    assert key_from_recovery(sheet.scanned, key.salt) == key
    ink = DotInk()
    FlowPages(sheet, faces_for(FontPolicy.BUNDLED)).draw(0, ink)
    signed = [mark for mark in ink.marks if mark.text.endswith("签名：")]
    assert len(signed) == 2
    assert max(right for _, right, _, _ in ink.dots) < min(mark.x for mark in signed) * MM
    last_text = max(mark.y for mark in ink.marks if mark not in signed)
    assert min(top for _, _, top, _ in ink.dots) > last_text * MM
