"""民主评议 of the sample: three years of it, and the local score of the last one.

Grades follow the votes without being them. In the last year there are as many 优秀 as a third of all members allows;
where that is more than a third of the full ones the two readings differ, and the self-check says so.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from ledger.appraisal.appraisees import Part
from ledger.appraisal.cap import Cap
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, begun, people_of, with_roster
from ledger.appraisal.summary import summary_of
from ledger.codes.appraisal import BASICALLY_QUALIFIED, EXCELLENT, QUALIFIED
from ledger.kinds.appraisal import MEMBER_SCORES, Appraisal, AppraisalResult, MemberScore
from ledger.kinds.organisation import BRANCH, OrgUnit
from operations.appraisal.reading import read_appraisals
from operations.appraisal.recording import write_appraisal
from operations.demo.life import MOST_MEMBERS
from storage.store import Change, Store

SCORE = "党员先锋指数"
_YEARS = 3
_SELF = (
    "坚持参加支部学习，按时完成承担的任务；不足是理论联系实际不够，下一年结合岗位多做调查研究。",
    "能够服从安排、主动补位，服务群众热情；不足是学习不够系统，下一步制定计划坚持自学。",
    "认真履行岗位职责，注意团结同志；不足是创新意识不强，今后多学习兄弟单位的做法。",
)
_MUTUAL = (
    "工作踏实，希望多带一带年轻同志。",
    "办事认真细致，建议大胆提出意见。",
    "待人热情，建议进一步提高工作效率。",
)
_OPINION = {
    EXCELLENT: "学习、工作和作风表现突出，作用发挥好，同意评为优秀。",
    QUALIFIED: "能够履行党员义务，发挥党员作用，同意评为合格。",
    BASICALLY_QUALIFIED: "能够履行党员义务，但参加组织生活不够经常，评为基本合格。",
}
_MEASURES = "支部书记谈话提醒，确定一名支委联系帮助，半年后了解改进情况。"


def add_appraisals(store: Store, change: Change, today: date, random: Random) -> None:
    """Appraise every branch for the last years that are over. ``change`` is an open change of ``store``."""
    facts = read_appraisals(store)
    if len(facts.roster.members) > MOST_MEMBERS:
        return
    branches = [unit for unit in facts.roster.units if unit.level == BRANCH]
    last = today.year - 1
    for year in range(last - _YEARS + 1, last + 1):
        for unit in branches:
            sheet = begun(facts, unit.id, year)
            if sheet.appraisal.meeting_id is None:  # of before the book, taken over from paper
                sheet = with_roster(
                    facts, replace(sheet, appraisal=replace(sheet.appraisal, held_on=date(year, 12, 20)))
                )
            if sheet.results:
                write_appraisal(
                    change, AppraisalSheet(Appraisal()), _filled(facts, sheet, random, is_wide=year == last)
                )
    _add_scores(change, facts, branches, last, random)


def _filled(facts: AppraisalFacts, sheet: AppraisalSheet, random: Random, *, is_wide: bool) -> AppraisalSheet:
    people = people_of(facts, sheet)
    graded = [one for one in sheet.results if people[one.member_id or 0].part is Part.GRADED]
    voters = max(1, len(graded) - random.randint(0, 2))
    head = replace(
        sheet.appraisal,
        issued=voters,
        returned=voters,
        opinion_on=facts.day_of(sheet.appraisal) + timedelta(days=5),
        reported_on=facts.day_of(sheet.appraisal) + timedelta(days=12),
    )
    sheet = replace(sheet, appraisal=head)
    cap = summary_of(facts, sheet).cap
    grades = _grades(len(graded), cap, random, is_wide=is_wide)
    given = dict(zip((one.member_id for one in graded), grades, strict=True))
    lines = tuple(_line(one, given.get(one.member_id), voters, head.opinion_on, random) for one in sheet.results)
    return replace(sheet, results=lines)


def _grades(people: int, cap: Cap | None, random: Random, *, is_wide: bool) -> list[str]:
    """As many 优秀 as one of the readings allows; now and then somebody 基本合格."""
    most = 0 if cap is None else cap.by_members if is_wide else cap.by_full
    grades = [EXCELLENT] * min(most, people) + [QUALIFIED] * max(0, people - most)
    if people > most and random.random() < 0.5:
        grades[-1] = BASICALLY_QUALIFIED
    random.shuffle(grades)
    return grades


def _line(
    one: AppraisalResult, grade: str | None, voters: int, decided_on: date | None, random: Random
) -> AppraisalResult:
    one = replace(one, self_view=random.choice(_SELF), mutual_view=random.choice(_MUTUAL))
    if grade is None:
        return one
    share = {EXCELLENT: (70, 100), QUALIFIED: (10, 60), BASICALLY_QUALIFIED: (0, 15)}[grade]
    excellent = voters * random.randint(*share) // 100
    basic = min(voters - excellent, random.randint(0, 1) if grade != BASICALLY_QUALIFIED else voters // 2)
    return replace(
        one,
        excellent=excellent,
        qualified=voters - excellent - basic,
        basic=basic,
        grade=grade,
        opinion=_OPINION[grade],
        measures=_MEASURES if grade == BASICALLY_QUALIFIED else "",
        told_on=decided_on + timedelta(days=random.randint(1, 6)) if decided_on else None,
    )


def _add_scores(change: Change, facts: AppraisalFacts, branches: list[OrgUnit], year: int, random: Random) -> None:
    """The score of one year, as another office might have handed it out."""
    for unit in branches:
        for who in people_of(facts, AppraisalSheet(Appraisal(org_unit_id=unit.id, for_year=year))).values():
            tenths = random.randint(820, 990)
            score = MemberScore(
                org_unit_id=unit.id,
                title=SCORE,
                for_year=year,
                period="全年",
                member_id=who.entry.member.id,
                points=f"{tenths // 10}.{tenths % 10}",
                grade="好" if tenths >= 900 else "较好",
            )
            change.add(MEMBER_SCORES, score)
