"""Questions about commitments."""

from participatie.commitments.queries.judging import JudgementRow, is_involved, list_judgements
from participatie.commitments.queries.ledger import (
    PAGE_SIZE,
    Dated,
    LedgerFilter,
    LedgerPage,
    Share,
    Standing,
    count_share,
    each_public,
    list_dated,
    list_newest,
    page_first,
    page_ledger,
)
from participatie.commitments.queries.reminding import list_due_soon, list_late_untold, list_people_to_remind
from participatie.commitments.queries.rows import CommitmentRow, list_rows
from participatie.commitments.queries.single import (
    ChangeRow,
    find_commitment,
    get_commitment,
    get_row,
    list_changes,
    list_open_of_person,
    list_parties,
    list_voices,
)

__all__ = [
    "PAGE_SIZE",
    "ChangeRow",
    "CommitmentRow",
    "Dated",
    "JudgementRow",
    "LedgerFilter",
    "LedgerPage",
    "Share",
    "Standing",
    "count_share",
    "each_public",
    "find_commitment",
    "get_commitment",
    "get_row",
    "is_involved",
    "list_changes",
    "list_dated",
    "list_due_soon",
    "list_judgements",
    "list_late_untold",
    "list_newest",
    "list_open_of_person",
    "list_parties",
    "list_people_to_remind",
    "list_rows",
    "list_voices",
    "page_first",
    "page_ledger",
]
