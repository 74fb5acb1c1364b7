"""自查清单: what the self-check found, the rule behind it, the answer given, and room for how it was put right."""

from collections.abc import Iterable, Sequence

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.checks.answers import Checked
from ledger.errors import Level
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import as_of_words, iso_day

TITLE = "自查清单"
LEVELS = {Level.MUST: "必改", Level.WARN: "提醒", Level.INFO: "提示"}
_BLANK_ROWS = 12
_COLUMNS = (
    NUMBER,
    Column(label="级别", width=14, align=Align.CENTRE),
    Column(label="问题内容", width=86, fit=Fit.WRAP),
    Column(label="依据", width=58, fit=Fit.WRAP),
    Column(label="说明", width=52, fit=Fit.WRAP),
    Column(label="整改结果", width=36),
)
_SIGNED = ("自查人：", "支部书记：", "自查日期：　　　　年　　月　　日")


def findings_register(given: RegisterInput) -> Register:
    """Every finding, the heaviest first."""
    return findings_of(given, given.checked, is_blank=given.options.is_blank)


def findings_of(given: RegisterInput, checked: Sequence[Checked], *, is_blank: bool = False) -> Register:
    """These findings as a list."""
    counts = "" if is_blank else f"{as_of_words(given)}　{_counts(checked)}"
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(number, one) for number, one in enumerate(checked, start=1)],
        head=HeadFields(left=f"党组织：{given.unit_name}", right=counts),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS if is_blank else 0,
        signatures=_SIGNED,
        row_height=10,
    )


def _counts(checked: Iterable[Checked]) -> str:
    """``必改2 提醒5 提示1``."""
    levels = [one.finding.level for one in checked]
    return "　".join(f"{words}{levels.count(level)}项" for level, words in LEVELS.items())


def _row(number: int, one: Checked) -> Row:
    finding, answer = one.finding, one.answer
    by = "，".join(text for text in (answer.answered_by, iso_day(answer.answered_on)) if text) if answer else ""
    said = (answer.text + (f"（{by}）" if by else "")) if answer else ""
    return Row((str(number), LEVELS[finding.level], finding.sentence, finding.article, said, ""), finding.sentence)


FINDINGS = RegisterDefinition(
    "findings",
    TITLE,
    (),
    findings_register,
    subject=Subject.CHECK,
    listing=findings_register,
)
