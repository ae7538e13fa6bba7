"""The register: writing down a power that exists, passing a part of it on, and ending it.

Nobody widens what they hold themselves: a mandate at the top is written down by an administrator who does not hold it, one
below another by who holds the other and only within every bound of that.
"""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.events import emit
from participatie.mandates import queries
from participatie.mandates.bounds import DecisionKind, Sort, beyond
from participatie.mandates.events import MandateEnded, MandateRegistered
from participatie.mandates.models import MAX_SENTENCE, MAX_URL, MAX_WORDS, Mandate, MandateKind
from participatie.mandates.permissions import can_end, can_pass_on, can_register
from participatie.mandates.services.asking import usable_said
from participatie.mandates.services.mailing import mail_mandate
from participatie.mandates.wording import SORT_LABELS, joined
from participatie.partners.models import PARTNER
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId, Theme
from participatie.teams.queries import find_membership

FIELDS = {
    Sort.KIND: "kinds",
    Sort.AREA: "areas",
    Sort.THEME: "themes",
    Sort.AMOUNT: "amount",
    Sort.YEAR: "year_amount",
    Sort.DAYS: "days",
    Sort.ADDRESSES: "addresses",
    Sort.REVERSIBLE: "reversible_only",
    Sort.ADVICE: "advisers",
}


@dataclass(frozen=True)
class Grant:
    """What a mandate says. The ids of bounds are those of areas, themes and the parties to ask."""

    sentence: str
    giver: str = ""
    giver_partner_id: int | None = None
    giver_team_id: int | None = None
    giver_person_id: int | None = None
    stand_in_id: int | None = None
    person_id: int | None = None
    role: str = ""
    kinds: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    area_ids: frozenset[int] = frozenset()
    theme_ids: frozenset[int] = frozenset()
    adviser_ids: frozenset[int] = frozenset()
    amount_cents: int | None = None
    year_cents: int | None = None
    days: int | None = None
    addresses: int | None = None
    reversible_only: bool = False
    may_pass_on: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    legal_url: str = ""
    objection: str = ""


def register_mandate(actor: Actor, holder: Subject, grant: Grant) -> Mandate:
    """Write down what a team, or one person in the name of a team or partner, may decide, as a legal text says it."""
    authorize(can_register, actor)
    if not actor.is_system and (actor.holds("team_member", holder.id) or actor.id == grant.person_id):
        raise Refused(_("Dit is voor jezelf of je eigen team. Laat een andere beheerder het opschrijven."), field="holder")
    refuse_bad_giver(holder.id, grant)
    return _register(actor, holder, None, grant)


def pass_on(actor: Actor, parent: Mandate, holder: Subject, grant: Grant) -> Mandate:
    """Let another team, or one person in a role, use a part of a mandate. It ends when this one ends."""
    chain = queries.lock_chain(parent)
    authorize(can_pass_on, actor, chain[0])
    if not all(it.is_valid for it in chain):
        raise Forbidden
    return _register(actor, holder, parent, grant)


def end_mandate(actor: Actor, mandate: Mandate) -> int:
    """Let it hold no more from now on, and with it all that hangs below it. How many ended."""
    chain = queries.lock_chain(mandate)
    authorize(can_end, actor, mandate, chain[1] if len(chain) > 1 else None)
    ended = [mandate, *queries.list_below(mandate)]
    for it in ended:
        it.ended_at = now()
        db.session.flush()
        emit(MandateEnded(by_id=actor.id, subject_id=it.holder_id, mandate_id=it.id, sentence=it.sentence))
        mail_mandate("ended", it)
    return len(ended)


def _register(actor: Actor, holder: Subject, parent: Mandate | None, grant: Grant) -> Mandate:
    if not queries.is_running_party(holder):
        raise Refused(_("Dit team of deze partner is gestopt. Kies een ander."), field="holder")
    mandate = Mandate(
        parent_id=parent.id if parent else None,
        holder_id=holder.id,
        holder=holder,
        kinds=[],
        areas=[],
        themes=[],
        advisers=[],
        registered_by_id=actor.id,
        registered_at=now(),
    )
    with db.session.no_autoflush:
        fill(mandate, parent, grant)
    db.session.add(mandate)
    db.session.flush()
    mandate.path = f"{parent.path if parent else '/'}{mandate.id}/"
    mandate.root_id = parent.root_id if parent else mandate.id
    db.session.flush()
    emit(
        MandateRegistered(
            by_id=actor.id, subject_id=holder.id, mandate_id=mandate.id, sentence=mandate.sentence, giver=mandate.giver
        )
    )
    mail_mandate("given", mandate)
    return mandate


def fill(mandate: Mandate, parent: Mandate | None, grant: Grant) -> None:
    """Write what the grant says into the mandate, when it is usable and inside what lies above it."""
    mandate.sentence = _line(grant.sentence, "sentence", MAX_SENTENCE, _("Schrijf in één zin wat er zelf beslist mag worden."))
    mandate.role = _line(grant.role, "role", 60, "")
    mandate.objection = _line(grant.objection, "objection", MAX_SENTENCE, "")
    mandate.legal_url = usable_url(grant.legal_url)
    mandate.person_id = usable_person(mandate.holder, grant)
    if parent is None:
        mandate.giver = _line(grant.giver, "giver", MAX_WORDS, _("Schrijf wie het mandaat geeft."))
        mandate.giver_partner_id = SubjectId(grant.giver_partner_id) if grant.giver_partner_id else None
        mandate.giver_team_id = SubjectId(grant.giver_team_id) if grant.giver_team_id else None
        mandate.giver_person_id, mandate.stand_in_id = grant.giver_person_id, grant.stand_in_id
    else:
        mandate.giver, mandate.giver_person_id = parent.holder.title, parent.person_id
        mandate.giver_team_id = parent.holder_id if parent.person_id is None else None
        mandate.stand_in_id = grant.stand_in_id
    _fill_bounds(mandate, grant)
    _fill_days(mandate, parent, grant)
    refuse_beyond(mandate, parent)


def refuse_beyond(mandate: Mandate, parent: Mandate | None) -> None:
    """Nobody gives more than they have."""
    if parent is not None and (wider := beyond(mandate.bounds, parent.bounds)):
        words = joined([str(SORT_LABELS[sort]) for sort in wider])
        raise Refused(_("Dit gaat verder dan je zelf mag: %(bounds)s.", bounds=words), field=FIELDS[wider[0]])


def _fill_bounds(mandate: Mandate, grant: Grant) -> None:
    if not (grant.kinds | grant.excluded) <= frozenset(DecisionKind):
        raise Refused(_("Kies waar je over beslist."), field="kinds")
    kept = {it.kind: it for it in mandate.kinds}
    wanted = dict.fromkeys(sorted(grant.kinds), False) | dict.fromkeys(sorted(grant.excluded), True)
    rows = [kept.get(kind) or MandateKind(kind=kind) for kind in wanted]
    for row in rows:
        row.is_excluded = wanted[row.kind]
    mandate.kinds = rows
    mandate.areas = list(db.session.scalars(select(Area).where(Area.id.in_(grant.area_ids)).order_by(Area.name)))
    mandate.themes = list(db.session.scalars(select(Theme).where(Theme.id.in_(grant.theme_ids)).order_by(Theme.position)))
    parties = select(Subject).where(Subject.id.in_(grant.adviser_ids), Subject.kind.in_(("partner", "team")))
    mandate.advisers = list(db.session.scalars(parties.order_by(Subject.id)))
    mandate.amount_cents, mandate.year_cents = grant.amount_cents, grant.year_cents
    mandate.days, mandate.addresses = grant.days, grant.addresses
    mandate.reversible_only, mandate.may_pass_on = grant.reversible_only, grant.may_pass_on


def _fill_days(mandate: Mandate, parent: Mandate | None, grant: Grant) -> None:
    begin = grant.valid_from or mandate.valid_from or today()
    if grant.valid_until is not None and grant.valid_until < max(begin, today()):
        raise Refused(_("Kies een dag die nog komt."), field="valid_until")
    if parent is not None:
        last, until = parent.valid_until, grant.valid_until
        if begin < parent.valid_from or (last is not None and (until is None or until > last)):
            raise Refused(_("Dit kan niet langer gelden dan het mandaat erboven."), field="valid_until")
    mandate.valid_from, mandate.valid_until = begin, grant.valid_until


def refuse_bad_giver(holder_id: int, grant: Grant) -> None:
    """Somebody else than who holds it has to answer when it is too narrow."""
    if grant.giver_team_id is None and grant.giver_person_id is None:
        raise Refused(_("Kies wie antwoordt als iets over de grens gaat."), field="giver_team")
    if grant.giver_team_id == holder_id:
        raise Refused(_("Een team kan niet zijn eigen grens verruimen. Kies een ander."), field="giver_team")
    for person_id, field in ((grant.giver_person_id, "giver_person"), (grant.stand_in_id, "stand_in")):
        if person_id is not None and (person_id == grant.person_id or find_membership(holder_id, person_id) is not None):
            raise Refused(_("Deze persoon heeft het mandaat zelf. Kies iemand anders."), field=field)


def usable_person(holder: Subject, grant: Grant) -> int | None:
    """The one person who uses it, when it is not a whole team's. In the name of a partner it is always one person."""
    if grant.person_id is None and holder.kind == PARTNER.name:
        raise Refused(_("Namens een partner beslist altijd één persoon. Vul het mailadres in."), field="person")
    return grant.person_id


def usable_url(typed: str) -> str:
    """Where the legal text stands; only an address of the web."""
    url = typed.strip()
    if url and not (url.startswith(("https://", "http://")) and url.isprintable() and " " not in url and len(url) <= MAX_URL):
        raise Refused(_("Plak het hele adres, met https:// ervoor."), field="legal_url")
    return url


def _line(typed: str, field: str, limit: int, missing: str) -> str:
    if not typed.strip() and not missing:
        return ""
    text = usable_said(typed, field, missing)
    if len(text) > limit:
        raise Refused(_("Deze tekst is te lang. Er passen %(limit)s tekens.", limit=limit), field=field)
    return text
