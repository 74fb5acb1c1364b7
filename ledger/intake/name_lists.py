"""Several people in one cell: 张三、李四，王五；赵六, 全体党员, 12人：…, 赵刚（出差）, 出席：…；请假：…

What belongs to a name and what stands beside it can often be told only by who is known: ``王 芳 李 娜`` are two people,
``阿依古丽 买买提`` may be one. So the reader asks about each text whether it is a known name; it never decides who that
is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ledger.values.text import fold, known_empty, tidy_name

PRESENT, ON_LEAVE, ABSENT, GUEST = "出席", "请假", "缺席", "列席"
"""The parts of a list, each named by a word before a colon or by the column."""

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """One person of a list: the name, what stands in brackets or behind it, and the part of the list."""

    name: str
    note: str = ""
    part: str = PRESENT


@dataclass(frozen=True, slots=True)
class NameList:
    """A cell of names as understood.

    Attributes:
        people: in the order of the cell; those taken out of 全体 stand in the part ``ABSENT``.
        everybody: the words that mean all, as 全体党员; empty when there are none.
        count: how many the cell says that it lists; None when it does not.
        is_open: it says that there are more than it names (等12人).
        expected: 应到 that the cell gives beside the names.
        present: 实到 likewise.
        away: how many it says were on leave or absent.
        elsewhere: the words that send to another list, as 见签到表; empty when there are none.
    """

    people: tuple[Named, ...] = ()
    everybody: str = ""
    count: int | None = None
    is_open: bool = False
    expected: int | None = None
    present: int | None = None
    away: int = 0
    elsewhere: str = ""


_LABELS = {
    PRESENT: "(?:出席|到会|参加|参会)(?:人员)?|实到|(?:正式|预备)?党员|支委|委员|主持人?|记录人?",
    ON_LEAVE: "请假|请假人员|病假|事假|公假|公出|出差|因公|因病|因事|休假",
    ABSENT: "缺席|缺席人员|缺勤|未到|未到会|未参加|旷会",
    GUEST: "列席|列席人员|特邀|邀请",
}
_LABEL = re.compile(
    "|".join(f"(?P<{key}>{words})" for key, words in zip(("p", "l", "a", "g"), _LABELS.values(), strict=True))
)
_PART_OF = dict(zip(("p", "l", "a", "g"), _LABELS, strict=True))
_COUNTED = re.compile(
    r"(?P<word>应到|实到|出席|到会|参会|参加|请假|缺席|缺勤|未到|列席)(?:会)?(?:党员|人员|支委|委员|人数|同志)?"
    r"\s*:?\s*(?P<number>\d{1,4})\s*(?:[人名](?:党员)?|(?=[\s,;、。:(]|$))\s*(?P<open>[:(]?)"
)
_NUMBER_OF = dict.fromkeys(("出席", "到会", "参会", "参加"), "实到") | dict.fromkeys(("缺勤", "未到"), ABSENT)
_TOTAL = re.compile(r"(?:共计?|总共)\s*(\d{1,4})\s*[人名](?:党员|同志)?|^(\d{1,4})\s*[人名]?(?:党员|同志)?\s*(?:$|:)")
_AND_MORE = re.compile(r"等(?:党员|同志|人员)?(?:共?\s*(\d{1,4})\s*余?多?[人名](?:党员|同志)?)?$")
_ALL = re.compile(
    r"(?:本?支部|党支部|总支|党总支)?(?:全体|全部|所有|全员|其余|其他|其它)(?:在册|正式|在职)?"
    r"(?:党员|支委|委员|支部委员|支委会成员|班子成员|人员|同志|成员)?(?:干部)?(?:均|都|全部)?(?:到会|到齐|出席|参会|参加|与会|到)?|全勤"
)
_EXCEPT = re.compile(r"\(?除(?:了)?(?P<names>[^外()]+?)(?:同志)?(?:以|之)?外\)?[,，、;]?")
_SEPARATOR = "、,;。\n/\t|"
_ORDER = re.compile(r"^\s*(?:\d{1,3}\s*[.、)]|[①-⑳])\s*")
_POST = re.compile(
    r"(?:(?:党?支部|党?总支|支委|党委|机关)?(?:副?书记|(?:组织|宣传|纪检|青年|统战|保密|生活)?委员|党?小组长?|组长)|"
    r"以?普通党员(?:的)?身份(?:参加|出席|参会|到会)?|"
    r"副?(?:主任|局长|处长|科长|股长|院长|校长|部长|经理)|[一二三四]级(?:主任科员|调研员|科员)|科员|干部|同志|党员|主持|记录)+"
)
_WORDS = (
    "请假|病假|事假|产假|婚假|丧假|年假|公假|休假|休养|出差|公出|外出|公差|生病|住院|就医|手术|值班|开会|培训|学习|"
    "借调|挂职|驻村|探亲|加班|带班|下乡|调研|行动不便|缺席|未到|旷会|退休|年老|流动|在外"
)
_REASON = re.compile(rf"因.*|.*(?:{_WORDS}).*")
_BARE_REASON = re.compile(rf"[因向已经并在赴].*|(?:{_WORDS})+")
_REASON_BEGINS = re.compile(rf"[\s:\-—(]|因|在|到|去|赴|已|经|未|无故|临时|身体|家中|家里|公务|{_WORDS}")
_ELSEWHERE = re.compile(r"(?:具体|名单)?(?:详见|见|附|另附)(?:后|.{0,6}(?:签到|名单|附件|附表|表|册|簿).*)")
_NOBODY = re.compile(
    r"(?:无|没有)人?(?:请假|缺席|缺勤|列席|未到)(?:人员|情况)?|均(?:已)?到会|(?:其中|含|包括).*\d+\s*[人名].*"
)
_HOW_MANY = re.compile(r"(?P<who>.*?)\s*(?P<number>\d{1,4})\s*[人名]")
_GROUP = re.compile("(?:正式|预备)?党员|支委|委员|同志|人员")
_TOGETHER = re.compile(r"^(?:以上|均|都|皆|同为|全部)+(?:人员|同志|为|因)?")
_MARKS = re.compile(r"^[\s:,，.。\-—]+|[\s,，.。:]+$")
_REASONS = frozenset({"病假", "事假", "公假", "公出", "出差", "因公", "因病", "因事", "休假"})
_CHINESE = str.maketrans(",;()", "，；（）")
_AWAY = frozenset({ON_LEAVE, ABSENT})
_SHORT, _LONG = 2, 4  # Chinese characters of an ordinary name


def read_names(text: str, is_known: Known, part: str = PRESENT) -> NameList:
    """The people of a cell; ``part`` is what the column says of those who stand under no word of their own."""
    if known_empty(text):
        return NameList()
    reader = _Reader(is_known, part)
    reader.read(fold(text))
    return reader.made()


def person_in(text: str, is_known: Known) -> Named | None:
    """The only person of a cell such as 王小明（支部书记）; None when it names several or nobody."""
    people = read_names(text, is_known).people
    return people[0] if len(people) == 1 else None


def names_text(people: list[tuple[str, str]]) -> str:
    """Names with what stands beside them as our own sheets hold them: 赵刚（出差）、李娜."""
    return "、".join(f"{name}（{note}）" if note else name for name, note in people)


class _Reader:
    def __init__(self, is_known: Known, part: str) -> None:
        self._is_known = is_known
        self._part = part
        self._reason = ""
        self._people: list[Named] = []
        self._everybody = ""
        self._count: int | None = None
        self._is_open = False
        self._numbers: dict[str, int] = {}
        self._elsewhere = ""

    def made(self) -> NameList:
        return NameList(
            people=tuple(self._people),
            everybody=self._everybody,
            count=self._count,
            is_open=self._is_open,
            expected=self._numbers.get("应到"),
            present=self._numbers.get("实到"),
            away=self._numbers.get(ON_LEAVE, 0) + self._numbers.get(ABSENT, 0),
            elsewhere=self._elsewhere,
        )

    def read(self, text: str) -> None:
        text = _EXCEPT.sub(self._take_exception, text)
        text = _COUNTED.sub(self._take_number, text)
        for piece in _pieces(text):
            self._read_piece(piece)

    def _take_exception(self, found: re.Match[str]) -> str:
        """除赵刚外: those who are no part of 全体; 赵刚（除夕在外） excepts nobody."""
        before = found.string[: found.start()]
        last = next(reversed([*_pieces(before)]), "")
        is_about_all = _ALL.fullmatch(_bare(last)) if found[0].startswith("(") else not _is_inside(before)
        if not is_about_all:
            return found[0]
        inner = _Reader(self._is_known, ABSENT)
        inner.read(found["names"])
        self._people += inner._people
        return ""

    def _take_number(self, found: re.Match[str]) -> str:
        """实到11人：… begins a part of the list, whose number is kept."""
        if _is_inside(found.string[: found.start()]):
            return found[0]  # part of what is said of somebody
        word = found["word"]
        self._numbers.setdefault(_NUMBER_OF.get(word, word), int(found["number"]))
        opened = "(" if found["open"] == "(" else ""
        return f"\n{'' if word == '应到' else word + ':'}{opened}"

    def _read_piece(self, piece: str) -> None:
        head, sign, rest = piece.partition(":")
        label = _LABEL.fullmatch(head.strip()) if sign else None
        if label:
            self._part = _PART_OF[label.lastgroup or "p"]
            self._reason = head if head in _REASONS else ""
            self._read_piece(rest.strip()) if rest.strip() else None
            return
        piece = self._without_total(_ORDER.sub("", piece).strip())
        if not known_empty(piece) and not self._is_remark(piece):
            self._take_people(piece)

    def _is_remark(self, piece: str) -> bool:
        """Whether a piece names nobody: 全体党员, 见签到表, 无人缺席, or more of the reason before it."""
        if _ALL.fullmatch(_bare(piece)):
            self._everybody = _bare(piece)
        elif _ELSEWHERE.fullmatch(piece) and not self._is_known(piece):
            self._elsewhere = piece
        elif self._part in _AWAY and self._people and self._is_reason(piece):
            self._people[-1] = replace(self._people[-1], note=_joined(self._people[-1].note, piece))
        else:
            return _NOBODY.fullmatch(piece) is not None
        return True

    def _is_reason(self, piece: str) -> bool:
        begins_with_name = any(self._is_known(piece[:size]) for size in range(_SHORT, len(piece) + 1))
        return _BARE_REASON.fullmatch(piece) is not None and not begins_with_name

    def _take_people(self, piece: str) -> None:
        found = self._spread(self._named(piece))
        self._people += [replace(one, note=one.note or self._reason) for one in found]

    def _without_total(self, piece: str) -> str:
        """The piece without the number of people that it gives."""
        if found := _TOTAL.search(piece):
            self._count = int(found[1] or found[2])
            piece = (piece[: found.start()] + piece[found.end() :]).replace("()", "").strip()
        elif (found := _HOW_MANY.fullmatch(piece)) and self._can_be_counted(found["who"]):
            self._count = int(found["number"])
            piece = "" if _GROUP.fullmatch(found["who"]) else found["who"]
        if not self._is_known(piece) and (found := _AND_MORE.search(piece)):
            self._is_open = True
            self._count = int(found[1]) if found[1] else self._count
            piece = piece[: found.start()].strip()
        return piece

    def _can_be_counted(self, who: str) -> bool:
        return bool(_ALL.fullmatch(who) or _GROUP.fullmatch(who)) or self._is_known(who)

    def _spread(self, named: list[Named]) -> list[Named]:
        """（均出差） behind the last of several holds for those before it too."""
        if not named or not _TOGETHER.match(named[-1].note):
            return named
        note = _TOGETHER.sub("", named[-1].note)
        self._people = [one if one.note else replace(one, note=note) for one in self._people]
        return [replace(one, note=note) for one in named]

    # One piece, which may still be several people

    def _named(self, piece: str) -> list[Named]:
        base, note = _split_note(piece)
        if note and self._is_known(f"{base}({note})"):
            return [self._one(f"{base}({note})", "")]
        if note and not base:
            inner = _Reader(self._is_known, self._part)
            inner.read(note)
            return inner._people
        tokens = self._tokens(base)
        people: list[Named] = []
        for token in tokens:
            self._add(people, token)
        if people and note:
            people[-1] = replace(people[-1], note=_joined(people[-1].note, note))
        return people

    def _add(self, people: list[Named], token: str) -> None:
        """One token as a person, or as what is said of the person before it."""
        is_beside = _POST.fullmatch(token) or (self._part in _AWAY and _REASON.fullmatch(token))
        if people and not self._is_known(token) and is_beside:
            people[-1] = replace(people[-1], note=people[-1].note + token)
            return
        one = self._one(*self._apart(token))
        people += [one] if one.name else []

    def _one(self, name: str, note: str) -> Named:
        return Named(tidy_name(_MARKS.sub("", name)), note, self._part)

    def _tokens(self, text: str) -> list[str]:
        """The parts between spaces, those put together that only together are a name."""
        words = text.split()
        tokens: list[str] = []
        while words:
            length = self._length(words)
            is_stretched = all(len(one) == 1 for one in words[:length])
            tokens.append(("" if is_stretched else " ").join(words[:length]))
            words = words[length:]
        return tokens

    def _length(self, words: list[str]) -> int:
        """How many words are the first name: those of a known one, else single characters that only stretch it."""
        known = (size for size in range(min(_LONG, len(words)), 0, -1) if self._is_known("".join(words[:size])))
        if (size := next(known, 0)) > 0:
            return size
        single = next((place for place, one in enumerate(words) if len(one) > 1), len(words))
        return single if single == _SHORT + 1 else max(1, min(_SHORT, single))

    def _apart(self, token: str) -> tuple[str, str]:
        """Name and what is written against it: 张三书记, 支部书记张三, 赵刚出差, 赵刚：出差."""
        token = token.removesuffix("同志") if not self._is_known(token) else token
        if self._is_known(token):
            return token, ""
        for size in range(len(token) - 1, 1, -1):
            name, rest = token[:size], token[size:]
            is_reason = self._part in _AWAY and _REASON_BEGINS.match(rest)
            if self._is_known(name) and (is_reason or _POST.fullmatch(rest)):
                return name, _MARKS.sub("", rest)
            name, rest = token[-size:], token[:-size]
            if self._is_known(name) and _POST.fullmatch(rest):
                return name, rest
        return self._apart_unknown(token)

    def _apart_unknown(self, token: str) -> tuple[str, str]:
        """The same for a name that nobody knows, where the words of reasons tell."""
        if self._part in _AWAY:
            head, sign, rest = token.partition(":")
            if sign:
                return head, rest
            for size in range(_SHORT, min(_LONG, len(token) - 1) + 1):
                if _REASON.fullmatch(token[size:]) and not _REASON.fullmatch(token[size + 1 :]):
                    return token[:size], _MARKS.sub("", token[size:])
        return token, ""


def _pieces(text: str) -> Iterator[str]:
    """The parts between separators that stand outside of brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]" and depth > 0)
        if depth == 0 and sign in _SEPARATOR:
            yield from filter(None, [text[start:place].strip(" .。")])
            start = place + 1
    yield from filter(None, [text[start:].strip(" .。")])


def _is_inside(before: str) -> bool:
    """Whether what follows stands in brackets."""
    return before.count("(") > before.count(")")


def _split_note(piece: str) -> tuple[str, str]:
    """What stands before brackets, and in them."""
    place = piece.find("(")
    if place < 0:
        return piece, ""
    inside = piece[place + 1 :]
    return piece[:place].strip(), inside.removesuffix(")").strip().translate(_CHINESE)


def _bare(piece: str) -> str:
    return re.sub(r"[\s()]", "", piece)


def _joined(note: str, more: str) -> str:
    return f"{note}，{more}" if note else more
