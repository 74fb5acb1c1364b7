"""发展党员档案目录: the papers of a person's file, which are there, of which day, with how many pages."""

from exports.paper.document import OFFICIAL, Align, Column, Fit, HeadFields, Register, Row
from ledger.codes.development import MATERIAL
from ledger.development.known import is_open
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase, DevelopmentMaterial
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import cases_here, cases_of, development_of, unit_words
from operations.registers.development.lists import developed
from operations.registers.life.common import UPRIGHT_SIGNATURES, count_column, day_column, iso_day

TITLE = "发展党员档案目录"
_THERE, _MISSING = "✓", ""
_REST = "其他材料"
_COLUMNS = (
    NUMBER,
    Column(label="材料名称", width=64, fit=Fit.WRAP),
    day_column("材料日期", 24),
    count_column("页数", 14),
    Column(label="已收齐", width=16, align=Align.CENTRE),
    Column(label="备注", width=34, fit=Fit.WRAP),
)


def material_lists(given: RegisterInput) -> list[Register]:
    """A list for each person, for one, or an empty one. Raises KnownError when there is nobody."""
    if given.options.is_blank:
        return [_list(given, None)]
    offered = [one for one in cases_here(given) if is_open(one) or (one.accepted_on and not one.archived_on)]
    return [_list(given, one) for one in cases_of(given, offered, "发展党员档案")]


def _list(given: RegisterInput, case: DevelopmentCase | None) -> Register:
    papers = papers_of(development_of(given).materials_of.get(case.id, ())) if case else papers_of(())
    name = case.name if case else "　　　　"
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[Row(_cells(number, one), name) for number, one in enumerate(papers, start=1)],
        head=HeadFields(left=f"姓名：{name}", right=f"党支部：{unit_words(given, case)}"),
        setup=OFFICIAL,
        closing_rows=(_sum(papers),) if case else (),
        signatures=UPRIGHT_SIGNATURES,
        row_height=8.5,
        text_size=10.5,
    )


def papers_of(kept: tuple[DevelopmentMaterial, ...]) -> list[DevelopmentMaterial]:
    """What every file needs in its order, each as it is kept or still missing, then what else is kept."""
    usual = [name for name in MATERIAL.labels if name != _REST]
    known = {name: [one for one in kept if one.material == name] for name in usual}
    needed = [one for name in usual for one in known[name] or [DevelopmentMaterial(material=name)]]
    return [*needed, *(one for one in kept if one.material not in known)]


def _cells(number: int, one: DevelopmentMaterial) -> tuple[str, ...]:
    there = _THERE if one.is_there else _MISSING
    return (str(number), one.material, iso_day(one.dated_on), str(one.pages) if one.pages else "", there, one.note)


def _sum(papers: list[DevelopmentMaterial]) -> Row:
    there = [one for one in papers if one.is_there]
    return Row(("", "合计", "", str(sum(one.pages for one in there)), f"{len(there)}件", ""))


MATERIAL_LIST = RegisterDefinition(
    "development_materials",
    TITLE,
    (),
    material_lists,
    subject=Subject.DEVELOPMENT,
    is_by_record=True,
    about=DEVELOPMENT_CASES.key,
    listing=developed,
)
