"""A reviewing officer leaves half-way: forty children and their open cards go to another, and nothing is owed by nobody."""

from datetime import date, timedelta

import pytest

from models import Allocation, CaseloadHandover, Child, Deadline, Draft, Escalation, Event, Notice, Person, Post
from models.cards import lay
from models.caseload import Caseload
from models.caseload_list import caseloads
from models.deadline import BreachWithdrawal
from models.errors import Incomplete, Moved, NotYours
from models.escalation.moves import moves
from tests.cast import MONDAY
from tests.views.records import london, raised

NAMES = ("Kestrel Moss", "Tansy Oakapple", "Alder Brook", "Linnet Nettlecombe")
WHY = "Dilys Ashgrove leaves the council."


@pytest.fixture
def caseload(council):
    """Forty children of Dilys Ashgrove, and open cards at several stages. Returns the cards."""
    dilys = council.person("Dilys Ashgrove")
    for place in range(30):
        Child.enter(
            None, f"NM-{5001 + place}", f"Teal Number{place}", date(2015, 5, 1), council.teams["Harbour team"],
            iro=dilys, since=date(2026, 1, 5),
        )  # fmt: skip
    first, second, third, fourth = (raised(council, child=name) for name in NAMES)
    first.entry.answering[0].respond(council.person("Hal Okafor"), "The plan is updated today.")
    second.progress(dilys, "stage-2", "no answer", "", urgency="red")
    third.close(dilys, "resolved", "The plan is in place.")
    other = raised(council, by="Wren Halloran", child="Juniper Wold")
    return [first, second, third, fourth, other]


def hand_over(council, since=MONDAY, children=None, to="Marcus Fenwick", by="Wren Halloran", officer="Dilys Ashgrove"):
    return CaseloadHandover.arrange(
        council.person(by), council.person(officer), council.person(to), since, WHY, children
    )


def nobody_owes():
    """Open deadlines that nobody can meet: owed neither by a person with an open account nor by a post that is held."""
    return [
        deadline
        for deadline in Deadline.select().where(Deadline.running())
        if not (deadline.owed_by_person and not deadline.owed_by_person.disabled_at)
        and not (deadline.owed_by_post and deadline.owed_by_post.holder())
    ]


def test_an_officer_leaves_half_way_and_nothing_is_owed_by_nobody(council, caseload, clock):
    dilys, marcus = council.person("Dilys Ashgrove"), council.person("Marcus Fenwick")
    Draft.keep(dilys, "a-draft-of-dilys", {"what_is_wrong": ["Half a sentence."]})
    ended = caseload[2]
    before = {row.id: row.__data__ for row in Deadline.select()}
    handover = hand_over(council)
    assert Allocation.select().where(Allocation.iro == dilys, Allocation.until.is_null()).count() == 0
    assert len(Caseload(marcus).children) == 43 and Caseload(dilys).cards == []
    dilys.disable()
    clock.move_to(london(2026, 3, 3, 9, 0))
    assert nobody_owes() == [] and Deadline.select().where(Deadline.running()).count() > 10
    assert not Deadline.select().where(Deadline.owed_by_person == dilys, Deadline.running()).exists()
    facts = ("due", "starts_at", "limit_words", "ledger", "kind", "clock", "entry", "breached_at", "recipient")
    for row in Deadline.select().where(Deadline.superseded_why == "Handed over to Marcus Fenwick"):
        assert {name: row.__data__[name] for name in facts} == {name: before[row.supersedes_id][name] for name in facts}
        assert row.owed_by_person == marcus
    now_with_marcus = Person.get_by_id(marcus.id)
    seen = set(now_with_marcus.escalations)
    assert set(caseload) <= seen and caseload[4].raised_by.name == "Wren Halloran"
    [answered] = lay([Escalation.get_by_id(caseload[0].id)], now_with_marcus)
    assert answered.waits_on_me and answered.mine and "waits on Marcus Fenwick" in answered.waits_on
    caseload[0].entry.judge(now_with_marcus, "accepted", "")
    caseload[0].close(now_with_marcus, "resolved", "The plan is in place.")
    assert Escalation.get_by_id(ended.id).raiser == dilys  # only what is open goes
    assert Draft.of(dilys).count() == 1 and Draft.of(marcus).count() == 0
    assert handover.carried_out_at and CaseloadHandover.carry_out_everything_due() == 0


def test_a_card_that_ended_before_is_owed_by_whoever_opens_it_again(council, caseload):
    dilys, marcus = council.person("Dilys Ashgrove"), council.person("Marcus Fenwick")
    hand_over(council)
    dilys.disable()
    marcus = Person.get_by_id(marcus.id)
    Escalation.get_by_id(caseload[2].id).reopen(marcus, "The plan was not kept.")
    assert nobody_owes() == []


def test_she_reads_on_what_she_raised_while_she_is_here_and_it_waits_on_her_no_longer(council, caseload):
    dilys = council.person("Dilys Ashgrove")
    hand_over(council)
    here = Person.get_by_id(dilys.id)
    seen = set(here.escalations)
    assert set(caseload[:4]) <= seen and caseload[4] not in seen
    cards = lay(here.escalations.open(), here)
    assert cards and not any(card.waits_on_me or card.mine for card in cards)


def test_both_are_told_once_and_each_card_says_so(council, caseload):
    hand_over(council)
    for name in ("Dilys Ashgrove", "Marcus Fenwick"):
        notices = [n for n in Notice.latest_for(council.person(name)) if n.event.kind == "caseload handed over"]
        assert [n.event.told["cards"] for n in notices] == [3] and notices[0].event.told["children"] == 40
    told = Event.select().where(Event.kind == "handed over").order_by(Event.escalation)
    assert [event.escalation for event in told] == [caseload[0], caseload[1], caseload[3]]
    assert all(event.told == {"before": "Dilys Ashgrove", "after": "Marcus Fenwick"} for event in told)
    assert WHY not in str([event.told for event in Event.select()])


def test_chosen_children_go_with_their_cards_and_the_rest_stays(council, caseload):
    dilys, marcus = council.person("Dilys Ashgrove"), council.person("Marcus Fenwick")
    chosen = caseload[0].children + [Child.get(Child.reference == "NM-5001")]
    hand_over(council, children=chosen)
    assert len(Caseload(dilys).children) == 38 and set(chosen) <= set(Caseload(marcus).children)
    assert {card.id for card in Caseload(marcus).cards} == {caseload[0].id}
    assert Escalation.get_by_id(caseload[1].id).raiser == dilys


def test_a_limit_that_was_missed_is_recorded_once(council, caseload, clock):
    clock.move_to(london(2026, 3, 30, 9, 0))
    Deadline.ring_everything_due()
    breaches = Event.select().where(Event.kind.in_(("breached", "prompted"))).count()
    assert breaches > 3
    hand_over(council, since=date(2026, 3, 30))
    Deadline.ring_everything_due()
    assert Event.select().where(Event.kind.in_(("breached", "prompted"))).count() == breaches
    late = Deadline.select().where(Deadline.superseded_why == "Handed over to Marcus Fenwick", Deadline.running())
    assert any(deadline.breached_at == deadline.due and deadline.breach_recorded_at for deadline in late)
    assert BreachWithdrawal.select().count() == 0


def test_it_goes_on_from_hand_to_hand_and_back(council, caseload):
    dilys, marcus, silas = (council.person(n) for n in ("Dilys Ashgrove", "Marcus Fenwick", "Silas Rowan"))
    hand_over(council)
    third = Person.create(name="Hester Lund", email="hester.lund@northmere.example")
    Post.create(title="ISRO", acts_as="IRO", team=council.teams["Quality and Reviewing service"]).give_to(third, MONDAY)
    CaseloadHandover.arrange(silas, marcus, third, MONDAY, WHY)
    card = Escalation.get_by_id(caseload[0].id)
    assert card.raiser == third and card not in set(Person.get_by_id(marcus.id).escalations)
    CaseloadHandover.arrange(silas, third, dilys, MONDAY, WHY)
    assert Escalation.get_by_id(caseload[0].id).raiser == dilys
    assert nobody_owes() == []
    assert not Deadline.select().where(Deadline.owed_by_person.in_([marcus, third]), Deadline.running()).exists()


def test_a_day_to_come_is_waited_for_and_can_be_taken_back(council, caseload, clock):
    dilys, marcus, wren = (council.person(n) for n in ("Dilys Ashgrove", "Marcus Fenwick", "Wren Halloran"))
    taken_back = hand_over(council, since=MONDAY + timedelta(days=3))
    taken_back.take_back(wren)
    with pytest.raises(Moved):
        taken_back.take_back(wren)
    hand_over(council, since=MONDAY + timedelta(days=7))
    assert CaseloadHandover.carry_out_everything_due() == 0 and Caseload(dilys).cards
    clock.move_to(london(2026, 3, 12, 8, 0))  # three days late: the worker was away
    assert CaseloadHandover.carry_out_everything_due() == 1
    assert CaseloadHandover.carry_out_everything_due() == 0
    assert Caseload(dilys).cards == [] and marcus in {child.iro for child in Caseload(marcus).children}
    assert Child.get_by_id(1).allocation.since == date(2026, 3, 9)
    kinds = [n.event.kind for n in Notice.latest_for(marcus) if n.event.escalation_id is None]
    assert kinds == ["caseload handed over", "handover planned", "handover taken back", "handover planned"]


def test_where_the_next_officer_has_left_before_the_day_whoever_arranged_it_is_told(council, caseload, clock):
    dilys, wren = council.person("Dilys Ashgrove"), council.person("Wren Halloran")
    hand_over(council, since=MONDAY + timedelta(days=7))
    council.person("Marcus Fenwick").disable()
    clock.move_to(london(2026, 3, 9, 8, 0))
    assert CaseloadHandover.carry_out_everything_due() == 0
    assert len(Caseload(dilys).children) == 40
    assert [n.event.kind for n in Notice.latest_for(wren) if n.event.escalation_id is None] == ["handover not possible"]


def test_what_cannot_be_is_said_and_nothing_is_changed(council, caseload):
    dilys = council.person("Dilys Ashgrove")
    for by in ("Dilys Ashgrove", "Fern Tolliver", "Gil Sandoval", "Maud Castellan"):
        with pytest.raises(NotYours):
            hand_over(council, by=by)
    with pytest.raises(Incomplete) as refusal:
        CaseloadHandover.arrange(council.person("Wren Halloran"), dilys, council.person("Hal Okafor"), None, " ", [])
    assert set(refusal.value.problems) == {"to", "since", "why", "children"}
    with pytest.raises(Incomplete) as refusal:
        hand_over(council, to="Dilys Ashgrove", children=[council.children["Rook Larkspur"]])
    assert set(refusal.value.problems) == {"to", "children"}
    assert CaseloadHandover.select().count() == 0 and len(Caseload(dilys).children) == 40


def test_a_caseload_left_behind_is_listed(council, caseload):
    assert [each.officer.name for each in caseloads()] == ["Dilys Ashgrove", "Marcus Fenwick", "Wren Halloran"]
    council.person("Dilys Ashgrove").disable()
    left = {each.officer.name for each in caseloads() if each.is_left_behind}
    assert "Dilys Ashgrove" in left and "Marcus Fenwick" not in left


def test_a_posts_next_holder_and_its_cover_see_at_once_what_is_open(council, caseload):
    card, hal = caseload[3], council.person("Hal Okafor")
    jory, petra = council.person("Jory Penn"), council.person("Petra Lindqvist")
    assert [c.waits_on_me for c in lay([card], hal)]
    council.posts["Hal Okafor"].give_to(petra, MONDAY, cover=True, until=MONDAY + timedelta(days=7))
    there = Person.get_by_id(petra.id)
    assert card in set(there.escalations) and lay([card], there)[0].waits_on_me
    held = council.posts["Hal Okafor"].holdings.where(Post.holdings.rel_model.person == hal).first()
    held.set_now(until=MONDAY - timedelta(days=1))
    council.posts["Hal Okafor"].give_to(jory, MONDAY)
    after, before = Person.get_by_id(jory.id), Person.get_by_id(hal.id)
    assert lay([card], after)[0].waits_on_me and "Petra Lindqvist" in lay([card], after)[0].waits_on
    assert not lay([card], before)[0].waits_on_me
    assert nobody_owes() == []


def test_who_handed_a_card_over_and_still_has_a_post_reads_it_and_does_nothing_more_with_it(council, caseload):
    dilys, marcus, card = council.person("Dilys Ashgrove"), council.person("Marcus Fenwick"), caseload[0]
    assert moves(card, dilys)[0] is not None and card.can_close(dilys)
    hand_over(council)
    dilys, marcus, card = Person.get_by_id(dilys.id), Person.get_by_id(marcus.id), Escalation.get_by_id(card.id)
    assert card in set(dilys.escalations) and moves(card, dilys) == (None, []) and not card.can_close(dilys)
    for act in (lambda: card.close(dilys, "resolved", "It is done."), lambda: card.entry.judge(dilys, "accepted", "")):
        with pytest.raises(NotYours):
            act()
    assert moves(card, marcus)[0] is not None and card.can_close(marcus)
    wren = council.person("Wren Halloran")  # to whom the matrix gives it through the post
    other = caseload[4]
    hand_over(council, officer="Wren Halloran", by="Odile Pryce")
    assert Escalation.get_by_id(other.id).raiser == marcus and other.can_close(Person.get_by_id(wren.id))
