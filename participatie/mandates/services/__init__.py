"""What people do with mandates and under them."""

from participatie.mandates.services.advising import ask_advice, give_advice
from participatie.mandates.services.agreeing import say
from participatie.mandates.services.asking import Plan, placed
from participatie.mandates.services.changing import change_mandate, keep_bound, widen
from participatie.mandates.services.deciding import decide, dissent, hide_decision, show_decision
from participatie.mandates.services.escalating import answer, escalate, remind_givers
from participatie.mandates.services.leaving import let_holder_go, let_person_go
from participatie.mandates.services.registering import Grant, end_mandate, pass_on, register_mandate
from participatie.mandates.services.reviewing import answer_review, close_review, open_review

__all__ = [
    "Grant",
    "Plan",
    "answer",
    "answer_review",
    "ask_advice",
    "change_mandate",
    "close_review",
    "decide",
    "dissent",
    "end_mandate",
    "escalate",
    "give_advice",
    "hide_decision",
    "keep_bound",
    "let_holder_go",
    "let_person_go",
    "open_review",
    "pass_on",
    "placed",
    "register_mandate",
    "remind_givers",
    "say",
    "show_decision",
    "widen",
]
