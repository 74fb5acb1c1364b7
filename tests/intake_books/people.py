"""Fictitious people for the workbooks. The numbers have valid check digits; region 999 within 11 belongs to nobody."""

from dataclasses import dataclass

from ledger.values.id_number import check_character


@dataclass(frozen=True)
class Person:
    name: str
    sex: str
    birth: str  # 1990-01-15
    order: int = 1

    @property
    def id_number(self) -> str:
        sequence = self.order * 2 + (1 if self.sex == "男" else 0)
        first = f"110199{self.birth.replace('-', '')}{sequence:03}"
        return first + check_character(first)


WANG = Person("王伟", "男", "1990-01-15")
LI = Person("李芳", "女", "1985-10-02")
ZHAO = Person("赵敏", "女", "1978-12-30")
QIAN = Person("钱立", "男", "1966-03-08")
SUN = Person("孙悦", "女", "1995-06-20")
MAI = Person("阿卜杜拉·买买提", "男", "1982-11-11")
EVERYBODY = (WANG, LI, ZHAO, QIAN, SUN, MAI)
