"""The monitoring data of each month on screen: what is missing from it, who records that it was sent (req 2.96, 2.97)."""

from datetime import date

from models import ProcedureVersion, RegularReturn, Review
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer, pass_by
from tests.views.kinship import IDENTITIES
from tests.views.records import token_of, words


def test_the_months_data_is_found_among_the_reviews_and_sent_once_with_what_is_missing_named(
    northmere, sqlite_seat, clock
):
    ProcedureVersion.load_text(REVIEWS.read_text())
    child = newcomer(northmere, date(2026, 3, 2))
    pass_by(clock, 2026, 3, 2, 11)
    clock.move_to(at(2026, 3, 24, 16))
    child.next_review.hold(child.iro, Sitting(date(2026, 3, 24)))
    fern, page = sqlite_seat("Fern Tolliver"), f"/returns/{RegularReturn.get().id}"
    assert "To be sent: Monitoring data sent to the relevant managers, April 2026" in words(fern.get("/reviews"))
    shown = words(fern.get(page))
    assert "0 of 1 is there. Still missing: NM-9001, review 1" in shown and "Wren Tarn" not in shown
    child.reviews.order_by(Review.id).first().followed_up(child.iro, "monitoring", date(2026, 3, 24))
    assert "1 of 1 is there." in words(fern.get(page))
    for name in ("Dilys Ashgrove", "Roz Amadi", "Hal Okafor"):
        assert "To be sent" not in words(sqlite_seat(name).get("/reviews"))
        assert sqlite_seat(name).get(page).status_code in (403, 404)
    assert fern.send(page, {"on-day": "1"}).status_code == 422
    assert fern.send(page).status_code == 303
    assert RegularReturn.get().sent_on == date(2026, 3, 24) and "To be sent" not in words(fern.get("/reviews"))
    assert "Sent Tue 24 Mar" in words(fern.get(page)) and sqlite_seat("Wren Halloran").get(page).status_code == 200
    assert fern.get("/returns/99").status_code == 404


def test_who_opens_it_and_who_records_it_by_direct_request(northmere, sqlite_seat, clock):
    ProcedureVersion.load_text(REVIEWS.read_text())
    pass_by(clock, 2026, 3, 2, 10)
    page, opened = f"/returns/{RegularReturn.get().id}", set()
    for role, name in IDENTITIES.items():
        seat = sqlite_seat(name)
        token = {"csrf_token": token_of(seat.get("/nothing/here"))}
        if seat.get(page).status_code == 200:
            opened.add(role)
        else:
            assert seat.client.post(page, data=token | {"on-day": "2", "key": "direct"}).status_code in (403, 404)
    assert opened == {"QTM", "QSM", "QHoS", "BS"} and RegularReturn.get().sent_on is None
    assert sqlite_seat.app.test_client().get(page).location.startswith("/sign-in")
