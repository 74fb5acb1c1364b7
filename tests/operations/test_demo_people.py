from datetime import date
from random import Random

import pytest

from ledger.errors import Level
from ledger.values.id_number import read_id_number
from operations.demo.people import invent_people

TODAY = date(2026, 11, 22)


def test_people_of_a_small_sample_have_names_of_their_own() -> None:
    names = [person.name for person in invent_people(300, TODAY, Random(1))]
    assert len(set(names)) == 300


@pytest.mark.timeout(20)
def test_there_are_always_enough_people() -> None:
    assert len(invent_people(20_000, TODAY, Random(1))) == 20_000


def test_id_numbers_agree_with_birth_and_sex_and_belong_to_nobody() -> None:
    for person in invent_people(50, TODAY, Random(2)):
        reading = read_id_number(person.id_number)
        assert (reading.birth, reading.sex) == (person.born, person.sex)
        assert [problem for problem in reading.problems if problem.level is Level.MUST] == []
        assert person.id_number.startswith("330499")
