"""The exchange by stick: taking a branch's file in, against the same records written without looking at them."""

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.life_sample import many_branches
from benchmarks.sample import NOW, clock
from benchmarks.table import BenchRow
from ledger.kinds.organisation import GENERAL_BRANCH, ORG_UNITS, OrgUnit
from operations.exchange import ExchangeFile, hand_up, merge, plan_merge, read_exchange, read_here
from operations.exchange.belonging import Place, references
from operations.exchange.scope import Packed
from storage.engine import connect
from storage.filling import put_rows
from storage.migrations import SCHEMA
from storage.rows import form_of
from storage.store import Store
from storage.upgrade import fill_new

BRANCHES = 18  # twenty thousand records together
_TURNS = 3


def rows() -> list[BenchRow]:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        many_branches(place / "branches.zbtz", BRANCHES).close()
        making = _seconds(partial(_handed_up, place))
        file = read_exchange(_handed_up(place))
        reading = _seconds(partial(read_exchange, file.path))
        plain = _numbered(file)
        turns = [_turn(place / str(number), file, plain) for number in range(_TURNS)]
    compared, merged, again, added, bare = map(statistics.median, zip(*turns, strict=True))
    count = f"{len(file.records):,} records"
    name = f"a file of {count} taken in as one change with origins, log and undo, against"
    return [
        BenchRow(f"a file of {count} written", f"{making:.2f} s", "", None),
        BenchRow("the same read and proved", f"{reading:.2f} s", "", None),
        BenchRow("the same compared with the book: new · taken in before", f"{compared:.2f} · {again:.2f} s", "", None),
        BenchRow(f"{name} plain inserts in one change", *_ratio(merged, added), "<= 5"),
        BenchRow("the same against bare rows put into the engine", *_ratio(merged, bare)),
    ]


def _ratio(ours: float, reference: float) -> tuple[str, str, float]:
    return f"{ours:.2f} s", f"{reference:.2f} s", ours / reference


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _handed_up(place: Path) -> Path:
    return hand_up(place / "branches.zbtz", 1, place / "up.zbjh", clock).path


def _numbered(file: ExchangeFile) -> list[Packed]:
    """The records in an order in which they can be added to an empty book, with the numbers that they get there."""
    there = {one.place: one.record for one in file.records}
    numbers: dict[Place, int] = {}
    count: Counter[str] = Counter()
    for one in file.records:
        count[one.kind.key] += 1
        numbers[one.place] = count[one.kind.key]
    found = []
    for one in file.records:
        named = references(one.kind.key, one.record, there.get)
        found.append(Packed(one.kind, replace(one.record, id=0, **{ref.field: numbers[ref.place] for ref in named})))
    return found


def _turn(place: Path, file: ExchangeFile, plain: Sequence[Packed]) -> tuple[float, float, float, float, float]:
    """Seconds to compare, to take in, to compare again, to add plainly, and to put bare rows."""
    place.mkdir()
    with Store.create(place / "ours.zbtz", clock=clock, operator="示例") as store:
        with store.change("新建") as change:
            change.add(ORG_UNITS, OrgUnit(level=GENERAL_BRANCH, full_name="另一个总支", short_name="另一个总支"))
        here = read_here(store.path, file)
        compared = _seconds(partial(plan_merge, file, here))
        plan = plan_merge(file, here)
        merged = _seconds(partial(merge, store, plan, NOW.date()))
        here = read_here(store.path, file)
        again = _seconds(partial(plan_merge, file, here))
    with Store.create(place / "plain.zbtz", clock=clock, operator="示例") as store:
        added = _seconds(partial(_add_all, store, plain))
    return compared, merged, again, added, _bare(place / "bare.zbtz", plain)


def _add_all(store: Store, records: Sequence[Packed]) -> None:
    with store.change("录入") as change:
        for one in records:
            change.add(one.kind, one.record)


def _bare(path: Path, records: Sequence[Packed]) -> float:
    by_kind: dict[str, list[tuple[object, ...]]] = {}
    for one in records:
        by_kind.setdefault(one.kind.key, []).append(tuple(form_of(one.kind).encode(one.record).values()))
    columns = {one.kind.key: form_of(one.kind).columns for one in records}
    with closing(connect(path, "rwc")) as db:
        fill_new(db, SCHEMA)

        def put() -> None:
            with db.atomic():
                for key, found in by_kind.items():
                    put_rows(db, key, columns[key], found)

        return _seconds(put)
