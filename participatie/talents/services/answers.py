"""Yes, later and no, of both sides. Two yeses make a match, once. A no leaves nothing that anybody can read.

A no and a later do the same to everything that others can see: nothing. They are not told to anybody, and no event or log
knows of them (decision record 0018).
"""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.talents import queries
from participatie.talents.models import Answer, Match, Pass, Profile, Side, Vacancy
from participatie.talents.permissions import can_answer, can_run
from participatie.talents.services.letters import tell, tell_both
from participatie.talents.services.profiles import note_use
from participatie.talents.services.vacancies import hold
from participatie.talents.tokens import Asked, Said

FADES_AFTER = timedelta(days=90)
ASKED_MAIL_EVERY = timedelta(days=7)
MOST_ASKED, ASKED_WITHIN = 10, timedelta(days=30)


def answer_vacancy(actor: Actor, vacancy: Vacancy, said: Said) -> Match | None:
    """Answer a vacancy for oneself. Gives the match when the others had said yes too."""
    hold(vacancy)
    authorize(can_answer, actor, vacancy, queries.runs(actor, vacancy.subject))
    profile = queries.find_profile(actor.id)
    if profile is None:
        raise Refused(_("Vertel eerst wat je kunt. Maak je talentprofiel."))
    _refuse_after_match(vacancy, profile)
    note_use(profile)
    return _put(Asked(profile.salt, vacancy.id, Side.PERSON), vacancy, profile, said)


def ask_person(actor: Actor, vacancy: Vacancy, profile: Profile, said: Said) -> Match | None:
    """Answer, for those who look, whether this person is asked. A no or a later is of this one actor, and hides only there."""
    hold(vacancy)
    authorize(can_run, actor, vacancy, queries.runs(actor, vacancy.subject))
    _refuse_after_match(vacancy, profile)
    is_new = said is Said.YES and queries.find_yes(vacancy.id, profile.person_id, Side.SEEKERS) is None
    if is_new and queries.count_asked_lately(vacancy.id, today() - ASKED_WITHIN) >= MOST_ASKED:
        raise Refused(
            _(
                "Jullie vroegen de laatste %(days)s dagen al %(n)s mensen. Wacht op hun antwoord.",
                n=MOST_ASKED,
                days=ASKED_WITHIN.days,
            )
        )
    match = _put(Asked(profile.salt, vacancy.id, Side.SEEKERS, actor.id), vacancy, profile, said)
    if is_new and match is None:
        _tell_asked(profile)
    return match


def _refuse_after_match(vacancy: Vacancy, profile: Profile) -> None:
    if queries.find_match(vacancy.id, profile.person_id) is not None:
        raise Refused(_("Jullie zeiden al allebei ja. Ga verder op de pagina van jullie match."))


def _put(asked: Asked, vacancy: Vacancy, profile: Profile, said: Said) -> Match | None:
    """Write an answer in the place of what was answered before."""
    db.session.execute(delete(Pass).where(Pass.token.in_(asked.tokens(today()))))
    yes = queries.find_yes(vacancy.id, profile.person_id, asked.side)
    if said is Said.YES:
        if yes is None:
            db.session.add(Answer(vacancy_id=vacancy.id, person_id=profile.person_id, side=asked.side, on=today()))
            db.session.flush()
        return _match(vacancy, profile) if queries.has_both(vacancy.id, profile.person_id) else None
    if yes is not None and asked.side is Side.PERSON:
        db.session.delete(yes)  # what the seekers asked stays asked: else they would see that one of them said no
    db.session.add(Pass(token=asked.token(said, today()), fades_on=today() + FADES_AFTER))
    db.session.flush()
    return None


def _match(vacancy: Vacancy, profile: Profile) -> Match:
    """Both said yes. Should two requests come here at once, the database lets one of them make the match."""
    try:
        with db.session.begin_nested():
            match = Match(vacancy=vacancy, person=profile.person, matched_at=now())
            db.session.add(match)
    except IntegrityError:
        found = queries.find_match(vacancy.id, profile.person_id)
        if found is None:
            raise
        return found
    tell_both(match, "matched")
    return match


def _tell_asked(profile: Profile) -> None:
    """Tell somebody that they are asked for: once a week at most, whatever they answered to whom."""
    if profile.asked_on is None or profile.asked_on <= today() - ASKED_MAIL_EVERY:
        profile.asked_on = today()
        tell(profile.person, "asked")
