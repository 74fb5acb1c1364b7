"""What the user is told of a plan as a whole."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ledger.kinds.organisation import ORG_UNITS
from operations.exchange.manifest import Direction
from operations.exchange.plan import Item, Status
from operations.exchange.reading import ExchangeFile


def unmatched(file: ExchangeFile, items: Sequence[Item]) -> Iterator[str]:
    """Units that a branch's records name and the book does not know: what hangs on them would be lost unseen."""
    left = [one.there.short_name for one in items if one.kind is ORG_UNITS and one.status is Status.LEFT_OUT]
    if left and file.manifest.direction is Direction.UP:
        yield (
            f"文件里提到的{'、'.join(left)}没有对上本账簿的党组织，与它有关的内容（如联合召开单位、收缴单位）不会带过来；"
            "请先在“党组织和党员”里选择对应。"
        )


def signed(items: Sequence[Item]) -> Iterator[str]:
    """Minutes that both books have, closed by each for itself: told once, so that nobody is asked about each."""
    kept = [one for one in items if one.kept]
    if kept:
        counted = Counter(one.kind for one in kept)
        labels = dict.fromkeys(one.kind.label(name) for one in kept for name in one.kept)
        what = "、".join(f"{count}次{kind.title}" for kind, count in counted.items())
        yield f"有{what}只有{'、'.join(labels)}与文件里的不同。两本账簿各自整理、定稿，保留本账簿的，不需要选择。"
