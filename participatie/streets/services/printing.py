"""Setting letters on paper, from plain values."""

from collections.abc import Mapping

from participatie.kernel.pdf import Plain, breakable, make_pdf
from participatie.streets import codes
from participatie.streets.queries.letters import LetterText

WORKER_PATIENCE = 3600.0
"""Nobody waits at a screen for letters, so they may wait their turn for an hour."""


def print_letters(text: LetterText, code_of: Mapping[int, str]) -> bytes:
    """One accessible PDF with a page for each address; `code_of` gives the code of each by the id of its address."""
    letters: list[Plain] = [
        {
            "lines": [breakable(line) for line in lines],
            "code": codes.in_groups(code_of[address_id]),
            "url": address_of_code(text.site, code_of[address_id]),
        }
        for address_id, lines in text.addresses.items()
    ]
    host = text.site.partition("://")[2]
    return make_pdf(
        "letter",
        {
            "title": breakable(text.title),
            "place": text.place,
            "project": breakable(text.title),
            "sender": breakable(text.sender),
            "message": [breakable(line) for line in text.message.splitlines() if line.strip()],
            "question": text.question,
            "day": text.day,
            "until": text.until,
            "type_at": f"{host}/stem",
            "more_at": f"{host}{text.path}",
            "letters": letters,
        },
        qr_codes=[address_of_code(text.site, code) for code in code_of.values()],
        patience=WORKER_PATIENCE,
    )


def address_of_code(site: str, code: str) -> str:
    """What stands in the QR code."""
    return f"{site}/s/{code}"
