"""What can be read of a book, be it the open one or a snapshot of it on a worker."""

from typing import Protocol, TypeVar

from ledger.kind import Record, RecordKind
from storage.past import Past

R = TypeVar("R", bound=Record)


class Readable(Protocol):
    """Records as they are now, and the past of all of them."""

    @property
    def past(self) -> Past:
        """The log read for people."""

    def all(self, kind: RecordKind[R]) -> list[R]:
        """All records of a kind in the order of their ids."""

    def find(self, kind: RecordKind[R], record_id: int) -> R | None:
        """The record of this id, or None."""
