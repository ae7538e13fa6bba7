"""One voice per address and round, by the code of a letter or from paper."""

from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.streets import queries
from participatie.streets.models import Choice, HouseholdVoice, PlanAddress, QuietAddress, Round, Source, StreetPlan
from participatie.streets.permissions import can_speak, can_type_voice, is_running
from participatie.streets.queries.households import KnownCode


@dataclass(frozen=True)
class Saying:
    """What an address says. `version_id` is the version it chooses, or while variants are discussed the one it saw."""

    choice: Choice
    version_id: int | None = None


def speak(known: KnownCode, saying: Saying) -> HouseholdVoice:
    """Say it for the address that the code belongs to; said again before the round closes, it takes the place of the first."""
    plan, code = known.plan, known.code
    _hold(plan, known.address)
    db.session.refresh(code)
    if code.replaced_at is not None or not can_speak(plan, code.round, today()):
        raise Refused(_("Deze ronde is net gesloten, of er is een nieuwe brief voor dit adres. Je antwoord is niet veranderd."))
    voice = _keep(plan, known.address, saying, Source.WEB)
    voice.by_replacement = code.is_replacement
    code.used_at = code.used_at or now()
    db.session.flush()
    return voice


def type_voice(actor: Actor, plan: StreetPlan, address: PlanAddress, saying: Saying) -> HouseholdVoice:
    """Type in what an address wrote on paper. What people there said by themselves stays.

    The answer is the same then: who types is not to learn which addresses spoke.
    """
    authorize(can_type_voice, actor, plan)
    _hold(plan, address)
    authorize(can_type_voice, actor, plan)
    said = queries.find_voice(plan.id, plan.round, address.id)
    _version_meant(plan, saying)
    if said is not None and said.source == Source.WEB:
        return said
    return _keep(plan, address, saying, Source.PAPER)


def leave_alone(known: KnownCode) -> None:
    """No plan asks this address anything from now on."""
    db.session.refresh(known.address, with_for_update=True)
    if is_running(known.plan) and not queries.is_quiet(known.address.address_key):
        db.session.add(QuietAddress(address_key=known.address.address_key, since=now()))
        db.session.flush()


def ask_again(known: KnownCode) -> None:
    """They changed their mind."""
    quiet = db.session.get(QuietAddress, known.address.address_key)
    if quiet is not None:
        db.session.delete(quiet)
        db.session.flush()


def _hold(plan: StreetPlan, address: PlanAddress) -> None:
    """Keep the round from closing meanwhile, and others from speaking for the same address."""
    db.session.refresh(plan, ["round_ends_on"], with_for_update={"read": True})
    db.session.refresh(plan.subject, ["state", "hidden_at", "published_at"])
    db.session.refresh(address, with_for_update=True)


def _keep(plan: StreetPlan, address: PlanAddress, saying: Saying, source: Source) -> HouseholdVoice:
    version_id = _version_meant(plan, saying)
    voice = queries.find_voice(plan.id, plan.round, address.id)
    if voice is None:
        voice = HouseholdVoice(plan_id=plan.id, round=plan.round, address_id=address.id)
        db.session.add(voice)
    elif (voice.choice, voice.version_id) == (saying.choice, version_id):
        return voice
    voice.choice, voice.version_id, voice.source, voice.given_at = saying.choice, version_id, source, now()
    voice.by_replacement = False
    db.session.flush()
    return voice


def _version_meant(plan: StreetPlan, saying: Saying) -> int | None:
    if plan.round is Round.VARIANTS:
        newest = queries.find_newest(plan.id)
        if newest is None or newest.id != saying.version_id:
            raise Refused(_("Er staat net een nieuwe versie online. Kijk daar eerst naar en kies dan."), field="choice")
        return newest.id
    if saying.choice is not Choice.FINE:
        return None
    if saying.version_id not in {version.id for version in queries.list_candidates(plan.id)}:
        raise Refused(_("Deze versie staat niet op de lijst. Kies er een die er wel op staat."), field="choice")
    return saying.version_id
