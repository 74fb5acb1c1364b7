"""Lists, projects, discipline and what the 总支 keeps, in the sample."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle

from ledger.kinds.organisation import OrgUnit
from ledger.kinds.registers.awards import AWARDS, Award
from ledger.kinds.registers.brands import BRANDS, Brand
from ledger.kinds.registers.cadre_events import CADRE_EVENTS, CadreEvent
from ledger.kinds.registers.disclosures import DISCLOSURES, Disclosure
from ledger.kinds.registers.instructions import INSTRUCTIONS, Instruction
from ledger.kinds.registers.integrity import INTEGRITY_EVENTS, IntegrityEvent
from ledger.kinds.registers.integrity_risks import INTEGRITY_RISKS, IntegrityRisk
from ledger.kinds.registers.led_projects import LED_PROJECTS, LedProject
from ledger.kinds.registers.major_reports import MAJOR_REPORTS, MajorReport
from ledger.kinds.registers.partnerships import PARTNERSHIPS, Partnership
from ledger.kinds.registers.sanctions import SANCTIONS, Sanction
from ledger.kinds.registers.work_items import WORK_ITEMS, WorkItem
from ledger.roster.asof import roster_on
from operations.demo import registers_words as words
from operations.demo.life_days import working_day
from operations.demo.registers_teller import Teller


def work(teller: Teller, unit: OrgUnit, place: int, year: int) -> None:
    """Lists, projects, reports, education."""
    for number in range(3):
        work_list, title, goal, department = words.WORK[number * 2 + place % 2]
        if (day := teller.on(year, 1)) is not None:
            done = teller.done(day, 200)
            item = WorkItem(
                org_unit_id=unit.id,
                listed_on=day,
                work_list=work_list,
                title=title,
                goal=goal,
                owner_id=teller.members(unit, day, 1)[0],
                department=department,
                due_on=date(year, 11, 30),
                done_on=done,
                progress="已完成" if done else "按计划推进",
            )
            teller.add(WORK_ITEMS, item)
    title, goal = words.PROJECTS[(place + year) % len(words.PROJECTS)]
    if (day := teller.on(year, 2)) is not None:
        done = teller.done(day, 250)
        project = LedProject(
            org_unit_id=unit.id,
            started_on=day,
            title=title,
            leader_id=teller.members(unit, day, 1)[0],
            level="县级" if place == 0 else "本单位",
            goal=goal,
            progress="已结项" if done else "完成方案，正在实施",
            due_on=date(year, 12, 20),
            done_on=done,
            outcome="达到预期目标" if done else "",
        )
        teller.add(LED_PROJECTS, project)
    for kind, theme, content, month in words.INTEGRITY:
        if (day := teller.on(year, month)) is not None:
            event = IntegrityEvent(
                org_unit_id=unit.id,
                held_on=day,
                kind=kind,
                title=theme,
                place="三楼会议室" if "参观" not in theme else "区警示教育基地",
                host="支部书记",
                attendance=len(roster_on(teller.facts, day, unit.id)),
                content=content,
            )
            teller.add(INTEGRITY_EVENTS, event)
    kind, matter, outcome = words.REPORTS[(place + year) % len(words.REPORTS)]
    if (day := teller.on(year, 7)) is not None:
        report = MajorReport(
            org_unit_id=unit.id,
            reported_on=day,
            member_id=teller.members(unit, day, 1)[0],
            kind=kind,
            happened_on=day + timedelta(days=10),
            matter=matter,
            received_by="组织委员",
            outcome=outcome,
        )
        teller.add(MAJOR_REPORTS, report)


def lead(teller: Teller, top: OrgUnit, year: int) -> None:
    """What the 总支 keeps: changes of cadres, awards, instructions, publications."""
    for number, (change, before, after) in enumerate((*words.CADRE_CHANGES, *words.NEWCOMERS)):
        if (day := teller.on(year, number + 4)) is not None:
            is_new = number >= len(words.CADRE_CHANGES)
            event = CadreEvent(
                org_unit_id=top.id,
                happened_on=day,
                member_id=None if is_new else teller.members(top, day, 1)[0],
                name=("新录用干部甲", "新调入干部乙")[number % 2] if is_new else "",
                change=change,
                from_post=before,
                to_post=after,
                document=teller.document(year),
            )
            teller.add(CADRE_EVENTS, event)
    for number, (receiver, title, level, giver) in enumerate(words.AWARDS):
        if (day := teller.on(year, 6 + number % 2)) is not None:
            award = Award(
                org_unit_id=top.id,
                awarded_on=day,
                receiver=receiver,
                member_id=teller.members(top, day, 1)[0] if receiver == "个人" else None,
                title=title,
                level=level,
                awarded_by=giver,
                document=teller.document(year),
                for_year=year,
            )
            teller.add(AWARDS, award)
    for number, (leader, document, matter) in enumerate(words.INSTRUCTIONS):
        if (day := teller.on(year, number * 3 + 2)) is not None:
            done = teller.done(day, 15)
            instruction = Instruction(
                org_unit_id=top.id,
                received_on=day,
                instructed_by=leader,
                document=document.format(year=year, number=number * 37 + 12),
                matter=matter,
                owner_id=teller.members(top, day, 1)[0],
                due_on=day + timedelta(days=15),
                done_on=done,
                outcome="已办结并书面反馈" if done else "",
            )
            teller.add(INSTRUCTIONS, instruction)
    for title, kind, way, month in words.DISCLOSURES:
        if (day := teller.on(year, month)) is not None:
            shown = Disclosure(
                org_unit_id=top.id,
                disclosed_on=day,
                to_on=day + timedelta(days=7),
                title=title,
                kind=kind,
                way=way,
                scope="机关全体党员",
                feedback="无不同意见",
            )
            teller.add(DISCLOSURES, shown)


def found(teller: Teller, top: OrgUnit, branches: Sequence[OrgUnit], first: int) -> None:
    """What goes on for years: brands, partners, risks; and one sanction long past."""
    day = working_day(date(first, 3, 1))
    for branch, (title, idea, content) in zip(cycle(branches), words.BRANDS, strict=False):
        brand = Brand(
            org_unit_id=branch.id,
            created_on=day,
            title=title,
            idea=idea,
            level="县级",
            recognised_on=day + timedelta(days=120),
            recognised_by="区直机关工委",
            content=content,
        )
        teller.add(BRANDS, brand)
    for branch, (partner, kind, content) in zip(cycle(branches), words.PARTNERS, strict=False):
        pairing = Partnership(
            org_unit_id=branch.id, from_on=day, partner=partner, kind=kind, contact="组织委员", content=content
        )
        teller.add(PARTNERSHIPS, pairing)
    for number, (post, risk, level, measure) in enumerate(words.RISKS):
        entry = IntegrityRisk(
            org_unit_id=top.id,
            found_on=day,
            post=post,
            risk=risk,
            level=level,
            measure=measure,
            responsible_id=teller.members(top, day, 1)[0],
            reviewed_on=teller.past(day + timedelta(days=180)),
            closed_on=teller.past(day + timedelta(days=400)) if number == len(words.RISKS) - 1 else None,
        )
        teller.add(INTEGRITY_RISKS, entry)
    sanction = Sanction(
        org_unit_id=top.id,
        decided_on=day,
        member_id=teller.members(top, day, 1)[0],
        sanction="警告",
        reason="违反值班纪律，造成不良影响",
        decided_by="区直机关纪检监察工委",
        document=teller.document(first),
        ends_on=date(day.year + 1, day.month, day.day),
        lifted_on=teller.past(date(day.year + 1, day.month, day.day)),
    )
    teller.add(SANCTIONS, sanction)
