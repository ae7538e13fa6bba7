"""Setting letters on paper, from plain values."""

from collections.abc import Mapping

from flask_babel import force_locale
from flask_babel import gettext as _

from participatie.kernel.pdf import Plain, breakable, make_pdf
from participatie.streets import codes
from participatie.streets.models import Round
from participatie.streets.queries.letters import LetterText

WORKER_PATIENCE = 3600.0
"""Nobody waits at a screen for letters, so they may wait their turn for an hour."""


def print_letters(text: LetterText, code_of: Mapping[int, str]) -> bytes:
    """One accessible PDF with a page for each address; `code_of` gives the code of each by the id of its address.

    A letter is in its own language, whatever language the designer reads the site in.
    """
    letters: list[Plain] = [
        {
            "lines": [breakable(line) for line in lines],
            "code": codes.in_groups(code_of[address_id]),
            "url": address_of_code(text.site, code_of[address_id]),
        }
        for address_id, lines in text.addresses.items()
    ]
    with force_locale(text.language):
        values = _values_of(text)
    return make_pdf(
        "letter",
        values | {"letters": letters},
        qr_codes=[address_of_code(text.site, code) for code in code_of.values()],
        patience=WORKER_PATIENCE,
    )


def address_of_code(site: str, code: str) -> str:
    """What stands in the QR code."""
    return f"{site}/s/{code}"


def _values_of(text: LetterText) -> dict[str, Plain]:
    host = text.site.partition("://")[2]
    sender = ", ".join(filter(None, [text.sender, _("ontwerper"), text.place]))
    return {
        "title": breakable(text.title),
        "place": text.place,
        "project": breakable(text.title),
        "sender": breakable(sender),
        "language": text.language,
        "message": [breakable(line) for line in text.message.splitlines() if line.strip()],
        "day": text.day,
        "type_at": f"{host}/stem",
        "question": question_of(text.round),
        "words": {
            "to": _("Aan de bewoners van"),
            "dear": _("Beste bewoner,"),
            "qr": _("QR-code die opent:"),
            "how": _how(text.round),
            "scan": _("Scan de code met je telefoon. Of typ de code hieronder op"),
            "until": _until(text),
            "private": _private(text.round),
            "quiet": _(
                "Wil je hierover geen brieven meer? Zeg het op dezelfde pagina met “Laat mij met rust”. Je krijgt dan geen "
                "vragen meer; voor je veiligheid en bij besluiten schrijven we je nog wel."
            ),
            "sender": _(
                "Afzender: %(sender)s. Meer over het plan: %(address)s", sender=breakable(sender), address=host + text.path
            ),
        },
    }


def question_of(in_round: Round) -> str:
    """What a letter asks in this round."""
    if in_round is Round.WISHES:
        return _("Wat wens je voor je straat?")
    return _("Welk ontwerp kies je?") if in_round is Round.PREFERENCE else _("Wat vind je van het ontwerp?")


def _how(in_round: Round) -> str:
    if in_round is Round.WISHES:
        return _("Schrijf in een paar zinnen wat je wilt. Je hebt geen account nodig. De ontwerper antwoordt op elke wens.")
    return _("Zeg het in tien seconden. Je hebt geen account nodig. Er is één stem per adres.")


def _until(text: LetterText) -> str:
    if not text.until:
        return ""
    if text.round is Round.WISHES:
        return _("Dit kan tot en met %(day)s. Met dezelfde code lees je later het antwoord.", day=text.until)
    return _("Dit kan tot en met %(day)s. Tot die dag kun je je antwoord veranderen met dezelfde code.", day=text.until)


def _private(in_round: Round) -> str:
    if in_round is Round.WISHES:
        return _(
            "Iedereen kan je wens lezen. Niemand ziet bij welk adres hij hoort. Deze code hoort bij dit adres: "
            "geef hem niet door."
        )
    return _(
        "We tonen nooit wat één adres antwoordde. Niets zeggen telt niet als ja. Deze code hoort bij dit adres: "
        "geef hem niet door."
    )
