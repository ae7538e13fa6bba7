"""What can be done with the site itself."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import after_commit, db
from participatie.kernel.errors import Clash, Conflict, NotFound
from participatie.kernel.events import emit
from participatie.kernel.outbox import begin_anew, find_undelivered
from participatie.site import queries
from participatie.site.default_texts import default_texts
from participatie.site.events import MailTriedAgain, SiteChanged, SiteSetUp, SiteTextChanged
from participatie.site.models import SiteProfile, SiteText
from participatie.site.permissions import can_manage_site


def set_up_site(actor: Actor, name: str, place_name: str, contact_email: str = "", tagline: str = "") -> SiteProfile:
    """Give a new platform its name and first texts. What is there already stays as it is."""
    authorize(can_manage_site, actor)
    profile = queries.find_profile()
    if profile is None:
        profile = SiteProfile(name=name, place_name=place_name, tagline=tagline, contact_email=contact_email)
        db.session.add(profile)
        emit(SiteSetUp(by_id=actor.id, name=name))
    for text in default_texts(profile.name, profile.place_name, profile.contact_email):
        if queries.find_text(text.slug, text.language) is None:
            row = SiteText(slug=text.slug, language=text.language, title=text.title, body=text.body, changed_at=now())
            db.session.add(row)
    db.session.flush()
    after_commit(queries.forget_facts)
    return profile


def change_profile(actor: Actor, version: int, *, name: str, place_name: str, tagline: str, contact_email: str) -> None:
    """Give the platform another name, place, tagline or address; `version` is the one that the actor saw."""
    authorize(can_manage_site, actor)
    profile = queries.get_profile()
    db.session.refresh(profile, ["version"], with_for_update=True)
    if version != profile.version:
        raise Conflict((Clash(_("Naam"), name, profile.name), Clash(_("In één zin"), tagline, profile.tagline)))
    before = {part: getattr(profile, part) for part in ("name", "place_name", "tagline", "contact_email")}
    after = {"name": name, "place_name": place_name, "tagline": tagline, "contact_email": contact_email}
    changed = [part for part in after if before[part] != after[part]]
    for part in changed:
        setattr(profile, part, after[part])
    _keep(actor, profile, changed)


def change_logo(actor: Actor, file_key: str | None) -> None:
    """Show this stored picture beside the name, or none of one's own."""
    authorize(can_manage_site, actor)
    profile = queries.get_profile()
    profile.logo_key = file_key
    _keep(actor, profile, ["logo"])


def _keep(actor: Actor, profile: SiteProfile, changed: list[str]) -> None:
    if not changed:
        return
    profile.version += 1
    db.session.flush()
    after_commit(queries.forget_facts)
    emit(SiteChanged(by_id=actor.id, what=",".join(changed)))


def change_text(actor: Actor, text: SiteText, version: int, title: str, body: str) -> None:
    """Give a page another text; `version` is the one that the actor saw."""
    authorize(can_manage_site, actor)
    db.session.refresh(text, ["version"], with_for_update=True)
    if version != text.version:
        raise Conflict((Clash(_("Titel"), title, text.title), Clash(_("Tekst"), body, text.body)))
    if (title, body) == (text.title, text.body):
        return
    text.title, text.body, text.changed_at, text.version = title, body, now(), text.version + 1
    db.session.flush()
    emit(SiteTextChanged(by_id=actor.id, slug=text.slug, language=text.language, version=text.version))


def try_mail_again(actor: Actor, mail_id: int) -> None:
    """Send a mail that was given up after all, now that what stood in its way is mended."""
    authorize(can_manage_site, actor)
    mail = find_undelivered(mail_id)
    if mail is None:
        raise NotFound
    begin_anew(mail)
    db.session.flush()
    emit(MailTriedAgain(by_id=actor.id, mail_id=mail.id))
