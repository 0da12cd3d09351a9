"""The offers: what they say and when they hold."""

from __future__ import annotations

from naht_site.management.demo.body import Block, bullets, heading, paragraph
from naht_site.management.demo.pages import ENGLAND_AND_WALES
from naht_site.models.published import Audience
from partners.demo import Offer


def _body(what: str, included: list[str], how: str) -> list[Block]:
    return [
        paragraph(what),
        heading("What you get"),
        bullets(*included),
        heading("How to use it"),
        paragraph(how),
    ]


OFFERS = [
    Offer(
        category="services-for-schools",
        slug="a-term-of-reading-checks",
        partner="lanternleaf",
        audience=Audience.SCHOOLS,
        title="A free term of reading checks",
        summary="Short checks for seven- to eleven-year-olds that show which step of "
        "reading is hard, free for one term.",
        picture="reading",
        topics=["subject-leadership"],
        body=_body(
            "Pupils read aloud for four minutes. The teacher taps what they hear, "
            "and sees at once which step to teach next.",
            [
                "checks for up to four classes",
                "an hour online to learn how they work",
                "a one-page summary for each class at the end of term.",
            ],
            "Ask for your school by e-mail, and say that you lead English and belong "
            "to NAHT. You need not buy anything afterwards.",
        ),
    ),
    Offer(
        category="benefits-for-members",
        slug="home-insurance",
        partner="hearthside",
        title="Home insurance: 12% off in your first year",
        summary="Cover for your home and what is in it, with 12% off the first year "
        "for members who start this month.",
        picture="home",
        ends=12,
        body=_body(
            "Marking that you take home, a school laptop and the bicycle that gets "
            "you to work are all covered without asking.",
            [
                "12% off the first year’s price",
                "a person on the phone until eight in the evening",
                "no charge for changing your address.",
            ],
            "Ask for a price and give your member number when you do. Compare it with "
            "others first: a discount on a high price is no saving.",
        ),
    ),
    Offer(
        category="naht-assured",
        slug="website-accessibility-check",
        partner="openway",
        audience=Audience.SCHOOLS,
        title="A website check by people who use it",
        summary="Three disabled testers try your school’s website and tell you the ten "
        "things to mend first, at a quarter off.",
        picture="access",
        topics=["school-business", "families"],
        body=_body(
            "Schools must make their websites work for everyone. A machine finds "
            "some faults; people find the ones that stop them.",
            [
                "five tasks that families often do, tried by three people",
                "a film of an hour with what they found",
                "a list of ten repairs, with the easiest first.",
            ],
            "Book through the partner’s website and choose NAHT Assured as the way in.",
        ),
    ),
    Offer(
        category="naht-extras",
        slug="cinema-tickets",
        partner="velvet-row",
        title="Cinema tickets for two, Monday to Thursday",
        summary="Two seats for the price of one on school nights, in the NAHT Extras "
        "app.",
        picture="cinema",
        body=_body(
            "A reason to leave at half past four, once a week.",
            [
                "two seats for the price of one, Monday to Thursday",
                "any film, any seat that is free",
                "up to four times a month.",
            ],
            "Open the app at the box office and show the ticket. It works without a "
            "signal, too.",
        ),
    ),
    Offer(
        category="naht-mentoring-scheme",
        slug="six-conversations",
        partner="stepping-stone",
        title="Six conversations with a mentor",
        summary="An experienced leader from another school, an hour every half-term, "
        "about whatever you need.",
        picture="mentor",
        topics=["leading-a-team"],
        body=_body(
            "You have questions that you would rather not ask your own head. Someone "
            "who has been there will listen, and nothing goes back to your school.",
            [
                "a mentor who has led what you lead",
                "six hours in a year, by video or in person",
                "a change of mentor if it does not fit, no questions asked.",
            ],
            "Tell the scheme what you lead and what you would like to get better at. "
            "Most people meet their mentor within three weeks.",
        ),
    ),
    Offer(
        category="services-for-schools",
        slug="energy-visit",
        partner="greenholt",
        audience=Audience.SCHOOLS,
        title="A day with an energy engineer",
        summary="Somebody who sells nothing walks round your building and shows where "
        "the heat goes, for £95.",
        picture="energy",
        nations=ENGLAND_AND_WALES,
        topics=["school-business"],
        body=_body(
            "Pupils may come along: the engineer brings a camera that sees heat.",
            [
                "a day on site",
                "ten savings in order of cost, the first three of them free",
                "a lesson plan for science with your own figures.",
            ],
            "Ask your business leader first, then book by phone. Visits are in term "
            "time.",
        ),
    ),
    Offer(
        category="benefits-for-members",
        slug="eye-tests",
        partner="clearfold",
        title="Eye tests and £30 off glasses",
        summary="A free eye test every two years for you and one other person, and £30 "
        "off a pair of glasses.",
        picture="eyes",
        body=_body(
            "Small print, bright boards and a screen in the evening: your eyes work "
            "hard.",
            [
                "a full test, with a photograph of the eye",
                "£30 off glasses from £75",
                "the same for one person at your address.",
            ],
            "Book at any of their shops and show your membership card.",
        ),
    ),
    Offer(
        category="naht-assured",
        slug="payroll-check",
        partner="countwell",
        audience=Audience.SCHOOLS,
        title="A payroll check before the year ends",
        summary="Two accountants look for the five commonest mistakes in school pay.",
        picture="payroll",
        topics=["school-business", "pay-and-contracts"],
        starts=-90,
        ends=-20,
        body=_body(
            "Part-time hours, allowances and pensions go wrong more often than "
            "anybody likes.",
            [
                "a sample of twenty pay slips, checked by hand",
                "a letter that says what was found",
                "an hour with your business leader.",
            ],
            "Your business leader or head signs the agreement; data stays in school.",
        ),
    ),
    Offer(
        category="naht-extras",
        slug="days-out",
        partner="rambleton",
        title="A third off days out",
        summary="Farms, gardens and steam railways: a third off family tickets from "
        "the first day of the offer.",
        picture="days-out",
        starts=21,
        ends=200,
        body=_body(
            "Sixty places that are worth the drive, and a few that are worth the rain.",
            [
                "a third off family tickets",
                "a map in the app with what is open today",
                "no booking, except for the railways.",
            ],
            "Choose the place in the app and show the ticket at the gate.",
        ),
    ),
    Offer(
        category="naht-mentoring-scheme",
        slug="become-a-mentor",
        partner="stepping-stone",
        audience=Audience.BOTH,
        title="Share what you know: become a mentor",
        summary="Led something for three years? Somebody is starting it now. The "
        "scheme trains you for it, free.",
        picture="naht-mentoring-scheme",
        topics=["leading-a-team"],
        body=_body(
            "You do not need all the answers. You need to listen well and to remember "
            "what it was like.",
            [
                "half a day of training, by video",
                "a person to ask when a conversation gets difficult",
                "a note for your own performance review, if you want one.",
            ],
            "Tell the scheme what you have led and how much time you have. One hour "
            "every half-term is enough.",
        ),
    ),
]
