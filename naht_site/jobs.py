"""What the worker does. A job takes no argument but the number of a picture, so that
none holds anything personal.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status

from naht_site import heartbeats, mail, pictures, published
from naht_site.heartbeats import leaves_heartbeat
from naht_site.models import PageFeedback, Picture
from naht_site.schedule import run_schedule

EACH_MINUTE = "* * * * *"
EACH_TEN_MINUTES = "*/10 * * * *"
EACH_NIGHT = "20 3 * * *"
# A job that has stopped its worker so often is the reason why it stops.
STARTS_OF_A_JOB = 5
# The mails of an outage must not keep other jobs waiting.
AHEAD_OF_MAILS = 10
# Pages do without until then, and AVIF takes its time.
BEHIND_MAILS = -10
HOURS_TO_KEEP_FAILED_JOBS = 24 * 7


@app.periodic(cron=EACH_MINUTE, queueing_lock=mail.WAKE_SENDER)
@app.task(name=mail.WAKE_SENDER)
@leaves_heartbeat
def send_due_mail(timestamp: int | None = None) -> None:
    mail.send_due()


@app.periodic(cron=EACH_MINUTE)
@app.task(
    name="naht_site.jobs.publish_scheduled",
    queueing_lock="publish_scheduled",
    lock="publish_scheduled",
    priority=AHEAD_OF_MAILS,
)
@leaves_heartbeat
def publish_scheduled(timestamp: int | None = None) -> None:
    """Puts pages live, and takes them away, at the times that editors set."""
    run_schedule()


@app.periodic(cron=EACH_MINUTE)
@app.task(
    name="naht_site.jobs.restart_stalled",
    queueing_lock="restart_stalled",
    priority=AHEAD_OF_MAILS,
)
@leaves_heartbeat
async def restart_stalled(timestamp: int | None = None) -> None:
    """Runs again what a worker had in hand when it was killed."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.attempts >= STARTS_OF_A_JOB:
            await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
            continue
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:
            # The same waits already, perhaps for the lock that this one holds.
            await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)


@app.periodic(cron=EACH_NIGHT)
@app.task(name="naht_site.jobs.forget_old_jobs", queueing_lock="forget_old_jobs")
@leaves_heartbeat
async def forget_old_jobs(timestamp: int | None = None) -> None:
    await app.job_manager.delete_old_jobs(
        nb_hours=HOURS_TO_KEEP_FAILED_JOBS, include_failed=True
    )


@app.periodic(cron=EACH_NIGHT)
@app.task(name="naht_site.jobs.clear_sessions", queueing_lock="clear_sessions")
@leaves_heartbeat
def clear_sessions(timestamp: int | None = None) -> None:
    """Deletes sessions that are over: they hold the address of who signed in."""
    call_command("clearsessions")


@app.periodic(cron=EACH_NIGHT)
@app.task(name="naht_site.jobs.forget_mails", queueing_lock="forget_mails")
@leaves_heartbeat
def forget_mails(timestamp: int | None = None) -> None:
    """Forgets to whom old mails went and what they said."""
    mail.forget_old(timezone.now())


@app.periodic(cron=EACH_NIGHT)
@app.task(name="naht_site.jobs.forget_feedback", queueing_lock="forget_feedback")
@leaves_heartbeat
def forget_feedback(timestamp: int | None = None) -> None:
    """Deletes what readers said of pages when we said we would."""
    oldest = timezone.localdate() - timedelta(days=settings.FEEDBACK_DAYS)
    PageFeedback.objects.filter(sent_on__lt=oldest).delete()


@app.task(name=pictures.MAKE, priority=BEHIND_MAILS)
def make_renditions(picture: int) -> None:
    """Makes the files of one picture, and lets the pages that show it name them."""
    found = Picture.objects.filter(pk=picture).first()
    if found and pictures.make(found):
        published.write_for(Picture, picture)


@app.periodic(cron=EACH_NIGHT)
@app.task(
    name="naht_site.jobs.make_missing_renditions",
    queueing_lock="make_missing_renditions",
    priority=BEHIND_MAILS,
)
@leaves_heartbeat
def make_missing_renditions(timestamp: int | None = None) -> None:
    """Asks for what a picture lacks: the site may have learnt a new size since."""
    for picture in Picture.objects.iterator():
        pictures.make_later(picture)


@app.periodic(cron=EACH_TEN_MINUTES)
@app.task(
    name="naht_site.jobs.catch_up",
    queueing_lock="catch_up",
    priority=AHEAD_OF_MAILS,
)
@leaves_heartbeat
async def catch_up(timestamp: int | None = None) -> None:
    """Runs what is late: a night's work is not left out because the worker slept."""
    for name in await sync_to_async(heartbeats.late)(timezone.now()):
        lock = app.tasks[name].queueing_lock or name
        with suppress(AlreadyEnqueued):
            await app.configure_task(name, queueing_lock=lock).defer_async()
