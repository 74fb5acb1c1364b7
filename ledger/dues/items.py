"""The dictionary of pay items: which counts towards the base and which is taken off, for whom and why."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ledger.dues.source import Source
from ledger.values.text import fold


@dataclass(frozen=True, slots=True)
class ItemRule:
    """One version of the treatment of a pay item for some person kinds (``ledger.codes.dues``)."""

    label: str
    aliases: tuple[str, ...]
    kinds: frozenset[str]
    treatment: str
    source: Source

    @property
    def words(self) -> frozenset[str]:
        """The heads of a pay sheet that mean this item, in comparable form (``fold``)."""
        return _folded((self.label, *self.aliases))


@lru_cache(maxsize=1024)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def parse_items(toml_text: str) -> list[ItemRule]:
    """Read ``[[item]]``. Raises KeyError or ValueError when incomplete."""
    return [
        ItemRule(
            label=table["label"],
            aliases=tuple(table.get("aliases", ())),
            kinds=frozenset(table["kinds"]),
            treatment=table["treatment"],
            source=Source.of(table),
        )
        for table in tomllib.loads(toml_text)["item"]
    ]


def item_in_force(items: Iterable[ItemRule], kind: str, name: str, on: date) -> ItemRule | None:
    """The rule for an item of a person kind on a day; an official label goes before an alias."""
    word = fold(name)
    known = [item for item in items if kind in item.kinds and item.source.valid_from <= on and word in item.words]
    known.sort(key=lambda item: (item.label == name, item.source.valid_from))
    return known[-1] if known else None
