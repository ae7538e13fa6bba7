"""One's own talents: the cards that wait for an answer, one at a time or in a list, and the matches."""

from flask import request

from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.talents import queries
from participatie.talents.models import Sight
from participatie.talents.presenting import VacancyLine, details_of, reasons_for_person, vacancy_line
from participatie.talents.queries import CardRow
from participatie.talents.views.blueprint import bp


def lines(rows: list[CardRow]) -> list[tuple[VacancyLine, list[str], bool]]:
    """Cards in words: the vacancy, why it fits, and whether those who look ask for this person."""
    return [(vacancy_line(row.vacancy), reasons_for_person(row.fit), row.is_asked) for row in rows]


@bp.get("/talenten")
@public
def cards() -> Answer:
    """What waits for an answer; for who has no profile, what this is."""
    profile = queries.find_profile(actor().id) if actor().is_signed_in else None
    if profile is None:
        return page("talents/about.html")
    deck = queries.deck_of(actor(), profile)
    return page(
        "talents/cards.html",
        profile=profile,
        details=details_of(profile, Sight.OWN),
        waiting=lines(deck.waiting),
        said_yes=lines(deck.said_yes),
        matches=deck.matches,
        as_list=request.args.get("weergave") == "lijst",
    )
