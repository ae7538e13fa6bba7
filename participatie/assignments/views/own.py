"""The assignment of an address, and the way back to its page."""

from flask import flash, redirect

from participatie.assignments import queries
from participatie.assignments.models import Assignment
from participatie.kernel.access import Predicate, authorize
from participatie.kernel.routes import actor
from participatie.kernel.web import Answer
from participatie.subjects.urls import url_of


def allowed(subject_id: int, predicate: Predicate, *things: object) -> Assignment:
    """The assignment, for who may do this with it now."""
    assignment = queries.get_assignment(actor(), subject_id)
    authorize(predicate, actor(), assignment, *things)
    return assignment


def back(assignment: Assignment, message: str) -> Answer:
    """To its page, with a word about what was done."""
    flash(message, "success")
    return redirect(url_of(assignment.subject))
