"""The topics under which demo pages are found."""

from __future__ import annotations

from naht_site.management.demo import register
from naht_site.models import Topic

TOPICS = [
    (
        "Accountability",
        "accountability",
        "Inspection, results, and who answers for what.",
    ),
    (
        "Additional needs",
        "additional-needs",
        "Special educational needs, additional learning needs and those who lead them.",
    ),
    (
        "Behaviour",
        "behaviour",
        "Calm corridors, clear rules and pupils who find them hard.",
    ),
    (
        "Families",
        "families",
        "Working with parents and carers, in good times and bad.",
    ),
    (
        "Leading a team",
        "leading-a-team",
        "Managing colleagues, from the first talk to the hard ones.",
    ),
    (
        "Pay and contracts",
        "pay-and-contracts",
        "What your contract says, and being paid for what you lead.",
    ),
    (
        "Pupil wellbeing",
        "pupil-wellbeing",
        "How pupils are, and what schools do about it.",
    ),
    (
        "Remote learning",
        "remote-learning",
        "Teaching when pupils are not in the room.",
    ),
    (
        "School business",
        "school-business",
        "Money, buildings and people: the work behind the classroom.",
    ),
    (
        "School improvement",
        "school-improvement",
        "Getting better, and how to tell.",
    ),
    (
        "Subject leadership",
        "subject-leadership",
        "Leading a subject, a phase or a key stage.",
    ),
    (
        "Working time",
        "working-time",
        "Hours, leave and ways of working that last.",
    ),
]


def make_topics() -> dict[str, Topic]:
    """The demo's topics by their slug; one that is there already is used as it is."""
    return {slug: _topic(name, slug, summary) for name, slug, summary in TOPICS}


def _topic(name: str, slug: str, summary: str) -> Topic:
    topic = register.find(Topic, slug) or Topic.objects.filter(slug=slug).first()
    topic = topic or Topic.objects.filter(name=name).first()
    if topic is None:
        topic = Topic.objects.create(name=name, slug=slug, summary=summary)
        register.add(slug, topic)
    return topic
