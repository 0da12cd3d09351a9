"""Django's checks of a new password, in our words. The first makes people safe; the
others catch what is long and still easy to guess.
"""

from __future__ import annotations

from django.contrib.auth import password_validation as checks


class LongEnough(checks.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Use at least {self.min_length} characters."


class HardToGuess(checks.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Many people use this password. Choose one that is harder to guess."


class UnlikeTheAddress(checks.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "This is too much like your e-mail address. Choose another password."
