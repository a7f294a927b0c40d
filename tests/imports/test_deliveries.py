"""A delivery of the Standard Safeguarding Dataset, joined to children."""

from datetime import date

from rules.imports import Period, read
from tests.imports.files import EPISODES, INVOLVEMENTS, PERSON, TODAY, delivery, written


def reading(known=(), **changed):
    return read("ssd", list(delivery(**changed).values()), TODAY, known)


def test_children_come_with_their_periods_of_care_their_team_their_worker_and_their_officer():
    found = reading()
    assert found.problems == []
    wilf, moth = found.rows
    assert (wilf.reference, wilf.name, wilf.born) == ("7001", "Wilf Tarn", date(2015, 5, 16))
    assert wilf.periods == (Period(date(2022, 3, 1), date(2023, 1, 10)), Period(date(2024, 6, 3)))
    assert (wilf.social_worker, wilf.team) == ("Amadi, Roz", "Harbour team")
    assert (wilf.iro, wilf.iro_since) == ("Dilys Ashgrove", date(2024, 6, 5))
    assert moth.periods == (Period(date(2025, 2, 3)),)
    assert "1 others are neither looked after" in found.notes[-1]


def test_the_files_may_come_in_any_order_and_other_columns_of_theirs_are_passed_over():
    assert read("ssd", list(delivery().values())[::-1], TODAY).rows == reading().rows


def test_a_child_who_left_care_matters_only_where_we_know_them():
    ended = written(
        EPISODES, ["e1", "7003", "2001-03-01", "2004-01-01", "E4A", "c9"], ["e4", "7002", "2025-02-03", "", "", "c3"]
    )
    involved = written(INVOLVEMENTS, ["i3", "p3", "CW", "Orchard team", "7002", "2025-02-03", ""])
    assert [row.reference for row in reading(cla_episodes=ended, involvements=involved).rows] == ["7002"]
    assert [row.reference for row in reading({"7003"}, cla_episodes=ended, involvements=involved).rows] == [
        "7002",
        "7003",
    ]


def test_earlier_releases_without_a_number_of_the_period_are_joined_by_their_days():
    old = [each for each in EPISODES if each != "clae_cla_id"]
    old[3] = "clae_cla_episode_ceased"
    episodes = written(
        old,
        ["e2", "7001", "2022-09-01", "2023-01-10", "E4A"],
        ["e1", "7001", "2022-03-01", "2022-09-01", "X1"],
        ["e3", "7001", "2024-06-03", "", ""],
    )
    [wilf] = [row for row in reading(cla_episodes=episodes).rows if row.reference == "7001"]
    assert wilf.periods == (Period(date(2022, 3, 1), date(2023, 1, 10)), Period(date(2024, 6, 3)))


def test_the_legal_status_of_today_and_teams_by_number_come_from_their_own_tables():
    status = ["lega_legal_status_id", "lega_person_id", "lega_legal_status", "lega_legal_status_start_date", "lega_legal_status_end_date"]  # fmt: skip
    legal = written(status, ["1", "7002", "C1", "2025-02-03", "2025-08-01"], ["2", "7002", "C2", "2025-08-01", ""])
    teams = written(["dept_team_id", "dept_team_name", "dept_team_parent_id"], ["31", "Mill team", "3"])
    involved = written(INVOLVEMENTS, ["i1", "p1", "CW", "31", "7002", "2025-02-03", ""])
    [moth] = [
        row
        for row in reading(legal_status=legal, department=teams, involvements=involved).rows
        if row.reference == "7002"
    ]
    assert moth.team == "Mill team"
    assert moth.periods == (Period(date(2025, 2, 3), None, "Care order", date(2025, 8, 1)),)


def test_a_table_that_is_missing_doubled_or_of_another_kind_is_named():
    assert [str(p) for p in reading(professionals=None).problems] == [
        "The delivery has no file of the table professionals. Send all of them together."
    ]
    twice = read("ssd", [*delivery().values(), delivery()["person"]], TODAY)
    assert [str(p) for p in twice.problems] == ["Person: This table is there twice. Leave one of the files."]
    other = read("ssd", [*delivery().values(), b"colour,size\nred,2\n"], TODAY)
    assert [p.place for p in other.problems] == ["file 5"]
    assert "none of the tables" in other.problems[0].sentence


def test_what_is_wrong_is_told_by_table_and_row_and_only_where_it_matters():
    person = written(
        PERSON, ["7001", "Wilf", "Tarn", "M", ""], ["7002", "Moth", "Tarn", "F", "2017-09-30"], ["9", "", "", "", ""]
    )
    found = reading(person=person)
    assert [str(problem) for problem in found.problems] == ["Person, row 2, pers_dob: This is empty. Fill it in."]
    assert found.problems[0].identifier == "7001"
    assert [row.reference for row in found.rows] == ["7002"]


def test_who_is_in_one_table_and_not_in_the_other_is_told():
    found = reading(person=written(PERSON, ["7002", "Moth", "Tarn", "F", "2017-09-30"]))
    assert [str(problem) for problem in found.problems] == ["Cla_episodes: This child is not in the table person."]
    stranger = written(INVOLVEMENTS, ["i1", "p8", "CW", "Harbour team", "7001", "2024-06-03", ""])
    assert [str(problem) for problem in reading(involvements=stranger).problems] == [
        "Involvements, row 2, invo_professional_id: This professional is not in the table professionals."
    ]


def test_an_episode_that_says_another_began_which_is_not_there_is_read_as_the_end_with_a_warning():
    episodes = written(EPISODES, ["e1", "7001", "2022-03-01", "2022-09-01", "X1", "c1"])
    found = reading(cla_episodes=episodes)
    assert found.rows[0].periods == (Period(date(2022, 3, 1), date(2022, 9, 1)),)
    assert "another began (X1)" in found.warnings[0].sentence
