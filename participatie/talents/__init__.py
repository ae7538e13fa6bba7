"""Finding the right people: talent profiles, vacancies of teams and initiatives, and matches that exist on two yeses only."""
