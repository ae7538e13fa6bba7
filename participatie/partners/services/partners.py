"""Partners: taking part, their page, stopping."""

from urllib.parse import urlsplit

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_line, skeleton
from participatie.partners import queries
from participatie.partners.events import PartnerChanged, PartnerClosed, PartnerRegistered
from participatie.partners.models import Partner, PartnerKind
from participatie.partners.permissions import can_close, can_manage, can_register
from participatie.partners.services.members import end_all_members
from participatie.subjects import services as subjects


def register_partner(actor: Actor, name: str, kind: str, lead: str = "", about: str = "", website: str = "") -> Partner:
    """Let a party take part. Its name may not look like that of another."""
    authorize(can_register, actor)
    name = _free_name(name)
    subject = subjects.begin(actor, "partner")
    subject.title, subject.lead = name, lead
    partner = Partner(id=subject.id, kind=_known_kind(kind), about=about, website=web_address(website))
    db.session.add(partner)
    subjects.publish(actor, subject)
    emit(PartnerRegistered(by_id=actor.id, subject_id=partner.id, name=name, kind=partner.kind))
    return partner


def change_partner(
    actor: Actor, partner: Partner, version: int, *, name: str, kind: str, lead: str, about: str, website: str
) -> None:
    """Bring its page up to date; `version` is the one that the actor saw."""
    db.session.refresh(partner, ["version"], with_for_update=True)
    authorize(can_manage, actor, partner)
    if version != partner.version:
        pairs = (
            (_("Naam"), name, partner.subject.title),
            (_("In één zin"), lead, partner.subject.lead),
            (_("Over deze partner"), about, partner.about),
            (_("Website"), website, partner.website),
        )
        raise Conflict(tuple(Clash(*pair) for pair in pairs if pair[1] != pair[2]))
    subject = partner.subject
    before = (subject.title, partner.kind, subject.lead, partner.about, partner.website)
    name = _free_name(name, partner.id)
    after = (name, _known_kind(kind), lead, about, web_address(website))
    parts = [
        part for part, old, new in zip(("title", "kind", "lead", "about", "website"), before, after, strict=True) if old != new
    ]
    if not parts:
        return
    subject.title, partner.kind, subject.lead, partner.about, partner.website = after
    partner.version += 1
    db.session.flush()
    emit(PartnerChanged(by_id=actor.id, subject_id=partner.id, what=",".join(parts)))


def close_partner(actor: Actor, partner: Partner) -> None:
    """Note that it stopped. Nobody speaks for it any more; what it said and did stays."""
    authorize(can_close, actor, partner)
    end_all_members(actor, partner)
    partner.closed_on = today()
    db.session.flush()
    emit(PartnerClosed(by_id=actor.id, subject_id=partner.id, name=partner.subject.title))


def _free_name(name: str, own_id: int = 0) -> str:
    line = clean_line(name)
    look = skeleton(line)
    if not look:
        raise Refused(_("Vul de naam van de partner in."), field="name")
    if look in {skeleton(other) for other in queries.list_partner_names(but=own_id)}:
        raise Refused(_("Er is al een partner met deze naam, of met een naam die er sprekend op lijkt."), field="name")
    return line


def _known_kind(kind: str) -> str:
    if kind not in set(PartnerKind):
        raise Refused(_("Kies wat voor partner dit is."), field="kind")
    return kind


def web_address(text: str) -> str:
    """A web address of http or https, or nothing."""
    line = clean_line(text)
    if not line:
        return ""
    try:
        parts = urlsplit(line if "://" in line else f"https://{line}")
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or "." not in host or parts.scheme not in {"http", "https"} or parts.username or " " in line:
        raise Refused(_("Dit is geen webadres. Een voorbeeld: https://www.voorbeeld.nl."), field="website")
    return parts.geturl()
