"""队伍建设 of the sample: courses, articles, teams, mentors."""

from datetime import date, timedelta

from ledger.codes.registers import FULL_TIME
from ledger.kinds.organisation import OrgUnit
from ledger.kinds.registers.mentorships import MENTORSHIPS, Mentorship
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.publicity import PUBLICITY_ITEMS, PublicityItem
from ledger.kinds.registers.research import RESEARCH_OUTPUTS, ResearchOutput
from ledger.kinds.registers.task_teams import TASK_TEAMS, TaskTeam
from ledger.kinds.registers.trainings import TRAININGS, Training
from operations.demo import registers_words as words
from operations.demo.registers_teller import Teller


def train(teller: Teller, unit: OrgUnit, place: int, year: int) -> None:
    """Courses, articles, teams, mentors."""
    for kind, title, form, organiser, month, minutes in words.TRAININGS:
        if (day := teller.on(year, month)) is not None:
            course = Training(
                org_unit_id=unit.id,
                from_on=day,
                title=title,
                kind=kind,
                form=form,
                level="县级" if organiser.startswith("区") else "本单位",
                organiser=organiser,
                minutes=minutes,
            )
            teller.add(TRAININGS, course, teller.people(unit, day, 8 if kind != "党务工作培训" else 2))
    for number in range(3):
        title, kind, published, outcome = words.RESEARCH[(number * 2 + place + year) % len(words.RESEARCH)]
        if (day := teller.on(year, number * 4 + 3)) is not None:
            text = ResearchOutput(
                org_unit_id=unit.id,
                finished_on=day,
                title=title,
                kind=kind,
                published_in=published,
                outcome=outcome,
            )
            teller.add(RESEARCH_OUTPUTS, text, teller.people(unit, day, 2))
    for number in range(2):
        title, kind, medium, level = words.PUBLICITY[(number * 2 + place + year) % len(words.PUBLICITY)]
        if (day := teller.on(year, number * 4 + 4)) is not None:
            report = PublicityItem(
                org_unit_id=unit.id, published_on=day, title=title, kind=kind, medium=medium, level=level
            )
            teller.add(PUBLICITY_ITEMS, report, teller.people(unit, day, 1))
    for number in range(2):
        if (day := teller.on(year, number * 5 + 2)) is not None:
            _team(teller, unit, day, words.TEAMS[(number * 2 + place + year) % len(words.TEAMS)])
    if (day := teller.on(year, 3)) is not None:
        mentor, apprentice = (teller.members(unit, day, 2) * 2)[:2]
        pair = Mentorship(
            org_unit_id=unit.id,
            from_on=day,
            to_on=teller.past(date(year, 12, 31)),
            mentor_id=mentor,
            apprentice_id=apprentice,
            goal=words.GOALS[(place + year) % len(words.GOALS)],
            outcome="按计划完成，能独立承担工作" if year < teller.today.year else "",
        )
        teller.add(MENTORSHIPS, pair)


def _team(teller: Teller, unit: OrgUnit, day: date, story: tuple[str, str, str, int]) -> None:
    title, lead, task, length = story
    end = day + timedelta(days=length)
    team = TaskTeam(
        org_unit_id=unit.id,
        started_on=day,
        ended_on=teller.past(end),
        title=title,
        lead_unit=lead,
        content=task,
        document=teller.document(day.year),
    )
    people = [
        Participant(member_id=one, role=FULL_TIME, from_on=day, to_on=teller.past(end))
        for one in teller.members(unit, day, 2)
    ]
    teller.add(TASK_TEAMS, team, people)
