"""Guides for the classroom."""

from __future__ import annotations

from advice.demo import Guide
from naht_site.management.demo.body import (
    bullets,
    callout,
    heading,
    nation_section,
    numbered,
    paragraph,
    part,
    picture,
)
from naht_site.management.demo.pages import ALL_NATIONS
from naht_site.models import Nation

SUBJECT = Guide(
    slug="leading-a-subject",
    title="Leading a subject in little time",
    summary="You have a subject, a class of your own and one free hour. What to do "
    "first, what to leave, and how to show that it works.",
    topics=["subject-leadership", "working-time"],
    nations=ALL_NATIONS,
    first_published=640,
    reviewed=95,
    updated=95,
    picture="subject",
    body=[
        paragraph(
            "Most subject leaders get the title first and the time later, if at all. "
            "You cannot do everything at once, and nobody can fairly expect it. This "
            "guide helps you to choose."
        ),
        heading("Agree what the job is"),
        paragraph(
            "Before you change anything, ask your line manager for half an hour. "
            "Come away with answers to these:"
        ),
        bullets(
            "What should be different for pupils by next summer?",
            "How much time do I have each week, and when?",
            "What may I decide on my own, and what do I bring to you?",
            (
                "What is there to spend:",
                [
                    "money for books and materials",
                    "cover, so that I can see lessons",
                    "a place on the agenda of staff meetings?",
                ],
            ),
        ),
        callout(
            "Get it in writing",
            "Send a short e-mail afterwards that says what you agreed. If the time "
            "never comes, it is the first thing that you will want to show.",
        ),
        heading("Find out where you are"),
        paragraph(
            "You do not need a form with forty boxes. In three weeks you can learn "
            "most of what matters:"
        ),
        numbered(
            "Read the plan for one term as if you were new.",
            "Look at six books from each year group, and put them side by side.",
            "Talk to six pupils. Ask what they remember from last term.",
            "Ask each colleague what they find hardest to teach.",
        ),
        picture("subject", "A subject is a shelf that many hands fill."),
        heading("Choose one thing"),
        paragraph(
            "Pick the change that would help most pupils and that colleagues can "
            "start on a Monday. Say what you will stop doing to make room for it. A "
            "plan with one aim gets done; a plan with nine gets filed."
        ),
        heading("Show what changed"),
        paragraph(
            "Go back to the same year groups after a term and do the same four "
            "things. Write down what you found on a single page: what we did, what "
            "is better, what is not, what comes next. That page is enough for "
            "governors, and for you."
        ),
        heading("If the time is not there"),
        paragraph(
            "Tell your line manager early and say what will not get done. If that "
            "does not help, phone us. We can talk it through before it becomes a "
            "dispute."
        ),
    ],
)

NEEDS = Guide(
    slug="additional-needs-in-every-lesson",
    title="Additional needs: what to expect of every teacher",
    summary="Each nation has its own words and its own code. What they share is that "
    "support starts in the lesson, and that it is not one person’s job.",
    topics=["additional-needs", "families"],
    nations=ALL_NATIONS,
    first_published=410,
    reviewed=40,
    body=[
        paragraph(
            "If you co-ordinate support for pupils, people may send you every worry "
            "they have. This guide helps you to hand the first step back to the "
            "classroom, kindly and clearly."
        ),
        heading("What happens first"),
        numbered(
            "The teacher notices that a pupil finds something hard, and says what.",
            "The teacher changes one thing in the lesson, and gives it a few weeks.",
            "The teacher talks with the pupil and with the family.",
            "If it is still hard, the two of you look at it together.",
        ),
        paragraph(
            "Put these steps on one side of paper. When somebody stops you in the "
            "corridor, ask which step they are at."
        ),
        nation_section(
            Nation.ENGLAND,
            paragraph(
                "Schools speak of special educational needs and disability (SEND), and"
                " the lead is the SENCO. Most pupils with needs are on SEN support; "
                "those who need more may have an education, health and care plan. The "
                "SEND code of practice says that teachers answer for the progress of "
                "every pupil in their class."
            ),
        ),
        nation_section(
            Nation.WALES,
            paragraph(
                "The law speaks of additional learning needs (ALN), and the lead is "
                "the ALNCo. A pupil with ALN has an individual development plan, which"
                " the school or the local authority keeps. The ALN code says who must "
                "be asked, and when a plan is looked at again."
            ),
        ),
        nation_section(
            Nation.NORTHERN_IRELAND,
            paragraph(
                "Schools speak of special educational needs (SEN). The lead is the "
                "SENCO, called learning support co-ordinator in the newer law. The "
                "Education Authority makes a statement for pupils who need more than "
                "their school can give. The rules are changing in stages, so check "
                "which apply now."
            ),
        ),
        heading("Meetings with families"),
        part("Before"),
        bullets(
            "Say what the meeting is for, who comes and how long it takes.",
            "Ask what the family would like to talk about.",
        ),
        part("After"),
        bullets(
            "Write down who does what by when. Three lines will do.",
            "Send it the same day, in words that anybody can read.",
        ),
        callout(
            "Your own time counts",
            "Co-ordinating support is a leadership job. If you have no time for it "
            "in your week, read our guide to responsibility payments and phone us.",
        ),
    ],
)

BOOKS = Guide(
    slug="looking-at-pupils-work",
    title="Looking at pupils’ work with colleagues",
    summary="A calm way to look at books together, so that people learn something and "
    "nobody feels judged. With an agenda that you can use as it is.",
    topics=["subject-leadership", "leading-a-team"],
    nations=ALL_NATIONS,
    first_published=300,
    reviewed=120,
    members_only=True,
    body=[
        paragraph(
            "A pile of books can tell you more about teaching than an hour at the "
            "back of a room. It can also frighten people. The difference lies in how "
            "you ask."
        ),
        heading("Before you start"),
        bullets(
            "Say in advance what you look for. One question is plenty, such as “Can "
            "pupils explain how they know?”",
            "Say what it is not: nobody’s performance is judged by it, and no names "
            "leave the room.",
            "Let each teacher choose: two books they are proud of, and one that "
            "puzzles them.",
        ),
        callout(
            "Check your policy",
            "Your school may have agreed with unions how work is looked at. Read that "
            "first, and keep to it.",
        ),
        heading("An agenda for fifty minutes"),
        numbered(
            "Five minutes: the question, and how we talk about each other’s work.",
            "Ten minutes: read in pairs, without talking.",
            "Fifteen minutes: say only what you see, not what you think of it.",
            "Ten minutes: what might explain it?",
            "Ten minutes: what will each of us try, and when do we look again?",
        ),
        heading("Words that help"),
        bullets(
            "“I notice that …” rather than “You should …”",
            "“What happened just before this page?”",
            "“Which pupil would you like us to think about?”",
        ),
        heading("Afterwards"),
        paragraph(
            "Send round three sentences: what we saw, what we will try, when we meet "
            "again. Leave out the names. Keep it for next year’s subject leader: it "
            "may be you."
        ),
    ],
)

CLASSROOM = [SUBJECT, NEEDS, BOOKS]
