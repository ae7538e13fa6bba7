"""Every table of the open data, in the order of the workbook."""

from participatie.assignments.sheet import assignments_sheet
from participatie.commitments.queries import LedgerFilter
from participatie.commitments.sheet import ledger_sheet
from participatie.initiatives.models import KIND
from participatie.kernel.sheets import Sheet
from participatie.mandates.queries import RegisterFilter
from participatie.mandates.sheets import decisions_sheet, escalations_sheet, mandates_sheet
from participatie.opendata.sheets.answering import links_sheet, responsibilities_sheet, teams_sheet, unions_sheet
from participatie.opendata.sheets.parties import (
    areas_sheet,
    involvements_sheet,
    needs_sheet,
    offers_sheet,
    partners_sheet,
    replies_sheet,
    steps_sheet,
)
from participatie.opendata.sheets.subjects import (
    SUBJECT_COLUMNS,
    contributions_sheet,
    plans_sheet,
    posts_sheet,
    subject_cells,
    subjects_sheet,
    tallies_sheet,
)
from participatie.subjects.queries import Lens

__all__ = ["SUBJECT_COLUMNS", "all_sheets", "subject_cells", "subjects_sheet"]


def all_sheets() -> list[Sheet]:
    """One table for each thing. Nothing is read before somebody asks for its rows."""
    return [
        subjects_sheet(Lens(kinds=(KIND.name,))),
        posts_sheet(),
        tallies_sheet(),
        needs_sheet(),
        offers_sheet(),
        ledger_sheet(LedgerFilter()),
        assignments_sheet(),
        mandates_sheet(RegisterFilter(with_ended=True)),
        decisions_sheet(),
        escalations_sheet(),
        partners_sheet(),
        involvements_sheet(),
        steps_sheet(),
        teams_sheet(),
        responsibilities_sheet(),
        links_sheet(),
        unions_sheet(),
        plans_sheet(),
        contributions_sheet(),
        replies_sheet(),
        areas_sheet(),
    ]
