"""Figures of the user's own: chosen from lists, kept as one line of text, and then like all others."""

import json
from dataclasses import dataclass
from typing import Any

from ledger.errors import Problem
from ledger.figures.definition import (
    OWN_PREFIX,
    WITHOUT_VALUES,
    Condition,
    FigureDefinition,
    Measure,
    Part,
    Rounding,
    Test,
    conditions_from,
    conditions_to,
)
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureField, Shape, Source
from ledger.figures.sources import sources_of
from ledger.kind import missing_fields
from ledger.kinds.figures import OWN_FIGURES, OwnFigure

OWN_GROUP = "自设数据"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is kept as the text of the conditions: the conditions, the upper number of a share, summed field, day."""

    conditions: tuple[Condition, ...] = ()
    share: tuple[Condition, ...] = ()
    field: str = ""
    day: str = ""


def chosen_text(chosen: Chosen) -> str:
    """The text that is stored."""
    kept: dict[str, Any] = {"conditions": conditions_to(chosen.conditions)}
    if chosen.share:
        kept["share"] = conditions_to(chosen.share)
    if chosen.field:
        kept["field"] = chosen.field
    if chosen.day:
        kept["day"] = chosen.day
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def chosen_of(text: str) -> Chosen:
    """The choice behind a stored text. Raises ValueError for a text that is none."""
    if not text:
        return Chosen()
    try:
        kept = json.loads(text)
        return Chosen(
            conditions_from(kept.get("conditions", ())),
            conditions_from(kept.get("share", ())),
            str(kept.get("field", "")),
            str(kept.get("day", "")),
        )
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(text) from error


def own_key(figure_id: int) -> str:
    """The key of a figure of the user's own."""
    return f"{OWN_PREFIX}{figure_id}"


def definition_of(one: OwnFigure) -> FigureDefinition | None:
    """The figure that the user has defined; None when what is stored cannot be understood."""
    try:
        chosen = chosen_of(one.conditions)
        measure, rounding = Measure(one.measure), Rounding(one.rounding or Rounding.EXACT)
    except ValueError:
        return None
    return FigureDefinition(
        key=own_key(one.id),
        label=one.label,
        unit_word=one.unit_word,
        parts=(Part(one.source, chosen.conditions, chosen.day),),
        measure=measure,
        group=OWN_GROUP,
        field=chosen.field,
        share=chosen.share,
        rounding=rounding,
        text=one.note,
    )


def is_known(definition: FigureDefinition, facts: FigureFacts) -> bool:
    """Whether the book has every source and field of a figure; an own register that is out of use has none."""
    sources = sources_of(facts)
    return all(part.source in sources for part in definition.parts) and not _unknown_fields(definition, facts)


def _unknown_fields(definition: FigureDefinition, facts: FigureFacts) -> list[str]:
    found = []
    for part in definition.parts:
        source = sources_of(facts)[part.source]
        known, days = source.by_key(), {key for key, _ in source.days} | {""}
        wanted = [one.field for one in (*part.conditions, *definition.share)]
        wanted += [definition.field] if definition.field else []
        found += [key for key in wanted if key not in known]
        found += [part.day] if part.day not in days else []
    return found


def own_figure_problems(one: OwnFigure, facts: FigureFacts) -> list[Problem]:
    """What keeps a figure of the user's own from being counted."""
    problems = missing_fields(OWN_FIGURES, one)
    if problems:
        return problems
    definition = definition_of(one)
    if definition is None:
        return [Problem("conditions", "条件无法识别，请重新选择。")]
    source = sources_of(facts).get(one.source)
    if source is None:
        return [Problem("source", "账簿里没有这个来源，请重新选择。")]
    if _unknown_fields(definition, facts):
        return [Problem("conditions", "条件中有这个来源没有的项目，请重新选择。")]
    return [*_measure_problems(definition, source), *_value_problems(definition, source)]


def _measure_problems(definition: FigureDefinition, source: Source) -> list[Problem]:
    measure = definition.measure
    if measure in (Measure.PERSONS, Measure.ATTENDANCES) and not source.has_people:
        return [Problem("measure", f"“{source.title}”不记人员，不能统计人数或人次。")]
    if measure is Measure.SHARE and not definition.share:
        return [Problem("measure", "统计占比要说明哪些计入分子。")]
    if measure in (Measure.SUM, Measure.DISTINCT) and not definition.field:
        return [Problem("measure", "请选择对哪一项求和或计数。")]
    if measure is Measure.SUM and source.by_key()[definition.field].shape is not Shape.NUMBER:
        return [Problem("measure", "只有数字可以求和，请另选一项。")]
    return []


def _value_problems(definition: FigureDefinition, source: Source) -> list[Problem]:
    fields = source.by_key()
    conditions = (*definition.parts[0].conditions, *definition.share)
    return [Problem("conditions", sentence) for one in conditions if (sentence := _wrong_value(one, fields[one.field]))]


def _wrong_value(one: Condition, field: FigureField) -> str:
    """Why a condition cannot be looked at; empty when it can."""
    if one.test in WITHOUT_VALUES:
        return ""
    if not one.values or not all(one.values):
        return f"请填写“{field.label}”的条件内容。"
    if field.shape is Shape.DAY:
        return f"“{field.label}”只能问是否已填写。"
    if one.test is Test.CONTAINS and field.shape not in (Shape.WORDS, Shape.CHOICE):
        return f"“{field.label}”不是文字，不能用“含有”。"
    is_number = one.test in (Test.AT_LEAST, Test.AT_MOST) or field.shape is Shape.NUMBER
    if is_number and not (field.shape is Shape.NUMBER and all(map(_is_number, one.values))):
        return f"“{field.label}”请与数字比较。"
    return ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit()
