"""Links back to a draft."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from participatie.initiatives.models import DraftLink, Initiative
from participatie.initiatives.queries.initiatives import WHOLE
from participatie.kernel.db import db


def find_link(token_hash: str, since: datetime) -> DraftLink | None:
    """The link with this hash, if it was sent since this moment; with its draft."""
    wanted = select(DraftLink).where(DraftLink.token_hash == token_hash, DraftLink.created_at > since)
    return db.session.scalar(wanted.options(joinedload(DraftLink.initiative).options(*WHOLE)))


def count_links(initiative: Initiative, since: datetime) -> int:
    """How many links to this draft were sent since this moment and not used yet."""
    sent = DraftLink.initiative_id == initiative.id, DraftLink.created_at > since
    return db.session.scalar(select(func.count()).select_from(DraftLink).where(*sent)) or 0
