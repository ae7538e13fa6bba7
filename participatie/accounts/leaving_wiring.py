"""The jobs behind the own data: the download is made, runs out, and who left is forgotten."""

from pathlib import Path

from flask import current_app

from participatie.accounts import archive, erasures, queries, services
from participatie.kernel.db import roll_back, unit_of_work
from participatie.kernel.jobs import job, nightly


def listed() -> Path:
    """Where the list of the erased stands."""
    return erasures.path_of(current_app.config["ERASURE_FOLDER"], current_app.config["DATA_FOLDER"])


@job(every_minutes=5)
def make_own_data() -> None:
    """Make the downloads that wait. Reading comes first, so that nobody waits for it to write."""
    for person_id in [request.person_id for request in queries.list_waiting_own_data()]:
        data = archive.build(queries.get_person(person_id))
        roll_back()
        with unit_of_work():
            if (request := queries.find_own_data_request(person_id)) and request.made_at is None:
                services.hand_over(request, data)


@job(every_minutes=10)
def carry_out_erasures() -> None:
    """Forget who asked for it, one at a time."""
    for person_id in [request.person_id for request in queries.list_waiting_erasures()]:
        roll_back()
        with unit_of_work():
            for request in queries.list_waiting_erasures():
                if request.person_id == person_id:
                    services.carry_out(request, listed())


@nightly
def forget_old_own_data() -> None:
    """Throw away downloads that ran out."""
    with unit_of_work():
        services.forget_old_own_data()
