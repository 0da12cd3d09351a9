"""Two signed opinions. Their writers and their organisations are invented."""

from __future__ import annotations

from datetime import date

from naht_site.management.demo.body import (
    bullets,
    callout,
    heading,
    paragraph,
    picture,
    quote,
)
from naht_site.management.demo.pages import ENGLAND
from news.demo import Article, Kind, Writer

ACCOUNTABILITY = Article(
    slug="help-schools-to-grow",
    kind=Kind.PERSPECTIVE,
    title="Help schools to grow, and measure them less",
    summary="Pressure has done what pressure can do. The next step up in our schools "
    "needs help, time and courage, says Rowan Ellacott.",
    first_published_on=date(2020, 11, 17),
    picture="accountability",
    topics=["accountability", "school-improvement"],
    nations=ENGLAND,
    author=Writer(
        slug="rowan-ellacott",
        name="Rowan Ellacott",
        photo="ellacott",
        role="Former head teacher and school reviewer",
        organisation="Northlight Leadership Network",
        about="Rowan led two primary schools in the north of England for eleven "
        "years and now reviews schools at their own request.",
    ),
    body=[
        paragraph(
            "In September 2018 NAHT’s Accountability Commission said something that "
            "few in power wished to hear. Being watched closely had helped schools "
            "become good. It would not help them become great."
        ),
        paragraph(
            "Two years on, a second commission has asked the next question: what "
            "would? Its report on school improvement comes out tomorrow. I have "
            "spent my working life on both sides of the clipboard, and I hope that "
            "it is read with care."
        ),
        heading("What pressure did"),
        paragraph(
            "Let us be fair. Twenty-five years ago it could be a matter of luck "
            "whether the school at the end of your road taught children to read. "
            "That is no longer true. Tables, visits and grades had a part in it, and "
            "so did the people who worked under them."
        ),
        heading("What pressure cannot do"),
        paragraph(
            "Fear makes us careful. It does not make us curious. In a school that "
            "waits for the call, you can watch good ideas being put away:"
        ),
        bullets(
            "a reading plan is chosen because it looks right on paper",
            "a timetable is built around the visit, not around the children",
            "a talented head of year turns down a harder school, because one bad "
            "grade can end a career.",
        ),
        paragraph(
            "A grade is a photograph of a few days. We have come to treat it as the "
            "destination. I have met schools that reached the top grade and stopped, "
            "as if there were nothing left to learn."
        ),
        quote(
            "I used to ask what an inspector would say. Now I ask what the class "
            "needs by Friday, and I sleep better.",
            "Priya Thornley",
            "phase leader in a school that I reviewed",
        ),
        heading("What would help instead"),
        paragraph(
            "A good leader keeps the noise away from the classroom. To do that, "
            "leaders need three things from government:"
        ),
        bullets(
            "<b>A better question.</b> Do not ask how high a school stands. Ask "
            "whether it is still rising.",
            "<b>Safer choices.</b> A leader who does the right thing for the children "
            "should not have to be brave to do it.",
            "<b>Room for help.</b> Money and time for schools to learn from each "
            "other, before things go wrong.",
        ),
        callout(
            "And from us",
            "We do not need to wait. Kindness, honesty and high hopes cost nothing, "
            "and they are ours to give from Monday.",
        ),
    ],
)

GETTING_BETTER = Article(
    slug="still-learning",
    kind=Kind.PERSPECTIVE,
    title="The best schools are the ones that are still learning",
    summary="Copying what another school does rarely works. Looking closely, together, "
    "does, and distance is no longer an excuse, writes Dr Odile Marchbank.",
    first_published_on=date(2020, 11, 20),
    picture="getting-better",
    topics=["school-improvement", "subject-leadership"],
    nations=ENGLAND,
    author=Writer(
        slug="odile-marchbank",
        name="Dr Odile Marchbank",
        photo="marchbank",
        honours="OBE",
        role="Chief executive",
        organisation="Harbour Bridge Partnership",
        about="Odile taught science for fourteen years. Her partnership brings "
        "schools from different towns together to review each other’s work.",
    ),
    body=[
        paragraph(
            "Most of us have a cupboard like this. In it lie the spelling cards that "
            "did wonders for the school across the river, the planner that everybody "
            "talked about in 2016, and a box of coloured cups. Each worked somewhere. "
            "None of them worked here."
        ),
        paragraph(
            "This week’s report of the School Improvement Commission offers a kinder "
            "way to think about it. A great school is not one that stands at the top "
            "of a list. It is one that is better this year than it was last year, "
            "wherever it began."
        ),
        heading("Look behind the worksheet"),
        paragraph(
            "What you can see in another school is the last step of a long walk. You "
            "see the booklet, and not the two years of talk about what children "
            "should remember. Take the booklet home without the talk, and it becomes "
            "one more thing to photocopy."
        ),
        paragraph(
            "So when you visit, ask other questions. What did you try first? What did "
            "you stop doing to make room? How would you know if it did not work?"
        ),
        quote(
            "We went to borrow a scheme of work. We came home with a better argument "
            "about our own.",
            "Marek Dunmore",
            "head of English",
        ),
        heading("Go further than the next school"),
        paragraph(
            "Neighbours matter. But if schools only learn from those nearby, places "
            "that have little go on having little. A phase leader on the coast has "
            "as much to teach as one in the city, and this year’s screens have "
            "brought them into the same room."
        ),
        picture("together", "Near or far, we look at the same horizon."),
        paragraph(
            "Our partnership now opens its events to everyone, free and online. Last "
            "month a school in the south-west showed how it cares for children who "
            "have been through something terrible, and teachers from forty places "
            "asked how."
        ),
        heading("Let a friend tell you the truth"),
        paragraph("A review by fellow leaders works when four things hold:"),
        bullets(
            "the school asks for it",
            "the visitors are trained, and come from somewhere else",
            (
                "they look at evidence together with the school’s own leaders:",
                [
                    "lessons and books",
                    "talks with pupils and staff",
                    "what happens to those who find school hardest",
                ],
            ),
            "everyone leaves with something to try.",
        ),
        paragraph(
            "This month we are trying such a review by video, in a primary, a "
            "secondary and a special school. It is not the same as walking the "
            "corridors. It is a great deal better than waiting."
        ),
        callout(
            "Try it this half-term",
            "Find one colleague in another school who leads what you lead. Swap three "
            "pieces of pupils’ work, and talk for forty minutes about what you see.",
        ),
    ],
)

PERSPECTIVES = [ACCOUNTABILITY, GETTING_BETTER]
