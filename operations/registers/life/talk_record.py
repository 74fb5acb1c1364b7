"""谈心谈话记录表: one talk on one form, signed by both sides; the only paper with the text of a confidential talk."""

from exports.paper.document import OFFICIAL, Fit, FormCell, FormRow, FormSheet, HeadFields, label
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.errors import KnownError
from ledger.kinds.talks import Talk
from ledger.life.facts import LifeFacts
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import DATE_LINE, chinese_day, life_of, pair, state_words, tall, when
from operations.registers.life.talk_register import talks_listing
from operations.registers.life.talks_common import covered, people_words, talks_in
from operations.registers.period import Span

TITLE = "谈心谈话记录表"
_WIDTHS = (27, 51, 27, 51)
_REST = len(_WIDTHS) - 1
_COVERED = "内容保密，请从这次谈话单独打印"


def talk_forms(given: RegisterInput) -> list[FormSheet]:
    """A form for each talk of the period, for one, or an empty one.

    A confidential talk shows its text only when it is asked for by itself. Raises KnownError when there is none.
    """
    if given.options.is_blank:
        return [_form(given, None)]
    return [_form(given, one) for one in _wanted(given)]


def _wanted(given: RegisterInput) -> list[Talk]:
    talk_id = given.options.record_id
    if talk_id is None:
        found = talks_in(given)
        if not found:
            raise KnownError(f"{given.period.words}没有谈心谈话，没有可打印的内容。")
        return found
    one = life_of(given).talk_by_id.get(talk_id)
    if one is None:
        raise KnownError(f"编号为{talk_id}的谈话不在账簿里，没有可打印的内容；请重新选择谈话。")
    return [one]


def _form(given: RegisterInput, talk: Talk | None) -> FormSheet:
    facts = life_of(given)
    unit = facts.roster.unit_by_id.get(talk.org_unit_id or 0) if talk else given.unit
    return FormSheet(
        title=TITLE,
        record=chinese_day(talk.held_on or talk.planned_on) if talk else "空白表",
        column_widths=_WIDTHS,
        rows=(*_head_rows(given, talk), *_text_rows(given, talk), _signature_row(), *_added(given, talk)),
        head=HeadFields(
            left=f"党组织：{unit.full_name if unit else ''}",
            right=("（保密）" if talk.is_confidential else "") + state_words(talk.state) if talk else "",
        ),
        setup=OFFICIAL,
        text_size=12,
    )


def _head_rows(given: RegisterInput, talk: Talk | None) -> tuple[FormRow, ...]:
    facts = life_of(given)
    time = when(talk.held_on or talk.planned_on, talk.from_time, talk.to_time, "\n") if talk else ""
    return (
        FormRow((*pair("时间", time), *pair("地点", _open(given, talk, "place"))), 12),
        FormRow((*pair("谈话人", _people(facts, talk, TALKER)), *pair("谈话对象", _people(facts, talk, PARTNER))), 13),
        FormRow((*pair("谈话事由", _open(given, talk, "occasion")), *pair("记录人", _people(facts, talk, TAKER))), 12),
    )


def _text_rows(given: RegisterInput, talk: Talk | None) -> tuple[FormRow, ...]:
    return (
        tall("谈话内容", _open(given, talk, "content"), _REST, 56),
        tall("困难和问题", _open(given, talk, "difficulties"), _REST, 24),
        tall("意见建议", _open(given, talk, "suggestions"), _REST, 24),
        tall("后续事项和\n办理结果", _follow_up(given, talk), _REST, 24),
        *([tall("备注", _open(given, talk, "note"), _REST, 12)] if talk and talk.note else []),
    )


def _signature_row() -> FormRow:
    foot = DATE_LINE.removeprefix("　　")
    signed = (FormCell(fit=Fit.WRAP, foot=foot, columns=1) for _ in range(2))
    return FormRow((label("谈话人\n签名"), next(signed), label("谈话对象\n签名"), next(signed)), 20)


def _added(given: RegisterInput, talk: Talk | None) -> list[FormRow]:
    """补正 stands below the signatures: it came after them."""
    if talk is None:
        return []
    rows = []
    for one in life_of(given).addenda_of_talk.get(talk.id, ()):
        by = f"补正人：{one.added_by}　补正日期：{chinese_day(one.added_on)}"
        rows.append(tall("补正", _shown(given, talk, f"{one.text}\n补正原因：{one.reason}\n{by}"), _REST, 16))
    return rows


def _follow_up(given: RegisterInput, talk: Talk | None) -> str:
    if talk is None or not talk.follow_up:
        return ""
    parts = [talk.follow_up]
    if talk.follow_up_due_on:
        parts.append(f"办理时限：{chinese_day(talk.follow_up_due_on)}")
    if talk.follow_up_done_on or talk.outcome:
        parts.append(f"办理结果：{talk.outcome}（{chinese_day(talk.follow_up_done_on) or '未办结'}）")
    return _shown(given, talk, "\n".join(parts))


def _open(given: RegisterInput, talk: Talk | None, field: str) -> str:
    return "" if talk is None else _shown(given, talk, getattr(talk, field))


def _shown(given: RegisterInput, talk: Talk, text: str) -> str:
    """The text itself, unless the talk is confidential and the print is about many."""
    shown = covered(talk, text, is_open=given.options.record_id == talk.id)
    return shown if shown == text else _COVERED


def _people(facts: LifeFacts, talk: Talk | None, role: str) -> str:
    return people_words(facts, talk, role, has_posts=True) if talk else ""


TALK_RECORD = RegisterDefinition(
    "talk_record",
    TITLE,
    (),
    talk_forms,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    listing=talks_listing,
)
