"""What the Procfile's worker loads: the queue of the installation that the environment describes, and its tasks."""

from huey import crontab

from models import database
from models.emails import postbox
from settings import Settings
from tasks import deadlines, emails, open_huey

settings = Settings.from_environment()
database.bind(settings.database_url)
postbox.bind(settings.postbox)
huey = open_huey(settings)

every_minute = huey.periodic_task(crontab())
tick = every_minute(deadlines.tick)
post_round = every_minute(emails.post_round)
nudge = emails.nudge_on(huey)
