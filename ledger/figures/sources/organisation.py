"""换届: the days on which a committee or a secretary was elected."""

from collections.abc import Iterable

from ledger.codes.organisation import ORG_LEVEL
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureField, FigureRow, Shape, Source, YearSpan
from ledger.kinds.organisation import ORG_UNITS
from ledger.life.elections import election_days


def _rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for unit_id, days in election_days(facts.life).items():
        unit = facts.life.roster.unit_by_id.get(unit_id)
        ours = [one for one in days if span.has(one)]
        if unit is not None and ours:
            yield FigureRow(ORG_UNITS.key, unit_id, ours[0], (unit_id,), None, unit)


def _words(facts: FigureFacts, row: FigureRow) -> str:
    del facts
    words: str = row.seen.full_name
    return words


ELECTION_SOURCE = Source(
    "elected_units",
    "换届的党组织",
    "个",
    (FigureField("level", "层级", lambda one: one.level, Shape.CHOICE, ORG_LEVEL.labels),),
    _rows,
    _words,
)
