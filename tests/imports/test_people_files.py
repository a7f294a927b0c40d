"""A file of people and posts, before anybody is looked for in the record."""

from rules.imports import read
from tests.imports.files import TODAY, a_person, people_file


def said(*rows):
    return [str(problem) for problem in read("people", [people_file(*rows)], TODAY).problems]


def test_a_row_is_a_person_in_a_post():
    [row] = read("people", [people_file(a_person(role="tm", since="2 March 2026"))], TODAY).rows
    assert (row.name, row.role, row.team, row.since) == ("Nell Farrow", "TM", "Quay team", TODAY)


def test_what_cannot_be_an_address_a_role_a_tree_or_a_beginning_is_refused():
    rows = [
        a_person(email="nell"), a_person(email="b@n.example", role="boss"),
        a_person(email="c@n.example", parent="quay team"), a_person(email="d@n.example", since="2026-03-03"),
    ]  # fmt: skip
    assert said(*rows) == [
        "Row 2, email: This is not an email address.",
        "Row 3, role: This is not a role. The roles are IRO, SW, TM, SM, HoS, AD, DCS, MD, QTM, QSM, QHoS, BS, SA, CD.",
        "Row 4, parent team: A team cannot stand above itself.",
        "Row 5, from: This is in the future. Import the post when it begins.",
    ]


def test_everything_that_is_wrong_in_a_row_is_told_at_once():
    assert said(a_person(email="nell", role="boss", since="31/02/2026")) == [
        "Row 2, from: This date does not exist. Write it like 2026-04-03.",
        "Row 2, email: This is not an email address.",
        "Row 2, role: This is not a role. The roles are IRO, SW, TM, SM, HoS, AD, DCS, MD, QTM, QSM, QHoS, BS, SA, CD.",
    ]


def test_one_address_is_one_person_one_post_is_held_once_and_a_team_stands_under_one_other():
    assert said(
        a_person(parent="Children’s Services"),
        a_person("Nell Farow", title="Chair"),
        a_person(),
        a_person("Tom Elder", "tom@northmere.example", parent="Adults"),
    ) == [
        "Row 3, name: This email address has another name in row 2. Everybody needs their own.",
        "Row 4, email: This is the same person and post as row 2. Leave one.",
        "Row 5, parent team: This team stands under another one in row 2.",
    ]
