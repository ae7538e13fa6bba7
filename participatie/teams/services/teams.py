"""Teams: opened and changed. One of them always answers for what fits nowhere else."""

from flask_babel import gettext as _

from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_body, clean_line, skeleton
from participatie.partners.models import Partner
from participatie.subjects import services as subjects
from participatie.teams import queries
from participatie.teams.events import TeamChanged, TeamOpened
from participatie.teams.models import Team, TeamKind
from participatie.teams.permissions import can_arrange, can_change, can_manage

LONGEST_TERM_DAYS = 60


def open_team(
    actor: Actor,
    name: str,
    *,
    lead: str = "",
    purpose: str = "",
    kind: str = TeamKind.FIXED,
    answer_term_days: int = 5,
    home_partner: Partner | None = None,
) -> Team:
    """Let there be a team. The very first one answers for whatever fits no remit."""
    authorize(can_manage, actor)
    name = _free_name(name)
    subject = subjects.begin(actor, "team")
    subject.title, subject.lead = name, lead
    team = Team(
        id=subject.id,
        purpose=purpose,
        kind=_known_kind(kind),
        answer_term_days=_fair_term(answer_term_days),
        home_partner_id=home_partner.id if home_partner else None,
        is_fallback=queries.find_fallback() is None,
    )
    db.session.add(team)
    subjects.publish(actor, subject)
    emit(TeamOpened(by_id=actor.id, subject_id=team.id, name=name))
    return team


def change_team(
    actor: Actor,
    team: Team,
    version: int,
    *,
    name: str,
    lead: str,
    purpose: str,
    kind: str,
    answer_term_days: int,
    home_partner_id: int | None,
    contact_id: int | None,
    stand_in_id: int | None,
) -> None:
    """Bring a team up to date; `version` is the one that the actor saw. A new term holds for what is published from now on."""
    db.session.refresh(team, ["version"], with_for_update=True)
    authorize(can_change, actor, team)
    if version != team.version:
        pairs = (
            (_("Naam"), name, team.subject.title),
            (_("In één zin"), lead, team.subject.lead),
            (_("Waarvoor is dit team"), purpose, team.purpose),
        )
        raise Conflict(tuple(Clash(*pair) for pair in pairs if pair[1] != pair[2]))
    _check_posts(team, contact_id, stand_in_id)
    subject = team.subject
    parts = ("title", "lead", "purpose", "kind", "answer_term_days", "home_partner", "contact", "stand_in")
    before = (subject.title, subject.lead, team.purpose, team.kind, team.answer_term_days)
    after = (_free_name(name, team.id), lead, purpose, _known_kind(kind), _fair_term(answer_term_days))
    before_ids = (team.home_partner_id, team.contact_id, team.stand_in_id)
    after_ids = (home_partner_id, contact_id, stand_in_id)
    pairs_of_parts = zip(parts, (*before, *before_ids), (*after, *after_ids), strict=True)
    changed = [part for part, old, new in pairs_of_parts if old != new]
    if not changed:
        return
    subject.title, subject.lead, team.purpose, team.kind, team.answer_term_days = after
    team.home_partner_id, team.contact_id, team.stand_in_id = after_ids  # type: ignore[assignment]  # ids of forms are plain
    _note_change(actor, team, changed)


def arrange_team(
    actor: Actor, team: Team, version: int, *, agreements: str, contact_id: int | None, stand_in_id: int | None
) -> None:
    """Say, as the team itself, how it works together, who its contact is and who stands in."""
    db.session.refresh(team, ["version"], with_for_update=True)
    authorize(can_arrange, actor, team)
    text = clean_body(agreements)
    if version != team.version:
        raise Conflict((Clash(_("Zo werken we samen"), text, team.agreements),) if text != team.agreements else ())
    _check_posts(team, contact_id, stand_in_id)
    before = (team.agreements, team.contact_id, team.stand_in_id)
    after = (text, contact_id, stand_in_id)
    changed = [part for part, old, new in zip(("agreements", "contact", "stand_in"), before, after, strict=True) if old != new]
    if not changed:
        return
    team.agreements, team.contact_id, team.stand_in_id = after
    _note_change(actor, team, changed)


def _check_posts(team: Team, contact_id: int | None, stand_in_id: int | None) -> None:
    """Contact and stand-in are two people of the team."""
    if contact_id is not None and queries.find_membership(team.id, contact_id) is None:
        raise Refused(_("Kies iemand uit het team."), field="contact")
    if stand_in_id is not None and queries.find_membership(team.id, stand_in_id) is None:
        raise Refused(_("Kies iemand uit het team."), field="stand_in")
    if stand_in_id is not None and stand_in_id == contact_id:
        raise Refused(_("Kies iemand anders dan het aanspreekpunt."), field="stand_in")


def _note_change(actor: Actor, team: Team, changed: list[str]) -> None:
    team.version += 1
    db.session.flush()
    emit(TeamChanged(by_id=actor.id, subject_id=team.id, what=",".join(changed)))


def make_fallback(actor: Actor, team: Team) -> None:
    """Let this team answer for what fits no remit, instead of the one that did."""
    authorize(can_change, actor, team)
    before = queries.find_fallback()
    if before is not None and before.id == team.id:
        return
    if before is not None:
        before.is_fallback = False
    team.is_fallback = True
    db.session.flush()
    emit(TeamChanged(by_id=actor.id, subject_id=team.id, what="fallback"))


def fallback_team() -> Team:
    """The team for what fits no remit; made when there is none, so that nothing is ever without a team."""
    return queries.find_fallback() or open_team(SYSTEM, _("Team Algemeen"), lead=_("Voor alles wat nergens anders past."))


def _free_name(name: str, own_id: int = 0) -> str:
    line = clean_line(name)
    look = skeleton(line)
    if not look:
        raise Refused(_("Vul de naam van het team in."), field="name")
    if look in {skeleton(other) for other in queries.list_team_names(but=own_id)}:
        raise Refused(_("Er is al een team met deze naam, of met een naam die er sprekend op lijkt."), field="name")
    return line


def _fair_term(days: int) -> int:
    if not 1 <= days <= LONGEST_TERM_DAYS:
        raise Refused(_("Kies een termijn van 1 tot en met %(n)s werkdagen.", n=LONGEST_TERM_DAYS), field="answer_term_days")
    return days


def _known_kind(kind: str) -> str:
    if kind not in set(TeamKind):
        raise Refused(_("Kies wat voor team het is."), field="kind")
    return kind
