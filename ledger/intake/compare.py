"""Which person of the book a row of a roster means."""

from collections.abc import Mapping, Sequence

from ledger.intake.matching import Matching, compared
from ledger.intake.outcome import Action, Doubt, ExistingRow, IntakeRow, RowPlan, refused
from ledger.intake.reading import Value
from ledger.values.dates import LooseDate
from ledger.values.id_number import read_id_number

_ID = "id_number"
_BIRTH = "birth_on"
_NAME = "name"


class ByPerson(Matching):
    """A record is found again by its id number, then by name and birth, at last by a name that is unique in both.

    An empty cell never overwrites, nor does a coarser date or a computed value. Of two rows for one person the later
    one is refused.
    """

    def decide(self, rows: Sequence[IntakeRow], existing: Sequence[ExistingRow]) -> tuple[RowPlan, ...]:
        """A plan for each row, in order."""
        return _Decider(existing).decide(rows)

    def decide_again(self, before: RowPlan, row: IntakeRow, existing: Mapping[int, ExistingRow]) -> RowPlan | None:
        """The plan of a row that was read again; None when it may be another person now."""
        is_same_person = all(before.row.values.get(key) == row.values.get(key) for key in (_ID, _BIRTH, _NAME))
        if not is_same_person or before.row.refusal or row.refusal:
            return None
        if before.action is Action.REFUSE:
            return refused(row, before.reason or "")
        doubts = row.doubts + before.doubts[len(before.row.doubts) :]
        if before.record_id is None:
            return RowPlan(row, Action.ADD, doubts=doubts)
        return compared(row, existing[before.record_id], doubts)


class _Decider:
    def __init__(self, existing: Sequence[ExistingRow]) -> None:
        self._by_id = {key: one for one in existing if (key := _id_key(one.values))}
        self._by_name: dict[Value, list[ExistingRow]] = {}
        for one in existing:
            self._by_name.setdefault(one.values.get(_NAME), []).append(one)
        self._row_of_record: dict[int, IntakeRow] = {}
        self._lines_of_name: dict[Value, list[IntakeRow]] = {}
        self._line_of_id: dict[str, int] = {}

    def decide(self, rows: Sequence[IntakeRow]) -> tuple[RowPlan, ...]:
        return tuple(self._plan(row) for row in rows)

    def _plan(self, row: IntakeRow) -> RowPlan:
        if row.refusal:
            return refused(row, row.refusal)
        if earlier := self._earlier_line(row):
            return refused(row, self._why_twice(row, earlier))
        found, doubts, reason = self._find(row)
        if reason:
            return refused(row, reason)
        self._remember(row, found)
        if found is None:
            return RowPlan(row, Action.ADD, doubts=row.doubts + doubts)
        return compared(row, found, row.doubts + doubts)

    def _earlier_line(self, row: IntakeRow) -> int | None:
        """The line of the same person further up in the file."""
        key = _id_key(row.values)
        if key and key in self._line_of_id:
            return self._line_of_id[key]
        birth = row.values.get(_BIRTH)
        for other in self._lines_of_name.get(row.values.get(_NAME), ()):
            other_key = _id_key(other.values)
            if (not key or not other_key) and birth is not None and other.values.get(_BIRTH) == birth:
                return other.line
        return None

    def _why_twice(self, row: IntakeRow, earlier: int) -> str:
        if any(other.line == earlier for other in self._lines_of_name.get(row.values.get(_NAME), ())):
            return f"与第{earlier}行是同一人，只取第{earlier}行。"
        return f"身份证号与第{earlier}行相同而姓名不同，请核对身份证号。"

    def _remember(self, row: IntakeRow, found: ExistingRow | None) -> None:
        self._lines_of_name.setdefault(row.values.get(_NAME), []).append(row)
        if key := _id_key(row.values):
            self._line_of_id[key] = row.line
        if found is not None:
            self._row_of_record[found.record_id] = row

    def _find(self, row: IntakeRow) -> tuple[ExistingRow | None, tuple[Doubt, ...], str | None]:
        """The record of the row, what is doubtful about that, or why the row cannot be placed."""
        key = _id_key(row.values)
        if key and (found := self._by_id.get(key)):
            return found, _renamed(row, found), self._taken(found)
        namesakes = self._by_name.get(row.values.get(_NAME), [])
        known = [(one, self._as_taken(one)) for one in namesakes]
        open_ones = [(one, values) for one, values in known if not key or not _id_key(values)]
        birth = row.values.get(_BIRTH)
        born = [
            one
            for one, values in open_ones
            if _can_be_born(birth, values.get(_BIRTH)) and values.get(_NAME) == row.values.get(_NAME)
        ]
        if len(born) > 1:
            return None, (), f"名册中有{len(born)}位同名的党员，分不清是哪一位，请补上身份证号或出生日期。"
        if born:
            return born[0], _doubt_of_name(row, born[0]), self._taken(born[0])
        return None, _doubt_of_other_id(row, namesakes), None

    def _taken(self, found: ExistingRow) -> str | None:
        earlier = self._row_of_record.get(found.record_id)
        return f"与第{earlier.line}行是同一人，只取第{earlier.line}行。" if earlier else None

    def _as_taken(self, one: ExistingRow) -> Mapping[str, Value]:
        """A record with what an earlier row of the file has said about it: a second namesake is another person."""
        earlier = self._row_of_record.get(one.record_id)
        said = {key: earlier.values.get(key) for key in (_ID, _BIRTH, _NAME)} if earlier else {}
        return {**one.values, **{key: value for key, value in said.items() if value}}


def _id_key(values: Mapping[str, Value]) -> str:
    """The comparable id number: an old one in its 18-digit form."""
    number = values.get(_ID)
    if not isinstance(number, str) or not number:
        return ""
    return number if len(number) == 18 else read_id_number(number).full or number


def _can_be_born(new: Value, old: Value) -> bool:
    """Whether two dates of birth can be the same; an unknown one says nothing against it."""
    if isinstance(new, LooseDate) and isinstance(old, LooseDate):
        return new.agrees_with(old)
    return True


def _doubt_of_name(row: IntakeRow, found: ExistingRow) -> tuple[Doubt, ...]:
    if row.values.get(_BIRTH) and found.values.get(_BIRTH):
        return ()
    name = str(row.values.get(_NAME))
    return (Doubt(_NAME, name, "没有身份证号和出生日期可以对照，只凭姓名认作名册中的同一人，请核对。"),)


def _doubt_of_other_id(row: IntakeRow, namesakes: Sequence[ExistingRow]) -> tuple[Doubt, ...]:
    birth = row.values.get(_BIRTH)
    twins = [one for one in namesakes if birth is not None and one.values.get(_BIRTH) == birth]
    if not twins:
        return ()
    sentence = "名册中有同名、同出生日期而身份证号不同的党员，将作为另一人新增，请核对。"
    return (Doubt(_ID, str(row.values.get(_ID, "")), sentence),)


def _renamed(row: IntakeRow, found: ExistingRow) -> tuple[Doubt, ...]:
    old, new = found.values.get(_NAME), row.values.get(_NAME)
    return () if old == new else (Doubt(_NAME, str(new), f"身份证号相同，名册中的姓名是“{old}”，请核对。"),)
