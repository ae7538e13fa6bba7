"""What talents hold about a person: profile, yeses and matches. What the other side answered is not theirs to see."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, select

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, Whose, of
from participatie.talents.models import Answer, Match, Profile, ProfileArea, ProfileTalent, Side, Vacancy

_NO_WORDS: dict[str, str | bool | None] = {
    "person_note": "",
    "seekers_note": "",
    "talk_where": "",
    "person_look": "",
    "seekers_look": "",
}


def own_talents(whose: Whose) -> ColumnElement[bool]:
    """What this person can or wants to learn."""
    return ProfileTalent.profile_id.in_(select(Profile.id).where(Profile.person_id == whose.person_id))


def own_areas(whose: Whose) -> ColumnElement[bool]:
    """Where this person wants to help."""
    return ProfileArea.profile_id.in_(select(Profile.id).where(Profile.person_id == whose.person_id))


def own_yeses(whose: Whose) -> ColumnElement[bool]:
    """The yeses that this person gave; one of the other side is told by a match only."""
    return (Answer.person_id == whose.person_id) & (Answer.side == Side.PERSON)


own_data.register(
    Holding(_l("Je talenten"), Profile, of(Profile.person_id), Fate.GONE, left_out=frozenset({"salt"})),
    Holding(_l("Wat je kunt of wilt leren"), ProfileTalent, own_talents, Fate.GONE),
    Holding(_l("Waar je wilt helpen"), ProfileArea, own_areas, Fate.GONE),
    Holding(_l("Plekken waar je ja op zei"), Answer, own_yeses, Fate.GONE),
    Holding(
        _l("Waar het klikte"), Match, of(Match.person_id), Fate.WIPED, _NO_WORDS, left_out=frozenset({"key", "seekers_look"})
    ),
    Holding(_l("Plekken die je aanbood"), Vacancy, of(Vacancy.opened_by_id), Fate.STAYS),
)
