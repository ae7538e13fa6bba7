"""What can be done with an assignment."""

from participatie.assignments.services.agreeing import accept, end_proposal, propose, say_what_stops
from participatie.assignments.services.asking import ask_effects
from participatie.assignments.services.clients import forget_client, give_back_of_closed_team, step_back, take_over
from participatie.assignments.services.connecting import carry, connect, disconnect, release
from participatie.assignments.services.drafting import begin, list_client_parties, write
from participatie.assignments.services.hows import write_how
from participatie.assignments.services.measuring import measure
from participatie.assignments.services.publishing import conceal_under, reveal_under
from participatie.assignments.services.stepping import step

__all__ = [
    "accept",
    "ask_effects",
    "begin",
    "carry",
    "conceal_under",
    "connect",
    "disconnect",
    "end_proposal",
    "forget_client",
    "give_back_of_closed_team",
    "list_client_parties",
    "measure",
    "propose",
    "release",
    "reveal_under",
    "say_what_stops",
    "step",
    "step_back",
    "take_over",
    "write",
    "write_how",
]
