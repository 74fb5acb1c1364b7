"""What an identity number says, and whether it can be right.

Source: GB 11643-1999《公民身份号码》(region 6, birth 8, sequence 3 with odd for men, check 1) with the check character
of ISO 7064 MOD 11-2; the 15-digit form of 1989 (region 6, birth 6 without century, sequence 3). Region prefixes 81, 82
and 83 belong to the residence permits for people of 香港, 澳门 and 台湾 (issued since 2018).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

from ledger.errors import Level, Problem
from ledger.values.dates import LooseDate
from ledger.values.sex import Sex
from ledger.values.text import fold

FIELD = "id_number"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_INSIDE_TEXT = re.compile(r"(?<![\dX])\d{17}[\dX](?![\dX])", re.ASCII)
_OLD = re.compile(r"\d{15}", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.ASCII)
# A passport or permit (E12345678), or a card of the forces (军字第1234567号).
_OTHER = re.compile(r"[A-Z]{1,3}\d{6,12}|(?!身份证)[\u4e00-\u9fff]{1,6}\d{5,12}号?", re.ASCII)
_DASHES = re.compile(r"[\s\-\u2010-\u2015\u200b-\u200d\ufeff]")
_EARLIEST_BIRTH_YEAR = 1880

# The first two digits of GB/T 2260 (province level); 81-83 are the residence permits named above.
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71")
_GAT = frozenset(("81", "82", "83"))


class IdKind(StrEnum):
    """Which document the number belongs to."""

    RESIDENT = "resident"
    GAT_RESIDENT = "gat_resident"
    OLD_RESIDENT = "old_resident"
    OTHER_DOCUMENT = "other_document"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class IdReading:
    """What was understood of a number.

    ``value`` is the number as it should be stored (half-width, capital X, no spaces). ``full`` is its 18-digit form,
    computed for an old 15-digit number, None for other documents and unreadable numbers. ``birth`` and ``sex`` are
    None where the number does not say them. ``problems`` is empty for a number without objection.
    """

    value: str
    kind: IdKind
    birth: date | None = None
    sex: Sex | None = None
    full: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against storing the value."""
        return all(problem.level is not Level.MUST for problem in self.problems)


def check_character(first17: str) -> str:
    """The 18th character for 17 digits, by ISO 7064 MOD 11-2."""
    total = sum(map(mul, map(int, first17), _WEIGHTS))  # a roster asks this thousands of times
    return _CHECKS[total % 11]


def read_id_number(text: str) -> IdReading:
    """Understand a number as typed or imported, also with a word around it; the objections are in ``problems``."""
    value = _DASHES.sub("", fold(text)).upper()
    inside = _INSIDE_TEXT.findall(value)
    if len(inside) == 1:
        return _read_resident(inside[0])
    if _OLD.fullmatch(value):
        return _read_old(value)
    if _OTHER.fullmatch(value) and not _SCIENTIFIC.fullmatch(value):
        return IdReading(value, IdKind.OTHER_DOCUMENT)
    return IdReading(value, IdKind.INVALID, problems=(Problem(FIELD, _why_unreadable(value)),))


def disagreements(reading: IdReading, birth: LooseDate | None, sex: Sex | None) -> tuple[Problem, ...]:
    """The objections when the number says another birth date or sex than the record does."""
    problems = []
    if reading.birth is not None and birth is not None and not birth.agrees_with(reading.birth):
        said = LooseDate.of(reading.birth).chinese()
        sentence = f"出生日期{birth.chinese()}与身份证号中的{said}不一致，请核对。"
        problems.append(Problem("birth_on", sentence, Level.WARN))
    if reading.sex is not None and sex is not None and sex is not reading.sex:
        sentence = f"性别“{sex}”与身份证号中的“{reading.sex}”不一致，请核对。"
        problems.append(Problem("sex", sentence, Level.WARN))
    return tuple(problems)


def mask_id_number(text: str) -> str:
    """The number with its middle covered: ``310101199001011234`` becomes ``3101**********1234``.

    Short document numbers show their first and last two characters, very short ones nothing.
    """
    if len(text) >= 15:
        return text[:4] + "*" * (len(text) - 8) + text[-4:]
    if len(text) >= 7:
        return text[:2] + "*" * (len(text) - 4) + text[-2:]
    return "*" * len(text)


def _read_resident(value: str) -> IdReading:
    kind = IdKind.GAT_RESIDENT if value[:2] in _GAT else IdKind.RESIDENT
    birth = _birth(value[6:14])
    problems = _region_problems(value) + _birth_problems(birth)
    if check_character(value[:17]) != value[17]:
        problems += (Problem(FIELD, _why_check_fails(value)),)
    return IdReading(value, kind, birth, _sex(value[16]), value, problems)


def _read_old(value: str) -> IdReading:
    first17 = f"{value[:6]}19{value[6:]}"
    full = first17 + check_character(first17)
    birth = _birth(first17[6:14])
    problems = _region_problems(value) + _birth_problems(birth)
    if not problems:
        sentence = f"这是15位的老号码，换成18位是在第6位之后加19、末尾加{full[-1]}，请与身份证核对。"
        problems = (Problem(FIELD, sentence, Level.INFO),)
    return IdReading(value, IdKind.OLD_RESIDENT, birth, _sex(value[14]), full, problems)


def _birth(digits: str) -> date | None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if born.year >= _EARLIEST_BIRTH_YEAR else None


def _sex(digit: str) -> Sex:
    return Sex.MALE if int(digit) % 2 else Sex.FEMALE


def _region_problems(value: str) -> tuple[Problem, ...]:
    if _PROVINCES.match(value) or value[:2] in _GAT:
        return ()
    return (Problem(FIELD, f"身份证号开头的“{value[:2]}”不是省级行政区划代码，请核对。", Level.WARN),)


def _birth_problems(birth: date | None) -> tuple[Problem, ...]:
    return () if birth is not None else (Problem(FIELD, "身份证号中的出生日期不存在，请核对第7位至第14位。"),)


def _why_check_fails(value: str) -> str:
    if value.endswith("000"):
        return "身份证号后三位是000，可能是表格软件把它当成数字存坏了，请对照证件重新录入。"
    return "身份证号的校验码不对，可能有一位录错，请对照证件核对。"


def _why_unreadable(value: str) -> str:
    if not value:
        return "没有填写身份证号。"
    if _SCIENTIFIC.fullmatch(value):
        return "身份证号被表格软件改成了科学计数法，后几位已经丢失，请对照证件重新录入。"
    if len(value) == 18 and re.search("[OIL]", value):
        return "身份证号里有字母O、I或L，应为数字0或1，请核对。"
    if len(value) in (15, 18):
        return "身份证号只能是数字，18位号码的末位可以是X，请核对。"
    return f"身份证号应为18位，现在是{len(value)}位，请核对。"
