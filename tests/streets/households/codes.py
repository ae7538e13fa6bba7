"""A household that answers with its code."""

from participatie.kernel.keyed import keyed_hashes
from participatie.streets import codes, queries
from participatie.streets.models import Choice
from tests.factories.streets import let_speak

CODE = "CDFGHJKMNPRT"


def known(code=CODE):
    return queries.find_code(keyed_hashes(codes.PURPOSE, code))


def newest(plan):
    return queries.find_newest(plan.id).id


def choose(browser, value, code=CODE):
    return browser.send(f"/s/{code}", {"choice": value})


def vote(plan, fine, rather_not, no_opinion=0):
    houses = iter(address for address in queries.list_plan_addresses(plan.id) if address.zone == "inside")
    for choice, n in ((Choice.FINE, fine), (Choice.RATHER_NOT, rather_not), (Choice.NO_OPINION, no_opinion)):
        for _ in range(n):
            let_speak(plan, next(houses), choice, newest(plan))
