"""恢复单: the recovery code of a book with a password, on paper for the safe. Nothing of it stays on the computer."""

from collections.abc import Sequence
from datetime import date

from exports.paper.document import Flow, Paragraph, ParagraphStyle

_PART = 7


def grouped(code_row: str) -> str:
    """A row of 14 signs in two groups, as it is read out and typed."""
    return f"{code_row[:_PART]}　{code_row[_PART:]}"


def recovery_sheet(book: str, rows: Sequence[str], on: date) -> Flow:
    """The sheet for a book of this name. ``rows`` are the four rows of the code."""
    body, plain, centre = ParagraphStyle.BODY, ParagraphStyle.PLAIN, ParagraphStyle.CENTRE
    lines = [
        Paragraph(f"“{book}”", plain, lead="账簿："),
        Paragraph(f"{on.year}年{on.month}月{on.day}日", plain, lead="制作日期："),
        Paragraph("", plain),
        *(Paragraph(f"{number}　　{grouped(one)}", centre) for number, one in enumerate(rows, start=1)),
        Paragraph("", plain),
        Paragraph(
            "忘记密码时，在输入密码的窗口点“忘记密码，用恢复码打开”，照上面四行输入，大小写、空格不要紧；有扫码枪的，扫下面的方码即可。",
            body,
        ),
        Paragraph(
            "每行最后一个字符用来核对，输错一处会指出是第几行。其中没有字母I、L、O、U，看着像的是数字1或0。", body
        ),
        Paragraph("持有本单的人不用密码就能打开账簿，请密封后由支部两人以上分开保管，不要拍照、不要存在电脑里。", body),
        Paragraph("更改或取消密码以后本单作废，请销毁，另换新单。", body),
    ]
    return Flow(
        title="支部台账恢复单",
        record=book,
        paragraphs=tuple(lines),
        signatures=("保管人签名：", "监督人签名："),
        scanned="".join(rows),
        has_number=False,
    )
