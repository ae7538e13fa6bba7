"""What changes accounts: codes by mail, people, sessions, grants."""

from participatie.accounts.services.codes import forget_old_codes, look_at_link, make_link, send_code, use_code, use_link
from participatie.accounts.services.grants import end_grant, give_grant
from participatie.accounts.services.identities import (
    identity_key,
    link_identity,
    note_use,
    person_of_identity,
    unlink_identity,
)
from participatie.accounts.services.passkeys import (
    accept_use,
    add_passkey,
    ask_passkey,
    forget_old_questions,
    new_handle,
    remove_passkey,
    use_question,
)
from participatie.accounts.services.passwords import check_password, remove_password, set_password
from participatie.accounts.services.people import (
    choose_language,
    create_person,
    deactivate,
    forget_second_factor,
    reactivate,
    rename,
    sign_in_or_create,
)
from participatie.accounts.services.sessions import (
    end_all_sessions,
    end_other_sessions,
    end_session,
    end_session_of_key,
    forget_old_sessions,
    note_sign_in,
    note_way_in,
    open_session,
    sign_in,
)

__all__ = [
    "accept_use",
    "add_passkey",
    "ask_passkey",
    "check_password",
    "choose_language",
    "create_person",
    "deactivate",
    "end_all_sessions",
    "end_grant",
    "end_other_sessions",
    "end_session",
    "end_session_of_key",
    "forget_old_codes",
    "forget_old_questions",
    "forget_old_sessions",
    "forget_second_factor",
    "give_grant",
    "identity_key",
    "link_identity",
    "look_at_link",
    "make_link",
    "new_handle",
    "note_sign_in",
    "note_use",
    "note_way_in",
    "open_session",
    "person_of_identity",
    "reactivate",
    "remove_passkey",
    "remove_password",
    "rename",
    "send_code",
    "set_password",
    "sign_in",
    "sign_in_or_create",
    "unlink_identity",
    "use_code",
    "use_link",
    "use_question",
]
