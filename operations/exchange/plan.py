"""What taking a file in would do, record by record, in values that a window or a list can show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from ledger.kind import RecordKind
from operations.exchange.belonging import Place
from operations.exchange.reading import ExchangeFile


class Status(StrEnum):
    """What stands of a record there and here."""

    NEW = "新增"
    UPDATED = "更新"
    SAME = "相同"
    CONFLICT = "两边不同"
    GONE_HERE = "本账簿已删除"
    LEFT_OUT = "不并入"


class Side(StrEnum):
    """Whose version is kept where both have changed."""

    HERE = "保留本账簿的"
    THERE = "采用文件里的"


NEW, LEAVE_OUT = 0, -1
"""Instead of the id of a record here: it becomes a new one; it is not taken."""

Chosen: TypeAlias = Mapping[Place, int]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says.

    Attributes:
        same_as: which record here a unit or person of the file is, by its place there; or ``NEW``, ``LEAVE_OUT``.
        sides: whose version is kept, by the place of the record there.
    """

    same_as: Chosen = field(default_factory=dict)
    sides: Mapping[Place, Side] = field(default_factory=dict)


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Item:
    """One record of the file.

    Attributes:
        kind: its kind.
        origin_id: its number there.
        status: what would be done.
        there: the record with references of this book; of records that are new, negative numbers.
        here: the record of this book, or None.
        fields: the fields that differ or are taken over.
        marks: of the record there, to be kept; empty when there is nothing to keep.
        how: by what it was known again, in words.
        is_referred: it does not belong to the unit and changes nothing here.
        reason: why it is left out, or waits.
        kept: the fields that differ and stay as they are here, without a question.
    """

    kind: RecordKind[Any]
    origin_id: int
    status: Status
    there: Any
    here: Any = None
    fields: tuple[str, ...] = ()
    marks: str = ""
    how: str = ""
    is_referred: bool = False
    reason: str = ""
    kept: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Kind key and number there."""
        return (self.kind.key, self.origin_id)

    @property
    def waits(self) -> bool:
        """Whether nothing is done with it until the user has chosen."""
        return self.status in (Status.CONFLICT, Status.GONE_HERE)


@dataclass(frozen=True, slots=True)
class RemovedThere:
    """A record that came from there, is still here, and is not in the file any more."""

    kind: RecordKind[Any]
    record: Any


@dataclass(frozen=True, slots=True)
class MergePlan:
    """All of it.

    Attributes:
        file: what was read.
        book_hash: the state of the book for which the plan holds.
        items: every record of the file, in an order in which each comes behind what it refers to.
        removed: listed only; nothing is removed by itself.
        refusal: why the file cannot be taken in; empty when it can.
        notes: what the user should know before he does.
        remarks: what is settled without him, told for the record.
        is_known: exactly this file was taken in before.
    """

    file: ExchangeFile
    book_hash: str
    items: tuple[Item, ...]
    removed: tuple[RemovedThere, ...] = ()
    refusal: str = ""
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_known: bool = False

    def counts(self) -> dict[str, dict[Status, int]]:
        """How many records of each status, by kind key, in the order of the kinds."""
        found: dict[str, dict[Status, int]] = {}
        for one in self.items:
            of_kind = found.setdefault(one.kind.key, dict.fromkeys(Status, 0))
            of_kind[one.status] += 1
        return found

    def of(self, *statuses: Status) -> list[Item]:
        """The items of some statuses."""
        return [one for one in self.items if one.status in statuses]

    @property
    def words(self) -> str:
        """In one line: 新增12条、更新3条、相同1985条."""
        count = dict.fromkeys(Status, 0)
        for one in self.items:
            count[one.status] += 1
        parts = [f"{status.value}{number}条" for status, number in count.items() if number]
        parts += [f"对方已删除{len(self.removed)}条"] if self.removed else []
        return "、".join(parts) or "没有内容"
