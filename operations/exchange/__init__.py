"""Exchange by stick: a branch hands its records up as one file, a 党总支 hands down what it prescribes.

``hand_up`` and ``hand_down`` write a file, ``read_exchange`` proves it, ``plan_merge`` compares it with the book and
``merge`` takes it in as one change. docs/exchange.md describes the file and how records are known again.
"""

from operations.exchange.here import Here, read_here
from operations.exchange.manifest import SUFFIX, Direction, Manifest
from operations.exchange.merging import Merged, merge
from operations.exchange.packing import HandedOn, hand_down, hand_up, proposed_file_name
from operations.exchange.plan import LEAVE_OUT, NEW, Choices, Item, MergePlan, RemovedThere, Side, Status
from operations.exchange.planning import plan_merge
from operations.exchange.reading import ExchangeFile, read_exchange

__all__ = [
    "LEAVE_OUT",
    "NEW",
    "SUFFIX",
    "Choices",
    "Direction",
    "ExchangeFile",
    "HandedOn",
    "Here",
    "Item",
    "Manifest",
    "MergePlan",
    "Merged",
    "RemovedThere",
    "Side",
    "Status",
    "hand_down",
    "hand_up",
    "merge",
    "plan_merge",
    "proposed_file_name",
    "read_exchange",
    "read_here",
]
