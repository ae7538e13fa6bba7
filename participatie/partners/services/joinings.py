"""Taking part with a yes of both sides: the makers ask a partner, or a partner offers; the other side answers."""

from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.kernel.jobs import nightly
from participatie.kernel.outbox import put_mail
from participatie.kernel.text import slug
from participatie.partners import carriers, queries
from participatie.partners.events import JoiningAsked, JoiningRefused
from participatie.partners.models import Involvement, Joining, Partner, Side
from participatie.partners.permissions import can_answer_joining, can_ask, can_offer, can_withdraw_joining
from participatie.partners.services.involvements import known_role, take_role
from participatie.subjects import services as subjects
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject

LIFE = timedelta(days=60)


def ask_partner(actor: Actor, subject: Subject, partner: Partner, role: str, note: str = "") -> Joining | Involvement:
    """Ask a partner to take a role. Its own people answer; nobody is put in a role without knowing."""
    subjects.hold(subject)
    is_carrier = carriers.carries(actor, subject)
    authorize(can_ask, actor, subject, is_carrier)
    return _ask(actor, subject, partner, role, note, Side.MAKERS)


def offer_to_join(actor: Actor, subject: Subject, partner: Partner, role: str, note: str = "") -> Joining | Involvement:
    """Offer that a partner takes a role. The makers answer; one of them who speaks for the partner has said yes already."""
    subjects.hold(subject)
    authorize(can_offer, actor, subject, partner)
    if not carriers.can_be_joined(subject):
        raise NotFound
    before = queries.find_involvement(subject.id, partner.id)
    if before is not None and before.role == role and not before.power:
        return take_role(actor, subject, partner, known_role(subject, role), note)
    if carriers.carries(actor, subject):
        return _settle(actor, subject, partner, role, note)
    return _ask(actor, subject, partner, role, note, Side.PARTNER)


def accept_joining(actor: Actor, joining: Joining, read: int | None = None) -> Involvement:
    """Say yes to what was `read`, as `Joining.words` gave it; who asked hears it. What changed since is read first."""
    subject, partner = _held(actor, joining)
    if read is not None and read != joining.words:
        raise Refused(_("De vraag is net veranderd. Lees hem nog eens en zeg dan ja of nee."))
    involvement = _settle(actor, subject, partner, joining.role, joining.note)
    _tell_asker(joining, is_yes=True)
    return involvement


def decline_joining(actor: Actor, joining: Joining) -> None:
    """Say no. Only who asked hears it; nothing of it is on the page."""
    subject, partner = _held(actor, joining)
    _end(actor, subject, partner, joining)
    _tell_asker(joining, is_yes=False)


def withdraw_joining(actor: Actor, joining: Joining) -> None:
    """Take the question back before it is answered."""
    _hold(joining)
    authorize(can_withdraw_joining, actor, joining, carriers.carries(actor, joining.subject))
    _end(actor, joining.subject, joining.partner, joining)


def _ask(actor: Actor, subject: Subject, partner: Partner, role: str, note: str, side: Side) -> Joining:
    wanted = known_role(subject, role)
    before = queries.find_involvement(subject.id, partner.id)
    if before is not None and (before.power or before.role == wanted):
        raise Refused(_("Deze partner doet hier al mee."), field="partner")
    joining = queries.find_joining(subject.id, partner.id)
    if joining is not None and joining.asked_by != side:
        raise Refused(_("De andere kant vroeg dit al. Geef daar antwoord op."), field="partner")
    is_new = joining is None
    if joining is None:
        joining = Joining(subject_id=subject.id, subject=subject, partner_id=partner.id, partner=partner, asked_by=side)
        db.session.add(joining)
    joining.role, joining.note, joining.by_id, joining.created_at = wanted, note, actor.id, now()
    db.session.flush()
    if is_new:
        name = partner.subject.title
        told = {"partner_name": name, "role": str(wanted), "asked_by": str(side)}
        emit(JoiningAsked(by_id=actor.id, subject_id=subject.id, partner_id=partner.id, **told))
        _tell_other_side(joining)
    return joining


def _hold(joining: Joining) -> None:
    """Of two answers at once, or an answer and a withdrawal, the second finds the question gone."""
    subjects.hold(joining.subject)
    if queries.find_joining(joining.subject_id, joining.partner_id) is None:
        raise queries.joining_is_over()
    db.session.refresh(joining, ("role", "note"))


def _held(actor: Actor, joining: Joining) -> tuple[Subject, Partner]:
    """Both sides of a question that this actor may answer now."""
    _hold(joining)
    authorize(can_answer_joining, actor, joining, carriers.carries(actor, joining.subject))
    return joining.subject, joining.partner


def _settle(actor: Actor, subject: Subject, partner: Partner, role: str, note: str) -> Involvement:
    waiting = queries.find_joining(subject.id, partner.id)
    if waiting is not None:
        db.session.delete(waiting)
    return take_role(actor, subject, partner, known_role(subject, role), note)


def _end(actor: Actor, subject: Subject, partner: Partner, joining: Joining) -> None:
    role = joining.role
    db.session.delete(joining)
    db.session.flush()
    name = partner.subject.title
    emit(JoiningRefused(by_id=actor.id, subject_id=subject.id, partner_id=partner.id, partner_name=name, role=role))


def _tell_other_side(joining: Joining) -> None:
    template = "partners/asked" if joining.is_of_makers else "partners/offered"
    people = queries.list_answering(joining.partner) if joining.is_of_makers else _carriers_of(joining.subject)
    for person in people:
        if person.id != joining.by_id:
            _mail(person, template, joining, joining_id=joining.id)


def _carriers_of(subject: Subject) -> Sequence[Person]:
    return queries.list_active_people(carriers.carrier_ids(subject))


def _tell_asker(joining: Joining, *, is_yes: bool) -> None:
    for person in queries.list_active_people({joining.by_id} if joining.by_id else set()):
        _mail(person, "partners/answered", joining, is_yes=is_yes, **_page_of(joining.subject))


def _page_of(subject: Subject) -> dict[str, str | int]:
    return {"endpoint": kind_of(subject.kind).endpoint, "subject_id": subject.id, "slug": slug(subject.title)}


def _mail(person: Person, template: str, joining: Joining, **values: str | int | bool) -> None:
    """No mail holds what was typed: the role is from a list, and the titles stand on the site."""
    names = {"partner": joining.partner.subject.title, "title": joining.subject.title, "role": joining.role}
    put_mail(person.email, template, person.language, **names, **values)


@nightly
def forget_old_joinings() -> None:
    """Remove questions that nobody answered in sixty days."""
    with unit_of_work():
        db.session.execute(delete(Joining).where(Joining.created_at < now() - LIFE))
