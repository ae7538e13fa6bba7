"""Who gets in at the endpoints of notifications."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY
from tests.trust.policies.rule import LIVE, PAGE, Policy, only

POLICIES: dict[str, Policy] = {
    "notifications.ask_stop": Policy(a.STOP),
    "notifications.ask_use": Policy(a.HELPED),
    "notifications.change_pace": Policy(a.WATCH),
    "notifications.choices": PAGE,
    "notifications.follow": Policy(a.FOLLOWED),
    "notifications.follow_around": PAGE,
    "notifications.mark_read": Policy(a.SUBJECT),
    "notifications.mine": PAGE,
    "notifications.news": PAGE,
    "notifications.open_subject": Policy(a.SUBJECT),
    "notifications.read_all": PAGE,
    "notifications.resume": Policy(a.STOP),
    "notifications.say_use": Policy(a.HELPED),
    "notifications.stop": Policy(a.STOP),
    "notifications.stop_following": Policy(a.WATCH),
    "notifications.stopped": Policy(a.STOP),
    "notifications.subject_feed": Policy(a.FEED),
    "notifications.subject_pace": Policy(a.SUBJECT, post=only(EVERYBODY, *LIVE)),
    "notifications.unfollow": Policy(a.SUBJECT, post=only(EVERYBODY, *LIVE)),
}
