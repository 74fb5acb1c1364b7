"""草稿 → 已核对 → 已定稿: the way of minutes and of records of talks, and what is refused on it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from ledger.codes.meetings import CHECKED, DRAFT, PLANNED, SEALED
from ledger.errors import KnownError
from ledger.kind import RecordKind
from ledger.kinds.meetings import Meeting
from ledger.kinds.talks import Talk
from storage.store import Store

M = TypeVar("M", Meeting, Talk)


@dataclass(frozen=True)
class States(Generic[M]):
    """The states of one kind.

    Attributes:
        kind: meetings or talks.
        noun: what is sealed, as 会议记录.
        not_held: why something that has not taken place is not checked.
    """

    kind: RecordKind[M]
    noun: str
    not_held: str

    def refuse_closed(self, one: M) -> None:
        """Raise KnownError for a record that is checked or sealed."""
        if one.state == SEALED:
            raise self._sealed()
        if one.state == CHECKED:
            raise KnownError(f"{self.noun}已经核对，数据没有变动；需要修改的请先退回草稿。")

    def check(self, store: Store, record_id: int, today: date) -> None:
        """核对: nothing changes any more until it goes back to draft. Raises KnownError when not yet held."""
        one = store.get(self.kind, record_id)
        self.refuse_closed(one)
        if one.held_on is None or one.held_on > today:
            raise KnownError(self.not_held)
        with store.change(f"核对{self.kind.describe(one)}记录") as change:
            change.update(self.kind, replace(one, state=CHECKED))

    def reopen(self, store: Store, record_id: int) -> None:
        """退回草稿. Raises KnownError for what is sealed."""
        one = store.get(self.kind, record_id)
        if one.state == SEALED:
            raise self._sealed()
        with store.change(f"{self.kind.describe(one)}记录退回草稿") as change:
            change.update(self.kind, replace(one, state=DRAFT if one.held_on else PLANNED))

    def seal(self, store: Store, record_id: int, today: date) -> None:
        """定稿 of what is checked, by the operator of the book. Raises KnownError when it is not checked."""
        one = store.get(self.kind, record_id)
        if one.state == SEALED:
            raise self._sealed()
        if one.state != CHECKED:
            raise KnownError(f"{self.noun}核对以后才能定稿，数据没有变动。")
        with store.change(f"{self.kind.describe(one)}记录定稿") as change:
            change.update(self.kind, replace(one, state=SEALED, sealed_on=today, sealed_by=store.operator))

    def _sealed(self) -> KnownError:
        return KnownError(f"{self.noun}已经定稿，不能直接修改，数据没有变动；需要更正的请登记补正。")
