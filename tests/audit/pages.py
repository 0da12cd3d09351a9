"""The HTML of pages as they are served, gathered by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpResponse
from django.test import Client


@dataclass
class Pages:
    """Asks for one page after another, and keeps the HTML of each."""

    html: dict[str, str] = field(default_factory=dict)

    def get(self, client: Client, path: str, name: str = "", status: int = 200) -> None:
        self.keep(name or path, client.get(path), status)

    def post(
        self,
        client: Client,
        path: str,
        data: dict[str, object] | None = None,
        *,
        name: str = "",
        status: int = 200,
    ) -> None:
        """Keeps what a form of that page answers when it doesn't lead on."""
        answer = client.post(path, data or {}, headers={"Origin": "http://testserver"})
        self.keep(name or f"{path} refused", answer, status)

    def keep(self, name: str, response: HttpResponse, status: int = 200) -> None:
        place = response.headers.get("Location", "")
        assert response.status_code == status, f"{name}: {response.status_code} {place}"
        assert response["Content-Type"].startswith("text/html"), name
        assert name not in self.html, f"{name} twice"
        self.html[name] = response.content.decode()
