"""Code lists of talks (谈心谈话). The occasions are gathered from local rules; any text may be typed."""

from typing import Final

from ledger.codes.code_list import CodeList, numbered

TALKER: Final = "谈话人"
PARTNER: Final = "谈话对象"
TAKER: Final = "记录人"
TALK_ROLE = CodeList("谈话身份", "", numbered((TALKER, PARTNER, TAKER)))

OCCASION = CodeList(
    "谈话事由",
    "",
    numbered(
        (
            "日常谈心",
            "组织生活会前",
            "民主评议前",
            "岗位变动",
            "转入转出",
            "表彰奖励",
            "受到处分处理",
            "家庭变故或重大困难",
            "身体或心理状况",
            "意见分歧或矛盾",
            "群众反映",
            "任前谈话",
            "廉政谈话",
            "政治生日",
            "退休",
            "本人要求",
        )
    ),
)
