"""Organisational life: the year and its findings, attendance, the year book, searching, importing.

Processor time of this process, medians of runs in turns. Findings are held against merely reading the rows.
"""

import gc
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from python_calamine import CalamineWorkbook

from benchmarks.life_sample import RARE_WORDS, YEAR_END, add_minutes, crowd, many_branches
from benchmarks.raw_pages import raw_writer
from benchmarks.sample import clock
from benchmarks.table import BenchRow
from exports.paper.faces import FontPolicy
from exports.pdf import pdf_bytes
from exports.sheets import SheetColumn, SheetDocument, SheetValue, write_sheet
from ledger.checks.life import life_findings
from ledger.codes.meetings import ON_LEAVE, PRESENT
from ledger.fields import Form
from ledger.kinds.meetings import MEETINGS
from ledger.life.facts import LifeFacts
from ledger.life.matrix import attendance_matrix
from ledger.life.series import year_series
from operations.demo import Plan, demo_book
from operations.importing.meetings import MEETINGS_IMPORT
from operations.importing.run import apply_plan, open_table, plan_rows
from operations.life.reading import LIFE_KINDS, read_life
from operations.printing import register_input
from operations.registers import REGISTER_BY_KEY, Period, RegisterOptions
from operations.sheets import read_workbook
from storage.engine import connect
from storage.store import Store

BRANCHES, MEMBERS, SEEN, MINUTES, LENGTH, IMPORTED = 20, 1_000, 100, 10_000, 2_000, 500
RUNS, FEW_RUNS = 7, 3
COMMON_WORDS, MIDDLE_WORDS = ("党员", "支部", "工作"), ("保密", "消防", "合同", "会议记录")
SINGLE_CHARACTERS = ("党", "渠")
Pair = tuple[float, float]


def rows() -> list[BenchRow]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            *_year(Path(folder) / "many.zbtz"),
            _matrix(),
            _yearbook(Path(folder) / "sample.zbtz"),
            *_searching(Path(folder) / "search.zbtz"),
            _import(Path(folder)),
        ]


def _year(path: Path) -> list[BenchRow]:
    """Rows are read without log, records and indexes on the side of the reference."""
    with many_branches(path, BRANCHES) as store, closing(connect(path, "ro")) as db:
        tables = [kind.key for kind in LIFE_KINDS]

        def plain() -> object:
            return [db.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables]  # noqa: S608 - our names

        facts = read_life(store)
        reading = _median_pair(lambda: read_life(store), plain, FEW_RUNS)
        year = _median_pair(lambda: year_series(replace(facts), YEAR_END.year, YEAR_END), plain, FEW_RUNS)
        found = _median_pair(
            lambda: (year_series(fresh := replace(facts), 2026, YEAR_END), life_findings(fresh, YEAR_END)),
            plain,
            FEW_RUNS,
        )
    held = f"{BRANCHES} branches, {len(facts.meetings):,} meetings, {len(facts.attendances):,} marks"
    return [
        _row(f"{held}: the year of every branch, against reading the same rows plainly", year, "< 0.5 s"),
        _row("the same with all findings", found, "< 3 s"),
        _row("the same read as records", reading, ""),
    ]


def _all_findings(facts: LifeFacts) -> object:
    return year_series(facts, YEAR_END.year, YEAR_END), life_findings(facts, YEAR_END)


def _matrix() -> BenchRow:
    facts = crowd(MEMBERS, SEEN)

    def ours() -> object:
        return attendance_matrix(replace(facts), 1, date(2026, 1, 1), YEAR_END, None, YEAR_END)

    def bare() -> object:
        table: dict[int, dict[int, str]] = {}
        for one in facts.attendances:
            table.setdefault(one.member_id or 0, {})[one.meeting_id or 0] = one.status
        sums = {}
        for member_id, marks in table.items():
            counts = Counter(marks.values())
            sums[member_id] = (len(marks), counts[PRESENT], counts[ON_LEAVE])
        return table, sums

    name = f"attendance of {MEMBERS:,} members at {SEEN} meetings, against a loop over the same marks"
    return _row(name, _median_pair(ours, bare, RUNS), "< 2 s")


def _yearbook(path: Path) -> BenchRow:
    with demo_book(path, Plan(36, 1, YEAR_END), 1, clock=clock) as store:
        register = REGISTER_BY_KEY["life_yearbook"]
        options = RegisterOptions(as_of=YEAR_END, period=Period(YEAR_END.year))
        document = register.document(register_input(store, options, register.subject))
    raw, pages = raw_writer(document)
    name = f"year book of {pages} pages, against reportlab's canvas writing the same text at places known beforehand"
    return _row(name, _median_pair(lambda: pdf_bytes(document, policy=FontPolicy.BUNDLED), raw, FEW_RUNS), "≤ 2")


def _searching(path: Path) -> list[BenchRow]:
    with Store.create(path, clock=clock, operator="甲") as store, closing(connect(path, "ro")) as db:
        started = time.process_time()
        add_minutes(store, MINUTES, LENGTH)
        building = (time.process_time() - started) / MINUTES
        columns = " OR ".join(f'"{name}" LIKE ?' for name in MEETINGS.searched)
        query = f"SELECT id FROM meetings WHERE {columns} ORDER BY id"  # noqa: S608 - our names

        def scan(word: str) -> list[int]:
            return [one for (one,) in db.execute(query, [f"%{word}%"] * len(MEETINGS.searched))]

        groups = [
            _group(store, scan, label, words)
            for label, words in (("common", COMMON_WORDS), ("middling", MIDDLE_WORDS), ("rare", RARE_WORDS))
        ]
        single = _group(store, scan, "single", SINGLE_CHARACTERS)
        (size,) = db.execute("SELECT sum(length(block)) FROM search_index_data").fetchone()
        (text,) = db.execute("SELECT sum(length(CAST(body AS BLOB))) FROM meetings").fetchone()
        saving = _saving(store)
    index = BenchRow(
        "the same: index against the text in it", f"{size / 1e6:.0f} MB", f"{text / 1e6:.0f} MB", size / text
    )
    cost = f"the same: one save of minutes of {LENGTH:,} characters, with log and index"
    saved = BenchRow(cost, f"{saving * 1e3:.1f} ms", f"{building * 1e3:.1f} ms in an import", None)
    everything = [pair for one in groups for pair in one.pairs]
    name = f"{MINUTES:,} minutes of {LENGTH:,} characters searched for {len(everything)} words, rare and common"
    return [_searched(name, everything, "≤ 0.1"), *(one.row for one in [*groups, single]), index, saved]


@dataclass(frozen=True)
class _Group:
    """How long words of a kind took, ours and the scan."""

    words: str
    pairs: list[Pair]

    @property
    def row(self) -> BenchRow:
        """The median over the words."""
        return _searched(f"the same: {self.words}", self.pairs, "")


def _group(store: Store, scan: Callable[[str], list[int]], label: str, words: tuple[str, ...]) -> _Group:
    """That nothing is missed and nothing found too much is made sure of first."""
    hits = []
    for word in words:
        found = [record_id for _, record_id in store.search(word)]
        if found != scan(word):
            raise AssertionError(word)
        hits.append(len(found))
    pairs = [_median_pair(partial(store.search, word), partial(scan, word), RUNS) for word in words]
    return _Group(f"{label} ({'、'.join(words)}; {min(hits):,} to {max(hits):,} hits)", pairs)


def _searched(name: str, pairs: list[Pair], goal: str) -> BenchRow:
    """The medians over words; the ratio is that of each word."""
    ours, reference = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(mine / theirs for mine, theirs in pairs)
    return BenchRow(name, f"{ours * 1e3:.1f} ms", f"{reference * 1e3:.0f} ms (LIKE)", ratio, goal)


def _saving(store: Store) -> float:
    one = store.get(MEETINGS, 1)
    times = []
    for number in range(RUNS):
        started = time.perf_counter()
        with store.change("修改") as change:
            change.update(MEETINGS, replace(one, body=f"{one.body}{number}"))
        times.append(time.perf_counter() - started)
    return median(times)


def _import(folder: Path) -> BenchRow:
    """Understanding and writing a register of meetings, attendance by names, against merely reading its cells."""
    path = folder / "会议.xlsx"
    with demo_book(folder / "into.zbtz", Plan(36, 1, YEAR_END), 1, clock=clock) as store:
        facts = read_life(store)
        write_sheet(_sheet(), path)

        def ours() -> object:
            return plan_rows(MEETINGS_IMPORT, open_table(MEETINGS_IMPORT, read_workbook(path), facts, YEAR_END), facts)

        def cells() -> object:
            return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

        pair = _median_pair(ours, cells, FEW_RUNS)
        plan = plan_rows(MEETINGS_IMPORT, open_table(MEETINGS_IMPORT, read_workbook(path), facts, YEAR_END), facts)
        started = time.process_time()
        done = apply_plan(MEETINGS_IMPORT, store, plan, path.name)
        writing = time.process_time() - started
    if done.added != IMPORTED:
        raise AssertionError(done.words)
    row = _row(f"preview of {IMPORTED} meetings from xlsx, against its cells only", pair, "")
    return replace(row, ours=f"{row.ours}, then {writing:.2f} s to write them")


def _sheet() -> SheetDocument:
    labels = ("会议类型", "召开单位", "召开日期", "开始时间", "结束时间", "地点", "主题", "会议内容")
    columns = [SheetColumn(label, label, 12, Form.TEXT) for label in labels]
    cells: list[list[SheetValue]] = [
        [
            "党课",
            "第一支部",
            f"{2020 + number // 100}-{number % 100 // 25 + 1:02}-{number % 25 + 1:02}",
            "9:00",
            "10:30",
            "301会议室",
            f"第{number}讲",
            "讲授提纲",
        ]
        for number in range(IMPORTED)
    ]
    return SheetDocument("会议登记表", columns, cells)


def _median_pair(ours: Callable[[], object], reference: Callable[[], object], runs: int) -> Pair:
    """Processor seconds of both sides, run in turns; once before that nobody looks at."""
    ours()
    reference()
    pairs = [(_seconds(ours), _seconds(reference)) for _ in range(runs)]
    mine, theirs = (median(times) for times in zip(*pairs, strict=True))
    return mine, theirs


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def _row(name: str, pair: Pair, goal: str) -> BenchRow:
    ours, reference = pair
    return BenchRow(name, f"{ours:.2f} s", f"{reference:.2f} s", ours / reference, goal)
