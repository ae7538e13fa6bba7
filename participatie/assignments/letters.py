"""What the mails of this domain say, looked up when they are sent."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.assignments import queries
from participatie.kernel.mail import NothingToSay, Values
from participatie.kernel.text import slug
from participatie.subjects.kinds import Label

SUBJECTS: dict[str, Label] = {
    "discussed": _l("Een opdracht voor jullie team"),
    "proposed": _l("Een voorstel bij jullie opdracht"),
    "yes": _l("De andere kant zei ja"),
    "agreed": _l("Jullie zeiden allebei ja"),
    "ended": _l("Een voorstel gaat niet door"),
    "stops": _l("Wat jullie team mag laten liggen"),
    "given_back": _l("Het team geeft de opdracht terug"),
    "dropped": _l("De opdracht gaat niet door"),
    "moved": _l("Nieuws over jullie opdracht"),
    "measured": _l("Er is gemeten wat jullie opdracht opleverde"),
    "effect": _l("Wat leverde jullie opdracht op?"),
    "client": _l("Jullie hebben een nieuwe opdrachtgever"),
    "no_client": _l("Wie wordt de opdrachtgever?"),
    "team_gone": _l("Het team van je opdracht is gestopt"),
}

SILENT = frozenset({"yes", "agreed", "effect", "client", "no_client", "discussed", "measured"})
"""What is told without the last sentence of the two sides: that was about something else."""


def fill(values: Values) -> dict[str, object]:
    """The values of one mail as they are now: the title, what happened, and the sentence that was said last."""
    number, what = values.get("assignment_id"), str(values.get("what"))
    assignment = queries.find_assignment(number) if isinstance(number, int) else None
    if assignment is None or what not in SUBJECTS:
        raise NothingToSay
    newest = queries.get_version(assignment, assignment.latest_number)
    moves = queries.list_moves(assignment)
    said = {
        "proposed": newest.why,
        "ended": newest.ended_why,
        "stops": newest.what_stops,
    }.get(what, next((move.sentence for move in moves if move.sentence), ""))
    return {
        **values,
        "headline": str(SUBJECTS[what]),
        "told": told(what, assignment.subject.title),
        "subject_id": assignment.id,
        "slug": slug(assignment.subject.title),
        "said": "" if what in SILENT else said,
    }


def told(what: str, title: str) -> str:
    """What happened, in one or two sentences."""
    sentences = {
        "discussed": _(
            "De opdrachtgever legt “%(title)s” aan jullie voor. Zeg ja, stel iets anders voor of geef de opdracht terug.",
            title=title,
        ),
        "proposed": _(
            "Er ligt een voorstel om “%(title)s” te veranderen. Lees wat er anders wordt en zeg ja of nee.", title=title
        ),
        "yes": _("De andere kant zei ja op “%(title)s”. Zeg je ook ja, dan is het afgesproken.", title=title),
        "agreed": _("Jullie zeiden allebei ja op “%(title)s”. Het is afgesproken.", title=title),
        "ended": _("Een voorstel bij “%(title)s” gaat niet door. Wat jullie eerder afspraken, blijft gelden.", title=title),
        "stops": _("De opdrachtgever zegt wat jullie mogen laten liggen voor “%(title)s”.", title=title),
        "given_back": _(
            "Het team geeft “%(title)s” terug. Je kunt iets veranderen, een ander team vragen of het laten vallen.", title=title
        ),
        "dropped": _("“%(title)s” gaat niet door.", title=title),
        "moved": _("“%(title)s” is een stap verder.", title=title),
        "measured": _("De andere kant schreef op wat “%(title)s” opleverde.", title=title),
        "effect": _("Het is tijd om te kijken wat “%(title)s” opleverde. Eén getal en één zin is genoeg.", title=title),
        "client": _("“%(title)s” heeft een andere opdrachtgever. Wat jullie afspraken, blijft gelden.", title=title),
        "no_client": _("“%(title)s” heeft geen opdrachtgever meer bij naam. Wie van jullie wordt het?", title=title),
        "team_gone": _("Het team van “%(title)s” is gestopt. Kijk wat je met de opdracht wilt.", title=title),
    }
    return sentences[what]
