"""Who came in by an import of people and has still to be invited."""

from collections import defaultdict

from models.password_link import PasswordLink
from models.person import Person


class Inviting:
    def uninvited(self):
        """The people of this import who can neither sign in nor have a link to choose a password, by name."""
        if self.kind != "people" or self.committed_at is None:
            return []
        addresses = {row.identifier.casefold() for row in self.rows.where(self.rows.model.outcome != "left")}
        people = Person.select().where(Person.password_hash.is_null(), Person.disabled_at.is_null())
        found = [each for each in people.order_by(Person.name, Person.id) if (each.email or "").casefold() in addresses]
        links = defaultdict(list)
        for link in PasswordLink.open().where(PasswordLink.person.in_(found)):
            links[link.person_id].append(link)
        return [person for person in found if person.account_with(links[person.id]) == "only named"]
