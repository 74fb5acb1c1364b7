"""The quick way to many dues comes to the same as asking for each month."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.dues import EXEMPT, NOT_LIABLE
from ledger.dues.amounts import due_amounts
from ledger.dues.arrears import arrears_list, arrears_of
from ledger.dues.month_due import due_of
from ledger.dues.paid import paid_by
from ledger.kinds.dues import Assessment, Circumstance, ClosedDue, DueCorrection, DuesClosing, Exemption
from ledger.kinds.membership import StandingChange, Stay
from ledger.values.money import Money
from ledger.values.months import Month
from tests.ledger.dues.dues_book import WANG, YEAR_END, book, day, month, paid, segment
from tests.ledger.dues.test_liability import CHANGES, MONTHS, STAYS
from tests.ledger.roster.people import FIRST, SECOND

START, END = month("2024-12"), month("2027-12")
SEGMENTS = st.builds(
    Assessment,
    member_id=st.just(WANG),
    year=st.integers(2024, 2027),
    from_month=MONTHS,
    to_month=st.none() | MONTHS,
    due=st.integers(0, 900_00).map(Money),
)
CLOSED = st.dictionaries(st.tuples(st.sampled_from([FIRST.id, SECOND.id]), MONTHS), st.none() | st.integers(0, 900_00))


@given(
    st.lists(SEGMENTS, max_size=4),
    st.lists(STAYS, max_size=3),
    st.lists(CHANGES, max_size=2),
    CLOSED,
    st.sampled_from(["", "exemption", "circumstance", "correction"]),
)
def test_the_quick_amounts_are_those_of_each_month(
    segments: list[Assessment],
    stays: list[Stay],
    changes: list[StandingChange],
    closed: dict[tuple[int, Month], int | None],
    special: str,
) -> None:
    months = (month("2026-02"), month("2026-07"))
    facts = book(
        *(replace(one, id=number) for number, one in enumerate(segments, start=1)),
        stays=tuple(replace(one, id=number) for number, one in enumerate(stays, start=1)),
        roster={"standing_changes": tuple(changes)},
        closings=tuple(
            DuesClosing(id=number, branch_id=branch, month=one) for number, (branch, one) in enumerate(closed, start=1)
        ),
        closed_dues=tuple(
            ClosedDue(closing_id=number, member_id=WANG, month=one, due=Money(due), ground="应交")
            for number, ((_, one), due) in enumerate(closed.items(), start=1)
            if due is not None
        ),
    )
    if special == "exemption":
        given_ = Exemption(member_id=WANG, relief=EXEMPT, approved_by="区直机关工委", approved_on=day("2026-01-01"))
        facts = replace(facts, exemptions=(replace(given_, from_month=months[0], to_month=months[1]),))
    elif special == "circumstance":
        noted = Circumstance(member_id=WANG, situation=NOT_LIABLE, from_month=months[0], to_month=months[1])
        facts = replace(facts, circumstances=(noted,))
    elif special == "correction":
        facts = replace(facts, corrections=(DueCorrection(member_id=WANG, month=months[0], amount=Money(100)),))
    expected = [due_of(facts, WANG, one).amount for one in START.through(END)]
    assert due_amounts(facts, facts.roster.member_by_id[WANG], START, END) == expected


@given(st.dictionaries(MONTHS, st.integers(1, 60_00), max_size=12), SEGMENTS)
def test_nobody_who_owes_is_missed_by_the_quick_look(months: dict[Month, int], later: Assessment) -> None:
    payment = paid(1, "2026-03-10", {one.iso: f"{amount / 100:.2f}" for one, amount in months.items()})
    facts = book(segment("50"), replace(later, id=9), payments=(payment,))
    received = paid_by(facts, YEAR_END)
    slow = [one for one in facts.roster.members if arrears_of(facts, received, one, YEAR_END).cells]
    assert [one.member for one in arrears_list(facts, YEAR_END)] == slow
