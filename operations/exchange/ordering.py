"""The records of a file in an order in which each comes behind everything that it refers to."""

from collections import defaultdict
from heapq import heapify, heappop, heappush

from ledger.errors import KnownError
from operations.exchange.belonging import Place, references
from operations.exchange.numbered import named_in_texts
from operations.exchange.reading import ExchangeFile
from operations.exchange.scope import Packed


def in_order(file: ExchangeFile) -> list[Packed]:
    """Each record behind those that it names; otherwise as the file gives them.

    Raises KnownError when records name each other in a circle, so that none can come first.
    """
    by_place = {one.place: one.record for one in file.records}
    number_of = {one.place: number for number, one in enumerate(file.records)}
    awaited: list[int] = []
    behind: dict[Place, list[int]] = defaultdict(list)
    for number, one in enumerate(file.records):
        named = {reference.place for reference in references(one.kind.key, one.record, by_place.get)}
        named |= {place for place in named_in_texts(one.kind.key, one.record) if place in by_place}
        awaited.append(len(named))
        for place in named:
            behind[place].append(number)
    free = [number for number, count in enumerate(awaited) if not count]
    heapify(free)
    ordered: list[Packed] = []
    while free:
        one = file.records[heappop(free)]
        ordered.append(one)
        for number in behind[one.place]:
            awaited[number] -= 1
            if not awaited[number]:
                heappush(free, number)
    if len(ordered) < len(file.records):
        there = {one.place for one in ordered}
        first = file.records[min(number for place, number in number_of.items() if place not in there)]
        raise KnownError(
            f"“{file.path.name}”里的{first.kind.title}“{first.kind.describe(first.record)}”互相引用，"
            "没有并入任何内容，账簿没有变动；请在原账簿里改正以后重新生成。"
        )
    return ordered
