"""服务群众 of the sample: volunteering, visits, problems solved."""

from datetime import date, time, timedelta

from ledger.kinds.organisation import OrgUnit
from ledger.kinds.registers.service_cases import SERVICE_CASES, ServiceCase
from ledger.kinds.registers.visiting import VISITS, Visit
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from ledger.values.money import ZERO, Money
from operations.demo import registers_words as words
from operations.demo.registers_teller import Teller

_CASH_GIFTS = (Money(50000), Money(80000), Money(100000))


def serve(teller: Teller, unit: OrgUnit, place: int, year: int) -> None:
    """Volunteering, visits, cases."""
    for number in range(4):
        title, where, content, minutes, month = words.VOLUNTEERING[number * 2 + (place + year) % 2]
        if (day := teller.on(year, month)) is not None:
            begin = time(9)
            end = time(9 + minutes // 60, minutes % 60)
            event = VolunteerEvent(
                org_unit_id=unit.id,
                held_on=day,
                from_time=begin,
                to_time=end,
                title=title,
                place=where,
                organiser=unit.short_name,
                content=content,
                minutes=minutes,
                confirmed_by=teller.name(unit, day),
            )
            teller.add(VOLUNTEER_EVENTS, event, teller.people(unit, day, 6 + number))
    for number, (occasion, whom, story) in enumerate(words.VISIT_STORIES):
        if (day := teller.on(year, (1, 6, 4, 9, 10, 12)[number])) is not None:
            _visit(teller, unit, day, occasion, whom, story)
    for number in range(4):
        story_of = words.CASES[(number + place * 4 + year) % len(words.CASES)]
        if (day := teller.on(year, number * 3 + 1)) is not None:
            _case(teller, unit, day, story_of)


def _visit(teller: Teller, unit: OrgUnit, day: date, occasion: str, whom: str, story: str) -> None:
    visited, *visitors = teller.members(unit, day, 3)
    has_money = occasion not in ("荣退", "家庭变故")
    visit = Visit(
        org_unit_id=unit.id,
        visited_on=day,
        occasion=occasion,
        member_id=visited,
        object_kind=whom,
        visitors="、".join(teller.facts.member_by_id[one].name for one in visitors),
        fund=("党费" if occasion == "生活困难" else "党建活动经费") if has_money else "无经费",
        amount=teller.random.choice(_CASH_GIFTS) if has_money else ZERO,
        goods="慰问品一份" if occasion == "春节慰问" else "",
        content=story,
    )
    teller.add(VISITS, visit)


def _case(teller: Teller, unit: OrgUnit, day: date, story: tuple[str, str, str, str]) -> None:
    source, requester, problem, outcome = story
    solved = teller.done(day, 30)
    case = ServiceCase(
        org_unit_id=unit.id,
        raised_on=day,
        source=source,
        requester=requester,
        problem=problem,
        responsible_id=teller.members(unit, day, 1)[0],
        due_on=day + timedelta(days=30),
        solved_on=solved,
        outcome=outcome if solved else "",
        feedback="满意" if solved else "",
    )
    teller.add(SERVICE_CASES, case)
