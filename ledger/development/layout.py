"""The 25 steps of 发展党员 in five stages: names, fields, papers, rules, and what each step waits for. Data only."""

from dataclasses import dataclass
from typing import Final

FIVE_STAGES: Final = ("申请入党", "确定和培养积极分子", "确定和考察发展对象", "接收预备党员", "教育考察和转正")


@dataclass(frozen=True, slots=True)
class StepLayout:
    """One of the 25 steps.

    Attributes:
        number: 1 to 25.
        stage: the place of its stage in ``FIVE_STAGES``, from 0.
        title: its name.
        who: who acts.
        fields: the fields of the case that belong to it, the one that says it is done first.
        materials: the papers of the file that it leaves behind.
        rules: ids of the rules that speak about it.
        needs: the steps without which it cannot be taken.
        may_lag: whether it is still open when later steps of the same stage are done.
    """

    number: int
    stage: int
    title: str
    who: str
    fields: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    needs: tuple[int, ...] = ()
    may_lag: bool = False


STEP_LAYOUTS: Final = (
    StepLayout(1, 0, "递交入党申请书", "本人", ("applied_on", "received_on"), ("入党申请书",), ("development.age",)),
    StepLayout(
        2,
        0,
        "党组织派人谈话",
        "书记、副书记或组织委员",
        ("talked_on", "talker", "talk_id"),
        ("谈话记录",),
        ("development.talk.months",),
        (1,),
    ),
    StepLayout(
        3,
        1,
        "推荐和确定入党积极分子",
        "党员推荐、群团推优，支部委员会",
        ("activist_on", "activist_meeting_id", "recommendation", "recommended_on"),
        ("入党积极分子推荐和确定材料",),
        ("development.activist",),
        (2,),
    ),
    StepLayout(
        4,
        1,
        "上级党委备案",
        "党支部",
        ("activist_filed_on",),
        ("入党积极分子备案材料",),
        ("development.activist",),
        (3,),
        may_lag=True,
    ),
    StepLayout(
        5,
        1,
        "指定培养联系人",
        "党支部",
        rules=("development.contacts.least", "development.contacts.most"),
        needs=(3,),
        may_lag=True,
    ),
    StepLayout(
        6,
        1,
        "培养教育考察",
        "党支部、培养联系人",
        materials=("培养考察登记表", "思想汇报"),
        rules=("development.check.months",),
        needs=(3,),
        may_lag=True,
    ),
    StepLayout(
        7,
        2,
        "讨论确定发展对象",
        "支部委员会",
        ("proposed_on", "proposal_meeting_id", "opinions_on"),
        ("发展对象征求意见和确定材料",),
        ("development.activist.months",),
        (3,),
    ),
    StepLayout(
        8,
        2,
        "报上级党委备案（同意）",
        "党支部、上级党委",
        ("candidate_on", "superior_on", "superior_document", "notice_from_on", "notice_to_on", "notice_result"),
        ("发展对象备案（同意）材料", "公示材料"),
        ("development.superior", "development.notice.working_days"),
        (7,),
    ),
    StepLayout(
        9,
        2,
        "确定入党介绍人",
        "党支部",
        rules=("development.sponsors", "development.sponsors.observation"),
        needs=(8,),
        may_lag=True,
    ),
    StepLayout(
        10,
        2,
        "政治审查",
        "党组织",
        ("reviewed_on", "review_result", "review_text"),
        ("政治审查材料",),
        ("development.review", "development.review.reply"),
        (8,),
        may_lag=True,
    ),
    StepLayout(
        11,
        2,
        "集中培训",
        "上级党委",
        (
            "trained_to_on",
            "trained_from_on",
            "trained_days",
            "trained_hours",
            "certificate_no",
            "training_waiver",
        ),
        ("集中培训结业证明",),
        ("development.training.days", "development.training.hours", "development.training"),
        (8,),
        may_lag=True,
    ),
    StepLayout(
        12,
        3,
        "支部委员会审查",
        "支部委员会",
        ("committee_on", "committee_meeting_id"),
        (),
        ("development.committee",),
        (9, 10, 11),
    ),
    StepLayout(
        13,
        3,
        "上级党委预审",
        "上级党委",
        ("prereview_on", "prereview_document"),
        ("预审材料",),
        ("development.prereview", "development.leaving.months"),
        (12,),
    ),
    StepLayout(
        14, 3, "填写入党志愿书", "本人、入党介绍人", ("form_no",), ("入党志愿书",), ("development.prereview",), (13,)
    ),
    StepLayout(
        15,
        3,
        "支部大会讨论",
        "支部党员大会",
        ("accepted_on", "acceptance_vote_id"),
        ("支部大会决议和票决材料",),
        (
            "development.meeting.months",
            "vote.admission.quorum",
            "vote.admission.majority",
            "vote.secret",
            "development.probation.months",
        ),
        (13,),
    ),
    StepLayout(
        16,
        3,
        "上级党委派人谈话",
        "上级党委",
        ("delegate_on", "delegate"),
        ("上级谈话和审批材料",),
        ("development.delegate",),
        (15,),
    ),
    StepLayout(
        17,
        3,
        "上级党委审批",
        "上级党委",
        ("approved_on", "approval_document", "approval_delay"),
        ("上级谈话和审批材料",),
        ("development.approval.months", "development.approval.most_months"),
        (15,),
    ),
    StepLayout(
        18,
        3,
        "再上一级组织部门备案",
        "上级党委",
        ("organisation_filed_on",),
        (),
        ("development.filing",),
        (17,),
        may_lag=True,
    ),
    StepLayout(19, 4, "编入党支部和党小组", "党支部", ("assigned_on",), needs=(17,), may_lag=True),
    StepLayout(
        20,
        4,
        "入党宣誓",
        "上级党委或党支部",
        ("sworn_on",),
        ("入党宣誓记录",),
        ("development.oath", "development.oath.months"),
        (17,),
        may_lag=True,
    ),
    StepLayout(
        21,
        4,
        "继续教育考察",
        "党支部、入党介绍人",
        materials=("预备党员考察表",),
        rules=("development.probation_check.months",),
        needs=(17,),
        may_lag=True,
    ),
    StepLayout(
        22,
        4,
        "提出转正申请",
        "本人",
        ("conversion_applied_on",),
        ("转正申请书",),
        ("development.conversion_request",),
        (17,),
    ),
    StepLayout(
        23,
        4,
        "支部大会讨论转正",
        "支部党员大会",
        (
            "conversion_on",
            "conversion_vote_id",
            "conversion_outcome",
            "extended_to",
            "extension_approved_on",
            "extension_document",
            "second_on",
            "second_vote_id",
            "second_outcome",
            "delay_reason",
        ),
        ("转正公示和决议材料",),
        (
            "development.conversion.outcomes",
            "development.extension.least_months",
            "development.extension.most_months",
            "vote.conversion.quorum",
            "vote.conversion.majority",
            "vote.conversion.secret",
        ),
        (17,),
    ),
    StepLayout(
        24,
        4,
        "上级党委审批转正",
        "上级党委",
        ("conversion_approved_on", "conversion_document", "told_on"),
        ("转正审批材料",),
        ("development.conversion_approval.months", "development.seniority"),
        (23,),
    ),
    StepLayout(25, 4, "材料归档", "党委", ("archived_on", "archived_at"), (), ("development.archive",), (24,)),
)
