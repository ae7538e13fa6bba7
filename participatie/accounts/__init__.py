"""Who people are: person, sign-in, session, grant. What a grant means is said by the domain that gives it."""

from participatie.accounts.lean import load_flask_security

load_flask_security()
