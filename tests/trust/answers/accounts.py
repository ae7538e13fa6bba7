"""What is filled in on the forms of accounts."""

from collections.abc import Callable

from tests.trust.answers.shared import Answers, an_address, nothing
from tests.trust.world import World, secret

MAKER = f"{secret('maker')}@example.org"


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "accounts.add_passkey": lambda _world: {"name": "mijn telefoon", "credential": "{}"},
    "accounts.ask_for_passkey": nothing,
    "accounts.ask_own_data": nothing,
    "accounts.ask_who": nothing,
    "accounts.choose_language": lambda _world: {"language": "en", "next": "/kaart"},
    "accounts.choose_name": lambda _world: {"display_name": "Saskia", "next": "/kaart"},
    "accounts.confirm_address": an_address,
    "accounts.confirm_link": nothing,
    "accounts.end_all_sessions": nothing,
    "accounts.end_session": nothing,
    "accounts.erase_account": lambda _world: {"leaving_texts": "weg", "leaving_sure": "y"},
    "accounts.enter_code": lambda _world: {"code": "123456"},
    "accounts.go_on": nothing,
    "accounts.remove_passkey": nothing,
    "accounts.remove_password": nothing,
    "accounts.send_mail": an_address,
    "accounts.set_password": lambda _world: {"password": "paard batterij nietje"},
    "accounts.sign_in_with_passkey": lambda _world: {"credential": "{}"},
    "accounts.sign_in_with_password": lambda _world: {"email": MAKER, "password": secret("wachtwoord")},
    "accounts.sign_out": nothing,
    "accounts.unlink": nothing,
    "accounts.use_link": nothing,
    "accounts_admin.deactivate": nothing,
    "accounts_admin.end_grant": nothing,
    "accounts_admin.find": lambda _world: {"email": "kanarieresidentzq@example.org"},
    "accounts_admin.forget_second_factor": nothing,
    "accounts_admin.person": lambda _world: {"grant": "moderator"},
    "accounts_admin.reactivate": nothing,
    "security.mf_recovery": lambda _world: {"code": "abcd-efgh"},
    "security.mf_recovery_codes": nothing,
    "security.two_factor_setup": lambda _world: {"setup": "authenticator"},
    "security.two_factor_setup_validate": lambda _world: {"code": "123456"},
    "security.two_factor_token_validation": lambda _world: {"code": "123456"},
}
