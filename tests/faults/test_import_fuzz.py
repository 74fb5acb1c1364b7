"""Import files with anything changed: a sentence or a plan, in bounded time and memory, and never a silent zero."""

import io
import random
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import xlwt

from exports.import_sheets import template_document
from exports.sheets import xlsx_bytes
from ledger.errors import KnownError
from ledger.intake.cells import cell_text
from ledger.intake.outcome import Action
from operations.demo.book import Plan, demo_book
from operations.importing import Wanted, open_table, plan_rows
from operations.importing.kind import ImportPlan
from operations.importing.kinds import IMPORT_KINDS
from operations.sheets import read_workbook
from tests.faults.children import MEGABYTE, Limits, in_child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

FILES = 60
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001 - a fixed local time
BOUNDS = Limits(memory=1000 * MEGABYTE, resident=400 * MEGABYTE, seconds=10)
KINDS = ("members", "payments", "meetings", "talks", "cash_entries", "volunteer_events")
Original = tuple[str, str, bytes]  # kind, ending, content


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the rows of each kind are compared with, and under ``files`` the files to be changed."""
    folder = tmp_path_factory.mktemp("fuzz")
    found: dict[str, Any] = {"files": []}
    with demo_book(folder / "账簿.zbtz", Plan(12, 1, TODAY), 1, clock=lambda: NOW) as store:
        for key in KINDS:
            kind = IMPORT_KINDS[key]
            found[key] = kind.facts(store)
            for ending in (".xlsx", ".csv"):
                path = folder / f"{key}{ending}"
                kind.export(store, Wanted(TODAY), path)
                found["files"].append((key, ending, path.read_bytes()))
            found["files"] += further_forms(key, folder / f"{key}.xlsx", folder / f"{key}.csv")
            found["files"].append((key, ".xlsx", xlsx_bytes(template_document(kind.template()))))
    return found


def further_forms(key: str, sheet: Path, text: Path) -> list[Original]:
    """The same records as xls and in GB18030."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("表")
    for line, cells in enumerate(read_workbook(sheet).sheets[0].rows):
        for column, cell in enumerate(cells):
            page.write(line, column, cell if isinstance(cell, (int, float, bool)) else cell_text(cell))
    buffer = io.BytesIO()
    book.save(buffer)
    in_gb = text.read_text(encoding="utf-8-sig").encode("gb18030")
    return [(key, ".xls", buffer.getvalue()), (key, ".csv", in_gb)]


# Harm that can be done to any bytes


def flipped(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 30))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def doubled(content: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(content))
    content[place:place] = content[place : place + chance.randrange(1, 500)] * chance.choice((1, 2, 50))


def strewn(content: bytearray, chance: random.Random) -> None:
    """NUL bytes, quotes, marks of other encodings, in between."""
    signs = (b"\0", b"\0\0\0", b'"', b"\xff\xfe", "汉".encode("gb18030"), "汉".encode(), b"\r", b"\x1a", b"\t", b"=")
    for _ in range(chance.choice((1, 5))):
        place = chance.randrange(len(content))
        content[place:place] = chance.choice(signs)


def exchanged(content: bytearray, chance: random.Random) -> None:
    """Figures, days and signs of markup put in the place of others."""
    words = (b"100", b"2026", b"01", b".00", b",", b"<c ", b' t="s"', b' r="', b"</row>", b"<v>", b"-", b"12")
    others = (b"1e309", b"99999999", b"-1", b"0.001", b"NaN", b"<c>", b' t="d"', b"'", b"", "一百".encode(), b"1/0")
    word = chance.choice(words)
    places = [place for place in range(len(content)) if content.startswith(word, place)]
    for place in sorted(chance.sample(places, min(len(places), chance.choice((1, 4, 40)))), reverse=True):
        content[place : place + len(word)] = chance.choice(others)


HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (flipped, cut, doubled, strewn, exchanged)


def harmed(content: bytes, chance: random.Random) -> bytes:
    """Some harm; in an archive half of the time to one of its parts, or to their names."""
    is_archive = content.startswith(b"PK") and chance.random() < 0.7
    return harmed_archive(content, chance) if is_archive else harmed_bytes(content, chance)


def harmed_bytes(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if changed:
            chance.choice(HARMS)(changed, chance)
    return bytes(changed)


def harmed_archive(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = list(parts)
    hit = chance.choice([name for name in names if name.endswith("sheet1.xml")] + names)
    match chance.randrange(6):
        case 0:
            other = chance.choice(names)
            parts[hit], parts[other] = parts[other], parts[hit]
        case 1:
            del parts[hit]
        case _:
            parts[hit] = harmed_bytes(parts[hit], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def understood(path: Path, key: str, facts: Any) -> tuple[int, list[str]]:
    """How many rows are taken, and which of them have an amount of nothing that nobody has written."""
    kind = IMPORT_KINDS[key]
    preview = open_table(kind, read_workbook(path), facts, TODAY)
    plan = plan_rows(kind, preview, facts)
    taken = [row for row in plan.rows if row.action in (Action.ADD, Action.UPDATE)]
    return len(taken), silent_zeros(plan)


def silent_zeros(plan: ImportPlan) -> list[str]:
    place = next((place for place, one in enumerate(plan.preview.mapping) if one.field == "amount"), None)
    lines = {(line.number, line.block): line for line in plan.preview.table.lines}
    found = []
    for row in plan.rows:
        if row.action in (Action.ADD, Action.UPDATE) and place is not None and not row.row.values.get("amount", True):
            text = cell_text(lines[row.row.line, row.row.block].cells[place])
            if not text or set(text) & set("123456789一二三四五六七八九"):
                found.append(f"{row.row.line}: {text}")
    return found


def test_a_mutated_import_file_gives_a_sentence_or_a_plan(facts: dict[str, Any], tmp_path: Path, times: int) -> None:
    chance = random.Random(20261122)
    sentences = plans = 0
    for number in range(FILES * times):
        key, ending, content = facts["files"][number % len(facts["files"])]
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(harmed(content, chance))
        outcome = in_child(partial(understood, path, key, facts[key]), BOUNDS)
        assert outcome.fault == "", f"{key} {path}: {outcome.fault}"
        assert outcome.sentence or outcome.value[1] == [], f"{key} {path}: an amount became nothing"
        sentences, plans = sentences + bool(outcome.sentence), plans + (outcome.value is not None)
        path.unlink()
    assert sentences > FILES // 6
    assert plans > FILES // 6


def test_the_files_themselves_are_understood(facts: dict[str, Any], tmp_path: Path) -> None:
    for key, ending, content in facts["files"]:
        path = tmp_path / f"{key}{ending}"
        path.write_bytes(content)
        with suppress(KnownError):  # the template says that nobody has filled it in
            assert understood(path, key, facts[key])[1] == []
