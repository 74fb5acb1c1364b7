"""The dues rules that travel with the program, read once."""

from functools import cache

import resources
from ledger.dues.items import parse_items
from ledger.dues.rates import parse_fixed, parse_tables
from ledger.dues.rules import DuesRules
from ledger.dues.source import parse_principles
from ledger.rulebook import Rulebook, parse_rules


@cache
def dues_rules() -> DuesRules:
    """Every version of every rule, without the local standards of a book."""
    return DuesRules(
        tables=tuple(parse_tables(_text("rates"))),
        fixed=tuple(parse_fixed(_text("fixed"))),
        items=tuple(parse_items(_text("items"))),
        limits=Rulebook(parse_rules(_text("limits"))),
        principles=parse_principles(_text("principles")),
    )


def _text(name: str) -> str:
    return resources.read_text(f"rulebook/dues/{name}.toml")
