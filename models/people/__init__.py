"""Looking after people: what a person, a post and a team can do besides being one."""
