"""Pay sheets and lists of 核定 as a kind of import: what each row would verify, and where it differs from the book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ledger.codes.dues import BY_ITEMS, COUNTED, DEDUCTED, DUES_KIND, NEVER_COUNTED, NOT_DEDUCTED, TOTALS
from ledger.dues.assessing import Asked, Assessed, assess
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import liability_of
from ledger.dues.rules import DuesRules
from ledger.errors import Level
from ledger.fields import Form
from ledger.intake.assessments import ITEM, USES, assessments_target, without_items
from ledger.intake.cells import Cell
from ledger.intake.outcome import Action, Doubt, FieldChange, RowPlan, refused
from ledger.intake.preview import Preview
from ledger.intake.readers import read_money
from ledger.intake.reading import Value
from ledger.intake.target import Target
from ledger.kinds.dues import ASSESSMENTS, Assessment, AssessmentItem
from ledger.values.money import format_money, total
from ledger.values.months import Month, months_of_year
from operations.dues.reading import read_dues
from operations.dues.rules import dues_rules
from operations.dues.verifying import Verification, assessment_record, keep_verified, month_problems
from operations.importing.columns import ask_columns, open_columns
from operations.importing.export import export_rows
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan, Question
from operations.importing.outputs import Wanted
from operations.importing.pay_rows import PayRow, asked_of, kind_of, reason_of, values_of
from operations.importing.people import MEMBER_NO, People, person_values
from storage.store import Change, Store

FROM_MONTH = "from_month"
"""The key of the answer that says from which month rows without one hold."""
_OPEN_COLUMN = "表中“{names}”还没有说明是否计入基数，说明之后才能核定。"
_UNREAD = "有读不出的金额，核对之后才能核定。"
_Place = tuple[int, int]


@dataclass(frozen=True)
class AssessmentsPlan(ImportPlan):
    """What each row that is taken verifies, by line and block."""

    verified: Mapping[_Place, tuple[Verification, Assessed]] = field(default_factory=dict, repr=False)


class _Settler:
    """Settles the rows of one sheet."""

    def __init__(self, preview: Preview, facts: DuesFacts, answers: Answers) -> None:
        self._facts = facts
        self._target = preview.target
        default = int(answers.get(DEFAULT_BRANCH) or 0) or None
        self._people = People(facts.roster, preview.today, default)
        self._month = _answered_month(facts, preview, answers)
        self._open = open_columns(preview)
        self._cells = {(one.number, one.block): one.cells for one in preview.table.lines}
        self._places = {at: one.heading for at, one in enumerate(preview.mapping) if one in self._open}
        self._lines: dict[tuple[int, Month], int] = {}
        self.verified: dict[_Place, tuple[Verification, Assessed]] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would verify."""
        if row.action is Action.REFUSE:
            return row
        values = row.row.values
        found = self._people.find(values)
        if found.member is None:
            return replace(refused(row.row, found.reason), options={MEMBER_NO: found.options} if found.options else {})
        said_month = values.get("from_month")
        month = said_month if isinstance(said_month, Month) else self._month
        pay = PayRow(found.member, month, values)
        twice = self._lines.setdefault((found.member.id, month), row.row.line)
        if twice != row.row.line:
            return refused(row.row, f"与第{twice}行是同一人、同一起月，只取第{twice}行；工资分两行的请合成一行。")
        row = replace(row, doubts=(*row.doubts, *found.doubts))
        before = self._same_month(pay)
        if before is not None and self._says_nothing_new(row, before):
            return replace(row, action=Action.SAME, record_id=before.id)
        return self._assess(row, pay, before)

    def _assess(self, row: RowPlan, pay: PayRow, before: Assessment | None) -> RowPlan:
        if reason := self._why_unread(row):
            return replace(row, action=Action.REFUSE, reason=reason)
        kind = kind_of(self._facts, pay)
        if not kind:
            reason = "名册和上年核定都看不出人员类型，请在“人员类型”里选择。"
            return replace(row, action=Action.REFUSE, reason=reason, options={"person_kind": DUES_KIND.labels})
        asked = asked_of(self._facts, pay, kind)
        assessed = assess(self._facts.rules, self._facts.settings, asked)
        verification = _verification(pay, before, reason_of(self._facts, pay, kind), asked)
        problems = [*assessed.problems, *month_problems(self._facts, verification)]
        if musts := [one.sentence for one in problems if one.level is Level.MUST]:
            return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys(musts)))
        self.verified[row.row.line, row.row.block] = verification, assessed
        return self._planned(row, pay, before, verification)

    def _planned(self, row: RowPlan, pay: PayRow, before: Assessment | None, made: Verification) -> RowPlan:
        assessed = self.verified[row.row.line, row.row.block][1]
        computed = _computed(made, assessed)
        doubts = (*row.doubts, *_contradictions(pay, assessed))
        values = dict(row.row.values) | computed
        derived = row.row.derived | (computed.keys() - row.row.values.keys())
        last = before or self._facts.segment_at(pay.member.id, pay.month)
        changes = _due_change(last, assessed) if before is None else self._changes(before, made, assessed)
        action = Action.ADD if before is None else Action.UPDATE if changes else Action.SAME
        whole = replace(row.row, values=values, derived=derived)
        return replace(
            row,
            row=whole,
            action=action,
            record_id=before.id if before else None,
            changes=changes,
            doubts=doubts,
            note=pay_words(assessed),
        )

    def _changes(self, before: Assessment, made: Verification, assessed: Assessed) -> tuple[FieldChange, ...]:
        old = values_of(self._facts.rules, before, self._facts.items_of.get(before.id, ()))
        new = values_of(self._facts.rules, assessment_record(made, assessed), assessed.items)
        keys = [key for key in dict.fromkeys((*new, *old)) if key not in {"verified_by", "verified_on"}]
        return tuple(FieldChange(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))

    # What the book has, what the sheet lacks

    def _same_month(self, pay: PayRow) -> Assessment | None:
        segments = self._facts.assessments_of.get(pay.member.id, ())
        return next((one for one in reversed(segments) if one.from_month == pay.month), None)

    def _says_nothing_new(self, row: RowPlan, before: Assessment) -> bool:
        """Whether everything that the row says is kept already, whatever the rules would make of it today."""
        if row.doubts or self._why_unread(row):
            return False
        known = values_of(self._facts.rules, before, self._facts.items_of.get(before.id, ()))
        told = {key: value for key, value in row.row.values.items() if key not in _PERSON and value != 0}
        is_item = (ITEM, *(use.prefix for use in USES))
        items = {key for key, value in known.items() if key.startswith(is_item) and value}
        return items <= told.keys() and all(known.get(key) == value for key, value in told.items())

    def _why_unread(self, row: RowPlan) -> str:
        cells = self._cells.get((row.row.line, row.row.block), ())
        names = [name for at, name in self._places.items() if cells and not _is_nothing(cells[at])]
        if names:
            return _OPEN_COLUMN.format(names="”“".join(names))
        unread = [one for one in row.doubts if one.field not in row.row.values and self._is_money(one.field)]
        return "、".join(self._target.field_of(one.field).label for one in unread) + _UNREAD if unread else ""

    def _is_money(self, key: str) -> bool:
        return self._target.field_of(key).form is Form.MONEY


_PERSON = frozenset({"name", "branch", MEMBER_NO, "id_number"})


def _is_nothing(cell: Cell) -> bool:
    reading = read_money(cell)
    return not reading.value and not reading.doubt


def _answered_month(facts: DuesFacts, preview: Preview, answers: Answers) -> Month:
    """The answer; before it this year's verification, or the next one where that month is closed already."""
    usual = Month(preview.today.year, facts.settings.effective_month)
    is_over = any(usual in months for months in facts.closed_months.values())
    return Month.from_iso(answers.get(FROM_MONTH) or (usual.plus(12) if is_over else usual).iso)


def _verification(pay: PayRow, before: Assessment | None, reason: str, asked: Asked) -> Verification:
    to_month, day = pay.values.get("to_month"), pay.values.get("verified_on")
    return Verification(
        member_id=pay.member.id,
        asked=asked,
        reason=reason,
        to_month=to_month if isinstance(to_month, Month) else before.to_month if before else None,
        verified_by=pay.text("verified_by"),
        verified_on=day if isinstance(day, date) else None,
        note=pay.text("note") or (before.note if before else ""),
    )


def _computed(made: Verification, assessed: Assessed) -> dict[str, Value]:
    """What the program adds to a row: kind, month and figures."""
    found: dict[str, Value] = {
        "person_kind": made.asked.person_kind,
        "from_month": made.asked.month,
        "base": int(assessed.base) or None,
        "rate": assessed.rate,
        "due": int(assessed.due),
        "ceiling": assessed.ceiling,
    }
    return {key: value for key, value in found.items() if value not in (None, "")}


def _contradictions(pay: PayRow, assessed: Assessed) -> Iterator[Doubt]:
    """Where the sheet's own figures are others than the rules make of its items."""
    for key, label, made in (("base", "计算基数", assessed.base), ("due", "月应交", assessed.due)):
        said = pay.money(key)
        if said and said != made:
            sentence = (
                f"表中{label}是{format_money(said)}元，按规定计算是{format_money(made)}元，将保存计算的数，请核对。"
            )
            yield Doubt(key, format_money(said), sentence)
    rate = pay.text("rate")
    if rate and assessed.rate and rate != assessed.rate:
        yield Doubt("rate", rate, f"按规定比例是{assessed.rate}，将保存{assessed.rate}，请核对。")
    yield from _gross_doubt(assessed)


def _gross_doubt(assessed: Assessed) -> Iterator[Doubt]:
    """Items that do not add up to the total beside them: a column may be missing."""
    incomes = [one for one in assessed.items if one.treatment in {COUNTED, NEVER_COUNTED}]
    gross = total(one.amount for one in incomes if one.item in TOTALS)
    parts = total(one.amount for one in incomes if one.item not in TOTALS)
    if gross and parts and gross != parts and assessed.method == BY_ITEMS:
        item = next(one.item for one in incomes if one.item in TOTALS)
        words = (
            f"各项收入合计{format_money(parts)}元，与{item}{format_money(gross)}元不同，可能有没认出的栏目，请核对。"
        )
        yield Doubt(ITEM + item, format_money(gross), words)


def _due_change(last: Assessment | None, assessed: Assessed) -> tuple[FieldChange, ...]:
    """The due before beside the new one, when it is another."""
    if last is None or last.due == assessed.due:
        return ()
    return (FieldChange("due", int(last.due), int(assessed.due)),)


def pay_words(assessed: Assessed) -> str:
    """What counts, what is taken off and what is left out, as one line."""
    parts = []
    for treatment in (COUNTED, DEDUCTED, NEVER_COUNTED, NOT_DEDUCTED):
        lines = [one for one in assessed.items if one.treatment == treatment and _has_effect(assessed, one)]
        if lines:
            named = "、".join(f"{one.item} {format_money(one.amount)}" for one in lines)
            parts.append(f"{treatment}：{named}")
    return "；".join(parts)


def _has_effect(assessed: Assessed, item: AssessmentItem) -> bool:
    return item.item not in TOTALS or assessed.method != BY_ITEMS


def _settle(preview: Preview, facts: DuesFacts, answers: Answers, before: AssessmentsPlan | None) -> AssessmentsPlan:
    del before  # a sheet of pay is short: every row is settled anew
    settler = _Settler(preview, facts, answers)
    rows = tuple(map(settler.settle, preview.rows))
    return AssessmentsPlan(
        preview=preview,
        answers=answers,
        settled=rows,
        questions=(*ask_columns(preview), *_ask_month(preview, facts, answers)),
        asked_fields=frozenset(key for row in rows for key in row.options),
        verified=settler.verified,
    )


def _ask_month(preview: Preview, facts: DuesFacts, answers: Answers) -> Iterator[Question]:
    if all("from_month" in row.row.values for row in preview.rows):
        return
    year = preview.today.year
    months = (*months_of_year(year - 1), *months_of_year(year), Month(year + 1, facts.settings.effective_month))
    options = {one.iso: f"{one.chinese()}起" for one in months}
    yield Question(FROM_MONTH, "核定从何月起", options, _answered_month(facts, preview, answers).iso)


def _target(facts: DuesFacts) -> Target:
    return assessments_target(item_words(facts.rules))


def item_words(rules: DuesRules) -> dict[str, tuple[str, ...]]:
    """The pay items of the dictionary, each with the other words it goes by, whoever it is for."""
    found: dict[str, tuple[str, ...]] = {}
    for one in rules.items:
        found[one.label] = tuple(dict.fromkeys((*found.get(one.label, ()), *one.aliases)))
    return found


def _write(store: Store, change: Change, plan: AssessmentsPlan) -> None:
    facts = read_dues(store)
    for row in plan.rows:
        if row.action in {Action.ADD, Action.UPDATE}:
            made, assessed = plan.verified[row.row.line, row.row.block]
            signed = replace(
                made,
                verified_by=made.verified_by or store.operator,
                verified_on=made.verified_on or plan.preview.today,
            )
            keep_verified(change, facts, signed, assessed)


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_dues(store)
    units = facts.wanted_branches(wanted.unit_id)
    rows = []
    for one in facts.assessments:
        person = person_values(facts.roster, one.member_id or 0, wanted.as_of)
        is_here = units is None or liability_owner(facts, one) in units
        if is_here and (wanted.year is None or one.year == wanted.year):
            rows.append(person | values_of(facts.rules, one, facts.items_of.get(one.id, ())))
    export_rows(without_items(_target(facts), {key for row in rows for key in row}), rows, path)


def liability_owner(facts: DuesFacts, one: Assessment) -> int | None:
    """The branch to which a segment is owed in its first month."""
    liability = liability_of(facts, facts.roster.member_by_id[one.member_id or 0])
    return liability.nearest_branch(one.from_month) if one.from_month else None


def _template() -> Target:
    """Only the items themselves, without the words that several of them go by."""
    words = item_words(dues_rules())
    return without_items(assessments_target(words), {ITEM + label for label in words})


ASSESSMENTS_IMPORT: ImportKind[DuesFacts, AssessmentsPlan] = ImportKind(
    key=ASSESSMENTS.key,
    title="工资表（党费核定）",
    counted="人",
    template=_template,
    facts=read_dues,
    target=_target,
    settle=_settle,
    write=_write,
    export=_export,
)
