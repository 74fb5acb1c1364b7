import pytest

from ledger.codes import membership, organisation, person
from ledger.codes.code_list import CodeList
from ledger.codes.organisation import OFFICE, sits_on_committee
from ledger.codes.person import EDUCATION, ETHNIC_GROUP, RANK, SEX
from ledger.codes.posts import PersonKind, person_kind

LISTS = [
    one
    for module in (membership, organisation, person)
    for name, one in sorted(vars(module).items())
    if isinstance(one, CodeList) and name.isupper()
]
every_list = pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)


@every_list
def test_labels_codes_and_aliases_mean_one_entry_each(codes: CodeList) -> None:
    words = [word for code in codes.codes for word in (code.label, code.code, *code.aliases)]
    assert len(words) == len({word.casefold() for word in words})


@every_list
def test_each_entry_is_found_however_it_is_written(codes: CodeList) -> None:
    for code in codes.codes:
        for text in (
            code.label,
            code.code,
            f" {code.label}\u3000",
            f"868_{code.label}",
            f"01 {code.label}",
            *code.aliases,
        ):
            assert codes.find(text) is code, text


@every_list
def test_other_text_is_not_found(codes: CodeList) -> None:
    for text in ("", "\u3000", "火星", "868_", "999"):
        assert codes.find(text) is None


def label(codes: CodeList, text: str) -> str:
    found = codes.find(text)
    return found.label if found else ""


def test_there_are_56_ethnic_groups_and_two_rest_classes() -> None:
    assert len(ETHNIC_GROUP.codes) == 58
    assert len(set(ETHNIC_GROUP.labels)) == 58


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("汉", "汉族"),
        ("1", "汉族"),
        ("HA", "汉族"),
        ("维吾尔", "维吾尔族"),
        ("03_回族", "回族"),
        ("畬族", "畲族"),
        ("56", "基诺族"),
    ],
)
def test_ethnic_groups_as_people_write_them(text: str, group: str) -> None:
    assert label(ETHNIC_GROUP, text) == group


def test_usual_words() -> None:
    assert label(SEX, "\uff11") == "男"
    assert label(EDUCATION, "大专") == "大学专科"
    assert label(EDUCATION, "本科") == "大学本科"
    assert label(RANK, "副处级") == "县处级副职"
    assert label(membership.POST, "退休") == "退休人员"
    assert label(membership.POST, "机关工勤") == "机关单位工勤岗位"
    assert label(membership.POST, "参公") == "参照公务员法管理的工作人员"
    assert label(membership.LOST_SITUATION, "⑤出国（境）") == "出国（境）"
    assert label(membership.LOST_SITUATION, "出国(境)") == "出国（境）"


def test_offices_are_listed_from_the_secretary_down() -> None:
    held = ["党小组组长", "宣传委员", "书记", "文体委员", "副书记"]
    assert sorted(held, key=OFFICE.order) == ["书记", "副书记", "宣传委员", "党小组组长", "文体委员"]
    assert [office for office in held if sits_on_committee(office)] == ["宣传委员", "书记", "文体委员", "副书记"]


def test_ranks_are_listed_from_the_top() -> None:
    assert sorted(["四级主任科员", "乡科级正职", "二级调研员"], key=RANK.order) == [
        "二级调研员",
        "乡科级正职",
        "四级主任科员",
    ]


def test_each_post_says_which_dues_rule_applies() -> None:
    assert all(person_kind(post) is not None for post in membership.POST.labels)
    assert {person_kind(post) for post in membership.POST.labels} == set(PersonKind)
    assert person_kind("退休人员") is PersonKind.RETIRED
    assert person_kind("自己写的岗位") is None
