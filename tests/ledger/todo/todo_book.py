"""Small books for tests of things to do: the first branch with a few members, whatever else a test adds."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from ledger.cash.facts import CashFacts
from ledger.development.facts import DevelopmentFacts
from ledger.dues.facts import DuesFacts
from ledger.figures.facts import FigureFacts
from ledger.life.facts import LifeFacts
from ledger.registers.facts import RegisterFacts
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook, parse_rules
from ledger.todo.facts import TodoFacts
from ledger.todo.todo import Todo
from tests.ledger.dues.dues_book import RULES as DUES_RULES
from tests.ledger.life.life_book import FOLDER, branch

TODAY = date(2026, 11, 22)  # a Sunday
ALL_RULES = Rulebook(
    rule
    for name in ("organisation", "life", "cash", "development")
    for rule in parse_rules((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
)


def facts(roster: RosterFacts | None = None, **more: Any) -> TodoFacts:
    """Facts of every room; what is given belongs to organisational life unless it names a room."""
    people = roster or branch(full=3)
    rooms = {name: more.pop(name) for name in ("snoozes",) if name in more}
    letters, records = more.pop("letters", ()), more.pop("records", {})
    life = LifeFacts(people, ALL_RULES, **more)
    return TodoFacts(
        cash=CashFacts(DuesFacts(people, DUES_RULES), ALL_RULES),
        life=life,
        development=DevelopmentFacts(life, letters=letters),
        figures=FigureFacts(life, RegisterFacts(people, records), DevelopmentFacts(life)),
        **rooms,
    )


def told(found: Iterable[Todo]) -> list[tuple[str, str]]:
    """What a user reads: the heading under which it stands, and its words."""
    return [(one.weight.label, one.words) for one in found]


def shown(made: Callable[..., Iterable[Todo]], *given: Any) -> list[tuple[str, str]]:
    return told(made(*given))
