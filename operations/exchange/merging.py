"""Taking a file in as it was planned: one change, which 撤销 takes back; what waits for a choice stays as it is."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ledger.errors import KnownError
from ledger.kinds.exchange import EXCHANGE_ORIGINS, EXCHANGE_RECEIPTS, ExchangeOrigin, ExchangeReceipt
from ledger.kinds.organisation import ORG_UNITS
from operations.exchange.belonging import Place, references
from operations.exchange.manifest import Direction
from operations.exchange.marks import record_mark
from operations.exchange.numbered import renumbered
from operations.exchange.plan import Item, MergePlan, Side, Status
from operations.exchange.reading import attached_files, attached_names
from operations.exchange.scope import Packed
from storage.copying import Progress, silent
from storage.store import Change, Store

_STEP = 500  # records between two reports of progress


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done, in records."""

    added: int
    updated: int
    waiting: int

    @property
    def words(self) -> str:
        """``新增12条、更新3条``."""
        parts = [f"{word}{count}条" for word, count in (("新增", self.added), ("更新", self.updated)) if count]
        return "、".join(parts) or "没有新内容"

    @property
    def sentence(self) -> str:
        """For the notice."""
        waiting = f"，有{self.waiting}条两边不同的等您选择，没有动" if self.waiting else ""
        return f"已并入：{self.words}{waiting}。"


def merge(
    store: Store,
    plan: MergePlan,
    today: date,
    sides: Mapping[Place, Side] | None = None,
    progress: Progress = silent,
) -> Merged:
    """Take in what is new and changed; ``sides`` says whose version is kept where both sides differ.

    Raises:
        KnownError: the file is older than one taken in before, or was changed since; the book was changed since the
            plan was made. Nothing was written then.
        Cancelled: raised by ``progress``; nothing was written.
    """
    if plan.refusal:
        raise KnownError(plan.refusal)
    if store.last_hash != plan.book_hash:
        raise KnownError("预览以后账簿又有改动，没有并入，数据没有变动；请重新选择文件。")
    manifest = plan.file.manifest
    what = "上报" if manifest.direction is Direction.UP else "下发"
    with attached_files(plan.file) as read_file, store.change(f"并入{manifest.unit_name}的{what}") as change:
        writer = _Writer(store, change, plan, sides or {}, read_file)
        for number, one in enumerate(plan.items):
            if number % _STEP == 0:
                progress(number, len(plan.items), "正在并入")
            writer.take(one)
        progress(0, 0, "正在写入账簿")
        writer.finish()
        done = Merged(writer.count[Status.NEW], writer.count[Status.UPDATED], writer.waiting)
        if not plan.is_known:
            change.add(EXCHANGE_RECEIPTS, _receipt(plan, writer.local, done, today))
    return done


class _Writer:
    """Writes one item after the other; each comes behind what it refers to.

    Records that are new are gathered and added together, until one of another kind comes, or one that names them.
    """

    def __init__(
        self,
        store: Store,
        change: Change,
        plan: MergePlan,
        sides: Mapping[Place, Side],
        read_file: Callable[[str], bytes],
    ) -> None:
        self._change = change
        self._origin = plan.file.manifest.origin
        self._sides = sides
        self._read_file = read_file
        self._there = {one.place: one.record for one in plan.file.records}
        found = store.where(EXCHANGE_ORIGINS, origin_book=self._origin)
        self._links = {(one.record_kind, one.origin_id): one for one in found}
        self._new_links: list[ExchangeOrigin] = []
        self._gathered: dict[Place, tuple[Item, Any]] = {}
        self._kept: set[str] = set()
        self.local: dict[Place, int] = {}
        self.count: Counter[Status] = Counter()
        self.waiting = 0

    def take(self, one: Item) -> None:
        """Do what the plan says of an item, or what was chosen."""
        if one.here is not None:
            self.local[one.place] = one.here.id
        side = self._sides.get(one.place) if one.waits else None
        if one.waits and side is None:
            self.waiting += one.status is Status.CONFLICT or bool(one.fields)
        elif side is Side.HERE:
            self._link(one, self.local.get(one.place), "")
        elif one.status in (Status.NEW, Status.GONE_HERE):
            self._gather(one)
        elif one.here is not None and one.status is not Status.LEFT_OUT:
            self._update(one)

    def finish(self) -> None:
        """Add what is gathered still, and note whence everything came."""
        self._add_gathered()
        self._change.add_all(EXCHANGE_ORIGINS, self._new_links)

    def _gather(self, one: Item) -> None:
        record = self._with_local_numbers(one)
        if record is None:
            return
        self._keep_files(one)
        if self._gathered and next(iter(self._gathered))[0] != one.kind.key:
            self._add_gathered()
        self._gathered[one.place] = (one, record)

    def _add_gathered(self) -> None:
        gathered = list(self._gathered.values())
        self._gathered.clear()
        if not gathered:
            return
        kind = gathered[0][0].kind
        ids = self._change.add_all(kind, [record for _, record in gathered])
        self.count[Status.NEW] += len(ids)
        for (one, record), record_id in zip(gathered, ids, strict=True):
            self.local[one.place] = record_id
            self._link(one, record_id, record_mark(kind, record))

    def _update(self, one: Item) -> None:
        record = one.here
        if one.fields:
            there = self._with_local_numbers(one)
            if there is None:
                return
            self._keep_files(one)
            record = replace(one.here, **{name: getattr(there, name) for name in one.fields})
            self._change.update(one.kind, record)
            self.count[Status.UPDATED] += 1
        if one.marks or (one.is_referred and one.place not in self._links):  # so that a choice is made once
            self._link(one, record.id, record_mark(one.kind, record))

    def _with_local_numbers(self, one: Item) -> Any:
        """The record with the numbers that the book has given to what it refers to; None when that was not taken."""
        changes: dict[str, int | None] = {}
        for named in references(one.kind.key, self._there[one.place], self._there.get):
            if (getattr(one.there, named.field) or 0) >= 0:
                continue
            number = self._number_of(named.place)
            if number is None and named.is_required:
                return None
            changes[named.field] = number
        record = replace(one.there, **changes) if changes else one.there
        return renumbered(one.kind.key, record, self._number_now)

    def _number_of(self, place: Place) -> int | None:
        if place in self._gathered:
            self._add_gathered()
        return self.local.get(place)

    def _number_now(self, place: Place) -> int | None:
        """The number that a text shall name: one of the book stays, one of the file gets its own."""
        return place[1] if place[1] >= 0 else self._number_of((place[0], -place[1]))

    def _keep_files(self, one: Item) -> None:
        for name in attached_names(Packed(one.kind, one.there)):
            if name not in self._kept:
                self._kept.add(name)
                self._change.keep(self._read_file(name))

    def _link(self, one: Item, record_id: int | None, kept_digest: str) -> None:
        """Note whence a record came, and how both sides look now; without a number it stays away."""
        earlier = self._links.get(one.place)
        link = ExchangeOrigin(
            id=earlier.id if earlier else 0,
            origin_book=self._origin,
            origin_id=one.origin_id,
            record_kind=one.kind.key,
            record_id=record_id or (earlier.record_id if earlier else 0),
            digest=one.marks,
            kept_digest=kept_digest,
        )
        if earlier is None:
            self._new_links.append(link)
        else:
            self._change.update(EXCHANGE_ORIGINS, link)


def _receipt(plan: MergePlan, local: Mapping[Place, int], done: Merged, today: date) -> ExchangeReceipt:
    manifest = plan.file.manifest
    return ExchangeReceipt(
        origin_book=manifest.origin,
        unit_name=manifest.unit_name,
        org_unit_id=local.get((ORG_UNITS.key, manifest.unit_id)),
        made_at=manifest.made_at,
        made_by=manifest.operator,
        taken_on=today,
        entry_no=manifest.entry_no,
        entry_hash=manifest.entry_hash,
        checksum=plan.file.checksum,
        counts=done.words,
    )
