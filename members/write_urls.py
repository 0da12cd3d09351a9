from __future__ import annotations

from django.urls import path

from members.views.write_to_us import ANSWER, REPLY, LetterView, thanks

app_name = "write"
urlpatterns = [
    path("answer/", LetterView.as_view(letter=ANSWER), name=ANSWER.name),
    path("reply/", LetterView.as_view(letter=REPLY), name=REPLY.name),
    path("thanks/", thanks, name="thanks"),
]
