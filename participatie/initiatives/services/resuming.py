"""Going on with a draft: saved while it is written, also from two devices, and by a link on another one."""

import hashlib
import secrets
from datetime import timedelta

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.accounts.addresses import normal_address
from participatie.initiatives import queries
from participatie.initiatives.models import DraftLink, Initiative
from participatie.initiatives.permissions import can_write
from participatie.initiatives.services.clashes import hold_text, text_clashes
from participatie.initiatives.services.drafts import Text, write
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Refused
from participatie.kernel.outbox import put_mail

LINK_LIFE = timedelta(days=7)
MOST_LINKS = 5


def save_draft_text(actor: Actor, initiative: Initiative, text: Text, version: int) -> None:
    """Keep the text of a draft. Whoever wrote on another device since gets to see both texts."""
    hold_text(initiative)
    authorize(can_write, actor, initiative)
    clashes = text_clashes(initiative, text)
    if not clashes:
        return
    if version != initiative.version:
        raise Conflict(clashes)
    initiative.version += 1
    write(initiative, text)


def send_draft_link(actor: Actor, initiative: Initiative, address: str) -> None:
    """Mail a link that opens this draft on another device, once. The mail holds nothing of what was written."""
    authorize(can_write, actor, initiative)
    email = normal_address(address)
    if queries.count_links(initiative, now() - LINK_LIFE) >= MOST_LINKS:
        raise Refused(_("We stuurden al %(n)s links. Kijk in je mail.", n=MOST_LINKS), field="email")
    token = secrets.token_urlsafe(32)
    db.session.add(DraftLink(initiative_id=initiative.id, token_hash=hash_of(token), created_at=now()))
    db.session.flush()
    put_mail(email, "initiatives/draft_link", str(get_locale() or "nl"), token=token, days=LINK_LIFE.days)


def hash_of(token: str) -> str:
    """What the table keeps of a link: of no use to who reads the table."""
    return hashlib.sha256(f"draft link\n{token}".encode()).hexdigest()


def look_at_draft_link(token: str) -> DraftLink:
    """What a link opens, without using it up: a draft that nobody has placed or taken to an account since."""
    link = queries.find_link(hash_of(token), now() - LINK_LIFE)
    if link is None or not link.initiative.is_draft or link.initiative.subject.creator_id is not None:
        raise Refused(_("Deze link werkt niet meer. Vraag op het apparaat waar je begon een nieuwe."))
    return link


def use_draft_link(token: str) -> Initiative:
    """Use up a link; whoever held it may go on with the draft."""
    initiative = look_at_draft_link(token).initiative
    used = db.session.execute(delete(DraftLink).where(DraftLink.token_hash == hash_of(token)).returning(DraftLink.id)).all()
    if not used:
        raise Refused(_("Deze link werkt niet meer. Vraag op het apparaat waar je begon een nieuwe."))
    return initiative


def forget_old_links() -> None:
    """Remove links that ran out."""
    db.session.execute(delete(DraftLink).where(DraftLink.created_at < now() - LINK_LIFE))
