"""Who was there is known of each meeting, and may be entered or corrected later; the last row stands (req 2.39, 2.52)."""

from datetime import date

import pytest

from models import Attendance
from models.database import db
from models.errors import Incomplete, Moved, NotYours
from models.migrating import migrate
from models.review import Sitting
from tests.models.reviewing import at, kinds, newcomer
from tests.models.test_reviews_adjourned import ADJOURN

FIRST, SECOND = date(2026, 3, 20), date(2026, 3, 27)
CARRIED = """
insert into invitation (review_id, part, name, address, by_id, recorded_at, came, delegate, came_recorded_by_id)
select review_id, part, 'Rowan Tarn', address, by_id, recorded_at, 'part of it', 'An aunt', by_id from invitation"""


@pytest.fixture
def review(reviewing):
    """The first review of a child, with the child and one parent on the list."""
    found = newcomer(reviewing, date(2026, 3, 2)).next_review
    for part, name in (("child", "Wren Tarn"), ("parent", "Alder Tarn")):
        found.invite(found.child.iro, part, name)
    return found


@pytest.fixture
def met_twice(review, clock):
    """It met twice: the parent was at the second meeting only."""
    child, parent = review.guests
    dilys = review.child.iro
    clock.move_to(at(2026, 3, 20, 16))
    came = {child.id: ("all of it", ""), parent.id: ("not there", "A grandmother")}
    review.adjourn(dilys, Sitting(FIRST, came=came, gates=ADJOURN), at(2026, 3, 27, 10))
    clock.move_to(at(2026, 3, 27, 16))
    review.hold(dilys, Sitting(SECOND, came={child.id: ("not there", ""), parent.id: ("part of it", "")}))
    return review


def told(meeting):
    return {row.invitation.part: (row.how, row.delegate) for row in meeting.attendance.values()}


def test_each_meeting_keeps_who_was_there(met_twice):
    first, second = met_twice.sat
    assert told(first) == {"child": ("all of it", ""), "parent": ("not there", "A grandmother")}
    assert told(second) == {"child": ("not there", ""), "parent": ("part of it", "")}
    assert met_twice.away == []  # each was at one of them


def test_it_is_entered_and_corrected_later_and_what_stood_before_is_kept(met_twice):
    dilys, (child, parent), (_, second) = met_twice.child.iro, met_twice.guests, met_twice.sat
    same = {child.id: ("not there", ""), parent.id: ("part of it", "")}
    assert met_twice.note_attendance(dilys, second, same) == []
    met_twice.note_attendance(dilys, second, same | {child.id: ("all of it", "")})
    assert told(second)["child"] == ("all of it", "") and second.attendances.count() == 3
    met_twice.note_attendance(dilys, second, {child.id: ("", "")})
    assert told(second)["child"] == ("", "")  # it is not known after all
    assert kinds(met_twice).count("attendance recorded") == 2


def test_whoever_was_at_no_meeting_was_away(review, clock):
    clock.move_to(at(2026, 3, 20, 16))
    meeting = review.hold(review.child.iro, Sitting(FIRST))
    assert review.away == []  # nobody has said
    review.note_attendance(review.child.iro, meeting, {review.guests[1].id: ("not there", "")})
    assert [guest.part for guest in review.away] == ["parent"]


def test_who_may_say_so_and_of_what(review, reviewing, clock):
    dilys, parent = review.child.iro, review.guests[1]
    booked = review.book(dilys, at(2026, 3, 20, 14))
    with pytest.raises(Moved, match="was not held"):
        review.note_attendance(dilys, booked, {parent.id: ("all of it", "")})
    clock.move_to(at(2026, 3, 20, 16))
    meeting = review.hold(dilys, Sitting(FIRST))
    with pytest.raises(NotYours):
        review.note_attendance(reviewing.person("Fern Tolliver"), meeting, {parent.id: ("all of it", "")})
    for wrong in ({parent.id: ("perhaps", "")}, {0: ("all of it", "")}):
        with pytest.raises(Incomplete, match="from the list"):
            review.note_attendance(dilys, meeting, wrong)
    assert not Attendance.select().exists()


def test_what_stood_with_the_invitation_goes_to_the_last_meeting(met_twice):
    db.execute_sql("drop table attendance")
    for column in ("came varchar(12)", "delegate varchar(120)", "came_recorded_by_id integer references person (id)"):
        db.execute_sql(f"alter table invitation add column {column}")
    db.execute_sql(f"{CARRIED} where part = 'parent'")
    db.execute_sql("delete from schema_migration where name = '0031_who_was_there'")
    assert migrate() == ["0031_who_was_there"]
    [row] = Attendance.select()
    assert (row.meeting.held_on, row.how, row.delegate) == (SECOND, "part of it", "An aunt")
    assert (row.invitation.name, row.recorded_at) == ("Rowan Tarn", row.meeting.held_recorded_at)
    assert "came" not in {column.name for column in db.get_columns("invitation")}
