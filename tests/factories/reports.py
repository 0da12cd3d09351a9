"""What a report in the admin shows, for tests."""

from __future__ import annotations

import csv
import re

from django.test import Client

from tests.factories.pages_read import words


def rows(client: Client, path: str) -> list[list[str]]:
    """The words of each cell of the report's table."""
    html = client.get(path).content.decode()
    bodies = re.findall(r"<tbody>(.*?)</tbody>", html, re.S)
    return [
        [words(cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row, re.S)]
        for body in bodies
        for row in re.findall(r"<tr.*?>(.*?)</tr>", body, re.S)
    ]


def saved(client: Client, path: str) -> list[list[str]]:
    """The lines of the report as CSV, the first with its headings."""
    response = client.get(f"{path}?export=csv")
    assert response["Content-Type"] == "text/csv"
    text = b"".join(response.streaming_content).decode()
    return list(csv.reader(text.splitlines()))
