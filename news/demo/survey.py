"""The article about a survey, with each of its 53 figures."""

from __future__ import annotations

from datetime import date

from naht_site.management.demo.body import (
    Block,
    heading,
    paragraph,
    part,
    survey,
)
from naht_site.management.demo.pages import ALL_NATIONS
from news.demo import Article, Kind

ROUNDED = "Figures are rounded."
SOME_SHOWN = "Figures are rounded. Other answers are not shown."


def _asked(question: str, rows: dict[str, str], *, several: bool = True) -> Block:
    return survey(
        question,
        rows,
        several=several,
        base="members",
        responses=4784,
        asked_from="2020-05-04",
        rounding=ROUNDED if several else SOME_SHOWN,
    )


SURVEY = Article(
    slug="pupil-support-in-lockdown",
    kind=Kind.SURVEY,
    title="How schools reached their pupils in the first lockdown",
    summary="4,784 of our members told us who came in, how work got home and what "
    "families needed. Almost every school picked up the phone.",
    first_published_on=date(2020, 5, 29),
    picture="survey",
    topics=["pupil-wellbeing", "remote-learning", "families"],
    nations=ALL_NATIONS,
    body=[
        paragraph(
            "In May 2020 we asked every member how their school was teaching and "
            "looking after pupils. 4,784 of you answered, in the middle of all that. "
            "Each table can be downloaded."
        ),
        heading("Who came into school"),
        paragraph(
            "Almost nine schools in ten were open in some way for the pupils who could "
            "attend."
        ),
        _asked(
            "How was your school open, if it was?",
            {
                "Open in some way": "88",
                "Open on its own": "77",
                "Open together with other schools": "12",
                "Closed, as there were not enough places": "3",
            },
        ),
        paragraph(
            "Few were closed because there were not enough places. These are the "
            "reasons that they gave us."
        ),
        _asked(
            "Why were there not enough places? Families …",
            {
                "had made other arrangements": "76",
                "feared for their child’s safety": "58",
                "feared for someone else at home": "35",
            },
        ),
        part("Children of key workers"),
        _asked(
            "How many of those who were offered a place took it?",
            {"None": "2", "1% to 5% of them": "22", "6% to 10% of them": "15"},
            several=False,
        ),
        _asked(
            "Why were places not taken? Families …",
            {
                "had made other arrangements": "77",
                "feared for their child’s safety": "66",
                "feared for someone else at home": "49",
            },
        ),
        part("Vulnerable children"),
        _asked(
            "How many vulnerable children who were offered a place took it?",
            {"None": "14", "1% to 5% of them": "28", "6% to 10% of them": "10"},
            several=False,
        ),
        _asked(
            "Why did vulnerable children not take places? Families …",
            {
                "feared for their child’s safety": "72",
                "feared for someone else at home": "50",
                "had made other arrangements": "49",
            },
        ),
        heading("Reaching vulnerable pupils"),
        paragraph("Most schools did several things at once."),
        _asked(
            "What have you done to reach vulnerable pupils who stay at home?",
            {
                "Phoned them or their families": "98",
                "Worked with social services": "81",
                "Met them or their families online": "79",
                "Worked with health services": "50",
                "Offered support in school, such as a counsellor": "43",
                "Went to see them at home": "35",
            },
        ),
        heading("Learning at home"),
        paragraph(
            "Nearly all schools sent work home, and nearly all of it followed the "
            "curriculum."
        ),
        _asked(
            "What do you do for pupils who learn at home?",
            {
                "We send work home": "99.7",
                "It follows the curriculum closely or broadly": "95",
            },
        ),
        _asked(
            "How often do you send work home?",
            {"Every day": "57", "Once a week": "29"},
            several=False,
        ),
        _asked(
            "How do you provide it?",
            {
                "We share what is online already": "86",
                "We make our own for online use": "78",
                "We give out books and worksheets": "71",
                "We check with parents that pupils can use it": "67",
            },
        ),
        _asked(
            "What do you use from outside?",
            {
                "BBC Bitesize": "84",
                "What the Department for Education recommends": "61",
                "Oak National Academy": "47",
            },
        ),
        _asked(
            "How many of your pupils have no device or connection for it?",
            {"1% to 10% of pupils": "41", "11% to 20% of pupils": "16"},
            several=False,
        ),
        heading("Support for pupils and families"),
        _asked(
            "How do you support pupils?",
            {
                "We phone parents": "95",
                "We phone pupils": "77",
                "We meet parents online": "75",
                "We point the way to charities": "73",
                "We arrange help from other services": "51",
                "We support wellbeing in school": "43",
                "We arrange help for mental health": "30",
                "We support families after a death from the virus": "16",
            },
        ),
        _asked(
            "How do you help families who are short of money?",
            {
                "Books and materials on paper": "85",
                "Food vouchers from the national scheme": "78",
                "Food or care parcels": "64",
                "Advice on money, or the way to it": "54",
                "Food vouchers from the school’s budget": "42",
                "A laptop or tablet": "36",
            },
        ),
        _asked(
            "Since the pandemic began, have you told anybody of a worry about a "
            "pupil’s safety?",
            {"Yes: social care, the police or another service": "60"},
            several=False,
        ),
    ],
)
