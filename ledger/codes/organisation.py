"""Code lists about Party organisations and the offices in them."""

from typing import Final

from ledger.codes.code_list import Code, CodeList

ORG_LEVEL = CodeList(
    "党组织层级",
    "",
    (
        Code("1", "党总支", ("党总支部", "总支", "总支部", "机关党总支")),
        Code("2", "党支部", ("支部", "联合党支部")),
        Code("3", "党小组", ("小组",)),
    ),
)

ORG_CATEGORY = CodeList(
    "党组织类别",
    "失联党员登记表（四川）",
    (
        Code("1", "国有企业", ("国企",)),
        Code("2", "非公有制企业", ("非公企业", "非公")),
        Code("3", "农村", ("村", "行政村")),
        Code("4", "党政机关", ("机关",)),
        Code("5", "学校"),
        Code("6", "其他事业单位", ("事业单位",)),
        Code("7", "街道社区", ("社区", "街道")),
        Code("8", "社会组织", ("社会团体", "民办非企业单位")),
        Code("9", "其他"),
    ),
)

UNIT_SITUATION = CodeList(
    "党组织所在单位情况",
    "党组织信息采集表（2017）",
    (
        Code("1", "与上级党组织相同", ("与上级相同", "同上级")),
        Code("2", "法人单位"),
        Code("3", "联合党支部", ("联合支部",)),
        Code("9", "其他"),
    ),
)

SECRETARY: Final = "书记"
DEPUTY_SECRETARY: Final = "副书记"
ORGANISATION_MEMBER: Final = "组织委员"
PUBLICITY_MEMBER: Final = "宣传委员"
DISCIPLINE_MEMBER: Final = "纪检委员"
COMMITTEE_MEMBER: Final = "委员"
GROUP_LEADER: Final = "党小组组长"
DEPUTY_GROUP_LEADER: Final = "党小组副组长"

# In the order in which registers and ballots of results list them.
OFFICE = CodeList(
    "党内职务",
    "",
    (
        Code("1", SECRETARY, ("党支部书记", "支部书记", "总支书记", "党总支书记", "支书")),
        Code("2", DEPUTY_SECRETARY, ("党支部副书记", "支部副书记", "总支副书记", "党总支副书记", "专职副书记")),
        Code("3", ORGANISATION_MEMBER, ("组织",)),
        Code("4", PUBLICITY_MEMBER, ("宣传",)),
        Code("5", DISCIPLINE_MEMBER, ("纪检", "纪律检查委员", "纪委委员")),
        Code("6", "统战委员", ("统战",)),
        Code("7", "青年委员", ("青年",)),
        Code("8", "群工委员", ("群众工作委员", "群团委员", "群工")),
        Code("9", "保密委员", ("保密",)),
        Code("10", "生活委员", ("生活",)),
        Code("11", COMMITTEE_MEMBER, ("支委", "支部委员", "总支委员", "党支部委员", "支委委员")),
        Code("12", GROUP_LEADER, ("组长", "小组长", "党小组长")),
        Code("13", DEPUTY_GROUP_LEADER, ("副组长", "副小组长")),
    ),
)

_GROUP_OFFICES = frozenset((GROUP_LEADER, DEPUTY_GROUP_LEADER))


def sits_on_committee(office: str) -> bool:
    """Whether a stored office is one of the committee (书记, 副书记, any 委员), own words for a 委员 included."""
    return office in (SECRETARY, DEPUTY_SECRETARY) or (
        office not in _GROUP_OFFICES and office.endswith(COMMITTEE_MEMBER)
    )
