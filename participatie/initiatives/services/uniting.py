"""Making the new initiative out of two. The two stay as they are, with their makers, posts, supports and promises."""

from flask_babel import gettext as _
from shapely import unary_union
from shapely.geometry.base import BaseGeometry

from participatie.initiatives.events import InitiativesJoined
from participatie.initiatives.models import (
    Initiative,
    InitiativeUnion,
    Need,
    Stage,
    StageMove,
    UnionPlace,
    UnionState,
    stage_of,
)
from participatie.initiatives.services.drafts import Text, begin_draft, place_draft, set_text
from participatie.initiatives.services.makership import let_in
from participatie.initiatives.services.union_mail import tell_makers
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.partners import services as partners
from participatie.partners.queries import get_partner
from participatie.subjects import services as subjects

ALONG = "along"


def unite(actor: Actor, union: InitiativeUnion) -> Initiative:
    """All said yes and both are held: make the new one, and let the two say where they went."""
    made = _made_of(actor, union)
    for side in (union.one, union.other):
        for maker in side.makers:
            if maker.left_at is None:
                let_in(made, maker.person, ALONG)
        for involvement in side.making_partners:
            partners.involve(
                SYSTEM, made.subject, get_partner(SYSTEM, involvement.partner_id), involvement.role, involvement.note
            )
        subjects.keep_origin(actor, made.subject, side.subject)
        _end(actor, side)
        _tell(actor, made, side)
    union.state, union.ended_by_id, union.ended_at = UnionState.UNITED, actor.id, now()
    union.made = made
    db.session.flush()
    tell_makers(union, "united", by=actor)
    return made


def _made_of(actor: Actor, union: InitiativeUnion) -> Initiative:
    """The new initiative on the map; whoever proposed it begins it, when still a maker."""
    one, other = union.one, union.other
    makers = {maker.person_id: maker.person for side in (one, other) for maker in side.makers if maker.left_at is None}
    founder = Actor(id=union.proposed_by_id) if union.proposed_by_id in makers else actor
    place, name = _place(union)
    made = begin_draft(founder, place, name)
    set_text(founder, made, Text(union.title, union.lead, union.story))
    made.subject.theme_id = one.subject.theme_id or other.subject.theme_id
    chosen = {it.need_id for it in union.needs}
    for position, need in enumerate(it for side in (one, other) for it in side.needs if it.id in chosen and it.is_open):
        made.needs.append(_same(need, position))
    db.session.flush()
    place_draft(founder, made)
    for maker in made.makers:
        maker.person = makers.get(maker.person_id) or maker.person
    return made


def _place(union: InitiativeUnion) -> tuple[BaseGeometry, str]:
    one, other = union.one, union.other
    if union.place == UnionPlace.BOTH and one.subject.geometry is not None and other.subject.geometry is not None:
        names = [name for name in dict.fromkeys((one.place_name, other.place_name)) if name]
        return unary_union([one.subject.geometry, other.subject.geometry]), " + ".join(names)[:120]
    side = other if union.place == UnionPlace.OTHER or one.subject.geometry is None else one
    if side.subject.geometry is None:
        raise Refused(_("Een van de twee heeft geen plek. Kies de plek van de ander."), field="place")
    return side.subject.geometry, side.place_name


def _same(need: Need, position: int) -> Need:
    """The same need as a new row: what was offered stays with the old one."""
    copied = ("kind", "what", "amount_hundredths", "unit", "place", "from_on", "until_on", "when_words")
    return Need(position=position, **{name: getattr(need, name) for name in copied})


def _end(actor: Actor, side: Initiative) -> None:
    sentence = _("Dit gaat verder in een nieuw initiatief, samen met een ander.")
    before = stage_of(side.stage)
    side.stage = Stage.JOINED
    move = StageMove(
        initiative_id=side.id, from_stage=before, to_stage=Stage.JOINED, sentence=sentence, by_id=actor.id, at=now()
    )
    db.session.add(move)
    subjects.move_state(actor, side.subject, Stage.JOINED, sentence)


def _tell(actor: Actor, made: Initiative, side: Initiative) -> None:
    for subject, far, way in ((side.subject, made.subject, "into"), (made.subject, side.subject, "from")):
        emit(InitiativesJoined(by_id=actor.id, subject_id=subject.id, other_id=far.id, other_title=far.title, way=way))
