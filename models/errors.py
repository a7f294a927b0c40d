"""Why a verb did not happen, in a sentence for the person who tried it."""


class Refusal(Exception):
    """The move cannot be made. `sentence` says what happened and what to do next."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


class NotYours(Refusal):
    """The permission matrix does not give this person that move."""


class Moved(Refusal):
    """Somebody else was first, or the card has changed since the form was opened: `events` says what happened."""

    def __init__(self, sentence, events=()):
        super().__init__(sentence)
        self.events = tuple(events)


class Incomplete(Refusal):
    """Something the move needs is missing or wrong: `problems` is {field: sentence}."""

    def __init__(self, **problems):
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class GateShut(Incomplete):
    """What is out of the ordinary was not recorded, or not whole: `key` is that of the gate in the procedure."""

    def __init__(self, key, /, **problems):
        super().__init__(**problems)
        self.key = key


class Questioned(Incomplete):
    """Dates that may be wrong: `questions` names each rule with its sentence; the verb goes through once confirmed."""

    def __init__(self, questions):
        self.questions = tuple(questions)
        super().__init__(confirm=" ".join(question.sentence for question in self.questions))
