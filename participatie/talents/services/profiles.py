"""One's own profile: begun with a yes to the text above it, changed, put to rest, and erased at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.accounts.queries import get_own_person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.places.queries import atlas
from participatie.talents import queries
from participatie.talents.models import (
    CONSENT_VERSION,
    MAX_KNOWS,
    MOST_HOURS,
    Answer,
    Has,
    Match,
    Profile,
    ProfileArea,
    ProfileTalent,
    Sight,
)
from participatie.talents.permissions import can_have_profile, owns
from participatie.talents.services.wording import known, usable_body, usable_public
from participatie.talents.vocabulary import DAYS, LANGUAGES, TALENTS

SIGHTS = ("can", "learn", "knows", "languages", "time", "area")


@dataclass(frozen=True)
class Told:
    """What somebody tells about themselves. `sights` says by part who may see it."""

    can: Sequence[str] = ()
    learn: Sequence[str] = ()
    knows: str = ""
    languages: Sequence[str] = ()
    hours_a_week: int | None = None
    days: Sequence[str] = ()
    has_evenings: bool = False
    area_ids: Sequence[int] = ()
    sights: dict[str, str] = field(default_factory=dict)
    shows_name: bool = False
    shows_photo: bool = False
    wants_mail: bool = False


def begin_profile(actor: Actor, told: Told, *, consents: bool) -> Profile:
    """Let there be a profile of this person, with the day on which they said yes to that. There is never a second."""
    authorize(can_have_profile, actor)
    if not consents:
        raise Refused(_("Zet het vinkje als je dit goed vindt. Zonder je ja bewaren we niets."), field="consents")
    if queries.find_profile(actor.id) is not None:
        raise Refused(_("Je hebt al een talentprofiel. Je kunt het veranderen."))
    profile = Profile(person=get_own_person(actor), consented_at=now(), used_on=this_week(), talents=[], areas=[])
    _write(profile, told)
    db.session.add(profile)
    db.session.flush()
    return profile


def change_profile(actor: Actor, profile: Profile, version: int, told: Told) -> None:
    """Tell it differently; `version` is the one that was on the screen."""
    db.session.refresh(profile, ["version"], with_for_update=True)
    authorize(owns, actor, profile)
    if version != profile.version:
        raise Conflict((Clash(_("Wie of wat ken je?"), told.knows, profile.knows),))
    _write(profile, told)
    profile.version += 1
    profile.consent_version = CONSENT_VERSION
    note_use(profile)


def keep_profile(actor: Actor, profile: Profile) -> None:
    """Say that it may stay, before it would be erased."""
    authorize(owns, actor, profile)
    note_use(profile)


def rest(actor: Actor, profile: Profile) -> None:
    """Be suggested to nobody for a while. What was told stays."""
    authorize(owns, actor, profile)
    profile.is_resting = True
    note_use(profile)


def wake(actor: Actor, profile: Profile) -> None:
    """Be suggested again."""
    authorize(owns, actor, profile)
    profile.is_resting = False
    note_use(profile)


def note_use(profile: Profile) -> None:
    """This person did something with it: the year begins anew."""
    profile.used_on, profile.warned_on = this_week(), None
    db.session.flush()


def this_week() -> date:
    """The Monday of this week: which day somebody did something, and so perhaps answered, is written nowhere."""
    return today() - timedelta(days=today().weekday())


def erase_profile(actor: Actor, profile: Profile) -> None:
    """Erase it at once, with every yes and match. With its salt what was ever passed over belongs to nobody any more."""
    authorize(owns, actor, profile)
    for table in (Answer, Match):
        db.session.execute(delete(table).where(table.person_id == profile.person_id))
    db.session.delete(profile)
    db.session.flush()


def _write(profile: Profile, told: Told) -> None:
    usable_public({"knows": told.knows})
    knows = usable_body(told.knows, MAX_KNOWS, "knows")
    if not told.can and not told.learn:
        raise Refused(_("Kies ten minste één talent, of iets dat je wilt leren."), field="can")
    if told.hours_a_week is not None and not 1 <= told.hours_a_week <= MOST_HOURS:
        raise Refused(_("Kies een aantal uren van 1 tot en met %(n)s.", n=MOST_HOURS), field="hours_a_week")
    profile.knows, profile.hours_a_week, profile.has_evenings = knows, told.hours_a_week, told.has_evenings
    profile.languages, profile.days = known(told.languages, LANGUAGES, "languages"), known(told.days, DAYS, "days")
    profile.shows_name, profile.shows_photo, profile.wants_mail = told.shows_name, told.shows_photo, told.wants_mail
    for part, sight in told.sights.items():
        if part in SIGHTS:
            setattr(profile, f"{part}_sight", Sight(sight).value)
    _write_talents(profile, told)
    _write_areas(profile, told.area_ids)


def _write_talents(profile: Profile, told: Told) -> None:
    can = known(told.can, TALENTS, "can")
    learn = [talent for talent in known(told.learn, TALENTS, "learn") if talent not in can]
    wanted = {(talent, Has.CAN.value) for talent in can} | {(talent, Has.LEARN.value) for talent in learn}
    profile.talents = [it for it in profile.talents if (it.talent, it.has) in wanted]
    there = {(it.talent, it.has) for it in profile.talents}
    profile.talents += [ProfileTalent(talent=talent, has=has) for talent, has in sorted(wanted - there)]


def _write_areas(profile: Profile, area_ids: Sequence[int]) -> None:
    facts = atlas().facts
    if any(area_id not in facts for area_id in area_ids):
        raise Refused(_("Kies uit de lijst."), field="areas")
    profile.areas = [it for it in profile.areas if it.area_id in area_ids]
    there = {it.area_id for it in profile.areas}
    profile.areas += [ProfileArea(area_id=area_id) for area_id in dict.fromkeys(area_ids) if area_id not in there]
