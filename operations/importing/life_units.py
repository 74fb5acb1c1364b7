"""The organisations that a sheet about meetings and talks names, and those that it leaves out."""

from collections.abc import Iterator, Mapping, Sequence

from ledger.codes.meetings import GENERAL_COMMITTEE, GENERAL_MEETING
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.values.text import fold
from operations.importing.kind import DEFAULT_BRANCH, Answers, Question
from operations.importing.units import UNIT_MISSING, find_by_name

NO_UNIT = "没有写明支部，请先选择没有写明支部的归入哪个支部。"
_OF_GENERAL = frozenset({GENERAL_MEETING, GENERAL_COMMITTEE})


class Units:
    """Finds the organisation of a row."""

    def __init__(self, facts: RosterFacts, preview: Preview, answers: Answers) -> None:
        self._facts = facts
        branches = [unit for unit in facts.units if unit.level == BRANCH]
        only = branches[0] if len(branches) == 1 else None
        said = facts.unit_by_id.get(int(answers.get(DEFAULT_BRANCH) or 0))
        self._default = said or only or _in_titles(preview, branches)
        self._is_asked = False
        self._is_only = only is not None

    def find(self, values: Mapping[str, Value], kind: str = "") -> OrgUnit | str:
        """The organisation that a row names, or why there is none."""
        name, group = str(values.get("branch") or ""), str(values.get("group") or "")
        unit = self._named(name) if name else self._unnamed(kind)
        if isinstance(unit, str) or not group:
            return unit
        below = [one for one in self._facts.units if one.level == GROUP and one.parent_id == unit.id]
        return find_by_name(group, below) or UNIT_MISSING.format(name=group)

    def joint(self, text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The ids of the organisations in a text, and the names that are none of the book's."""
        found: list[int] = []
        others: list[str] = []
        for name in filter(
            None, (one.strip() for one in fold(text).replace(",", "、").replace("\n", "、").split("、"))
        ):
            unit = find_by_name(name, self._facts.units)
            if unit is None:
                others.append(name)
            else:
                found.append(unit.id)
        return tuple(dict.fromkeys(found)), tuple(others)

    def offered(self, values: Mapping[str, Value]) -> dict[str, tuple[str, ...]]:
        """The names between which the user can choose where the book has no organisation of that name."""
        name = str(values.get("branch") or "")
        is_unknown = bool(name) and find_by_name(name, self._facts.units) is None
        return (
            {"branch": tuple(one.short_name for one in self._facts.units if one.level != GROUP)} if is_unknown else {}
        )

    def questions(self) -> Iterator[Question]:
        """Where rows without an organisation belong, when the book has several."""
        if self._is_asked and not self._is_only:
            known = {str(one.id): one.short_name for one in self._facts.units if one.level != GROUP}
            answer = str(self._default.id) if self._default else ""
            yield Question(DEFAULT_BRANCH, "没有写明支部的归入", {"": "请选择…"} | known, answer)

    def _named(self, name: str) -> OrgUnit | str:
        return find_by_name(name, self._facts.units) or UNIT_MISSING.format(name=name)

    def _unnamed(self, kind: str) -> OrgUnit | str:
        top = [one for one in self._facts.units if one.level == GENERAL_BRANCH]
        if kind in _OF_GENERAL and len(top) == 1:
            return top[0]
        self._is_asked = True
        return self._default or NO_UNIT


def unit_values(facts: RosterFacts, unit_id: int | None) -> dict[str, Value]:
    """An organisation in the fields of the target: a 党小组 with its branch, as ``Units.find`` reads them."""
    unit = facts.unit_by_id.get(unit_id or 0)
    if unit is None:
        return {}
    parent = facts.unit_by_id.get(unit.parent_id or 0)
    if unit.level == GROUP and parent is not None:
        return {"branch": _name(facts, parent), "group": unit.short_name}
    return {"branch": _name(facts, unit)}


def _name(facts: RosterFacts, unit: OrgUnit) -> str:
    """The short name where it means this unit alone, else the full one."""
    return unit.short_name if find_by_name(unit.short_name, facts.units) is unit else unit.full_name


def _in_titles(preview: Preview, branches: Sequence[OrgUnit]) -> OrgUnit | None:
    """The only branch that the texts above the table or the name of the sheet name."""
    texts = [fold(text) for text in (*preview.table.titles, preview.sheet)]
    found = [one for one in branches if any(one.short_name in text or one.full_name in text for text in texts)]
    return found[0] if len(found) == 1 else None
