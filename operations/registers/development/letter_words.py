"""The words of a 介绍信: number, days and months in capitals, the two organisations, the person."""

from dataclasses import dataclass
from datetime import date

from ledger.fields import masked
from ledger.kinds.development import TransferLetter
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import OrgUnit
from ledger.roster.entry import category_on
from ledger.rules.seniority import age_of
from ledger.values.capitals import capital_number
from ledger.values.months import Month
from operations.registers.definition import RegisterInput
from operations.registers.development.common import DATE_LINE, LONG_BLANK, or_blank

KINDS = "正式、预备"
_TEN, _TWENTY = 10, 20


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter as words; without one the blanks of the form."""

    letter: TransferLetter | None
    member: Member | None
    sender: OrgUnit | None
    is_unmasked: bool

    @property
    def number(self) -> str:
        """``〔2026〕第12号``."""
        one = self.letter
        return number_words(one) if one else "第　　　　号"

    @property
    def name(self) -> str:
        """The person."""
        return or_blank(self.member.name if self.member else "")

    @property
    def person(self) -> str:
        """``王小明同志（男），36岁，汉族，系中共正式党员，身份证号码…``."""
        who = self.member
        sex = or_blank(who.sex if who else "", "男、女")
        age = self._age
        people = or_blank(who.ethnic_group if who else "")
        number = or_blank(self._id_number, LONG_BLANK)
        kind = f"系中共（{self.category}）党员"
        return f"{self.name}同志（{sex}），{or_blank(age)}岁，{people}，{kind}，身份证号码{number}，"

    @property
    def category(self) -> str:
        """正式 or 预备 on the day of the letter; both, for striking one, where nobody knows."""
        on = self.letter.issued_on if self.letter else None
        found = category_on(self.member, on) if self.member and on else ""
        return found.removesuffix("党员") or KINDS

    @property
    def way(self) -> str:
        """``由…去…``."""
        return f"由{self.from_place}去{self.to_place}"

    @property
    def from_place(self) -> str:
        """Where the person comes from."""
        return or_blank(self.letter.from_place if self.letter else "", LONG_BLANK)

    @property
    def to_place(self) -> str:
        """Where the person goes."""
        return or_blank(self.letter.to_place if self.letter else "", LONG_BLANK)

    @property
    def addressee(self) -> str:
        """The organisation that receives the letter."""
        return or_blank(self.letter.addressed_to if self.letter else "", LONG_BLANK)

    @property
    def paid_through(self) -> str:
        """The month in capitals."""
        month = self.letter.paid_through if self.letter else None
        return month.capital() if month else "　　　　年　　月"

    @property
    def valid_for(self) -> str:
        """The days for which it holds, in capitals."""
        days = self.letter.valid_days if self.letter else 0
        return capital_number(days) if days > 0 else "　　　　"

    @property
    def issued(self) -> str:
        """The day of the letter in capitals."""
        day = self.letter.issued_on if self.letter else None
        return capital_day(day) if day else DATE_LINE

    @property
    def phone(self) -> str:
        """The telephone of the person."""
        who = self.member
        return or_blank(self._open(who.phone, "phone") if who else "", LONG_BLANK)

    @property
    def sender_name(self) -> str:
        """The organisation that has issued the letter and gets the receipt."""
        return or_blank(self.sender.full_name if self.sender else "", LONG_BLANK)

    @property
    def sender_phone(self) -> str:
        """Its telephone."""
        return or_blank(self.sender.contact_phone if self.sender else "", LONG_BLANK)

    @property
    def _age(self) -> str:
        on = self.letter.issued_on if self.letter else None
        age = age_of(self.member.birth_on, on) if self.member and on else None
        return "" if age is None else str(age)

    @property
    def _id_number(self) -> str:
        return self._open(self.member.id_number, "id_number") if self.member else ""

    def _open(self, text: str, field: str) -> str:
        return text if self.is_unmasked else masked(text, MEMBERS.by_name[field].mask)


def letter_words(given: RegisterInput, letter: TransferLetter | None) -> LetterWords:
    """The words of a letter of the book, or of a blank one."""
    member = given.facts.member_by_id.get(letter.member_id or 0) if letter else None
    sender = given.facts.unit_by_id.get(letter.from_unit_id or 0) if letter else None
    return LetterWords(letter, member, sender, given.options.is_unmasked)


def number_words(one: TransferLetter) -> str:
    """``〔2026〕第12号``; blank where it has none."""
    if not one.serial_no:
        return "第　　　　号"
    return f"〔{one.serial_year}〕第{one.serial_no}号" if one.serial_year else f"第{one.serial_no}号"


def capital_day(day: date) -> str:
    """``贰零贰陆年拾壹月贰拾贰日``, months and days alike."""
    number = capital_number(day.day)
    words = number.removeprefix("壹") if _TEN <= day.day < _TWENTY else number
    return f"{Month.of(day).capital()}{words}日"
