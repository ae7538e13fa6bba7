"""Everything that happens becomes history: audit trail, timeline and feed are views of it."""

import secrets
from dataclasses import asdict

from participatie.accounts.events import PersonDeactivated
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.events import Event, SubjectEvent, reacts_to
from participatie.places.events import AreasImported
from participatie.subjects.events import SubjectHidden, SubjectShown
from participatie.subjects.models import HistoryEntry, SubjectId
from participatie.subjects.readers import hand_on
from participatie.subjects.services import conceal_links, find_areas_anew, forget_follows, reveal_links


@reacts_to(Event)
def write_history(event: Event) -> None:
    """Keep the event as a row that is never changed."""
    facts = asdict(event)
    by_id = facts.pop("by_id")
    subject_id = facts.pop("subject_id", None) if isinstance(event, SubjectEvent) else None
    entry = HistoryEntry(
        subject_id=SubjectId(subject_id) if subject_id else None,
        event=type(event).__name__,
        by_id=by_id,
        at=now(),
        is_public=event.public,
        facts=facts,
        salt="" if event.unaudited else secrets.token_hex(16),
    )
    db.session.add(entry)
    db.session.flush()
    hand_on(entry)


@reacts_to(AreasImported)
def follow_areas(_event: AreasImported) -> None:
    """Boundaries changed: each subject gets the area that now holds it, before anybody counts per area."""
    find_areas_anew()


@reacts_to(PersonDeactivated)
def end_following(event: PersonDeactivated) -> None:
    """Whoever closed an account follows nothing any more."""
    forget_follows(event.person_id)


@reacts_to(SubjectHidden)
def hide_links(event: SubjectHidden) -> None:
    """The histories of what it is linked to name it no more."""
    conceal_links(event.subject_id)


@reacts_to(SubjectShown)
def show_links(event: SubjectShown) -> None:
    """They name it again."""
    reveal_links(event.subject_id)
