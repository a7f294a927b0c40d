"""People and posts imported on both databases, into an empty council and into one that is at work."""

from datetime import date

import pytest

from models import Confirmation, Holding, Import, Person, Post, Team
from models.errors import NotYours, Refusal
from tests.imports.files import a_person, people_file
from tests.views.records import changes, everything

NORTHMERE = people_file(
    a_person("Nell Farrow", title="Team Manager", role="TM", team="Quay team", parent="Children in Care"),
    a_person("Ivo Lunt", "ivo@northmere.example", "ISRO", "Reviewing officer or child protection chair", "Quality", since="2026-01-05"),
    a_person("Una Penrose", "una@northmere.example", "ISRO", "IRO", "Quality"),
    a_person("Ada Quill", "ada@northmere.example", "QA Head of Service", "QHoS", "Quality", "Northmere Council"),
    a_person("Max Orme", "max@northmere.example", "Head of Service", "HoS", "Children in Care", "Children’s Services"),
)  # fmt: skip


@pytest.fixture
def gil(database_url, clock):
    """The first administrator of an empty council."""
    council = Team.create(name="Northmere Council")
    return Person.join(
        "Gil Sandoval", "gil@northmere.example", "a long walk in the rain", "SA", "Administrator", council
    )


def said(plan):
    return [str(problem) for problem in plan.problems]


def test_an_empty_council_gets_its_people_its_tree_of_teams_and_its_posts_at_once(gil):
    batch = Import.preview(gil, "people", [("people.csv", NORTHMERE)])
    plan = batch.foresee(gil)
    assert said(plan) == []
    assert "it will stand under Northmere Council" in " ".join(warning.sentence for warning in plan.warnings)
    batch.commit(gil, version=plan.version)
    assert {(team.name, team.parent and team.parent.name) for team in Team.select()} == {
        ("Northmere Council", None), ("Children’s Services", "Northmere Council"), ("Quality", "Northmere Council"),
        ("Children in Care", "Children’s Services"), ("Quay team", "Children in Care"),
    }  # fmt: skip
    ivo = Person.with_email("ivo@northmere.example")
    assert (ivo.roles, ivo.title, ivo.may_sign_in) == (("IRO",), "ISRO", False)
    assert [holding.since for holding in ivo.holdings] == [date(2026, 1, 5)]
    assert Post.select().where(Post.title == "ISRO").count() == 2
    assert Person.with_email("ada@northmere.example").roles == ("QHoS",)
    assert not Confirmation.select().exists()  # before the first QA Head of Service nobody could have confirmed


def test_of_a_row_that_is_wrong_nothing_is_foreseen(gil):
    wrong = a_person("Una Penrose", "una@northmere.example", "ISRO", "pilot", "Quality")
    plan = Import.preview(gil, "people", [("people.csv", people_file(a_person(), wrong))]).foresee(gil)
    assert [problem.row for problem in plan.problems] == [3]
    assert [(step.row, step.outcome) for step in plan.steps] == [(2, "added")]


def test_once_there_is_a_head_of_quality_roles_that_see_children_wait_for_them(gil):
    Import.preview(gil, "people", [("people.csv", NORTHMERE)]).commit(gil)
    more = people_file(
        a_person("Kit Sedge", "kit@northmere.example", "ISRO", "IRO", "Quality"),
        a_person("Lee Alban", "lee@northmere.example", "Second administrator", "SA", "Northmere Council"),
    )
    batch = Import.preview(gil, "people", [("more.csv", more)])
    assert "waits for a QA Head of Service" in batch.foresee(gil).steps[0].words
    batch.commit(gil)
    assert Person.with_email("kit@northmere.example").roles == ()
    assert Person.with_email("lee@northmere.example").roles == ("SA",)
    [asked] = Confirmation.waiting()
    asked.confirm(Person.with_email("ada@northmere.example"))
    assert Person.with_email("kit@northmere.example").roles == ("IRO",)


def test_the_command_line_gives_such_roles_only_until_there_is_a_head_of_quality(gil):
    Import.preview(None, "people", [("people.csv", NORTHMERE)]).commit(None)
    more = people_file(a_person("Kit Sedge", "kit@northmere.example", "ISRO", "IRO", "Quality"))
    batch = Import.preview(None, "people", [("more.csv", more)])
    assert "is given on screen, and confirmed" in said(batch.foresee(None))[0]


def test_the_same_people_in_another_file_are_left_as_they_are(gil):
    Import.preview(gil, "people", [("people.csv", NORTHMERE)]).commit(gil)
    before = everything()
    batch = Import.preview(gil, "people", [("people.csv", NORTHMERE + b"\r\n")])
    assert batch.foresee(gil).counts == {"added": 0, "changed": 0, "left": 5}
    batch.commit(gil)
    assert changes(before, everything()) == ["board_revision", "import", "import_row"]


def test_what_does_not_go_with_the_record_is_refused_by_row(gil):
    Import.preview(gil, "people", [("people.csv", NORTHMERE)]).commit(gil)
    closed = Person.with_email("una@northmere.example")
    closed.disable(gil)
    file = people_file(
        a_person("Somebody Else", "ivo@northmere.example", "ISRO", "IRO", "Quality"),
        a_person("Una Penrose", "una@northmere.example", "Chair", "IRO", "Quality"),
        a_person("Kit Sedge", "kit@northmere.example", "Team Manager", "TM", "Quay team"),
        a_person("Gil Sandoval", "gil@northmere.example", "ISRO", "IRO", "Quality"),
        a_person("Lee Alban", "lee@northmere.example", "Team Manager", "TM", "Quay team", "Quality"),
        a_person("Bea Carr", "bea@northmere.example", "Team Manager", "TM", "Pier team"),
        a_person("Cy Dunn", "cy@northmere.example", "Team Manager", "TM", "Pier team"),
    )
    batch = Import.preview(gil, "people", [("file.csv", file)])
    plan = batch.foresee(gil)
    assert [each.split(". ")[0] for each in said(plan)] == [
        "Row 2, name: Somebody of another name has this email address",
        "Row 3, email: This person’s account is closed",
        "Row 4, post title: Nell Farrow holds this post",
        "Row 5, role: Nobody gives themselves a role that sees children",
        "Row 6, parent team: Here this team stands under Children in Care",
        "Row 6, post title: Row 4 gives the same post to somebody else.",
        "Row 8, post title: Row 7 gives the same post to somebody else.",
    ]
    before = everything()
    with pytest.raises(Refusal):
        batch.commit(gil)
    assert changes(before, everything()) == []


def test_teams_above_one_another_in_a_ring_are_refused(gil):
    ring = people_file(
        a_person(team="A", parent="B"), a_person("Ivo Lunt", "ivo@northmere.example", team="B", parent="A")
    )
    plan = Import.preview(gil, "people", [("ring.csv", ring)]).foresee(gil)
    assert any("in a ring" in each for each in said(plan))


def test_a_vacant_post_is_given_and_not_doubled(gil):
    Import.preview(gil, "people", [("people.csv", NORTHMERE)]).commit(gil)
    post = Post.select().where(Post.title == "Team Manager").get()
    Holding.select().where(Holding.post == post).get().set_now(until=date(2026, 3, 1))
    batch = Import.preview(gil, "people", [("next.csv", people_file(a_person("Kit Sedge", "kit@northmere.example")))])
    batch.commit(gil)
    Confirmation.waiting().get().confirm(Person.with_email("ada@northmere.example"))
    assert post.holder().name == "Kit Sedge"
    assert Post.select().where(Post.title == "Team Manager").count() == 1


def test_only_an_administrator_imports_people(gil):
    Import.preview(gil, "people", [("people.csv", NORTHMERE)]).commit(gil)
    ada = Person.with_email("ada@northmere.example")
    with pytest.raises(NotYours):
        Import.preview(ada, "people", [("a.csv", b"")])
    with pytest.raises(NotYours):
        Import.preview(gil, "children", [("a.csv", b"")])
