"""A query inside another costs what it would cost alone."""

from models import Child, Team


class Counted(type(Child.select())):
    """A query that counts how often it is put into words."""

    times = 0

    def __sql__(self, ctx):
        type(self).times += 1
        return super().__sql__(ctx)


def test_a_query_four_levels_deep_is_compiled_once(sqlite_url):
    Counted.times = 0
    query = Counted(Team, (Team.id,)).where(Team.name == "Harbour team")
    for _ in range(4):
        query = Child.select(Child.team).where(Child.team.in_(query))
    assert list(query) == []
    assert Counted.times == 1


def test_an_empty_list_is_still_nobody_and_a_list_its_members(sqlite_url):
    team = Team.create(name="Harbour team")
    assert [list(Team.select().where(Team.id.in_(ids))) for ids in ([], [team.id])] == [[], [team]]
    assert list(Team.select().where(Team.id.not_in([]))) == [team]
    assert list(Team.select().where(Team.id.in_(Team.select(Team.id)))) == [team]
