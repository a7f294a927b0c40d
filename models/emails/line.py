"""The line to the mail server: one connection for one email after another, nothing of the record open meanwhile."""

import re
import smtplib
import ssl
from email.utils import parseaddr

from models.emails.answer import REFUSED, TAKEN_OVER, UNKNOWN, UNREACHABLE, Answer

LONGEST = 20  # seconds that the server may take for each of its answers
TROUBLE = (OSError, smtplib.SMTPException)


class Line:
    def __init__(self, postbox):
        self.postbox, self._smtp = postbox, None

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._hang_up()

    def hand_over(self, message, to, still_mine):
        """Hand this message, as bytes, to the server for one address. Returns its Answer.

        `still_mine` is asked at the last moment before the server gets it, and may forbid it.
        """
        try:
            smtp, answer = self._begun()
            if answer.came_to != "sent":
                return Answer(UNREACHABLE, answer.words)  # it takes no mail from us at all
            answer = Answer.of(*smtp.rcpt(to))
            if answer.came_to != "sent":
                return self._declined(answer)
            if not still_mine():
                return self._declined(Answer(TAKEN_OVER))
            return self._data(smtp, message)
        except TROUBLE as trouble:
            self._hang_up()
            return Answer(UNREACHABLE, _words(trouble))
        except ValueError:
            self._hang_up()
            return Answer(REFUSED, "The address has characters in it that email does not know")

    def _begun(self):
        """The connection and its answer to who writes: the one that is open, or a new one where that has been closed."""
        sender = parseaddr(self.postbox.sender)[1]
        if self._smtp:
            try:
                answer = Answer.of(*self._smtp.mail(sender))
                if answer.came_to == "sent":
                    return self._smtp, answer
            except TROUBLE:
                pass
            self._hang_up()
        self._smtp = self._dialled()
        return self._smtp, Answer.of(*self._smtp.mail(sender))

    def _dialled(self):
        box = self.postbox
        secure, domain = ssl.create_default_context(), box.domain
        if box.tls:
            smtp = smtplib.SMTP_SSL(box.host, box.port, domain, timeout=LONGEST, context=secure)
        else:
            smtp = smtplib.SMTP(box.host, box.port, domain, timeout=LONGEST)
        smtp.ehlo()
        if box.starttls:
            smtp.starttls(context=secure)
            smtp.ehlo()
        if box.user:
            smtp.login(box.user, box.password)
        return smtp

    def _data(self, smtp, message):
        answer = Answer.of(*smtp.docmd("DATA"))
        if not answer.words.startswith("354"):
            return self._declined(answer)
        try:
            smtp.send(re.sub(rb"(?m)^\.", b"..", message) + b".\r\n")
            return Answer.of(*smtp.getreply())
        except TROUBLE as trouble:
            self._hang_up()
            return Answer(UNKNOWN, _words(trouble))

    def _declined(self, answer):
        """The same answer, with the line ready for the next email."""
        if self._smtp:
            self._smtp.rset()
        return answer

    def _hang_up(self):
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def _words(trouble):
    return f"{type(trouble).__name__}: {trouble}"
