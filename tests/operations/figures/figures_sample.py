"""The sample book without what its owner has set up for figures, duties and texts."""

from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES
from storage.store import Store

SET_UP: tuple[RecordKind[Any], ...] = (DUTIES, OWN_FIGURES, SUMMARIES)


def without_texts_and_duties(store: Store) -> None:
    """Take them out."""
    with store.change("清空") as change:
        for kind in SET_UP:
            for one in store.all(kind):
                change.remove(kind, one.id)
