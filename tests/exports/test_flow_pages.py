from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper.document import Flow, HeadFields, Margins, NumberStyle, PageSetup, Paragraph, ParagraphStyle
from exports.paper.faces import LOW_LINE, FontPolicy, Role, faces_for
from exports.paper.flow_pages import FlowPages
from exports.paper.ink import MM, Placed, RecordingInk
from exports.paper.missing import MissingGlyphError
from exports.paper.pages import lay_out
from tests.exports.paper_samples import SIGNED, SPEECH, minutes
from tests.exports.test_register_pages import marks_of, texts_on

FACES = faces_for(FontPolicy.BUNDLED)
LINES, LETTERS, PITCH, SIZE = 22, 28, 28.9, 16
H, S, B, P = ParagraphStyle.HEADING, ParagraphStyle.SUBHEADING, ParagraphStyle.BODY, ParagraphStyle.PLAIN


@dataclass
class Written:
    """A line as it stands on paper; lengths in points."""

    page: int
    base: float
    left: float
    right: float
    text: str
    faces: tuple[str, ...]


class LineInk(RecordingInk):
    """Remembers whole lines with their exact places."""

    def __init__(self) -> None:
        super().__init__()
        self.lines_written: list[Written] = []
        self.rules: list[tuple[float, float, float, float]] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        super().line(x1, y1, x2, y2, thickness)
        self.rules.append((x1, y1, x2, y2))

    def texts(self, placed: Iterable[Placed], y: float) -> None:
        for run, below in placed:
            end = run.x + sum(run.face.width(c) for c in run.text) * run.size + run.spacing * (len(run.text) - 1)
            last = self.lines_written[-1] if self.lines_written else None
            if last and last.page == self._page and abs(last.base - y - below) < 0.01:
                last.text, last.right, last.faces = last.text + run.text, end, (*last.faces, run.face.key)
            else:
                self.lines_written.append(Written(self._page, y + below, run.x, end, run.text, (run.face.key,)))


def written(flow: Flow) -> list[Written]:
    ink = LineInk()
    (pages,) = lay_out(flow, FACES)
    for index in range(pages.count):
        pages.draw(index, ink)
    return ink.lines_written


def body(flow: Flow) -> list[Written]:
    """The lines of the paragraphs only; the flow has neither title nor page numbers nor signatures."""
    return written(replace(flow, title="", head=HeadFields(), signatures=(), has_number=False))


def bare(*paragraphs: Paragraph) -> Flow:
    return Flow(title="", record="会议", paragraphs=paragraphs, has_number=False)


# The ruler


def test_a_full_page_has_22_lines_of_28_characters_within_the_type_area() -> None:
    lines = [line for line in body(bare(Paragraph("支" * 3000))) if line.page == 2]
    assert len(lines) == LINES
    assert {len(line.text) for line in lines} == {LETTERS}
    assert {round(b.base - a.base, 2) for a, b in pairwise(lines)} == {PITCH}
    assert all(abs(line.left - 28 * MM) < 0.01 and abs(line.right - (210 - 26) * MM) < 0.01 for line in lines)
    assert lines[0].base - SIZE > 37 * MM - 1
    assert lines[-1].base < (297 - 35) * MM


def test_the_first_line_begins_two_characters_in() -> None:
    first, second, *_ = body(bare(Paragraph("支" * 60)))
    assert len(first.text) == LETTERS - 2
    assert first.left - second.left == pytest.approx(2 * 156 * MM / LETTERS, abs=0.1)


def test_full_lines_end_at_the_right_edge_and_the_last_keeps_its_natural_width() -> None:
    lines = body(bare(Paragraph(SPEECH)))
    ends = [(210 - 26) * MM - line.right for line in lines[:-1]]
    assert all(-SIZE / 2 - 0.1 <= end <= 0.5 for end in ends)  # a closing mark may stand out by its empty half
    assert lines[-1].right < 170 * MM


def test_the_number_stands_7_mm_below_the_type_area_outside_on_both_sides_of_the_sheet() -> None:
    numbers = [line for line in written(minutes(3)) if line.text.startswith("— ")]
    assert [line.text for line in numbers] == [f"— {n} —" for n in range(1, len(numbers) + 1)]
    middle = (297 - 35 + 7) * MM
    assert all(abs(line.base - 14 * 0.37 - middle) < 0.1 for line in numbers)
    odd, even = numbers[:2]
    assert odd.right == pytest.approx((210 - 26) * MM - 14, abs=0.1)
    assert even.left == pytest.approx(26 * MM + 14, abs=0.1)


def test_the_back_of_a_sheet_keeps_28_mm_at_its_own_binding_edge() -> None:
    flow = Flow(title="", record="", paragraphs=(Paragraph("支" * 2000, P),))
    lines = [line for line in written(flow) if not line.text.startswith("—")]
    assert {
        (line.page % 2, round(line.left / MM), round(line.right / MM)) for line in lines if len(line.text) == LETTERS
    } == {
        (1, 28, 184),
        (0, 26, 182),
    }
    middle = written(replace(flow, numbers=NumberStyle.CENTRE))
    assert {round(line.left / MM) for line in middle if len(line.text) == LETTERS} == {28}
    plain = PageSetup()
    assert plain.turned == plain


def test_a_long_signature_is_made_smaller_rather_than_cut() -> None:
    flow = replace(
        minutes(0),
        signatures=("中共某某市某某局机关第三支部委员会（盖章）某某市某某局机关总支部委员会：",),
        has_number=False,
    )
    last = written(flow)[-1]
    assert last.left >= 28 * MM - 0.1
    assert last.right <= (210 - 26) * MM + 0.1


@pytest.mark.parametrize(
    ("style", "text"), [(NumberStyle.CENTRE, "— 2 —"), (NumberStyle.OF_TOTAL, "第 2 页　共 {count} 页")]
)
def test_other_numbers_stand_in_the_middle(style: NumberStyle, text: str) -> None:
    lines = written(replace(minutes(2), numbers=style))
    (number,) = [line for line in lines if line.text == text.format(count=lines[-1].page)]
    assert (number.left + number.right) / 2 == pytest.approx((28 + 210 - 26) / 2 * MM, abs=0.2)


def test_numbers_can_be_left_out() -> None:
    assert not [line for line in written(replace(minutes(1), has_number=False)) if line.text.startswith("—")]


# Faces


def test_every_style_has_its_face() -> None:
    paragraphs = (
        Paragraph("一、议题", H),
        Paragraph("（一）要点", S),
        Paragraph("正文", B, "时间："),
        Paragraph("附", ParagraphStyle.CENTRE),
    )
    shown = {line.text: line.faces for line in body(bare(*paragraphs))}
    assert shown == {"一、议题": ("hei",), "（一）要点": ("kai",), "时间：正文": ("hei", "fang"), "附": ("fang",)}


def test_a_lead_longer_than_a_line_goes_on_in_its_face() -> None:
    first, second = body(bare(Paragraph("正文", P, "题" * 30 + "：")))
    assert first.faces == ("hei",)
    assert second.faces == ("hei", "fang")


def test_a_day_ends_four_characters_before_the_edge_and_centred_text_stands_in_the_middle() -> None:
    middle, day = body(
        bare(Paragraph("（摘要）", ParagraphStyle.CENTRE), Paragraph("2026年3月5日", ParagraphStyle.RIGHT))
    )
    assert (210 - 26) * MM - day.right == pytest.approx(4 * 156 * MM / LETTERS, abs=0.5)
    assert (middle.left + middle.right) / 2 == pytest.approx((28 + 210 - 26) / 2 * MM, abs=0.2)


def test_an_empty_paragraph_leaves_a_line_free_and_a_line_feed_begins_another_paragraph() -> None:
    one, two, three = body(bare(Paragraph("甲\n乙"), Paragraph(""), Paragraph("丙")))
    assert two.base - one.base == pytest.approx(PITCH)
    assert three.base - two.base == pytest.approx(2 * PITCH)
    assert one.left == two.left == three.left


# Heads and ends


def test_the_title_is_balanced_and_the_head_stands_below_it() -> None:
    lines = written(minutes(1))
    assert [line.text for line in lines[:2]] == ["中共某某市某某局机关", "第三支部党员大会会议记录"]
    assert {line.faces for line in lines[:2]} == {("title",)}
    assert lines[2].text == "机关第三支部第3次"
    assert lines[3].base - lines[2].base == pytest.approx(2 * PITCH)


def test_signatures_are_captions_with_room_and_a_day() -> None:
    *_, chair, recorder, day, _ = written(minutes(1))
    assert (chair.text, recorder.text, day.text) == SIGNED
    assert chair.right == pytest.approx(recorder.right)
    assert (210 - 26) * MM - chair.right >= 8 * SIZE - 1
    assert day.right > chair.right


@settings(max_examples=40)
@given(st.integers(1, 30))
def test_signatures_and_the_closing_line_never_stand_alone(lines: int) -> None:
    texts = [Paragraph(f"第{number}项议题没有不同意见。") for number in range(lines)]
    flow = Flow(
        title="会议记录", record="", paragraphs=(*texts, Paragraph("散会。")), signatures=SIGNED, has_number=False
    )
    marks = written(flow)
    last = [line.text for line in marks if line.page == marks[-1].page]
    assert last[-4:] == ["散会。", *SIGNED]
    assert len(last) > 4


# Pages


letters = st.text(st.sampled_from("党员大会支部书记，。、“”（）《》：0129aZ%—"), min_size=1, max_size=200)
bodies = st.builds(Paragraph, letters, st.sampled_from((B, B, B, P)), st.sampled_from(("", "", "发言：")))
sections = st.tuples(
    st.lists(st.builds(Paragraph, st.text("议题要点", min_size=1, max_size=70), st.sampled_from((H, S))), max_size=2),
    st.lists(bodies, min_size=1, max_size=6),
)


@settings(max_examples=60)
@given(st.lists(sections, min_size=1, max_size=8))
def test_every_character_is_printed_once_in_order_and_pages_break_well(
    drawn: list[tuple[list[Paragraph], ...]],
) -> None:
    paragraphs = [paragraph for section in drawn for part in section for paragraph in part]
    lines = body(bare(*paragraphs))
    texts = [paragraph.lead + paragraph.text for paragraph in paragraphs]
    assert "".join(line.text for line in lines) == "".join(texts)
    by_page = [len([line for line in lines if line.page == page]) for page in range(1, lines[-1].page + 1)]
    assert max(by_page) <= LINES
    assert min(by_page) >= 1
    _check_breaks(paragraphs, lines)


def _check_breaks(paragraphs: list[Paragraph], lines: list[Written]) -> None:
    """At least two lines of a cut paragraph on either page; headings stay with what follows."""
    waiting, before = list(lines), 0
    for paragraph in paragraphs:
        own: list[Written] = []
        text = paragraph.lead + paragraph.text
        while sum(len(line.text) for line in own) < len(text):
            own.append(waiting.pop(0))
        pages = [line.page for line in own]
        if len(set(pages)) > 1:
            assert min(pages.count(page) for page in set(pages)) >= 2
        if before:
            assert pages[0] == before
        before = pages[-1] if paragraph.style in (H, S) else 0


def test_minutes_of_20_000_characters_page_rightly() -> None:
    topics = 20_000 // (len(SPEECH) * 3) + 1
    flow = minutes(topics)
    assert sum(len(paragraph.text) for paragraph in flow.paragraphs) > 20_000
    lines = body(flow)
    assert "".join(line.text for line in lines) == "".join(p.lead + p.text for p in flow.paragraphs)
    _check_breaks(list(flow.paragraphs), lines)
    pages = lines[-1].page
    filled = [len([line for line in lines if line.page == page]) for page in range(1, pages)]
    assert min(filled) >= LINES - 3
    assert pages >= 33


def test_headings_that_fill_a_page_are_cut_rather_than_lost() -> None:
    lines = body(bare(*[Paragraph(f"{number}、议题", H) for number in range(50)], Paragraph("完")))
    assert len(lines) == 51
    assert lines[-1].page == 3


def test_a_sheet_with_margins_of_its_own_keeps_them() -> None:
    setup = PageSetup(margins=Margins(top=20, left=40, right=20, bottom=200))
    lines = body(replace(bare(Paragraph("支" * 400)), setup=setup))
    assert all(line.left >= 40 * MM - 0.1 and line.right <= 190 * MM + 0.1 for line in lines)
    assert FlowPages(replace(bare(), setup=setup), FACES).lines_per_page == 7


def test_missing_characters_name_record_and_paragraph() -> None:
    with pytest.raises(MissingGlyphError, match="“会议”的“时间”里的“𪚥”"):
        lay_out(bare(Paragraph("三月𪚥", P, "时间：")), FACES)
    with pytest.raises(MissingGlyphError, match="“会议”的“正文”里的“𪚥”"):
        lay_out(bare(Paragraph("𪚥")), FACES)


def test_text_is_set_in_the_chain_of_its_role() -> None:
    assert FACES.chain(Role.FANG).advance("党") == FACES.chain(Role.FANG).width("党")


def test_a_blank_for_the_hand_is_one_rule_from_the_text_before_to_the_text_behind() -> None:
    ink = LineInk()
    text = Paragraph(f"电话{LOW_LINE * 10}邮编", P)
    FlowPages(Flow(title="", record="", paragraphs=(text,), has_number=False), FACES).draw(0, ink)

    (written,) = ink.lines_written
    ((x1, y1, x2, y2),) = ink.rules
    step = written.right - written.left - SIZE
    assert (written.text, y1) == ("电话邮编", y2)
    assert written.base < y1 < written.base + SIZE / 4
    assert (x1 - written.left, x2 - written.left) == pytest.approx((2 / 13 * step, 12 / 13 * step), abs=0.5)


def test_pages_can_be_drawn_in_any_order() -> None:
    (pages,) = lay_out(minutes(3), FACES)
    ink = RecordingInk()
    pages.draw(pages.count - 1, ink)
    assert [mark.text for mark in ink.marks] == texts_on(marks_of(minutes(3)), pages.count)
