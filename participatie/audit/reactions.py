"""What happened gets its entry in the trail."""

from participatie.audit import services
from participatie.subjects.models import HistoryEntry
from participatie.subjects.readers import reads_history


@reads_history
def remember(entry: HistoryEntry) -> None:
    """Each fact of the history that the trail does not leave out."""
    services.remember(entry)
