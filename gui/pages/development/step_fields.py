"""Which fields of a case are filled in at a step, and which commands belong to it."""

from enum import StrEnum

from ledger.codes.development import CANCELLED, EXTENDED
from ledger.development.known import outcome_of
from ledger.development.layout import STEP_LAYOUTS, StepLayout
from ledger.kinds.development import DevelopmentCase

_ACCEPTING, _CONVERTING, _CONVERTED = 17, 23, 24
_APPROVAL = frozenset({"approved_on", "approval_document"})
_CONVERSION = frozenset({"conversion_approved_on", "conversion_document", "told_on"})
_EXTENSION = frozenset(
    {"extended_to", "extension_approved_on", "extension_document", "second_on", "second_vote_id", "second_outcome"}
)


class StepAct(StrEnum):
    """A command at a step; the value is its button."""

    CONTACT = "指定培养联系人…"
    SPONSOR = "确定入党介绍人…"
    ACTIVIST_CHECK = "登记考察…"
    REPORT = "登记思想汇报…"
    PROBATION_CHECK = "登记预备期考察…"
    INQUIRY = "登记政审情况…"
    ACCEPT = "批准接收并编入名册…"
    EXTEND = "批准延长预备期…"
    CANCEL = "批准取消预备党员资格…"
    CONVERT = "批准转正…"


_ACTS: dict[int, tuple[StepAct, ...]] = {
    5: (StepAct.CONTACT,),
    6: (StepAct.ACTIVIST_CHECK, StepAct.REPORT),
    9: (StepAct.SPONSOR,),
    10: (StepAct.INQUIRY,),
    21: (StepAct.PROBATION_CHECK,),
}


def fields_of(layout: StepLayout, known: DevelopmentCase) -> tuple[str, ...]:
    """The fields that are typed at a step; what a command enters together with the roster can only be corrected."""
    hidden: frozenset[str] = frozenset()
    if layout.number == _ACCEPTING and known.member_id is None:
        hidden = _APPROVAL
    elif layout.number == _CONVERTED and known.conversion_approved_on is None:
        hidden = _CONVERSION
    elif layout.number == _CONVERTING and known.extended_to is None:
        hidden = _EXTENSION
    return tuple(name for name in layout.fields if name not in hidden)


def acts_of(layout: StepLayout, known: DevelopmentCase) -> tuple[StepAct, ...]:
    """The commands of a step, as far as it has come."""
    if layout.number == _ACCEPTING and known.member_id is None:
        return (StepAct.ACCEPT,)
    if layout.number == _CONVERTING and known.conversion_outcome == EXTENDED and known.extended_to is None:
        return (StepAct.EXTEND,)
    if layout.number == _CONVERTED and known.member_id is not None and known.conversion_approved_on is None:
        return (StepAct.CANCEL,) if outcome_of(known) == CANCELLED else (StepAct.CONVERT,)
    return _ACTS.get(layout.number, ())


def step_of_rule(rule: str) -> int:
    """The number of the first step that a rule speaks about; 0 for none."""
    return next((one.number for one in STEP_LAYOUTS if rule in one.rules), 0)
