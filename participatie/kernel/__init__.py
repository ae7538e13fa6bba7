"""What every domain stands on: database, access, events, errors, web, forms, mail, files, jobs, clock, text.

Knows no word of the domains above it.
"""
