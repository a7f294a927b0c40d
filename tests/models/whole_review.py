"""A review to which everything happens that the record tells of, for whoever reads its sentences."""

from datetime import date, timedelta

from models import ProcedureVersion, Review, Visit
from models.review import Sitting
from models.review.remembering import Past
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer, pass_by
from tests.models.test_reviews_adjourned import ADJOURN
from tests.models.test_the_main_story import raised

PLACE = "The school, room 4"
OTHER_DAY = ("not on the day it was booked for",)


def go_through_a_review(council, clock, written, leaves=True):
    """From coming into care in March 2026 to silence that agrees and, with `leaves`, the end of care, with `written` as
    every word of what was said. Returns the review.
    """
    council.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    clock.move_to(at(2026, 3, 2, 10))
    child = newcomer(council, date(2026, 3, 2))
    review, dilys = child.next_review, council.person("Dilys Ashgrove")
    get_ready(review, council, written)
    clock.move_to(at(2026, 3, 20, 16))
    review.adjourn(
        dilys, Sitting(date(2026, 3, 20), said=written, gates=ADJOURN, confirmed=OTHER_DAY), at(2026, 3, 26, 10), PLACE
    )
    review.rebook(dilys, at(2026, 3, 27, 10), PLACE, written)
    clock.move_to(at(2026, 3, 27, 16))
    put_right(review, council, written)
    write_up(review, council, clock, written)
    what_happens_to_the_child(child, council, written)
    if leaves:
        clock.shift(timedelta(days=1))
        child.leave_care(dilys, date(2026, 4, 9))
        child.take_back_care(dilys, child.periods_of_care.get(), written)
        child.leave_care(dilys, date(2026, 4, 9))
    return review


def get_ready(review, council, written):
    dilys, fern = council.person("Dilys Ashgrove"), council.person("Fern Tolliver")
    review.name_substitute(council.person("Wren Halloran"), council.person("Marcus Fenwick"), written)
    review.book(fern, at(2026, 3, 20, 14), PLACE)
    review.call_off(fern, written)
    review.book(fern, at(2026, 3, 19, 14), PLACE)
    review.bring_forward(dilys, date(2026, 3, 25), written)
    review.bring_forward(dilys, date(2026, 3, 24), written)
    review.prepared(dilys, "talk", date(2026, 3, 2), written)
    review.prepared(dilys, "chair-wish", not_needed=written)
    review.take_back_step(dilys, review.prepared(dilys, "talk", date(2026, 3, 2), written), written)
    review.take_back_paper(dilys, review.receive(dilys, "pep", date(2026, 3, 2)), written)
    review.prepared(dilys, "preparation", not_needed=written)
    review.receive(dilys, "care-plan", date(2026, 3, 2))
    review.receive(dilys, "care-plan", date(2026, 3, 2), "read")
    guest = review.invite(dilys, "other", "Ash Penrose")
    review.take_off(dilys, guest, written)
    review.invite(dilys, "other", "Ash Penrose")
    review.send_invitations(fern, date(2026, 3, 2))
    [wish, *_] = review.procedure.preferences
    review.wish(dilys, {wish.key: written})
    series = {asked: written for asked in review.procedure.gate("series").asks}
    review.pass_gate(dilys, "series", words=series)
    visit = Visit.record(dilys, review.child, date(2026, 3, 2), written, seen_alone=True, with_whom=written)
    visit.write(dilys, dict.fromkeys(visit.parts, written), date(2026, 3, 2))
    visit.take_back_note(dilys, written)
    visit.write(dilys, dict.fromkeys(visit.parts, written), date(2026, 3, 2))
    other = Visit.record(dilys, review.child, date(2026, 3, 2), written, seen_alone=True, with_whom=written)
    other.take_back(dilys, written)
    review.child.note_contact(dilys, "contact", date(2026, 3, 2), written, written, written, visit)


def put_right(review, council, written):
    """Held, taken back, held again on the wrong day, which is corrected; who was there is entered later; and a review of
    another child that was brought in by mistake.
    """
    dilys = council.person("Dilys Ashgrove")
    review.take_back_meeting(dilys, review.hold(dilys, Sitting(date(2026, 3, 27), said=written)), written)
    meeting = review.hold(dilys, Sitting(date(2026, 3, 26), said=written, confirmed=OTHER_DAY))
    meeting = review.correct_meeting_day(dilys, meeting, date(2026, 3, 27), written)
    review.note_attendance(dilys, meeting, {guest.id: ("all of it", "") for guest in review.guests})
    other = newcomer(council, date(2025, 6, 2), reference="NM-9002")
    Review.remember(dilys, {other: [Past(date(2025, 6, 27))]})
    other.reviews.where(Review.brought_in).get().take_back(dilys, written)


def write_up(review, council, clock, written):
    """Decided, circulated, one decision refused after silence had agreed it, done, and an issue that arose of it."""
    dilys, roz = council.person("Dilys Ashgrove"), council.person("Roz Amadi")
    asked = {question.key: question.answers[0] for question in review.procedure.participation_questions}
    review.take_part(dilys, "PN1", asked, written)
    review.note_agenda(dilys, review.procedure.agenda[0].key, written)
    first = review.decide(dilys, written, date(2026, 5, 1), roz)
    for _ in range(2):
        review.circulate(dilys, date(2026, 3, 27), "Everybody who was there", redacted=written)
        [row] = review.reply(dilys, date(2026, 3, 27), words=written, replied_by=written)
        review.take_back_answer(dilys, row, written)
        review.take_back_circulation(dilys, review.circulation, written)
    review.circulate(dilys, date(2026, 3, 27), "Everybody who was there", redacted=written)
    review.decisions_received(dilys, date(2026, 3, 27))
    pass_by(clock, 2026, 4, 8, 9)
    review.reply(dilys, date(2026, 4, 1), {first: written}, replied_by=written)
    second = review.decide(dilys, written, date(2026, 5, 1), roz)
    second.stand(roz, "done", date(2026, 4, 8), written)
    third = review.decide(dilys, written, date(2026, 5, 1), owner_name=written)
    third.stand(roz, "under way", date(2026, 4, 8), written)
    third.stand(roz, "no longer needed", date(2026, 4, 8), written)
    review.followed_up(dilys, "record", date(2026, 4, 8))
    review.followed_up(dilys, "absent", not_needed=written)
    review.arose(dilys, raised(council), decision=first)


def what_happens_to_the_child(child, council, written):
    """What moves the next date, is asked about, can be read in two ways, was left open, and had not happened."""
    dilys, today = council.person("Dilys Ashgrove"), date(2026, 4, 8)
    child.happened(dilys, "missing", today, written)
    for change, rules in child.asked():
        child.answer(dilys, change, {rule.key: (rule.answers[-1], written) for rule in rules})
    child.happened(dilys, "placement order", today)
    child.happened(dilys, "moved", today, written, value="foster care")
    child.happened(dilys, "issue unresolved", today, written, value=written)
    child.happened(dilys, "other", today, written)
    child.take_back(dilys, child.happened(dilys, "school changed", today, written), written)
    child.choose_reading(dilys, "placement-order", written)
