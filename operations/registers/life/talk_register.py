"""谈心谈话登记簿: the talks of a period; what was said in a confidential one is not in it."""

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.talks import Talk
from ledger.life.facts import LifeFacts
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import SIGNATURES, day_column, iso_day, life_head, life_of, span
from operations.registers.life.talks_common import CONFIDENTIAL, covered, people_words, talks_in
from operations.registers.period import Span

TITLE = "谈心谈话登记簿"
_BLANK_ROWS = 14
_COLUMNS = (
    NUMBER,
    day_column("日期", 22),
    Column(label="时间", width=22, align=Align.CENTRE),
    Column(label="谈话人", width=22, fit=Fit.WRAP),
    Column(label="谈话对象", width=24, fit=Fit.WRAP),
    Column(label="谈话事由", width=24, fit=Fit.WRAP),
    Column(label="内容要点", width=76, fit=Fit.WRAP),
    Column(label="后续事项", width=34, fit=Fit.WRAP),
    day_column("办理时限", 22),
    day_column("办结日期", 22),
    Column(label="办理结果", width=30, fit=Fit.WRAP),
)
_MOST = 60  # characters of the content; the record itself has the rest


def talk_register(given: RegisterInput) -> Register:
    """One row a talk."""
    return _register(given, most=_MOST)


def talks_listing(given: RegisterInput) -> Register:
    """The same for a sheet, with the content in full."""
    return _register(given, most=None)


def _register(given: RegisterInput, most: int | None) -> Register:
    talks = [] if given.options.is_blank else talks_in(given)
    facts = life_of(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(facts, number, one, most) for number, one in enumerate(talks, start=1)],
        head=life_head(given, "" if given.options.is_blank else f"共{len(talks)}次"),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=SIGNATURES,
        row_height=9,
        text_size=9.5,
    )


def _row(facts: LifeFacts, number: int, one: Talk, most: int | None) -> Row:
    partner = people_words(facts, one, PARTNER)
    cells = (
        str(number),
        iso_day(one.held_on),
        span(one.from_time, one.to_time),
        people_words(facts, one, TALKER),
        partner,
        covered(one, one.occasion),
        CONFIDENTIAL if one.is_confidential else _shortened(one.content, most),
        covered(one, one.follow_up),
        iso_day(one.follow_up_due_on),
        iso_day(one.follow_up_done_on),
        covered(one, one.outcome),
    )
    return Row(cells, partner)


def _shortened(text: str, most: int | None) -> str:
    """A list shows the beginning; where something is left out a sign says so."""
    tidy = " ".join(text.split())
    return tidy if most is None or len(tidy) <= most else f"{tidy[:most]}……"


TALK_REGISTER = RegisterDefinition(
    "talk_register",
    TITLE,
    (),
    talk_register,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    listing=talks_listing,
)
