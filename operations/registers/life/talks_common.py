"""What the papers about talks share: which talks, who took part, and what of a confidential one may be shown."""

from datetime import date

from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from operations.registers.definition import RegisterInput
from operations.registers.life.common import life_of, units_of
from operations.registers.life.people import post_on, with_post

CONFIDENTIAL = "保密"
_LAST = date.max.isoformat()


def talks_in(given: RegisterInput) -> list[Talk]:
    """The talks of the organisation held in the period up to the day of the register, by day."""
    facts, options, wanted = life_of(given), given.options, units_of(given)
    found = [
        one
        for one in facts.talks
        if given.period.has(one.held_on)
        and (one.held_on or options.as_of) <= options.as_of
        and one.org_unit_id in wanted
    ]
    return sorted(found, key=talk_order)


def talk_order(one: Talk) -> tuple[str, str, int]:
    """By day and hour; without a day last."""
    day = one.held_on or one.planned_on
    return (day.isoformat() if day else _LAST, one.from_time.isoformat() if one.from_time else "", one.id)


def people_words(facts: LifeFacts, talk: Talk, role: str, *, has_posts: bool = False) -> str:
    """Who took part in a role, with their posts of the day if wanted."""
    people = [one for one in facts.people_of.get(talk.id, ()) if one.role == role]
    return "、".join(_person(facts, talk, one, has_posts=has_posts) for one in people)


def _person(facts: LifeFacts, talk: Talk, one: TalkPerson, *, has_posts: bool) -> str:
    name = facts.person_name(one.member_id, one.name)
    if not has_posts:
        return name
    units = (talk.org_unit_id,) if talk.org_unit_id is not None else ()
    return with_post(name, one.post or post_on(facts, one.member_id, units, talk.held_on or talk.planned_on))


def covered(talk: Talk, text: str, *, is_open: bool = False) -> str:
    """A text of a talk as a list may show it: 保密 in the place of everything a confidential talk says."""
    return CONFIDENTIAL if talk.is_confidential and not is_open and text else text
