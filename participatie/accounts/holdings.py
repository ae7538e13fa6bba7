"""What accounts, mail and kept forms hold about a person."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from participatie.accounts import own_data
from participatie.accounts.models import (
    NAMELESS,
    ErasureRequest,
    ExternalIdentity,
    Grant,
    OneTimeCode,
    OwnDataRequest,
    Passkey,
    PasskeyQuestion,
    Person,
    SignedIn,
)
from participatie.accounts.own_data import Fate, Holding, Whose, mailed, of
from participatie.kernel.db import db
from participatie.kernel.kept import KeptForm
from participatie.kernel.outbox import KeptMail, MailState, OutboxMail

SECRETS_OF_PERSON = frozenset(
    [
        "password",
        "fs_uniquifier",
        "tf_primary_method",
        "tf_totp_secret",
        "tf_last_counter",
        "mf_recovery_codes",
        "name_skeleton",
    ]
)

own_data.register(
    Holding(_l("Je account"), Person, of(Person.id), Fate.STAYS, left_out=SECRETS_OF_PERSON),
    Holding(_l("Je rollen"), Grant, of(Grant.person_id), Fate.STAYS),
    Holding(_l("Waar je bent ingelogd"), SignedIn, of(SignedIn.person_id), Fate.GONE, left_out=frozenset({"key_hash"})),
    Holding(_l("Gekoppelde inlog"), ExternalIdentity, of(ExternalIdentity.person_id), Fate.GONE),
    Holding(_l("Je passkeys"), Passkey, of(Passkey.person_id), Fate.GONE),
    Holding(
        _l("Vragen aan je passkey"),
        PasskeyQuestion,
        of(PasskeyQuestion.person_id),
        Fate.GONE,
        left_out=frozenset({"challenge_hash"}),
    ),
    Holding(
        _l("Codes die je per mail kreeg"),
        OneTimeCode,
        mailed(OneTimeCode.email),
        Fate.GONE,
        left_out=frozenset({"link_hash", "code_hash", "draft_key"}),
    ),
    Holding(_l("Formulieren die nog wachten"), KeptForm, of(KeptForm.person_id), Fate.GONE),
    Holding(_l("Mail aan jou"), OutboxMail, mailed(OutboxMail.to_address), Fate.GONE),
    Holding(_l("Mail aan jou die is bewaard"), KeptMail, mailed(KeptMail.to_address), Fate.GONE),
    Holding(_l("Je verzoeken om je gegevens"), OwnDataRequest, of(OwnDataRequest.person_id), Fate.GONE),
    Holding(_l("Je verzoek om je account te wissen"), ErasureRequest, of(ErasureRequest.person_id), Fate.STAYS),
)


@own_data.register_eraser
def take_name_out_of_mail(whose: Whose, _texts_go: bool) -> None:
    """Mail to others that still waits names this person no more."""
    person = db.session.get_one(Person, whose.person_id)
    names = {person.display_name, whose.email} - {""}
    waiting = select(OutboxMail).where(OutboxMail.state != MailState.SENT, OutboxMail.to_address != whose.email)
    for mail in db.session.scalars(waiting.execution_options(yield_per=500)):
        if names & {value for value in mail.values.values() if isinstance(value, str)}:
            mail.values = {
                name: NAMELESS if isinstance(value, str) and value in names else value for name, value in mail.values.items()
            }
