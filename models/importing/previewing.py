"""Looking at files before they are imported: kept as a batch that waits, the same files only once."""

import hashlib
from datetime import timedelta

from models.base import now
from models.database import writing
from models.errors import NotYours, Refusal

KEPT = timedelta(days=7)  # how long the files of an import wait
# Who may look at and bring in which kind: the actions of the permission matrix.
PREVIEW = {"people": "manage people"} | dict.fromkeys(("children", "reviews", "ssd"), "preview an import")
COMMIT = {"people": "manage people"} | dict.fromkeys(("children", "reviews", "ssd"), "commit an import")


class Previewing:
    @classmethod
    def preview(cls, by, kind, files):
        """Keep these files, [(name, bytes)], as an import that waits. `by` is None for the command line.

        Returns the import; where the same files were imported or wait already, that one. Raises NotYours.
        """
        if by and not by.standing.letters(PREVIEW[kind]):
            raise NotYours("Only the quality service and business support can look at an import.")
        digest = digest_of([data for _, data in files])
        with writing():
            cls.drop_old_files()
            if same := cls.same_as(kind, digest):
                return same
            told = [{"name": name[:100], "bytes": len(data)} for name, data in files]
            batch = cls.create(kind=kind, digest=digest, files=told, previewed_by=by, previewed_at=now())
            for _, data in files:
                cls.contents.rel_model.keep(batch, data)
            return batch

    @classmethod
    def same_as(cls, kind, digest):
        """The import of the same files that is in already, or else that waits; None where there is neither."""
        same = cls.select().where(cls.kind == kind, cls.digest == digest, cls.thrown_away_at.is_null())
        return same.order_by(cls.committed_at.is_null(), cls.id.desc()).first()

    @classmethod
    def visible_to(cls, person):
        """The imports of the kinds that this person may look at, the latest first."""
        kinds = [kind for kind, action in PREVIEW.items() if person.standing.letters(action)]
        return cls.select().where(cls.kind.in_(kinds)).order_by(cls.id.desc())

    def throw_away(self, by):
        """Let it go: its files are dropped, and nothing of it was imported. Raises Refusal where it is in already."""
        with writing():
            self.reload()
            if self.committed_at:
                raise Refusal("This was imported already. It cannot be thrown away.")
            if self.thrown_away_at is None:
                self.set_now(thrown_away_at=now(), thrown_away_by=by)
            self.drop_files()

    @classmethod
    def drop_old_files(cls):
        """Throw away what has waited for a week: files of names are not kept for nothing."""
        waiting = cls.select().where(cls.committed_at.is_null(), cls.thrown_away_at.is_null())
        for batch in waiting.where(cls.previewed_at < now() - KEPT):
            batch.set_now(thrown_away_at=now())
            batch.drop_files()

    def drop_files(self):
        """Drop what the files hold."""
        file = type(self).contents.rel_model
        file.delete().where(file.batch == self).execute()


def digest_of(files):
    """The SHA-256 over these files, in whatever order they came."""
    parts = sorted(hashlib.sha256(data).digest() for data in files)
    return hashlib.sha256(b"".join(parts)).hexdigest()
