"""What administrators do with files of elsewhere."""

from participatie.opendata.services.imports import choose_columns, start, upload, work_on_imports

__all__ = ["choose_columns", "start", "upload", "work_on_imports"]
