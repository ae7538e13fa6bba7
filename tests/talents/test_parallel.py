"""Two at once: on a database of its own, with real transactions."""

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db, unit_of_work
from participatie.talents import queries, services
from participatie.talents.models import Match
from participatie.talents.tokens import Said
from tests.factories.parallel import at_once, counted
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of
from tests.factories.talents import make_looking_team, make_profile, make_vacancy


def test_both_say_yes_at_the_same_moment_and_there_is_one_match(own_app):
    team, seeker = make_looking_team()
    pairs = []
    for _n in range(4):
        profile = make_profile()
        vacancy = make_vacancy(seeker, team.subject)
        pairs.append((vacancy.id, profile.person_id))
    db.session.commit()
    db.session.remove()

    def say(vacancy_id, person_id, side):
        def done():
            with unit_of_work():
                vacancy = queries.get_vacancy(SYSTEM, vacancy_id)
                if side == "person":
                    return (
                        services.answer_vacancy(actor_of(db.session.get_one(Person, person_id)), vacancy, Said.YES) is not None
                    )
                return services.ask_person(seeker, vacancy, queries.find_profile(person_id), Said.YES) is not None

        return done

    for vacancy_id, person_id in pairs:
        found = at_once(own_app, [say(vacancy_id, person_id, side) for side in ("person", "seekers")])
        assert found.count(True) == 1
    assert counted(Match) == len(pairs)
