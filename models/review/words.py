"""The words that the record of a review may choose from, and its screens offer."""

PARTS = ("child", "parent", "carer", "social worker", "professional", "advocate", "other")  # how somebody takes part
HOW = ("under way", "done", "not done", "no longer needed")  # how a decision stands
VERDICTS = ("agreed", "not agreed", "agreed by default")  # what was answered to decisions
