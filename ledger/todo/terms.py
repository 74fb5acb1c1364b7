"""换届: a term that ends within half a year is named six, three and one month before, and after its end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.kinds.organisation import ORG_UNITS, OrgUnit, Term
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook
from ledger.rules.organisation import current_term, term_end, term_rule
from ledger.todo.todo import Group, Todo, Weight, article_of
from ledger.values.dates import add_months
from ledger.values.period import holds_on

_STAGES = (1, 3, 6)
"""Months before the end; each is a reminder of its own, so that one that was put off comes back with the next."""


def term_todos(
    facts: RosterFacts,
    rules: Rulebook,
    elections: Mapping[int, Sequence[date]],
    today: date,
    unit_id: int | None,
) -> Iterator[Todo]:
    """What the terms of a unit (None: the book) and below it leave to do; ``elections`` are their days by unit."""
    wanted = None if unit_id is None else facts.units_below(unit_id)
    for unit in facts.units:
        if not holds_on(today, unit.founded_on, unit.ended_on) or (wanted is not None and unit.id not in wanted):
            continue
        term = current_term(facts, unit, today)
        end = term_end(term) if term else None
        if term is not None and end is not None:
            closing = [day for day in elections.get(unit.id, ()) if add_months(end, -max(_STAGES)) <= day <= today]
            article = article_of(rules.find(term_rule(unit), today))
            yield from _term(_Ending(unit, term, end, article), closing, today)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A term with its last day and the article behind it."""

    unit: OrgUnit
    term: Term
    end: date
    article: str

    def todo(self, what: str, sentence: str, note: str, due: tuple[Weight, date]) -> Todo:
        """What is to be done about it."""
        return Todo(
            key=f"term.{what}:{self.term.id}",
            group=Group.TERM,
            weight=due[0],
            on=due[1],
            words=f"{self.unit.short_name}第{self.term.term_no}届{sentence}",
            note=note,
            article=self.article,
            record_kind=ORG_UNITS.key,
            record_id=self.unit.id,
            unit_id=self.unit.id,
        )


def _term(one: _Ending, closing: Sequence[date], today: date) -> Iterator[Todo]:
    if closing:
        words = f"已于{min(closing):%Y-%m-%d}换届选举，请登记新一届任期和任职"
        yield one.todo("new", words, "", (Weight.SOON, min(closing)))
    elif one.end <= today and one.term.extended_to:
        yield one.todo("over", "延期已到期", "没有登记换届选举", (Weight.OVERDUE, one.end))
    elif one.end <= today:
        yield one.todo("over", "任期已届满", "应当换届，或者报上级批准延期", (Weight.OVERDUE, one.end))
    else:
        stage = next((months for months in _STAGES if one.end <= add_months(today, months)), None)
        if stage is not None:
            words = "任期将届满，请准备换届"
            yield one.todo(f"ends.{stage}", words, f"不到{stage}个月", (Weight.SOON, one.end))
