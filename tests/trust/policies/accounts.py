"""Who gets in at the endpoints of accounts."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY, NOBODY, NOTHING
from tests.trust.policies.rule import NOT_SIGNED_IN, PAGE, Policy

NO_PROVIDER = Policy(a.named(NOTHING, name="toets"), get=NOBODY, post=NOBODY, otherwise="missing")
SIGN_IN_FIRST = Policy(NOTHING, get=NOBODY, post=NOBODY, otherwise="sign in")


POLICIES: dict[str, Policy] = {
    "accounts.ask_own_data": PAGE,
    "accounts.download_own_data": Policy(a.named(NOTHING, key="x" * 22), get=NOBODY, otherwise="missing"),
    "accounts.erase_account": Policy(NOTHING, post=EVERYBODY - {"administrator"}, otherwise="refused"),
    "accounts.own_data": PAGE,
    "accounts.account": PAGE,
    "accounts.add_passkey": Policy(NOTHING, post=NOBODY, otherwise="refused"),
    "accounts.ask_for_passkey": PAGE,
    "accounts.ask_who": PAGE,
    "accounts.choose_language": PAGE,
    "accounts.choose_name": PAGE,
    "accounts.come_back": NO_PROVIDER,
    "accounts.confirm_address": SIGN_IN_FIRST,
    "accounts.confirm_link": PAGE,
    "accounts.end_all_sessions": PAGE,
    "accounts.end_session": Policy(a.SESSION),
    "accounts.enter_code": SIGN_IN_FIRST,
    "accounts.follow_link": Policy(a.LINK, unknown="gone"),
    "accounts.go_and_link": NO_PROVIDER,
    "accounts.go_on": SIGN_IN_FIRST,
    "accounts.go_to_provider": NO_PROVIDER,
    "accounts.mine": PAGE,
    "accounts.new_passkey": PAGE,
    "accounts.remove_passkey": Policy(a.named(NOTHING, passkey_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing"),
    "accounts.remove_password": PAGE,
    "accounts.send_mail": PAGE,
    "accounts.set_password": PAGE,
    "accounts.sign_in": PAGE,
    "accounts.sign_in_with_passkey": SIGN_IN_FIRST,
    "accounts.sign_in_with_password": PAGE,
    "accounts.sign_out": PAGE,
    "accounts.unlink": Policy(a.named(NOTHING, identity_id=99_999), get=NOBODY, post=NOBODY, otherwise="missing"),
    "accounts.use_link": Policy(a.LINK, unknown="gone"),
    "accounts_admin.deactivate": Policy(a.PERSON),
    "accounts_admin.end_grant": Policy(a.GRANT),
    "accounts_admin.find": PAGE,
    "accounts_admin.forget_second_factor": Policy(a.PERSON),
    "accounts_admin.person": Policy(a.PERSON),
    "accounts_admin.reactivate": Policy(a.PERSON, post=NOBODY),
    "security.mf_recovery": Policy(NOTHING, get=EVERYBODY - NOT_SIGNED_IN, post=EVERYBODY - NOT_SIGNED_IN, otherwise="sign in"),
    "security.mf_recovery_codes": PAGE,
    "security.two_factor_rescue": PAGE,
    "security.two_factor_setup": PAGE,
    "security.two_factor_setup_validate": Policy(a.TF_TOKEN),
    "security.two_factor_token_validation": SIGN_IN_FIRST,
}
