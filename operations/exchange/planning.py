"""Comparing a file with the book: known again, new, changed there, changed here, both. Values only; nothing is written.

A record that was taken in before is compared by the marks of both sides: what changed there and was left alone here is
taken over field by field; what changed on both sides waits for a choice. At a first meeting an empty field never
overrules a filled one, and two filled ones that differ wait.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ledger.errors import KnownError
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.exchange import ExchangeOrigin
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, ORG_UNITS
from operations.exchange.belonging import Place, Reference, references
from operations.exchange.here import Here, age_of
from operations.exchange.manifest import Direction
from operations.exchange.marks import changed_fields, field_marks, record_mark
from operations.exchange.matching import Match, Matching
from operations.exchange.naming import PARTS, SIGNED
from operations.exchange.numbered import renumbered
from operations.exchange.ordering import in_order
from operations.exchange.plan import LEAVE_OUT, NEW, NO_CHOICES, Choices, Item, MergePlan, RemovedThere, Status
from operations.exchange.reading import ExchangeFile
from operations.exchange.scope import Packed
from operations.exchange.shelf import Seen, Shelf
from operations.exchange.telling import signed, unmatched
from storage.copying import Progress, silent

_KEPT_HERE: Mapping[Direction, Mapping[str, frozenset[str]]] = {
    Direction.UP: {
        ORG_UNITS.key: frozenset({"parent_id", "superior", "short_name", "order_no"}),
        MEMBERS.key: frozenset({"hand_order"}),
    },
    Direction.DOWN: {ORG_UNITS.key: frozenset({"parent_id", "superior", "order_no"})},
}
"""Where a unit stands and how lists call and order it is the matter of each book."""

KNOWN = "以前并入过"
_STEP = 500  # records between two reports of progress


def plan_merge(file: ExchangeFile, here: Here, choices: Choices = NO_CHOICES, progress: Progress = silent) -> MergePlan:
    """What taking the file in would do.

    Raises:
        KnownError: records of the file name each other in a circle, or a unit shall be one of another level.
        Cancelled: raised by ``progress``.
    """
    age = age_of(file.manifest, here)
    planner = _Planner(file, here, choices, is_diverged=age.is_diverged)
    items = []
    ordered = in_order(file)
    for number, one in enumerate(ordered):
        if number % _STEP == 0:
            progress(number, len(ordered), "正在逐条比较")
        items.append(planner.item(one))
    return MergePlan(
        file=file,
        book_hash=here.state,
        items=tuple(items),
        removed=tuple(_removed(file, here, items)),
        refusal=age.refusal,
        notes=(*age.notes, *unmatched(file, items)),
        remarks=tuple(signed(items)),
        is_known=any(one.checksum == file.checksum for one in here.receipts),
    )


def _shelves(here: Here, file: ExchangeFile) -> tuple[Shelf, Shelf]:
    """The records of both sides; those of the file as they stand in their own book."""
    there: dict[str, list[Any]] = defaultdict(list)
    for one in file.records:
        there[one.kind.key].append(one.record)
    return Shelf(here.records, others=there[MEMBERS.key]), Shelf(there)


class _Planner:
    """Decides about one record after the other; each comes behind what it refers to."""

    def __init__(self, file: ExchangeFile, here: Here, choices: Choices, *, is_diverged: bool) -> None:
        self._manifest = file.manifest
        self._here = here
        self._choices = choices
        self._is_diverged = is_diverged
        self._there: dict[Place, Any] = {one.place: one.record for one in file.records}
        self._shelves = _shelves(here, file)
        self._here_by_id = {key: {one.id: one for one in found} for key, found in here.records.items()}
        self._kept_here = _KEPT_HERE[file.manifest.direction]
        self._matchings: dict[str, Matching] = {}
        self._taken: dict[str, set[int]] = defaultdict(set)
        for (key, origin_id), link in here.links.items():
            if (key, origin_id) in self._there:
                self._taken[key].add(link.record_id)
        for (key, _), chosen in choices.same_as.items():
            self._taken[key].add(chosen)
        self._numbers: dict[Place, int | None] = {}

    def item(self, packed: Packed) -> Item:
        """What would be done with a record."""
        named = list(references(packed.kind.key, packed.record, self._there.get))
        marks = field_marks(packed.kind, packed.record)
        if any(one.is_required and self._numbers[one.place] is None for one in named):
            self._numbers[packed.place] = None
            reason = "所属的登记没有并入"
            return Item(packed.kind, packed.record.id, Status.LEFT_OUT, packed.record, reason=reason)
        there = self._mapped(packed, named)
        made = self._decided(packed, self._seen(packed, there), marks)
        self._numbers[packed.place] = self._number(made)
        return made

    def _number(self, item: Item) -> int | None:
        """By which number others refer to it: its own here; a negative one while it is not written yet."""
        if item.status is Status.LEFT_OUT:
            return None
        if item.here is not None:
            return int(item.here.id)
        return None if item.status is Status.GONE_HERE and not item.fields else -item.origin_id

    def _mapped(self, packed: Packed, named: Iterable[Reference]) -> Any:
        changes: dict[str, Any] = {one.field: self._numbers[one.place] for one in named}
        if packed.kind is ORG_UNITS and packed.record.id == self._manifest.unit_id:
            changes["parent_id"] = self._parent_here(packed.record.level)
        return renumbered(packed.kind.key, replace(packed.record, id=0, **changes), self._numbers.get)

    def _seen(self, packed: Packed, there: Any) -> Seen:
        """A record with what tells it apart; what is only referred to comes without."""
        if packed.is_referred:
            return Seen(there, None)
        part = PARTS.get(packed.kind.key)
        parts = self._shelves[1].parts_of(*packed.place) if part else ()
        return Seen(there, tuple(self._part(part.kind.key, one) for one in parts) if part else ())

    def _part(self, kind_key: str, record: Any) -> Any:
        """A part, with the people and columns that the book knows; it belongs to nothing yet."""
        named = references(kind_key, record, self._there.get)
        return replace(record, **{one.field: self._numbers.get(one.place) for one in named})

    def _parent_here(self, level: str) -> int | None:
        """A branch that is new here stands below the 党总支, where there is only one."""
        tops = [one.id for one in self._here.records[ORG_UNITS.key] if one.level == GENERAL_BRANCH and not one.ended_on]
        return tops[0] if level == BRANCH and len(tops) == 1 else None

    def _decided(self, packed: Packed, there: Seen, marks: str) -> Item:
        """What the user says, else what was taken in before, else what is known again."""
        kind, place = packed.kind, packed.place
        kept = "" if packed.is_referred else marks
        blank = Item(kind, place[1], Status.NEW, there.record, marks=kept, is_referred=packed.is_referred)
        link, chosen = self._here.links.get(place), self._choices.same_as.get(place)
        if chosen == LEAVE_OUT:
            return replace(blank, status=Status.LEFT_OUT, reason="您选择了不并入")
        if chosen:
            return self._met(blank, self._chosen(blank, chosen))
        if link is not None:
            return self._again(blank, link)
        return blank if chosen == NEW else self._found(blank, there, packed.record)

    def _chosen(self, blank: Item, number: int) -> Match:
        """The record that the user names; a branch is no group, whatever they are called."""
        here = self._here_by_id[blank.kind.key][number]
        if blank.kind is ORG_UNITS and here.level != blank.there.level:
            raise KnownError(
                f"{blank.there.short_name}是{blank.there.level}，不能对应{here.level}{here.short_name}。"
                "没有并入，账簿没有变动；请另选。"
            )
        return Match(here, "您选择的")

    def _found(self, blank: Item, there: Seen, original: Any) -> Item:
        """Known again among the records of the book, or new."""
        key = blank.kind.key
        parts = tuple(self._shelves[1].parts_of(key, original.id))
        match = self._matching(key).find(there, Seen(original, parts), self._taken[key])
        if match is not None:
            self._taken[key].add(match.record.id)
            return self._met(blank, match)
        if blank.kind is ORG_UNITS and (blank.is_referred or self._manifest.direction is Direction.DOWN):
            return replace(blank, status=Status.LEFT_OUT, reason="本账簿里没有这个党组织")
        return blank

    def _matching(self, key: str) -> Matching:
        if key not in self._matchings:
            decided = self._here.links.keys() | self._choices.same_as.keys()
            waiting = [number for kind_key, number in self._there if kind_key == key and (key, number) not in decided]
            here, there = self._shelves
            ignored = self._kept_here.get(key, ())
            self._matchings[key] = Matching(KIND_BY_KEY[key], here, (there, waiting), ignored)
        return self._matchings[key]

    def _met(self, blank: Item, match: Match) -> Item:
        """A record of the book is known again for the first time."""
        if blank.is_referred:
            return replace(blank, status=Status.SAME, here=match.record, how=match.how)
        told = [name for name in self._differing(blank, match.record) if not _is_blank(getattr(blank.there, name))]
        filled = [name for name in told if not _is_blank(getattr(match.record, name))]
        if filled and SIGNED.get(blank.kind.key, frozenset()).issuperset(told):
            return replace(blank, status=Status.SAME, here=match.record, how=match.how, kept=tuple(filled))
        status = Status.CONFLICT if filled else Status.UPDATED if told else Status.SAME
        return replace(blank, status=status, here=match.record, fields=tuple(told), how=match.how)

    def _again(self, blank: Item, link: ExchangeOrigin) -> Item:
        """A record that was taken in before."""
        here = self._here_by_id[blank.kind.key].get(link.record_id)
        changed = changed_fields(blank.kind, link.digest, blank.marks)
        if here is None:
            return self._gone(blank, changed)
        if blank.is_referred:
            return replace(blank, status=Status.SAME, here=here, how="以前对应过")
        if changed is None:
            return self._met(blank, Match(here, KNOWN))
        known = replace(blank, here=here, how=KNOWN)
        told = [name for name in self._differing(blank, here) if name in changed]
        if not told:
            return replace(known, status=Status.SAME, marks=blank.marks if changed else "")
        is_untouched = link.kept_digest == record_mark(blank.kind, here) and not self._is_diverged
        status = Status.UPDATED if is_untouched else Status.CONFLICT
        return replace(known, status=status, fields=tuple(told))

    def _gone(self, blank: Item, changed: list[str] | None) -> Item:
        """Removed here since: it stays away, and is offered again only when it has changed there."""
        fields = tuple(changed or ()) if not blank.is_referred else ()
        reason = "并入以后在本账簿删除，对方又有改动" if fields else "并入以后在本账簿删除"
        return replace(blank, status=Status.GONE_HERE, fields=fields, reason=reason)

    def _differing(self, blank: Item, here: Any) -> list[str]:
        ignored: Collection[str] = self._kept_here.get(blank.kind.key, ())
        names = (name for name in blank.kind.by_name if name not in ignored)
        return [name for name in names if getattr(blank.there, name) != getattr(here, name)]


def _removed(file: ExchangeFile, here: Here, items: Sequence[Item]) -> Iterator[RemovedThere]:
    """What came from there and is in the file no longer, not even under another number."""
    there = {one.place for one in file.records}
    met = {(one.kind.key, one.here.id) for one in items if one.here is not None}
    by_place = {(key, one.id): one for key, found in here.records.items() for one in found}
    for place, link in sorted(here.links.items()):
        now = (place[0], link.record_id)
        was_owned = bool(link.digest)  # what was only referred to is no loss
        if was_owned and place not in there and now not in met and now in by_place:
            yield RemovedThere(KIND_BY_KEY[place[0]], by_place[now])


def _is_blank(value: object) -> bool:
    """Whether a field says nothing. No money is an amount; no number is none."""
    return value is None or value == "" or (type(value) in (int, bool) and not value)
