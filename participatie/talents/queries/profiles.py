"""Profiles: one's own, and those whose time is over."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.talents.models import Match, MatchState, Profile
from participatie.talents.queries.running import runs
from participatie.talents.queries.vacancies import find_vacancy

WHOLE = (selectinload(Profile.talents), selectinload(Profile.areas), joinedload(Profile.person))


def find_profile(person_id: int | None) -> Profile | None:
    """The profile of this person, with all that belongs to it. For the person and for what the platform does with it."""
    return db.session.scalar(select(Profile).where(Profile.person_id == person_id).options(*WHOLE))


def get_own_profile(actor: Actor) -> Profile:
    """The actor's own profile."""
    found = find_profile(actor.id) if actor.is_signed_in else None
    if found is None:
        raise NotFound
    return found


def load_profiles(ids: Collection[int]) -> dict[int, Profile]:
    """These profiles by their id, with all that belongs to them. What of it may be shown, the caller decides by the sights."""
    found = db.session.scalars(select(Profile).where(Profile.id.in_(ids)).options(*WHOLE)) if ids else ()
    return {profile.id: profile for profile in found}


def list_to_warn(unused_since: date) -> Sequence[Profile]:
    """The profiles that nobody used since this day, and whose people were not told so yet."""
    wanted = select(Profile).where(Profile.used_on <= unused_since, Profile.warned_on.is_(None))
    return db.session.scalars(wanted.options(joinedload(Profile.person)).order_by(Profile.id).with_for_update(of=Profile)).all()


def list_to_erase(unused_since: date, warned_before: date) -> Sequence[Profile]:
    """The profiles that nobody used since this day although their people were warned; and those of closed accounts."""
    is_over = (Profile.used_on <= unused_since) & (Profile.warned_on <= warned_before)
    wanted = select(Profile).join(Profile.person).where(or_(is_over, Person.active.is_(False)))
    return db.session.scalars(wanted.options(*WHOLE).order_by(Profile.id).with_for_update(of=Profile)).all()


def may_see_profile_photo(actor: Actor, file_key: str) -> bool:
    """Oneself always; who looks for people, once there is a match that was not ended."""
    profile = db.session.scalar(select(Profile).where(Profile.photo_key == file_key)) if actor.is_signed_in else None
    if profile is None or profile.person_id == actor.id:
        return profile is not None
    wanted = select(Match.vacancy_id).where(Match.person_id == profile.person_id, Match.state != MatchState.ENDED)
    vacancies = (find_vacancy(vacancy_id) for vacancy_id in db.session.scalars(wanted))
    return any(vacancy is not None and runs(actor, vacancy.subject) for vacancy in vacancies)
