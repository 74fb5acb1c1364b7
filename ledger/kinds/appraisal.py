"""民主评议党员: the appraisal of a year in one unit, and what came of it for each person.

The meeting is that of 组织生活 (``meeting_id``); the year is the one appraised, whenever the meeting was held.
"""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.appraisal import GRADE
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Appraisal(Record):
    """The appraisal of one year. Ballots are counted together; each person has the same number of valid ones."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    for_year: int = fields.whole("评议年度", required=True)
    meeting_id: int | None = fields.reference("评议会议", "meetings")
    held_on: date | None = fields.day("测评日期", hint="已关联会议的以会议日期为准")
    issued: int = fields.whole("发出测评票")
    returned: int = fields.whole("收回测评票")
    void: int = fields.whole("无效测评票")
    opinion_on: date | None = fields.day("评定日期", hint="支委会或党员大会评定等次的日期")
    reported_on: date | None = fields.day("报上级日期")
    document: str = fields.text("上级批复", width=14)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class AppraisalResult(Record):
    """One person in an appraisal: own view, views of others, votes, opinion of the branch, grade."""

    appraisal_id: int | None = fields.reference("民主评议", "appraisals", required=True)
    member_id: int | None = fields.reference("党员", "members", required=True)
    self_view: str = fields.long_text("个人自评", width=24)
    mutual_view: str = fields.long_text("党员互评", width=24)
    excellent: int = fields.whole("优秀票")
    qualified: int = fields.whole("合格票")
    basic: int = fields.whole("基本合格票")
    unqualified: int = fields.whole("不合格票")
    opinion: str = fields.long_text("支部意见", width=24)
    grade: str = fields.choice("评定等次", GRADE, width=5)
    reason: str = fields.text("不定等次或未参评的原因", width=12)
    superior_opinion: str = fields.long_text("上级意见", width=20)
    told_on: date | None = fields.day("告知本人日期")
    measures: str = fields.long_text("教育帮助措施", width=20)
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberScore(Record):
    """A line of a local score (先锋指数 and the like), imported as it was given; the program ranks nobody."""

    org_unit_id: int | None = fields.reference("党组织", "org_units")
    title: str = fields.text("考评名称", required=True, width=10, hint="如 党员先锋指数")
    for_year: int = fields.whole("年度", required=True)
    period: str = fields.text("期间", width=6, hint="如 全年、第一季度")
    member_id: int | None = fields.reference("党员", "members", required=True)
    points: str = fields.text("得分", width=5)
    grade: str = fields.text("等次", width=5)
    note: str = fields.text("备注", width=12)


APPRAISALS = RecordKind("appraisals", Appraisal, "民主评议", lambda one: f"{one.for_year}年度民主评议")
APPRAISAL_RESULTS = RecordKind("appraisal_results", AppraisalResult, "评议结果", lambda one: one.grade or "评议结果")
MEMBER_SCORES = RecordKind("member_scores", MemberScore, "考评得分", lambda one: f"{one.for_year}年{one.title}")
