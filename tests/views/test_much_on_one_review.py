"""A page of a review asks the database the same however much was decided, and however many take part."""

from datetime import date

from models import Post, ProcedureVersion
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer, pass_by
from tests.statements import counted, repeated

PAGES = ("/reviews/{held}", "/reviews/{held}/clocks", "/reviews/{coming}", "/reviews/{coming}/clocks")
FEW, MORE = 2, 12


def a_review_with(council, clock, reference, many):
    """Held with so many guests; so many decisions refused, done, under way and carried on; others not circulated yet."""
    clock.move_to(at(2026, 3, 2, 10))
    child = newcomer(council, date(2026, 3, 2), reference=reference)
    review, dilys, roz = child.next_review, council.person("Dilys Ashgrove"), council.person("Roz Amadi")
    post = Post.get(Post.acts_as == "TM")
    for n in range(many):
        review.invite(dilys, "professional", f"A teacher of subject {n}")
    pass_by(clock, 2026, 3, 20, 16)
    meeting = review.hold(dilys, Sitting(date(2026, 3, 20)))
    review.note_attendance(dilys, meeting, {guest.id: ("not there", "") for guest in review.guests})
    owners = ({"owner_person": roz}, {"owner_post": post}, {"owner_name": "The school"})
    decided = [review.decide(dilys, "More time together.", date(2026, 5, 1), **owners[n % 3]) for n in range(4 * many)]
    review.circulate(dilys, date(2026, 3, 20), "Everybody who was there")
    review.reply(dilys, date(2026, 3, 20), {each: "No money." for each in decided[:many]}, replied_by="Hal Okafor")
    for each in decided[many : 2 * many]:
        each.stand(roz, "done", date(2026, 3, 20))
    for each in decided[2 * many : 3 * many]:
        each.stand(roz, "under way", date(2026, 3, 20))
    for _ in range(many):
        review.decide(dilys, "Another school.", date(2026, 5, 1), roz)
    pass_by(clock, 2026, 5, 4, 9)  # what is under way is late
    for n in range(many):
        child.next_review.invite(dilys, "professional", f"A teacher of subject {n}")
    return {"held": review.id, "coming": child.next_review.id}


def test_the_pages_of_a_review_ask_the_same_however_much_was_decided(northmere, sqlite_seat, clock):
    northmere.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    few, more = (a_review_with(northmere, clock, f"NM-90{many:02}", many) for many in (FEW, MORE))
    for name in ("Dilys Ashgrove", "Hal Okafor", "Fern Tolliver"):
        seat = sqlite_seat(name)
        for page in PAGES:
            asked = []
            for ids in (few, few, more):  # the first time some things are remembered
                with counted() as sent:
                    assert seat.get(page.format(**ids)).status_code == 200
                asked.append(sent)
            assert repeated(*asked[1:]) == {}, (name, page)
