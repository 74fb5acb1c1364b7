"""Beginning, keeping and removing an appraisal. What differs from the book is written, as one change."""

from dataclasses import replace
from datetime import date

from ledger.appraisal.appraisees import takes_appraisal
from ledger.appraisal.entering import appraisal_problems
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, begun, with_roster
from ledger.appraisal.summary import GRADES
from ledger.errors import KnownError
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, Appraisal, AppraisalResult
from ledger.kinds.organisation import ORG_UNITS
from operations.appraisal.reading import read_appraisals
from operations.life.syncing import in_order, remove_all, remove_answers, sync
from operations.records import save_label
from operations.refusal import refuse_problems
from storage.store import Change, Store


def stored_appraisal(store: Store, appraisal_id: int) -> AppraisalSheet:
    """One appraisal of the book. Raises KeyError when there is none of this id."""
    return AppraisalSheet(
        store.get(APPRAISALS, appraisal_id), in_order(store.where(APPRAISAL_RESULTS, appraisal_id=appraisal_id))
    )


def begin_appraisal(store: Store, unit_id: int, year: int, today: date) -> AppraisalSheet:
    """Begin the appraisal of a year: its people from the roster of the day, its meeting where there is one.

    Raises KnownError for anything but a branch, and for a year that has one already.
    """
    unit = store.get(ORG_UNITS, unit_id)
    if not takes_appraisal(unit.level):
        raise KnownError(f"{unit.short_name}不单独开展民主评议，由党支部开展，请选择支部。数据没有变动。")
    facts = read_appraisals(store)
    return save_appraisal(store, begun(facts, unit_id, year), today, facts)


def save_appraisal(
    store: Store, sheet: AppraisalSheet, today: date, facts: AppraisalFacts | None = None
) -> AppraisalSheet:
    """Keep an appraisal, new (id 0) or changed; returns it as the book has it.

    Raises KnownError with what has to be repaired.
    """
    known = facts or read_appraisals(store)
    refuse_problems(appraisal_problems(known, sheet, today), "民主评议")
    old = stored_appraisal(store, sheet.appraisal.id) if sheet.appraisal.id else AppraisalSheet(Appraisal())
    if old == sheet:
        return sheet
    with store.change(_label(known, old, sheet)) as change:
        return write_appraisal(change, old, sheet)


def write_appraisal(change: Change, old: AppraisalSheet, new: AppraisalSheet) -> AppraisalSheet:
    """Bring the book from ``old`` to ``new``; returns it with the ids of the book."""
    one = new.appraisal
    if not one.id:
        one = change.add(APPRAISALS, one)
    elif one != old.appraisal:
        change.update(APPRAISALS, one)
    lines = [replace(line, appraisal_id=one.id) for line in new.results]
    same = {line.id: line for line in old.results}
    kept = sync(change, APPRAISAL_RESULTS, *_differing(same, old, lines))
    written = {line.member_id: line for line in kept}
    return AppraisalSheet(one, tuple(written.get(line.member_id, line) for line in lines))


def follow_roster(store: Store, appraisal_id: int, today: date) -> int:
    """Take in who is missing from the list and put out who no longer belongs there; returns how many lines differ."""
    facts = read_appraisals(store)
    old = stored_appraisal(store, appraisal_id)
    new = with_roster(facts, old)
    differing = {one.member_id for one in old.results} ^ {one.member_id for one in new.results}
    if differing:
        save_appraisal(store, new, today, facts)
    return len(differing)


def tell_all(store: Store, appraisal_id: int, told_on: date, today: date) -> int:
    """Note the day for everybody with a grade who has none yet; returns how many. Raises KnownError for a later day."""
    if told_on > today:
        raise KnownError("告知日期晚于今天。没有保存，其余数据不变。")
    sheet = stored_appraisal(store, appraisal_id)
    waiting = {one.id for one in sheet.results if one.grade in GRADES and one.told_on is None}
    lines = tuple(replace(one, told_on=told_on) if one.id in waiting else one for one in sheet.results)
    if waiting:
        save_appraisal(store, replace(sheet, results=lines), today)
    return len(waiting)


def remove_appraisal(store: Store, appraisal_id: int) -> None:
    """Take an appraisal with all its lines out of the book; 撤销 brings it back."""
    sheet = stored_appraisal(store, appraisal_id)
    facts = read_appraisals(store)
    with store.change(f"删除{_name(facts, sheet.appraisal)}") as change:
        remove_answers(store, change, APPRAISALS.key, appraisal_id)
        remove_all(change, APPRAISAL_RESULTS, sheet.results)
        change.remove(APPRAISALS, appraisal_id)


Lines = list[AppraisalResult]


def _differing(same: dict[int, AppraisalResult], old: AppraisalSheet, new: Lines) -> tuple[Lines, Lines]:
    """Both sides without the lines that are equal, which need not be written."""
    equal = {line.id for line in new if same.get(line.id) == line}
    return [line for line in old.results if line.id not in equal], [line for line in new if line.id not in equal]


def _label(facts: AppraisalFacts, old: AppraisalSheet, new: AppraisalSheet) -> str:
    """What the change is called: 登记… for a new one, else what of it was changed."""
    name = _name(facts, new.appraisal)
    if not new.appraisal.id:
        return f"登记{name}"
    if old.appraisal != new.appraisal:
        changed = save_label(APPRAISALS, old.appraisal, new.appraisal).partition("：")[2]
        return f"修改{name}：{changed}"
    before = {one.id: one for one in old.results}
    changed_lines = [one for one in new.results if before.get(one.id) != one]
    if len(changed_lines) == 1 and changed_lines[0].id in before:
        [line] = changed_lines
        words = save_label(APPRAISAL_RESULTS, before[line.id], line).partition("：")[2]
        return f"修改{name}：{facts.life.person_name(line.member_id)}的{words}"
    number = max(len(changed_lines), abs(len(new.results) - len(old.results)))
    return f"修改{name}：{number}人的评议情况"


def _name(facts: AppraisalFacts, one: Appraisal) -> str:
    unit = facts.roster.unit_by_id.get(one.org_unit_id or 0)
    return f"{unit.short_name if unit else ''}{APPRAISALS.describe(one)}"
