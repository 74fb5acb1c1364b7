"""Fictitious people with names, dates and numbers that agree with each other.

The id numbers carry a region code that was never assigned, so they cannot belong to anybody; the phones use a
number block of the same kind.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ledger.values.dates import add_years
from ledger.values.id_number import check_character

UNASSIGNED_REGION = "330499"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏"
    "程吕丁沈任姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    "单仇解"
)
GIVEN_MEN = (
    "建国",
    "志强",
    "伟",
    "军",
    "磊",
    "文斌",
    "海涛",
    "晓东",
    "俊杰",
    "宏图",
    "立新",
    "永明",
    "昊",
    "子轩",
    "鹏",
    "振华",
    "致远",
    "国栋",
    "明哲",
    "卫东",
    "家豪",
    "天佑",
    "建平",
    "正阳",
    "思远",
    "浩然",
    "泽宇",
    "凯",
    "勇",
    "启航",
    "学文",
    "少华",
    "新民",
    "博文",
    "承志",
    "云飞",
)
GIVEN_WOMEN = (
    "丽华",
    "秀英",
    "敏",
    "静",
    "玥",
    "晓燕",
    "雪梅",
    "思琪",
    "芳",
    "佳怡",
    "文静",
    "海燕",
    "珺",
    "欣怡",
    "雅琴",
    "慧敏",
    "春兰",
    "月娥",
    "晓敏",
    "婉清",
    "若兰",
    "诗涵",
    "桂芳",
    "玉洁",
    "梦洁",
    "彩霞",
    "素珍",
    "雨桐",
)
RARE = (("买买提·吐尔逊", "男", "维吾尔族"), ("张𬴂", "男", "汉族"), ("欧阳喆", "女", "汉族"))
NATIVE_PLACES = (
    "浙江嘉兴",
    "浙江海宁",
    "浙江桐乡",
    "江苏苏州",
    "安徽黄山",
    "江西上饶",
    "山东济宁",
    "河南信阳",
    "湖北黄冈",
    "四川绵阳",
)
SCHOOLS = ("浙江大学", "宁波大学", "浙江工商大学", "南京师范大学", "安徽大学", "江西财经大学", "嘉兴学院")
MAJORS = ("行政管理", "汉语言文学", "法学", "会计学", "经济学", "计算机科学与技术", "土木工程", "思想政治教育")
EDUCATIONS = (
    ("硕士研究生", "硕士"),
    ("大学本科", "学士"),
    ("大学本科", "学士"),
    ("大学本科", "学士"),
    ("大学专科", ""),
)
_NAMES_ENOUGH = 1_000
DEPARTMENTS = ("综合科", "秘书一科", "秘书二科", "督查室", "信息科", "行政科", "机关党委办公室")


@dataclass(frozen=True, slots=True)
class Person:
    """The invented part of a member that does not depend on the Party."""

    name: str
    sex: str
    ethnic_group: str
    born: date
    id_number: str
    phone: str
    native_place: str
    education: str
    degree: str
    school: str
    major: str
    department: str
    work_started_on: date


def invent_people(count: int, today: date, random: Random) -> list[Person]:
    """That many people of working age, with a few retired ones; names do not repeat."""
    names = _names(count, random)
    return [_person(name, sex, group, today, random) for name, sex, group in names]


def _names(count: int, random: Random) -> list[tuple[str, str, str]]:
    """Names with sex and ethnic group. They differ while there are enough of them; a large roster has namesakes."""
    people = list(RARE[: min(len(RARE), count // 8)])
    taken = {name for name, _, _ in people}
    while len(people) < count:
        sex = random.choice("男男女")
        given = random.choice(GIVEN_MEN if sex == "男" else GIVEN_WOMEN)
        middle = random.choice(("", "", "晓", "文", "海", "志")) if len(given) == 1 else ""
        name = random.choice(SURNAMES) + middle + given
        group = "汉族" if random.random() > 0.06 else random.choice(("回族", "畲族", "土家族"))
        if name not in taken or len(taken) > _NAMES_ENOUGH:
            taken.add(name)
            people.append((name, sex, group))
    random.shuffle(people)
    return people


def _person(name: str, sex: str, group: str, today: date, random: Random) -> Person:
    age = random.choice(
        (random.randint(24, 35), random.randint(30, 59), random.randint(36, 59), random.randint(60, 72))
    )
    born = add_years(today, -age) - timedelta(days=random.randint(1, 360))
    education, degree = random.choice(EDUCATIONS)
    return Person(
        name=name,
        sex=sex,
        ethnic_group=group,
        born=born,
        id_number=_id_number(born, sex, random),
        phone=f"1990000{random.randint(0, 9999):04}",
        native_place=random.choice(NATIVE_PLACES),
        education=education,
        degree=degree,
        school=random.choice(SCHOOLS),
        major=random.choice(MAJORS),
        department=random.choice(DEPARTMENTS),
        work_started_on=add_years(born, random.randint(21, 24)),
    )


def _id_number(born: date, sex: str, random: Random) -> str:
    sequence = 2 * random.randint(0, 499) + (1 if sex == "男" else 0)
    first17 = f"{UNASSIGNED_REGION}{born:%Y%m%d}{sequence:03}"
    return first17 + check_character(first17)
