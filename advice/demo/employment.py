"""Guides about the reader's own job. They name the law's paths, never its figures."""

from __future__ import annotations

from advice.demo import Guide
from naht_site.management.demo.body import (
    bullets,
    callout,
    heading,
    nation_section,
    numbered,
    paragraph,
)
from naht_site.management.demo.pages import ALL_NATIONS
from naht_site.models import Nation

FLEXIBLE = Guide(
    slug="asking-to-work-flexibly",
    title="Asking to work flexibly while you lead",
    summary="Part time, compressed days or a later start: how to ask, what your school "
    "must do with your request, and how to keep the job that you like.",
    topics=["working-time", "pay-and-contracts"],
    nations=ALL_NATIONS,
    first_published=520,
    reviewed=60,
    updated=60,
    picture="flexible",
    body=[
        paragraph(
            "You can lead a subject on three days a week. People do. What makes it "
            "work is a clear plan, agreed before it begins."
        ),
        heading("Think it through first"),
        paragraph("Your request is stronger if it answers what your head will ask:"),
        bullets(
            "Which days or hours do you want, and from when?",
            (
                "What happens to your leadership work on the other days:",
                [
                    "who is there for urgent things",
                    "how people reach you, and when they do not",
                    "which meetings have to move?",
                ],
            ),
            "Would you share the role, and is there somebody to share it with?",
            "What would change in your pay and pension? Ask payroll for the figures.",
        ),
        heading("Put it in writing"),
        paragraph(
            "Keep it to a page. Give the date, the change that you ask for and the "
            "day on which it should start. Say how it can work for your pupils and "
            "your team. Keep a copy."
        ),
        heading("England and Wales"),
        paragraph(
            "Employees have a right in law to ask for flexible working. Your school "
            "must deal with the request in a reasonable way, talk to you before it "
            "says no, and can only refuse for reasons that the law lists. Read how "
            "it works and how long it takes on the "
            '<a href="https://www.acas.org.uk/flexible-working">Acas pages about '
            "flexible working</a>."
        ),
        heading("Northern Ireland"),
        paragraph(
            "There is a right to ask here too, but the law is a different one: who "
            "may ask, and how often, is not the same. The "
            '<a href="https://www.lra.org.uk/">Labour Relations Agency</a> explains '
            "the rules that hold now."
        ),
        heading("If the answer is no"),
        numbered(
            "Ask for the reason in writing.",
            "Ask whether a trial, or other days, would be possible.",
            "Look up how to appeal in your school’s policy, and note the last day.",
            "Phone us before that day.",
        ),
        callout(
            "A refusal can be unfair in other ways",
            "If you ask because you care for someone, are pregnant or are disabled, "
            "other rights may protect you as well. Talk to us early.",
        ),
    ],
)

MEETING = Guide(
    slug="called-to-a-meeting",
    title="When you are called to a meeting about your work",
    summary="A letter, a worried night, a room. What to ask before the meeting, whom "
    "to take with you and what not to sign.",
    topics=["pay-and-contracts"],
    nations=ALL_NATIONS,
    first_published=700,
    reviewed=200,
    body=[
        paragraph(
            "It happens to good people. How you prepare can change how it ends. "
            "Phone us as soon as you know of the meeting."
        ),
        heading("What kind of meeting it is"),
        paragraph("Ask for the answer in writing. It is usually one of these:"),
        bullets(
            "<b>A conversation.</b> Informal, about something that can be put right. "
            "Ask what it is about so that you can think beforehand.",
            "<b>An investigation.</b> Somebody is finding out what happened. Nothing "
            "has been decided, but what you say will be written down.",
            "<b>A hearing.</b> A decision can come of it. You must be told what is "
            "said against you and see what it rests on.",
        ),
        heading("Who comes with you"),
        paragraph(
            "At a disciplinary or grievance hearing, workers have a right in law to "
            "be accompanied by a colleague or by someone from a trade union. For "
            "other meetings, look in your school’s policy: many allow it, and you "
            "can always ask. Choose somebody calm, and tell them everything."
        ),
        heading("The days before"),
        numbered(
            "Read the letter twice. Note the date, the place and who will be there.",
            "Ask for the papers, and for the policy that the meeting follows.",
            "If you need more time, or your companion cannot come, ask for another "
            "day at once.",
            "Write down what happened, in order, while you remember it.",
            "Do not talk about it with colleagues who may be witnesses.",
        ),
        heading("In the room"),
        bullets(
            "Take your time. You may ask for a question to be repeated.",
            "You may ask for a break.",
            "Say so if a note that is read out is wrong.",
            "Do not sign anything that you have not read and thought about.",
        ),
        callout(
            "Never resign in the corridor",
            "You may be told that it would be simpler to go. Do not decide that day. "
            "Speak to us first.",
        ),
    ],
)

PAYMENT = Guide(
    slug="responsibility-payments",
    title="Responsibility payments: should you have one?",
    summary="You lead, but your pay slip does not say so. What each nation’s payment "
    "is for, how to build your case and how to ask.",
    topics=["pay-and-contracts", "subject-leadership"],
    nations=ALL_NATIONS,
    first_published=260,
    reviewed=150,
    members_only=True,
    body=[
        paragraph(
            "Many people lead for goodwill. Goodwill is fine for a bake sale. For a "
            "lasting duty that other teachers do not have, there may be a payment."
        ),
        heading("Where to look first"),
        paragraph(
            "Academies and independent schools may have terms of their own. Start "
            "with your contract and your school’s pay policy: both should say who "
            "decides, and when in the year."
        ),
        nation_section(
            Nation.ENGLAND,
            paragraph(
                "Here it is a teaching and learning responsibility payment (TLR), or "
                "for some posts a special educational needs allowance. The school "
                "teachers’ pay and conditions document says when."
            ),
        ),
        nation_section(
            Nation.WALES,
            paragraph(
                "Here it is a TLR or an allowance as well, under Wales’ own pay and "
                "conditions document."
            ),
        ),
        nation_section(
            Nation.NORTHERN_IRELAND,
            paragraph(
                "Here it is a teaching allowance, under the terms agreed for "
                "teachers in Northern Ireland."
            ),
        ),
        heading("Does your work fit?"),
        paragraph("The more of these are true, the stronger your case:"),
        bullets(
            "It is part of your job all the time, not a favour for a month.",
            "Teachers in general do not have to do it.",
            "It is about teaching and learning.",
            "You answer for it, and you can decide things.",
            "It reaches pupils beyond your own class.",
            "You lead, develop or manage other staff.",
        ),
        heading("Build your case"),
        numbered(
            "Keep a diary for three weeks of what you do for the role, and when.",
            "Put it beside your job description. Mark what is missing from it.",
            "Look at the staffing structure. Who has a payment, and for what?",
            "Write one page: what I lead, what has improved, what I ask for.",
        ),
        heading("Ask for it"),
        paragraph(
            "Ask your line manager for a meeting about your role, and send the page "
            "beforehand. If the answer is no, ask what would have to change. If it is "
            "“not now”, ask when, and write that down."
        ),
        callout(
            "Handing it back",
            "You may be free to give up duties that nobody pays you for. How to do "
            "that without harm is something to plan with us first.",
        ),
    ],
)

EMPLOYMENT = [FLEXIBLE, MEETING, PAYMENT]
