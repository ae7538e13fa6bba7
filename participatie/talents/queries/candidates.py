"""People with a profile as matching sees them, and who looks at them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.partners.models import PartnerMembership
from participatie.places.queries import atlas
from participatie.talents.matching import Candidate, Viewer
from participatie.talents.models import Has, Profile, ProfileArea, ProfileTalent, Vacancy
from participatie.talents.queries.profiles import find_profile
from participatie.talents.tokens import card_of
from participatie.teams.models import TeamMembership

_FACTS = (
    Profile.id, Profile.person_id, Profile.salt, Profile.has_evenings, Profile.hours_a_week,
    Profile.can_sight, Profile.learn_sight, Profile.time_sight, Profile.area_sight,
)  # fmt: skip


def viewer_of(actor: Actor) -> Viewer:
    """Who looks, by the partners and teams they belong to at this moment. One statement for who is in a team."""
    own = actor.scopes("partner_speaker") | actor.scopes("partner_manager")
    in_team = bool(actor.scopes("team_member"))
    partner_ids = own | _partners_in_teams({actor.id} if actor.id and in_team else set()).get(actor.id or 0, set())
    return Viewer(frozenset(partner_ids), is_in_network=bool(partner_ids) or in_team, person_id=actor.id)


def list_candidates(person_ids: Collection[int] | None = None) -> list[Candidate]:
    """Everybody with a profile that does not rest, or these of them. Five statements, however many there are."""
    profiles = select(*_FACTS).join(Person, Person.id == Profile.person_id).where(Person.active, Profile.is_resting.is_(False))
    if person_ids is not None:
        profiles = profiles.where(Profile.person_id.in_(person_ids))
    rows = db.session.execute(profiles.order_by(Profile.id)).all()
    ids = [row.id for row in rows] if person_ids is not None else None
    talents, areas = _talents(ids), _area_paths(ids)
    partners = _partner_ids(person_ids)
    return [
        Candidate(
            row.id,
            row.person_id,
            row.salt,
            frozenset(talents[row.id, Has.CAN]),
            frozenset(talents[row.id, Has.LEARN]),
            row.has_evenings,
            row.hours_a_week,
            tuple(areas[row.id]),
            frozenset(partners[row.person_id]),
            row.can_sight,
            row.learn_sight,
            row.time_sight,
            row.area_sight,
        )
        for row in rows
    ]


def candidate_of(profile: Profile) -> Candidate:
    """One loaded profile, as its own person sees it: nothing is hidden, also while it rests."""
    facts = atlas().facts
    return Candidate(
        profile.id,
        profile.person_id,
        profile.salt,
        profile.slugs(Has.CAN),
        profile.slugs(Has.LEARN),
        profile.has_evenings,
        profile.hours_a_week,
        tuple(facts[area.area_id].path for area in profile.areas if area.area_id in facts),
        frozenset(),
    )


def _talents(ids: list[int] | None) -> dict[tuple[int, str], list[str]]:
    wanted = select(ProfileTalent.profile_id, ProfileTalent.has, ProfileTalent.talent)
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for profile_id, has, talent in db.session.execute(
        wanted if ids is None else wanted.where(ProfileTalent.profile_id.in_(ids))
    ):
        found[profile_id, has].append(talent)
    return found


def _area_paths(ids: list[int] | None) -> dict[int, list[str]]:
    facts, wanted = atlas().facts, select(ProfileArea.profile_id, ProfileArea.area_id)
    found: dict[int, list[str]] = defaultdict(list)
    for profile_id, area_id in db.session.execute(wanted if ids is None else wanted.where(ProfileArea.profile_id.in_(ids))):
        if area_id in facts:
            found[profile_id].append(facts[area_id].path)
    return found


def _partner_ids(person_ids: Collection[int] | None) -> dict[int, set[int]]:
    """The partners of people: those they are a member of, and those from which they came into a team."""
    day, held = today(), PartnerMembership
    wanted = select(held.person_id, held.partner_id).where(or_(held.until_on.is_(None), held.until_on > day))
    found: dict[int, set[int]] = defaultdict(set)
    rows = db.session.execute(wanted if person_ids is None else wanted.where(held.person_id.in_(person_ids)))
    for person_id, partner_id in rows:
        found[person_id].add(partner_id)
    for person_id, partner_ids in _partners_in_teams(person_ids).items():
        found[person_id] |= partner_ids
    return found


def _partners_in_teams(person_ids: Collection[int] | None) -> dict[int, set[int]]:
    held, found = TeamMembership, defaultdict[int, set[int]](set)
    if person_ids is not None and not person_ids:
        return found
    wanted = select(held.person_id, held.partner_id).where(
        held.partner_id.is_not(None), or_(held.until_on.is_(None), held.until_on > today())
    )
    for person_id, partner_id in db.session.execute(
        wanted if person_ids is None else wanted.where(held.person_id.in_(person_ids))
    ):
        if partner_id is not None:
            found[person_id].add(partner_id)
    return found


def worked_with(person_ids: Iterable[int]) -> set[int]:
    """Everybody who was in a team together with one of these people, at whatever moment."""
    mine, theirs = aliased(TeamMembership), aliased(TeamMembership)
    wanted = select(theirs.person_id).join(mine, mine.team_id == theirs.team_id).where(mine.person_id.in_(list(person_ids)))
    together = (theirs.until_on.is_(None) | (theirs.until_on > mine.from_on)) & (
        mine.until_on.is_(None) | (mine.until_on > theirs.from_on)
    )
    return set(db.session.scalars(wanted.where(together, theirs.person_id != mine.person_id).distinct()))


def find_profile_by_card(vacancy: Vacancy, card: str) -> Profile | None:
    """The profile that has this name at this vacancy, when it does not rest."""
    rows = db.session.execute(
        select(Profile.person_id, Profile.salt)
        .join(Person, Person.id == Profile.person_id)
        .where(Person.active, Profile.is_resting.is_(False))
    )
    person_id = next((person_id for person_id, salt in rows if card_of(salt, vacancy.id) == card), None)
    return find_profile(person_id) if person_id is not None else None
