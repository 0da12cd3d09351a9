"""Guides for people who manage colleagues or lead an area."""

from __future__ import annotations

from advice.demo import Guide
from naht_site.management.demo.body import (
    bullets,
    callout,
    heading,
    numbered,
    paragraph,
    quote,
)
from naht_site.management.demo.pages import ALL_NATIONS

CONVERSATION = Guide(
    slug="a-hard-conversation",
    title="Starting a hard conversation",
    summary="Someone in your team is late, short with pupils or not coping. How to "
    "raise it soon, kindly and so that it helps.",
    topics=["leading-a-team"],
    nations=ALL_NATIONS,
    first_published=330,
    reviewed=25,
    picture="conversation",
    body=[
        paragraph(
            "Most worries grow because nobody mentions them. Twenty honest minutes "
            "now can save both of you months."
        ),
        heading("Be clear with yourself"),
        paragraph("Before you speak, finish these three sentences on paper:"),
        numbered(
            "What I saw or heard was …",
            "It matters because …",
            "What I would like to see is …",
        ),
        paragraph(
            "If you cannot finish the first with something that you know, find out "
            "more first. If it is about a child’s safety, stop here and follow your "
            "safeguarding policy at once."
        ),
        heading("Choose the place and the time"),
        bullets(
            "Soon: within days, not at the end of term.",
            "Private: a room with a door, not the staff room.",
            "Enough time, and no lesson straight afterwards.",
            "Tell them what it is about when you invite them. Surprise helps no one.",
        ),
        heading("What to say"),
        quote(
            "I have noticed that the register was late four times this fortnight. "
            "How are things?",
            "",
            "One way to begin",
        ),
        paragraph(
            "Then listen. There is often something that you did not know: an illness, "
            "a parent to care for, a class that has become too much. Do not promise "
            "to keep it secret, but say who needs to know and who does not."
        ),
        heading("Agree what happens next"),
        bullets(
            "One or two things that will change, and by when.",
            (
                "What you will do to help:",
                [
                    "a colleague to watch or work with",
                    "a lighter duty for a few weeks",
                    "a talk with occupational health, if they wish.",
                ],
            ),
            "The day on which you will talk again.",
        ),
        callout(
            "When to ask for help",
            "If it is about health, a disability, pay or something that could end in "
            "a formal process, speak to your own manager and to us before you go on.",
        ),
    ],
)

SUPPORT_STAFF = Guide(
    slug="new-to-managing-support-staff",
    title="New to managing support staff: the first half-term",
    summary="Teaching assistants know your pupils better than almost anyone. How to "
    "begin well as their line manager, week by week.",
    topics=["leading-a-team", "additional-needs"],
    nations=ALL_NATIONS,
    first_published=900,
    reviewed=430,
    body=[
        paragraph(
            "Nobody may have told you what being a line manager means. You do not "
            "need a course to begin. You need to know people’s names, hours and hopes."
        ),
        heading("Week one: meet everyone"),
        bullets(
            "Fifteen minutes with each person, alone.",
            "Ask what they do, what they enjoy and what gets in the way.",
            "Ask how they like to be told things. Not everybody reads e-mail at work.",
        ),
        heading("Week two: know the terms"),
        paragraph(
            "Support staff often work under other terms than teachers: other hours, "
            "other leave, sometimes paid for term time alone. Ask the office for each "
            "person’s contract hours and job description. Do not ask for work outside "
            "them, even when it would be so handy."
        ),
        heading("Weeks three and four: see the work"),
        numbered(
            "Spend twenty minutes where each person works. Say why you come.",
            "Notice what they do that makes pupils more independent.",
            "Tell them one thing that you saw and liked. The same day.",
        ),
        heading("Weeks five and six: make time to talk"),
        bullets(
            (
                "Fix a short meeting that teachers and assistants can both attend:",
                [
                    "within paid hours",
                    "at least once a fortnight",
                    "with the plan for the coming lessons.",
                ],
            ),
            "Ask the timetable for it. If it is not in the timetable, it will not "
            "happen.",
        ),
        callout(
            "Say thank you for something particular",
            "“Thank you for today” is kind. “Thank you for waiting until Sam found "
            "the word” is remembered.",
        ),
    ],
)

COMPLAINT = Guide(
    slug="a-complaint-from-a-family",
    title="A complaint about someone whom you manage",
    summary="A parent is upset and wants something done. How to be fair to the family "
    "and to your colleague, in the first hour and in the weeks after.",
    topics=["leading-a-team", "families"],
    nations=ALL_NATIONS,
    first_published=210,
    reviewed=80,
    members_only=True,
    body=[
        paragraph(
            "You are standing between two people who both need you. Your job today is "
            "not to decide who is right. It is to make sure that each is heard."
        ),
        heading("The first hour"),
        numbered(
            "Thank the parent for telling you. Ask what happened, and what they hope "
            "for.",
            "Write it down in their words, and read it back.",
            "If a child may be at risk, or a member of staff may have harmed a child, "
            "follow the safeguarding policy now. Do not ask anybody anything else.",
            "Say what happens next, and by when they will hear.",
        ),
        callout(
            "Do not promise",
            "Never promise an outcome, and never promise to keep it to yourself. Both "
            "promises come back.",
        ),
        heading("Tell your colleague"),
        paragraph(
            "Soon, in private and in plain words. Nobody should learn of a complaint "
            "from the playground. Say what has been said and what has not been "
            "decided. Tell them that they can speak to their union."
        ),
        heading("Which way it goes"),
        bullets(
            "<b>It can be settled by talking.</b> Offer a meeting, prepare both "
            "sides, and stay in the room.",
            "<b>It is formal.</b> Hand it to whoever your complaints policy names. "
            "From then on you are a witness or a supporter, not the judge.",
            "<b>It is about conduct.</b> The head decides how it is looked into. Keep "
            "your notes and do not investigate.",
        ),
        heading("Afterwards"),
        bullets(
            "Tell the parent what you may. What happens to a member of staff is "
            "private.",
            "Check on your colleague after a week, and again after a month.",
            "Ask yourself what would stop the next one, and raise it where it can be "
            "changed.",
        ),
    ],
)

MANAGEMENT = [CONVERSATION, SUPPORT_STAFF, COMPLAINT]
