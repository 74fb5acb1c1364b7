"""The two papers that only a handover has: 未了事项清单 and 交接清单."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.checks.answers import Checked
from ledger.codes.meetings import CHECKED, DRAFT
from ledger.dues.arrears import arrears_list
from ledger.dues.facts import DuesFacts
from ledger.errors import Level
from ledger.kinds import KINDS
from ledger.life.facts import LifeFacts
from ledger.life.matters import open_matters
from ledger.values.money import format_money
from operations.registers.columns import NUMBER

OPEN_TITLE = "未了事项清单"
LIST_TITLE = "支部工作交接清单"
_BEHIND_THE_SCENES = frozenset({"settings", "import_mappings", "stroke_fixes", "own_fields", "own_values"})
_NOTHING_OPEN = Row(("", "", "没有未了事项。", "", "", ""))
_ROWS_FOR_THINGS = 3
_UNSEALED = frozenset({DRAFT, CHECKED})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the pack: its place under the pack's folder, its title and how many pages it has."""

    file: str
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A register that is not in the pack, and why."""

    title: str
    reason: str


def open_matters_register(
    dues: DuesFacts, life: LifeFacts, checked: Iterable[Checked], unit: str, day: date
) -> Register:
    """What the successor has to go on with: open decisions, arrears, unsealed records, findings without an answer."""
    found = [*_matters(life, day), *_arrears(dues, day), *_unsealed(life, day), *_unanswered(checked)]
    return Register(
        title=OPEN_TITLE,
        columns=(
            NUMBER,
            Column(label="类别", width=26),
            Column(label="事项", width=92, fit=Fit.WRAP),
            Column(label="责任人", width=26),
            Column(label="时限", width=22, align=Align.CENTRE, fit=Fit.ONE_LINE),
            Column(label="接收人办理情况", width=44),
        ),
        rows=[Row((str(number), *cells), cells[1]) for number, cells in enumerate(found, start=1)] or [_NOTHING_OPEN],
        head=HeadFields(left=f"党组织：{unit}", right=f"截至{day.year}年{day.month}月{day.day}日　共{len(found)}项"),
        setup=PageSetup(is_landscape=True),
        signatures=("移交人：", "接收人：", "监交人："),
    )


def handover_list(
    unit: str, day: date, counts: Mapping[str, int], papers: Sequence[Paper], skipped: Sequence[Skipped], span: str = ""
) -> Register:
    """What is handed over, with numbers; three copies are signed. ``span`` names the term of the registers."""
    rows = [
        ("账簿", "账簿文件（已加密）", "1个", "密码、恢复单另行当面交接"),
        *(
            ("账簿", kind.title, str(counts.get(kind.key, 0)), "")
            for kind in KINDS
            if counts.get(kind.key) and kind.key not in _BEHIND_THE_SCENES
        ),
        *(("表册", _paper_name(one), f"{one.pages}页", "") for one in papers),
        ("实物", "印章、会议记录本、票据和其他纸质档案", "", "逐项填写"),
    ]
    notes = ["本清单一式三份，移交人、接收人、监交人各执一份。"]
    if span:
        notes.append(f"表册范围：{span}；按年编制的表册为这一届经过的各年。")
    printed = {one.title for one in papers}
    without = dict.fromkeys(one.title for one in skipped if one.title not in printed)
    if without:
        notes.append(f"没有内容或者不能打印、因此不在交接包内的表册：{'、'.join(without)}。")
    return Register(
        title=LIST_TITLE,
        columns=(
            NUMBER,
            Column(label="类别", width=16, align=Align.CENTRE),
            Column(label="交接内容", width=84, fit=Fit.WRAP),
            Column(label="数量", width=18, align=Align.RIGHT, fit=Fit.ONE_LINE),
            Column(label="备注", width=42, fit=Fit.WRAP),
        ),
        rows=[Row((str(number), *cells), cells[1]) for number, cells in enumerate(rows, start=1)],
        head=HeadFields(left=f"党组织（盖章）：{unit}", right=f"制表日期：{day.year}年{day.month}月{day.day}日"),
        setup=PageSetup(),
        blank_rows=_ROWS_FOR_THINGS,
        signatures=("移交人：", "接收人：", "监交人：", "交接日期：　　年　月　日"),
        footnotes=tuple(notes),
    )


def _paper_name(one: Paper) -> str:
    folder = one.file.rpartition("/")[0].rpartition("/")[2]
    return f"{one.title}（{folder}）" if "年" in folder else one.title


def _matters(life: LifeFacts, day: date) -> Iterator[tuple[str, str, str, str, str]]:
    for one in open_matters(life, day):
        kind = "决议或整改事项" if one.meeting_id is not None else "谈话后续事项"
        due = one.due_on.isoformat() if one.due_on else ""
        yield kind, one.text, one.responsible, due, ""


def _arrears(dues: DuesFacts, day: date) -> Iterator[tuple[str, str, str, str, str]]:
    for one in arrears_list(dues, day):
        months = f"{one.cells[0].month.chinese()}起{len(one.cells)}个月"
        yield "欠交党费", f"{one.member.name}{months}，共{format_money(one.owed)}元", one.member.name, "", ""


def _unsealed(life: LifeFacts, day: date) -> Iterator[tuple[str, str, str, str, str]]:
    for one in life.meetings:
        if one.held_on is not None and one.held_on <= day and one.state in _UNSEALED:
            who = life.person_name(one.recorder_id, one.recorder_name)
            words = f"{one.held_on.isoformat()}{one.kind}{one.topic and f'（{one.topic}）'}，{one.state}"
            yield "未定稿的会议记录", words, who, "", ""
    for talk in life.talks:
        if talk.held_on is not None and talk.held_on <= day and talk.state in _UNSEALED:
            yield "未定稿的谈话记录", f"{talk.held_on.isoformat()}谈心谈话，{talk.state}", "", "", ""


def _unanswered(checked: Iterable[Checked]) -> Iterator[tuple[str, str, str, str, str]]:
    for one in checked:
        if one.answer is None and one.finding.level is not Level.INFO:
            yield "没有说明的自查问题", one.finding.sentence, "", "", ""
