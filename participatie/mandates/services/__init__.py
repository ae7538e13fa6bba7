"""What people do with mandates and under them."""

from participatie.mandates.services.advising import ask_advice, give_advice
from participatie.mandates.services.asking import Plan, placed
from participatie.mandates.services.deciding import decide, dissent, hide_decision, show_decision
from participatie.mandates.services.escalating import answer, escalate, remind_givers
from participatie.mandates.services.registering import Grant, change_mandate, end_mandate, pass_on, register_mandate

__all__ = [
    "Grant",
    "Plan",
    "answer",
    "ask_advice",
    "change_mandate",
    "decide",
    "dissent",
    "end_mandate",
    "escalate",
    "give_advice",
    "hide_decision",
    "pass_on",
    "placed",
    "register_mandate",
    "remind_givers",
    "show_decision",
]
