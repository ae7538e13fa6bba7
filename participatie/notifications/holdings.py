"""What news holds about a person: what they follow, what they were told, and how often they want mail."""

from flask_babel import lazy_gettext as _l

from participatie.accounts import own_data
from participatie.accounts.own_data import Fate, Holding, of
from participatie.notifications.models import Digest, HelpQuestion, MailChoice, Mute, Notice, Watch

own_data.register(
    Holding(_l("Wat je volgt"), Watch, of(Watch.person_id), Fate.GONE),
    Holding(_l("Nieuws dat je kreeg"), Notice, of(Notice.person_id), Fate.GONE),
    Holding(_l("Verzamelmails"), Digest, of(Digest.person_id), Fate.GONE),
    Holding(_l("Hoe vaak je mail wilt"), MailChoice, of(MailChoice.person_id), Fate.GONE),
    Holding(_l("Waarover je geen mail meer wilt"), Mute, of(Mute.person_id), Fate.GONE),
    Holding(_l("Of je iets aan een antwoord had"), HelpQuestion, of(HelpQuestion.person_id), Fate.GONE),
)
