"""What makers do with an initiative that is on the map."""

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.initiatives import queries
from participatie.initiatives.models import Initiative, Stage, StageMove, may_follow, stage_of
from participatie.initiatives.permissions import can_edit, can_move, can_write
from participatie.initiatives.services.clashes import hold_text, text_clashes
from participatie.initiatives.services.drafts import Text, put, write
from participatie.initiatives.services.versions import keep_first_version, keep_new_version, keeps_versions, note_moved
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Refused
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme


def change_text(actor: Actor, initiative: Initiative, text: Text, version: int) -> None:
    """Write it differently. Whoever began from an older version gets to see both texts."""
    hold_text(initiative)
    authorize(can_edit, actor, initiative)
    clashes = text_clashes(initiative, text)
    if not clashes:
        return
    if version != initiative.version:
        raise Conflict(clashes)
    initiative.version += 1
    if not keeps_versions(initiative):
        write(initiative, text)
        subjects.edited(actor, initiative.subject, ["text"])
        return
    keep_first_version(initiative)
    write(initiative, text)
    keep_new_version(actor, initiative)


def change_place(actor: Actor, initiative: Initiative, geometry: BaseGeometry, place_name: str) -> None:
    """Put it somewhere else."""
    hold_text(initiative)
    authorize(can_edit, actor, initiative)
    before = queries.place_in_words(initiative)
    put(initiative, geometry, place_name)
    note_moved(actor, initiative, before)


def change_theme(actor: Actor, initiative: Initiative, theme: Theme) -> None:
    """Say differently what it is about. What is needed has a page and services of its own."""
    authorize(can_edit, actor, initiative)
    initiative.subject.theme_id = theme.id
    subjects.edited(actor, initiative.subject, ["theme"])


def move(actor: Actor, initiative: Initiative, stage: Stage, sentence: str) -> None:
    """Go to another stage, with a sentence that everybody can read. Nothing moves silently."""
    hold_text(initiative)
    authorize(can_move, actor, initiative)
    before = stage_of(initiative.stage)
    if stage not in may_follow(before):
        raise Refused(_("Deze stap kan nu niet. Kies een andere fase."), field="stage")
    if not sentence.strip():
        raise Refused(_("Schrijf in een zin waarom jullie deze stap zetten."), field="sentence")
    initiative.stage = stage
    db.session.add(
        StageMove(initiative_id=initiative.id, from_stage=before, to_stage=stage, sentence=sentence, by_id=actor.id, at=now())
    )
    subjects.move_state(actor, initiative.subject, stage, sentence)


def add_photo(actor: Actor, initiative: Initiative, file_key: str, alt: str) -> None:
    """Add a stored photo, to a draft or to what is on the map."""
    authorize(can_write if initiative.is_draft else can_edit, actor, initiative)
    subjects.attach_photo(actor, initiative.subject, file_key, alt)


def remove_photo(actor: Actor, initiative: Initiative, photo_id: int) -> None:
    """Take a photo away again."""
    authorize(can_write if initiative.is_draft else can_edit, actor, initiative)
    subjects.remove_photo(initiative.subject, photo_id)
