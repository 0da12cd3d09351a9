from __future__ import annotations

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from naht_site.forms import CheckboxTiles, HintedLabel, RadioTiles


class JobForm(forms.Form):
    title = forms.CharField(
        label="Job title",
        help_text="As in your contract",
        error_messages={"required": "Enter your job title"},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    contract = forms.ChoiceField(
        label="Contract",
        help_text="Choose one",
        error_messages={"required": "Choose your contract"},
        choices=[
            ("Lasting", [("permanent", HintedLabel("Permanent", "No end date"))]),
            ("Other", [("supply", "Supply")]),
        ],
        widget=RadioTiles,
    )
    leads = forms.MultipleChoiceField(
        label="What you lead",
        required=False,
        choices=[("subject", "A subject"), ("phase", "A phase")],
        widget=CheckboxTiles,
    )
    news = forms.BooleanField(label="Send me news", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def tidy(html: str) -> str:
    return re.sub(r"\s+", " ", html).strip()


def tag(html: str, part: str) -> dict[str, str]:
    """The attributes of the one tag of `html` that holds `part`."""
    (found,) = [one for one in re.findall(r"<[a-z][^>]*>", html) if part in one]
    return dict(re.findall(r'([\w-]+)="([^"]*)"', found))


def test_field_ties_label_hint_and_input_together() -> None:
    html = JobForm()["title"].as_field_group()

    assert tag(html, "<label") == {"for": "id_title"}
    assert tag(html, 'class="hint"') == {"class": "hint", "id": "id_title_helptext"}
    assert tag(html, "<input") == {
        "type": "text",
        "name": "title",
        "autocomplete": "organization-title",
        "aria-describedby": "id_title_helptext",
        "id": "id_title",
    }


def test_field_in_error_says_so_in_words_and_to_screen_readers() -> None:
    html = JobForm({})["title"].as_field_group()

    assert tag(html, "<input")["aria-invalid"] == "true"
    assert tag(html, "<input")["aria-describedby"] == (
        "id_title_helptext id_title_error"
    )
    assert (
        '<p class="field-error" id="id_title_error">'
        '<span class="visually-hidden">Error:</span> Enter your job title</p>'
    ) in tidy(html)


def test_choices_are_a_fieldset_described_by_hint_and_error() -> None:
    html = JobForm({})["contract"].as_field_group()

    assert tag(html, "<fieldset") == {
        "class": "field",
        "aria-describedby": "id_contract_helptext id_contract_error",
    }
    assert "<legend>Contract</legend>" in tidy(html)


def test_tiles_show_groups_hints_and_the_chosen_one() -> None:
    form = JobForm(initial={"contract": "supply"})

    html = tidy(str(form["contract"]))

    assert re.findall(r'<p class="tiles-group">(.*?)</p>', html) == ["Lasting", "Other"]
    assert '<span>Permanent<span class="hint">No end date</span></span>' in html
    assert re.findall(r'value="(\w+)"[^>]* checked', html) == ["supply"]


def test_every_tile_labels_its_own_input() -> None:
    html = str(JobForm()["leads"])

    labelled = re.findall(r'<label class="tile" for="(.+?)">', html)
    inputs = re.findall(r'<input type="checkbox"[^>]* id="(.+?)"', html)
    assert labelled == inputs == ["id_leads_0", "id_leads_1"]


def test_question_makes_its_words_the_heading_of_the_page() -> None:
    field = JobForm()["contract"]

    html = render_to_string("components/field.html", {"field": field, "as_heading": 1})

    assert "<legend><h1>Contract</h1></legend>" in tidy(html)


def test_single_checkbox_stands_before_its_label() -> None:
    html = tidy(JobForm()["news"].as_field_group())

    assert re.search(r'<label class="choice" for="id_news"><input .*?> ?<span>', html)


def test_form_draws_all_fields_and_hides_the_hidden_ones() -> None:
    html = str(JobForm())

    names = re.findall(r'<input type="(\w+)" name="(\w+)"', html)
    assert list(dict.fromkeys(names)) == [
        ("hidden", "token"),
        ("text", "title"),
        ("radio", "contract"),
        ("checkbox", "leads"),
        ("checkbox", "news"),
    ]
    assert html.count("<label") == 1 + 2 + 2 + 1


def test_error_summary_links_to_the_first_input_of_each_field() -> None:
    form = JobForm({})

    html = render_to_string("components/error_summary.html", {"form": form})

    assert re.findall(r'<a href="#(.+?)">(.+?)</a>', html) == [
        ("id_title", "Enter your job title"),
        ("id_contract_0_0", "Choose your contract"),
    ]
    assert tag(str(form), 'id="id_contract_0_0"')["value"] == "permanent"


@pytest.mark.parametrize("form", [JobForm(), None])
def test_error_summary_is_not_there_without_errors(form: JobForm | None) -> None:
    html = render_to_string("components/error_summary.html", {"form": form})

    assert html.strip() == ""
