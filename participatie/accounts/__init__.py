"""Who people are: person, sign-in, session, grant. What a grant means is said by the domain that gives it."""
