"""Two articles that report: new standards, and behaviour hubs."""

from __future__ import annotations

from datetime import date

from naht_site.management.demo.body import (
    bullets,
    callout,
    deadline,
    heading,
    paragraph,
)
from naht_site.management.demo.pages import ENGLAND
from news.demo import Article, Kind

STANDARDS = Article(
    slug="school-business-standards",
    kind=Kind.NEWS,
    title="A clearer picture of what school business leaders do",
    summary="The Institute of School Business Leadership has redrawn its professional "
    "standards. Here is what they cover and how a school can use them.",
    first_published_on=date(2023, 6, 13),
    picture="standards",
    topics=["school-business"],
    nations=ENGLAND,
    body=[
        paragraph(
            "Somebody in every school looks after its money, its buildings and its "
            "contracts. What a good job of that looks like is now written down more "
            "clearly. The Institute of School Business Leadership (ISBL) has revised "
            "its professional standards, and NAHT formally supports them."
        ),
        paragraph(
            "ISBL did not write them alone. NAHT took part, and so did the "
            "professional bodies for public finance (CIPFA) and for people and "
            "development (CIPD). The Department for Education accepts the standards "
            "as its main reference when it asks what a business professional should "
            "be able to do."
        ),
        heading("What the standards cover"),
        paragraph("The work falls into six areas:"),
        bullets(
            "operational leadership, which holds the other five together",
            "finance",
            "human resources",
            "procurement",
            "estate management",
            "marketing and communication.",
        ),
        paragraph(
            "Each area is described at four levels of practice. The first is for "
            "someone new to the work, the last for an executive leader. Six ways of "
            "behaving run through all of them, because how the job is done matters "
            "as much as what gets done."
        ),
        heading("Who can use them"),
        paragraph(
            "The standards speak to two groups: the people who do this work, and the "
            "people who employ them. ISBL plans more help for employers later in the "
            "year."
        ),
        paragraph(
            "If you lead a subject or a phase, you may only need a few pages. But if "
            "you hold a budget, plan a room change or help to appoint an assistant, "
            "they tell you where your business leader’s job begins and yours ends."
        ),
        heading("Five ways to put them to work"),
        bullets(
            "<b>See where you stand.</b> Read the level that fits your post. Mark "
            "what you do well and what you would like to learn.",
            (
                "<b>Appoint the right person.</b> Before you advertise, use the "
                "level you need to write:",
                [
                    "the job description",
                    "the person specification",
                    "the questions for the interview.",
                ],
            ),
            "<b>Agree what is expected.</b> Performance talks go better when both "
            "sides have read the same page beforehand.",
            "<b>Build the team.</b> Set the team’s skills beside the six areas and "
            "look for gaps, before you redraw who reports to whom.",
            "<b>Plan training.</b> People often come to schools from accounts or "
            "personnel. The standards show what carries over and what to study next.",
        ),
        callout(
            "Start small",
            "Take one area at one level, and talk it through for half an hour with "
            "the person who does that work. The rest can wait until next term.",
        ),
    ],
)

HUBS = Article(
    slug="behaviour-hubs-new-dates",
    kind=Kind.UPDATE,
    title="Behaviour hubs start later, with a second chance to lead one",
    summary="The pandemic has moved the Department for Education’s behaviour hubs. "
    "Schools and trusts that missed the first round could apply in a second.",
    first_published_on=date(2020, 6, 24),
    picture="behaviour-hubs",
    topics=["behaviour", "school-improvement"],
    nations=ENGLAND,
    changes=[
        (
            date(2020, 9, 15),
            "Added the new timetable and the second round of applications.",
        ),
    ],
    body=[
        paragraph(
            "The Department for Education (DfE) meant to open its behaviour hubs in "
            "September 2020 and to run them for three years. Covid-19 has put that "
            "back. This page says what we know now."
        ),
        heading("What a behaviour hub is"),
        paragraph(
            "A hub pairs a school that is good at behaviour with schools that find "
            "it hard at the moment. Together they look at what would help in that "
            "place: how expectations are set for every pupil, how staff calm things "
            "down, and what else is worth trying. No two hubs need look the same, "
            "and no school is made to join."
        ),
        bullets(
            (
                "The DfE wants to appoint as leads:",
                [
                    "20 schools: primary, secondary, special and alternative provision",
                    "three or four multi-academy trusts.",
                ],
            ),
            "They will support at least 500 partner schools.",
            "Schools judged to require improvement are told about the hubs through "
            "the DfE’s own support, and their needs are looked at first.",
        ),
        heading("The new timetable"),
        paragraph(
            "The first round of applications ran in February and March 2020, just as "
            "schools closed to most pupils. So the DfE decided on three things:"
        ),
        bullets(
            "Lead schools and trusts should now be appointed in spring 2021.",
            "A second round is for schools and trusts that could not apply in the "
            "first.",
            "Applications from the first round still count. They are read with the "
            "new ones, and a school may send a fresh one in its place.",
        ),
        heading("The deadline"),
        deadline(
            "Applications",
            "2020-10-30T12:00",
            "Read what the DfE says to applicants before you send the form.",
        ),
        heading("What NAHT is doing"),
        paragraph(
            "We are talking to the DfE about how it supports schools with behaviour, "
            "and we add to this page when there is something to say. If your school "
            "is thinking about becoming a partner, phone our advice line first: we "
            "will tell you what to ask before you agree."
        ),
    ],
)

REPORTS = [HUBS, STANDARDS]
