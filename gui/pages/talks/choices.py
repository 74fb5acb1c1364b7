"""What can be chosen in the forms of a talk: people, organisations, occasions."""

from dataclasses import dataclass, field
from datetime import date

from gui.forms.editors import Option
from gui.pages.talks.people_editor import Roll
from gui.pages.talks.roll import roll_of
from ledger.codes.talks import OCCASION
from ledger.kinds.organisation import BRANCH, GROUP
from ledger.life.facts import LifeFacts
from operations.tables import pinyin_table


@dataclass(frozen=True, slots=True)
class Choices:
    """The people, the organisations, and the occasions that were typed in this book."""

    roll: Roll = field(default_factory=Roll)
    units: tuple[Option, ...] = ()
    typed_occasions: tuple[str, ...] = ()

    @property
    def occasions(self) -> list[str]:
        """The usual occasions, then those that were typed."""
        return list(dict.fromkeys([*OCCASION.labels, *self.typed_occasions]))


def choices_of(facts: LifeFacts, today: date, roll: Roll | None = None) -> Choices:
    """What the book offers; ``roll`` spares making it again while the roster is the same."""
    return Choices(
        roll=roll or roll_of(facts.roster, today, pinyin_table()),
        units=tuple(Option(one.id, one.short_name) for one in facts.roster.units),
        typed_occasions=tuple(dict.fromkeys(one.occasion for one in facts.talks if one.occasion)),
    )


def usual_unit(facts: LifeFacts, chosen_id: int | None) -> int | None:
    """The branch or 党小组 that is looked at, else the only branch; of a 总支 the talker will tell."""
    units = facts.roster.unit_by_id
    chosen = units.get(chosen_id or 0)
    if chosen is not None and chosen.level in (BRANCH, GROUP):
        return chosen.id
    branches = [one.id for one in units.values() if one.level == BRANCH and one.ended_on is None]
    return branches[0] if len(branches) == 1 else None
