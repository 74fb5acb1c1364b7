"""A plan in words that a secretary understands: what each record is, what would be done, both versions side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.talks import TALKS
from operations.exchange.belonging import Place
from operations.exchange.here import Here
from operations.exchange.manifest import Direction, Manifest
from operations.exchange.plan import Item, MergePlan, Status
from operations.history_words import FieldChange, record_change, record_name
from storage.log import LogRow
from storage.rows import form_of

REMOVED_THERE = "对方已删除"
_NOTHING_DONE = "只列出，本账簿不动；确实要删除的，请到有关页面删除。"
_REFERRED = "不属于上报的党组织，只用来对应"


class PlanRow(NamedTuple):
    """One line of the list of everything."""

    number: int
    status: str
    title: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan with its words, made on the worker."""

    plan: MergePlan
    here: Here
    rows: tuple[PlanRow, ...]


class PlanWords:
    """Names records of a plan: those of the book by their number, those of the file by its negative."""

    def __init__(self, plan: MergePlan, here: Here) -> None:
        self._there: dict[Place, Any] = {one.place: one.record for one in plan.file.records}
        self._here: dict[Place, Any] = {(key, one.id): one for key, found in here.records.items() for one in found}

    def name_of(self, kind_key: str, record_id: int) -> str:
        """The words by which a record is known."""
        found = self._here.get((kind_key, record_id)) if record_id > 0 else self._there.get((kind_key, -record_id))
        kind = KIND_BY_KEY[kind_key]
        return kind.title if found is None else kind.describe(found)

    def name(self, one: Item) -> str:
        """What an item is called."""
        return self._named(one.kind, one.here if one.here is not None else one.there)

    def differences(self, one: Item) -> tuple[FieldChange, ...]:
        """The fields that differ: as they are here, and as they are in the file."""
        if one.here is None:
            row = LogRow(one.kind.key, one.origin_id, None, form_of(one.kind).encode(one.there))
        else:
            here = form_of(one.kind).encode(one.here)
            there = form_of(one.kind).encode(one.there)
            told = {name: there[name] for name in one.fields}
            row = LogRow(one.kind.key, one.here.id, here, {**here, **told})
        return record_change(row, self.name_of, _covered(one)).fields

    def rows(self, plan: MergePlan) -> Iterator[PlanRow]:
        """Every record that is not simply the same, and what is gone there."""
        for number, one in enumerate(plan.items):
            if one.status is not Status.SAME:
                yield PlanRow(number, one.status.value, one.kind.title, self.name(one), _note(one))
        for number, gone in enumerate(plan.removed, start=len(plan.items)):
            yield PlanRow(number, REMOVED_THERE, gone.kind.title, self._named(gone.kind, gone.record), _NOTHING_DONE)

    def _named(self, kind: RecordKind[Any], record: Any) -> str:
        return record_name(LogRow(kind.key, record.id, None, form_of(kind).encode(record)), self.name_of)


def shown(plan: MergePlan, here: Here) -> Shown:
    """A plan and the words for all of it. Values only."""
    return Shown(plan, here, tuple(PlanWords(plan, here).rows(plan)))


def file_words(manifest: Manifest) -> str:
    """Who made a file, when, and how far it goes."""
    made = datetime.fromisoformat(manifest.made_at)
    way = "上报" if manifest.direction is Direction.UP else "下发"
    who = f"，操作人{manifest.operator}" if manifest.operator else ""
    count = sum(manifest.counts.values())
    return f"{made:%Y-%m-%d %H:%M}生成的{way}文件{who}；共{count}条登记，记到{manifest.until}。"


def _note(one: Item) -> str:
    fields = "、".join(one.kind.label(name) for name in one.fields)
    parts = (one.reason, fields, one.how if not one.reason else "", _REFERRED if one.is_referred else "")
    return "；".join(part for part in parts if part)


def _covered(one: Item) -> frozenset[str]:
    """Nothing is shown of what was said in a confidential talk."""
    is_secret = one.kind is TALKS and any(side is not None and side.is_confidential for side in (one.here, one.there))
    return frozenset(TALKS.searched) if is_secret else frozenset()
