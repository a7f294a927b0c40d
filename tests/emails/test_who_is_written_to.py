"""What is told by email, to whom, and in which words: reference, urgency, time and link, and nothing of the child."""

import re

from models import Bar, Child, Deadline, Email, Event, Person
from tests.emails.sink import SITE
from tests.models.odd import begun, loaded
from tests.models.test_the_main_story import london, raised
from tests.views.records import changes, everything

WORDS = "Freetext-Sentinel"


def written_to(kind=None):
    """[(what happened, to whom)] in the order in which it was queued."""
    emails = Email.select().order_by(Email.id)
    return [(email.kind, email.person.name) for email in emails if kind in (None, email.kind)]


def test_without_a_mail_server_nothing_is_queued_and_the_screen_tells_it_all(northmere):
    card = raised(northmere)
    assert Email.select().count() == 0
    assert [notice.person.name for event in card.events for notice in event.notices] == ["Hal Okafor"]


def test_what_is_raised_goes_to_whom_it_is_sent_with_reference_urgency_time_and_link(council, sink):
    raised(council, urgency="red")
    assert Email.deliver_everything() == {"sent": 1}
    [(to, letter)] = sink.arrived
    assert to == "hal.okafor@northmere.example"
    assert letter["Subject"] == "IR-0001 RED: please answer by Tue 3 Mar 11:00"
    assert letter.get_content().splitlines() == [
        "IR-0001 has been sent to you. Acknowledge it, then answer.", "",
        "Urgency: RED", "Due: Tue 3 Mar 11:00", "",
        f"{SITE}/escalations/1", "",
        "This message says no more on purpose. Sign in to read about it; do not reply to this address.",
    ]  # fmt: skip
    assert letter["Auto-Submitted"] == "auto-generated"
    email = Email.get()
    assert (letter["Message-ID"], email.state) == (email.message_id, "sent")
    assert [(a.came_to, a.answer, a.ended_at) for a in email.attempts] == [("sent", "250 Accepted", email.sent_at)]


def test_from_stage_to_stage_each_is_told_what_concerns_them(council, sink, clock):
    card, hal, wren = raised(council), council.person("Hal Okafor"), council.person("Wren Halloran")
    card.entry.answering[0].acknowledge(by=hal)
    card.entry.answering[0].respond(hal, "It will be done next month.")
    card.progress(wren, "stage-2", "not accepted", "Too late.", urgency="red")
    card.entry.answering[0].respond(council.person("Maud Castellan"), "Done.")
    assert written_to() == [
        ("sent", "Hal Okafor"), ("acknowledged", "Dilys Ashgrove"), ("answered", "Dilys Ashgrove"),
        ("progressed", "Hal Okafor"), ("progressed", "Dilys Ashgrove"), ("sent", "Maud Castellan"),
        ("answered", "Dilys Ashgrove"), ("answered", "Wren Halloran"),
    ]  # fmt: skip


def test_whoever_must_consent_is_asked_one_after_the_other_and_then_the_stage_is_sent(council, sink):
    card = raised(council, stage="stage-4", urgency="red")
    assert written_to() == [("awaits consent", "Wren Halloran")]
    card.entry.consent(council.person("Wren Halloran"), "Agreed.")
    assert written_to() == [("awaits consent", "Wren Halloran"), ("consented", "Odile Pryce")]
    card.entry.consent(council.person("Odile Pryce"), "Discussed.")
    assert written_to("sent") == [("sent", "Edda Thorne")]
    assert [n.person.name for n in card.events.where(Event.kind == "sent").get().notices] == ["Edda Thorne"]
    assert Email.get(Email.kind == "consented").subject.startswith("IR-0001 RED: your consent is awaited")


def test_whoever_raises_the_next_stage_is_asked_to_take_it_over(northmere, sink):
    version = loaded("blackpool-issues-resolution")
    begun(northmere, version, "stage-2", opening={"bypass_words": "It cannot wait."}, kind="issue")
    assert written_to() == [("awaits raiser", "Wren Halloran")]
    subject = Email.get().subject
    assert subject.endswith(": yours to take over by the end of Wed 4 Mar")


def test_before_the_limit_and_at_it_both_sides_are_written_to(council, sink, clock):
    raised(council, urgency="red")
    clock.move_to(london(2026, 3, 3, 10, 1))
    Deadline.ring_everything_due()
    both = ["Dilys Ashgrove", "Hal Okafor"]
    assert sorted(name for _, name in written_to("warned")) == both
    assert {e.subject for e in Email.select().where(Email.kind == "warned")} == {
        "IR-0001 RED: due soon by Tue 3 Mar 11:00"
    }
    clock.move_to(london(2026, 3, 3, 11, 1))
    Deadline.ring_everything_due()
    late = [e for e in Email.select().where(Email.kind == "breached") if e.subject.endswith("since Tue 3 Mar 11:00")]
    assert sorted(email.person.name for email in late) == both


def test_days_that_are_counted_end_with_the_day(northmere, sink):
    raised(northmere, urgency="amber")
    assert Email.get().subject == "IR-0001 AMBER: please answer by the end of Thu 5 Mar"


def test_who_has_no_address_or_no_account_or_may_not_open_the_card_is_not_written_to(council, sink):
    hal = council.person("Hal Okafor")
    for without in ({"email": None}, {"password_hash": None}, {"disabled_at": london(2026, 3, 1)}):
        kept = {name: getattr(hal, name) for name in without}
        Person.update(without).where(Person.id == hal.id).execute()
        raised(council)
        Person.update(kept).where(Person.id == hal.id).execute()
    assert written_to() == []
    card = raised(council)
    Bar.create(escalation=card, person=council.person("Dilys Ashgrove"))
    card.entry.answering[0].acknowledge(by=hal)
    assert written_to() == [("sent", "Hal Okafor")]


def test_who_may_no_longer_open_it_when_it_goes_out_is_not_written_to(northmere, sink):
    card = raised(northmere)
    Bar.create(escalation=card, person=northmere.person("Hal Okafor"))
    assert Email.deliver_everything() == {"not tried": 1}
    assert (sink.arrived, Email.get().state) == ([], "failed")


def test_no_email_carries_a_name_a_heading_or_a_word_that_somebody_wrote(council, sink, clock):
    sentinel = {"name": "Zebedee Quux-Sentinel", "reference": "ZQ-4711"}
    Child.update(sentinel).where(Child.id == council.children["Alder Brook"].id).execute()
    words = dict.fromkeys(("what_is_wrong", "impact", "risk", "wishes", "said", "asked_for", "heading_words"), WORDS)
    card = raised(council, urgency="red", **words)
    hal, dilys = council.person("Hal Okafor"), council.person("Dilys Ashgrove")
    card.entry.contact(dilys, "phone", london(2026, 3, 2, 9), words=WORDS, with_whom=WORDS)
    card.entry.answering[0].acknowledge(by=hal)
    card.entry.rate(dilys, "amber", WORDS)
    card.entry.answering[0].respond(hal, WORDS, [{"what": WORDS, "who": WORDS}])
    clock.move_to(london(2026, 3, 3, 12))
    card.progress(dilys, "stage-4", "not accepted", WORDS, urgency="red", bypass_reason="serious", bypass_words=WORDS)
    card.entry.consent(council.person("Wren Halloran"), WORDS)
    card.entry.consent(council.person("Odile Pryce"), WORDS)
    clock.move_to(london(2026, 4, 30, 12))
    Deadline.ring_everything_due()
    sent = Email.deliver_everything()["sent"]
    assert sent == len(sink.arrived) == Email.select().count() > 15
    kinds = {"sent", "acknowledged", "answered", "progressed", "awaits consent", "consented", "breached", "warned"}
    assert kinds <= {kind for kind, _ in written_to()}
    traces = re.compile(rf"Zebedee|Quux|Z\.Q|ZQ|{WORDS}|{re.escape(card.heading)}", re.IGNORECASE)
    for _, letter in sink.arrived:
        assert not traces.search(letter.as_string() + letter.get_content() + letter["Subject"])


def test_the_link_leads_to_the_card_and_opening_it_acknowledges_nothing(northmere, sqlite_seat, sink):
    card = raised(northmere)
    [link] = re.findall(r"https://\S+", Email.get().body)
    path, before = link.removeprefix(SITE), everything()
    anybody = sqlite_seat.app.test_client()
    for _ in range(2):
        assert anybody.get(path).location == f"/sign-in?next={path}"
        assert "IR-0001" in sqlite_seat("Hal Okafor").get(path).text
    assert changes(before, everything()) == []
    assert card.entry.answering[0].acknowledgement is None
