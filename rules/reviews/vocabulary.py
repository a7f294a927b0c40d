"""The words that a reviews file may choose from. Each stands for something that the record knows how to tell."""

# What may be known of a child, each with its date, and how a screen says it.
FACTS = {
    "came into care": "Came into care",
    "care ended": "Care ended",
    "legal status": "The legal status changed",  # the new one is the fact's value
    "moved": "Moved to another carer or home",
    "kind of home": "The kind of home",  # one of HOMES is the fact's value
    "placement order": "A placement order was made",
    "placement order ended": "The placement order ended",
    "placed for adoption": "Placed for adoption",
    "placement for adoption ended": "The placement for adoption ended",
    "adoption order": "An adoption order was made",
    "CP plan began": "A child protection plan began",
    "CP plan ended": "The child protection plan ended",
    "long-term foster placement": "A long-term foster placement was agreed",
    "long-term foster placement ended": "The long-term foster placement ended",
    "remanded to local authority": "Remanded to local authority accommodation",
    "remanded to youth detention": "Remanded to youth detention accommodation",
    "remand ended": "The remand ended",
    "short breaks began": "A series of short breaks began",
    "short breaks ended": "The series of short breaks ended",
    "permanence plan agreed": "A plan for permanence was agreed",
    "missing": "Reported missing",
    "exploitation risk": "At risk of exploitation, or exploited",
    "significant change of plan": "A significant change of the care plan is proposed, or to end care",
    "decisions no longer right": "A decision of the review is thought no longer right",
    "issue unresolved": "A matter of the review was left unresolved",  # which one is the fact's value
}
SINCE = {  # the same as something is counted from, with the day to follow
    "came into care": "coming into care",
    "care ended": "the end of care",
    "legal status": "the change of legal status",
    "moved": "the move to another carer or home",
    "kind of home": "the change of home",
    "placement order": "the placement order made",
    "placement order ended": "the end of the placement order",
    "placed for adoption": "being placed for adoption",
    "placement for adoption ended": "the end of the placement for adoption",
    "adoption order": "the adoption order made",
    "CP plan began": "the child protection plan begun",
    "CP plan ended": "the end of the child protection plan",
    "long-term foster placement": "the long-term foster placement agreed",
    "long-term foster placement ended": "the end of the long-term foster placement",
    "remanded to local authority": "the remand",
    "remanded to youth detention": "the remand",
    "remand ended": "the end of the remand",
    "short breaks began": "the start of the short breaks",
    "short breaks ended": "the end of the short breaks",
    "permanence plan agreed": "the plan for permanence agreed",
    "missing": "being reported missing",
    "exploitation risk": "the risk of exploitation recorded",
    "significant change of plan": "the change of plan proposed",
    "decisions no longer right": "the doubt about a decision recorded",
    "issue unresolved": "the matter left unresolved",
}
SAID = ("issue unresolved",)  # whose value a person wrote: for those who may read what was said
HOMES = ("foster care", "residential", "secure", "with parents", "semi-independent", "other")

# What lasts: from one of the first facts until one of the second.
REMANDS = ("remanded to local authority", "remanded to youth detention")
CARE_ENDS = ("care ended", "adoption order")
SPELLS = {
    "in care": (("came into care", *REMANDS), (*CARE_ENDS, "remand ended")),
    "short breaks": (("short breaks began",), ("short breaks ended",)),
    "placement order": (("placement order",), ("placement order ended", *CARE_ENDS)),
    "placed for adoption": (("placed for adoption",), ("placement for adoption ended", *CARE_ENDS)),
    "long-term foster placement": (
        ("long-term foster placement",),
        ("long-term foster placement ended", "moved", "placed for adoption", *CARE_ENDS),
    ),
    "CP plan": (("CP plan began",), ("CP plan ended", "adoption order")),
    "remanded": (REMANDS, ("remand ended", *CARE_ENDS)),
}

BASES = ("council", "law")
COUNTS = ("first meeting", "last meeting")  # of a review that is several meetings
FALLS = ("by", "from")  # on the last review that can be held by then, or on the first from then on
LAST_MEETING = "last meeting"
NOT_AGREED, NOT_THERE = "decisions not agreed", "child or parent not there"  # they need not happen
FOLLOWS = ("review held", "decisions received", "record completed", NOT_AGREED, NOT_THERE)
AT_THE_END = ("breach", "prompt", "agreed")  # "agreed" is for the decisions of a review only
LATE = ("breach", "information")

# The words that stand on the screen where the council has none of its own.
WORDS = {"review": "Review", "child": "child", "initial": "first review"}
