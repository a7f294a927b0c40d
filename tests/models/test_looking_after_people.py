"""People, posts and teams are looked after: who may have which role, from when, and who says so."""

from datetime import date, timedelta

import pytest

from models import Confirmation, Event, Holding, Person, Post, Session, Team
from models.errors import Incomplete, Moved, NotYours, Refusal
from models.person import hasher
from rules.passwords import fault
from tests.cast import MONDAY, PASSWORD
from tests.views.records import raised

A_WEEK = timedelta(days=7)


@pytest.fixture
def gil(council):
    """The administrator."""
    return council.person("Gil Sandoval")


@pytest.fixture
def odile(council):
    """The QA Head of Service."""
    return council.person("Odile Pryce")


def again(person):
    """The same person, found anew: what they stand for is worked out once for each request."""
    return Person.get_by_id(person.id)


def told(subject):
    """The kinds of what happened to this person, post or team."""
    return [event.kind for event in subject.history()]


def test_a_post_gets_its_next_holder_and_the_one_before_stops_the_day_before(council, gil, odile):
    post, hal = council.posts["Hal Okafor"], council.person("Hal Okafor")
    nadia = Person.enter(gil, "Nadia Frost", "nadia.frost@northmere.example")
    card = raised(council)
    holding = post.hand_to(gil, nadia, MONDAY + A_WEEK)
    assert holding.awaits and post.holder(MONDAY + A_WEEK) == hal
    Confirmation.get().confirm(odile)
    assert post.holder(MONDAY + A_WEEK - timedelta(days=1)) == hal
    assert post.holder(MONDAY + A_WEEK) == nadia
    assert card.entry.answering[0].post == post
    assert told(post) == ["role asked", "role confirmed"]
    assert told(nadia) == ["person added", "role asked", "role confirmed"]
    assert told(hal) == ["role confirmed"]  # the post went from him


def test_a_role_that_sees_children_gives_nothing_until_it_is_confirmed(council, gil, odile, clock):
    card = raised(council)
    nadia = Person.enter(gil, "Nadia Frost", "nadia.frost@northmere.example")
    council.posts["Hal Okafor"].hand_to(gil, nadia, MONDAY)
    assert again(nadia).roles == () and not nadia.escalations.exists()
    [asked] = Confirmation.waiting_on(odile)
    assert not Confirmation.waiting_on(gil) and not Confirmation.waiting_on(council.person("Silas Rowan"))
    for somebody in ("Gil Sandoval", "Silas Rowan", "Wren Halloran", "Dilys Ashgrove"):
        with pytest.raises(NotYours):
            asked.confirm(council.person(somebody))
    clock.shift(timedelta(days=2))
    asked.confirm(odile)
    assert again(nadia).roles == ("TM",) and list(again(nadia).escalations) == [card]
    hal = again(council.person("Hal Okafor"))
    assert hal.standing.left == ((council.posts["Hal Okafor"].id, MONDAY + timedelta(days=1)),)
    with pytest.raises(Moved, match="Odile Pryce confirmed this already"):
        asked.confirm(odile)


def test_what_was_refused_or_taken_back_never_was(council, gil, odile):
    post, nadia = council.posts["Hal Okafor"], Person.enter(gil, "Nadia Frost")
    raised(council)
    with pytest.raises(Incomplete, match="Say why"):
        post.hand_to(gil, nadia, MONDAY) and Confirmation.get().refuse(odile, " ")
    Confirmation.get().refuse(odile, "She starts in May.")
    second = post.hand_to(gil, nadia, MONDAY)
    second.end(gil, None)
    assert list(Confirmation.waiting()) == []
    with pytest.raises(Moved):
        second.confirmation.confirm(odile)
    assert (again(nadia).roles, again(nadia).standing.left) == ((), ())
    assert not again(nadia).escalations.exists()
    assert post.holder() == council.person("Hal Okafor")
    assert [holding.person.name for holding in post.open_holdings()] == ["Hal Okafor"]
    assert "holding taken back" in told(nadia)


def test_nobody_gives_themselves_a_role_that_sees_children_or_confirms_what_they_asked_for(council, gil, odile):
    with pytest.raises(Incomplete, match="Nobody gives themselves"):
        council.posts["Hal Okafor"].hand_to(gil, gil, MONDAY)
    with pytest.raises(Incomplete, match="Nobody gives themselves"):
        council.posts["Hal Okafor"].have_covered(gil, gil, MONDAY, MONDAY + A_WEEK)
    council.posts["Gil Sandoval"].give_to(odile, MONDAY)  # both an administrator and a head of quality
    council.posts["Hal Okafor"].hand_to(odile, Person.enter(gil, "Nadia Frost"), MONDAY)
    with pytest.raises(NotYours, match="You asked for this yourself"):
        Confirmation.get().confirm(again(odile))


def test_until_there_is_a_head_of_quality_roles_are_given_at_once_and_the_record_says_so(database_url, clock):
    gil = Person.join("Gil Sandoval", "gil@northmere.example", PASSWORD, "SA", "Administrator", Team.create(name="All"))
    odile, dilys = (Person.enter(gil, name) for name in ("Odile Pryce", "Dilys Ashgrove"))
    team = Team.add_under(gil, "Quality", Team.get())
    officer = Post.set_up(gil, "ISRO", "IRO", team)
    assert not officer.hand_to(gil, dilys, MONDAY).awaits
    assert officer.history()[-1].told["unconfirmed"] is True
    head = Post.set_up(gil, "QA Head of Service", "QHoS", team)
    head.hand_to(gil, odile, MONDAY + timedelta(days=1))
    assert not Post.set_up(gil, "ISRO", "IRO", team).hand_to(gil, dilys, MONDAY).awaits  # not before she begins
    clock.shift(timedelta(days=1))
    assert Post.set_up(gil, "ISRO", "IRO", team).hand_to(gil, dilys, MONDAY).awaits
    assert not Post.set_up(gil, "Second administrator", "SA", team).hand_to(gil, dilys, MONDAY).awaits
    odile.disable(gil)  # once there has been one, only they confirm; the server names the next
    assert Post.set_up(gil, "ISRO", "IRO", team).hand_to(gil, dilys, MONDAY).awaits
    assert not Post.had_a_quality_head(only_today=True)


def test_cover_has_an_end_and_may_end_sooner(council, gil, odile, clock):
    post, petra = council.posts["Hal Okafor"], council.person("Petra Lindqvist")
    for until in (None, MONDAY - timedelta(days=1), MONDAY + timedelta(days=400)):
        with pytest.raises(Incomplete) as refused:
            post.have_covered(gil, petra, MONDAY, until)
        assert set(refused.value.problems) == {"until"}
    with pytest.raises(Incomplete, match="Hal Okafor holds this post"):
        post.have_covered(gil, council.person("Hal Okafor"), MONDAY, MONDAY + A_WEEK)
    cover = post.have_covered(gil, petra, MONDAY, MONDAY + A_WEEK)
    cover.confirmation.confirm(odile)
    assert post.holder() == petra and post.holder(MONDAY + A_WEEK + timedelta(days=1)).name == "Hal Okafor"
    cover.end(gil, MONDAY + timedelta(days=2))
    clock.shift(timedelta(days=3))
    assert post.holder().name == "Hal Okafor" and len(again(petra).standing.posts) == 1
    with pytest.raises(Moved):
        cover.end(gil, MONDAY)


def test_a_leaver_holds_nothing_the_moment_the_account_is_closed(council, gil):
    hal, post, card = council.person("Hal Okafor"), council.posts["Hal Okafor"], raised(council)
    token = Session.start(hal)
    assert post.waiting_on_it() == 1
    hal.disable(gil)
    assert Session.live(token) is None
    assert post.holder() is None and not post.open_holdings()[0].last_day > MONDAY
    assert "Team Manager" in card.entry.answering[0].name and "Hal" not in card.entry.answering[0].name
    assert told(post) == ["account closed"]
    with pytest.raises(Moved, match="closed already"):
        hal.disable(gil)
    hal.enable(gil)
    assert not again(hal).may_sign_in  # the old password is gone: he is invited anew
    assert told(hal) == ["account closed", "account opened"]


def test_the_last_administrator_stays(council, gil, odile):
    post = council.posts["Gil Sandoval"]
    nadia = Person.enter(gil, "Nadia Frost", "nadia.frost@northmere.example")
    for attempt in (
        lambda: gil.disable(gil),
        lambda: post.hand_to(gil, nadia, MONDAY),  # she has not chosen a password
        lambda: post.open_holdings()[0].end(gil, MONDAY),
    ):
        with pytest.raises(Refusal, match="last administrator who can sign in"):
            attempt()
        assert post.holder() == gil and again(gil).may_sign_in
    nadia.set_password(PASSWORD)
    post.hand_to(gil, nadia, MONDAY)
    assert post.holder() == nadia
    again(gil).disable(nadia)
    with pytest.raises(Refusal):
        nadia.disable(nadia)


@pytest.mark.parametrize(
    ("name", "email", "field"),
    [
        ("", "", "name"), (" ", "", "name"), ("\u200b", "", "name"), ("Nadia\nFrost", "", "name"),
        ("Nadia\x07Frost", "", "name"), ("x" * 121, "", "name"), ("...", "", "name"),
        ("Nadia", "nadia", "email"), ("Nadia", "nadia@frost", "email"), ("Nadia", "a b@northmere.example", "email"),
        ("Nadia", "nadia@northmere.example\nBcc: all@x.example", "email"), ("Nadia", "x" * 250 + "@a.example", "email"),
        ("Nadia", "hal.okafor@northmere.example", "email"), ("Nadia", "HAL.OKAFOR@Northmere.Example", "email"),
        ("Nadia", "hal.okafor+second@northmere.example", "email"), ("Nadia", " hal.okafor@northmere.example ", "email"),
    ],
)  # fmt: skip
def test_a_name_or_an_address_that_cannot_be_one_is_named(northmere, name, email, field):
    before = Person.select().count()
    with pytest.raises(Incomplete) as refused:
        Person.enter(northmere.person("Gil Sandoval"), name, email)
    assert set(refused.value.problems) == {field}
    with pytest.raises(Incomplete):
        northmere.person("Idris Marlowe").put_right(northmere.person("Gil Sandoval"), name, email)
    assert Person.select().count() == before
    assert Event.select().where(Event.kind.startswith("person")).count() == 0


def test_a_post_needs_a_title_and_a_role_and_keeps_its_role_once_somebody_had_it(northmere):
    gil, team = northmere.person("Gil Sandoval"), northmere.teams["Mill team"]
    for title, role, field in (("", "TM", "title"), ("Manager", "", "role"), ("Manager", "boss", "role")):
        with pytest.raises(Incomplete) as refused:
            Post.set_up(gil, title, role, team)
        assert set(refused.value.problems) == {field}
    post = northmere.posts["Hal Okafor"]
    for role, home in (("QHoS", post.team), ("TM", team)):
        with pytest.raises(Incomplete, match="its role and its team stay"):
            post.put_right(gil, "Team Manager", role, home)
    post.put_right(gil, "Practice Manager", "TM", post.team)
    assert Post.get_by_id(post.id).title == "Practice Manager"
    new = Post.set_up(gil, "Manager", "SW", team)
    new.put_right(gil, "Manager", "TM", post.team)
    assert Post.get_by_id(new.id).acts_as == "TM" and told(new) == ["post added", "post changed"]


def test_teams_move_in_the_tree_but_never_under_themselves(council, gil):
    harbour, service = council.teams["Harbour team"], council.teams["Children in Care service"]
    head, card = council.person("Bram Ellery"), raised(council)
    assert not head.escalations.exists()
    harbour.put_right(gil, "Quay team", council.teams["Family Support service"])
    assert list(again(head).escalations) == [card]  # a head of service sees what stands under the service
    assert told(harbour) == ["team renamed", "team moved"]
    whole = council.teams["Children’s Services"]
    for below in (whole, service, council.teams["Orchard team"]):
        with pytest.raises(Incomplete, match="cannot stand under itself"):
            whole.put_right(gil, whole.name, below)
    for name in ("", "mill TEAM", "x" * 121):
        with pytest.raises(Incomplete) as refused:
            Team.add_under(gil, name, service)
        assert set(refused.value.problems) == {"name"}
    with pytest.raises(Incomplete, match="stands under"):
        Team.add_under(gil, "A second council", None)


def test_a_wrong_holder_put_right_on_the_same_day_has_never_held_it(northmere):
    gil, post = northmere.person("Gil Sandoval"), northmere.posts["Hal Okafor"]
    petra, idris = northmere.person("Petra Lindqvist"), northmere.person("Idris Marlowe")
    with pytest.raises(Incomplete, match="after the day on which Hal Okafor began"):
        post.hand_to(gil, petra, date(2020, 1, 1))
    post.hand_to(gil, petra, MONDAY).confirmation.confirm(northmere.person("Odile Pryce"))
    assert post.holder() == petra
    with pytest.raises(Incomplete, match="after the day on which Petra Lindqvist began"):
        post.hand_to(gil, idris, MONDAY)
    post.hand_to(gil, idris, MONDAY + timedelta(days=1)).confirmation.confirm(northmere.person("Odile Pryce"))
    assert Holding.get(Holding.person == petra, Holding.post == post).last_day == MONDAY


def test_passwords_that_somebody_would_try_first_are_refused_and_long_ones_are_not():
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    common = list(FREQUENCY_LISTS["passwords"])[:3000]
    assert len(common) == 3000 and all(fault(password) for password in common)
    assert all(fault(password * 2) for password in common[:300] if len(password) >= 6)
    for own in ("Footprint for us all", "northmere is by the sea", "we love Ashgrove farm"):
        assert "one of the first words" in fault(own, "Northmere Council", "Dilys Ashgrove")
    assert "12 characters" in fault("eleven char") and not fault("zwölf zebras")
    for good in (
        PASSWORD,
        "x7" + "лес и река " * 6,
        "🌧 a long walk 🌧",
        "only small letters here",
        "a" + "bc de fg " * 60,
    ):
        assert fault(good, "Northmere Council") == "", good
    assert fault("я думаю" * 200) and hasher
