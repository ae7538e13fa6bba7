"""Everything that is public, to take home as tables, maps and calendars; and files of elsewhere, brought in."""
